"""Where reading can go on in a web archive that is damaged."""

from __future__ import annotations

import re
import zlib
from typing import IO

from onrecord.ingest.web.gunzip import MAGIC

_CHUNK = 1_000_000
# A record's first line and the beginning of its second; what quotes one stands on a line as well.
_START = re.compile(rb"(?:^|(?<=\n))WARC/\d\.\d+\r?\n[A-Za-z-]+:")
_LONGEST_START = 64
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 65_536
_ADDRESS = re.compile(rb"^WARC-Target-URI:\s*<?([^\s>]+)", re.IGNORECASE | re.MULTILINE)
_MEMBER = MAGIC + b"\x08"
# Small enough that little is lost of what comes before damage, since a failing step gives nothing.
_STEP = 64


def next_record(file: IO[bytes], after: int) -> int | None:
    """Where the next record begins, at `after` or later."""
    # One byte earlier, to see whether `after` begins a line.
    place = max(0, after - 1)
    file.seek(place)
    tail = b"" if place else b"\n"
    place -= len(tail)
    while chunk := file.read(_CHUNK):
        window = tail + chunk
        for found in _START.finditer(window):
            if place + found.start() >= after:
                return place + found.start()
        kept = min(len(window), _LONGEST_START)
        tail, place = window[-kept:], place + len(window) - kept
    return None


def end(file: IO[bytes], start: int, length: int) -> int:
    """Where a record says that it ends."""
    file.seek(start)
    head = _HEAD_END.search(file.read(_LONGEST_HEAD))
    return start + (head.end() if head else 0) + length


def closes(file: IO[bytes], place: int) -> bool:
    """Whether what must follow a record stands at `place`."""
    file.seek(place)
    return _HEAD_END.match(file.read(4)) is not None


def goes_on(file: IO[bytes], place: int) -> bool:
    """Whether anything but blanks stands at `place` or soon after."""
    file.seek(place)
    return bool(file.read(_LONGEST_HEAD).strip(b"\r\n\x00 "))


def address_at(file: IO[bytes], place: int) -> str | None:
    """The address that the header of a record names which begins at `place`, but for line ends."""
    file.seek(place)
    head = _HEAD_END.split(file.read(_LONGEST_HEAD).lstrip())[0]
    found = _ADDRESS.search(head) if head.startswith(b"WARC/") else None
    return found[1].decode("utf-8", "replace") if found else None


def unpack(file: IO[bytes], out: IO[bytes]) -> list[int]:
    """What can be unpacked of a compressed archive; of a damaged member its header alone, so that whoever
    reads it finds a record that is cut, and its name. Where there is no header either is the answer."""
    lost: list[int] = []
    place: int | None = 0
    while place is not None:
        written = out.tell()
        reached = _member(file, place, out)
        if reached is None:
            out.seek(written)
            out.truncate()
            head = _head_of(file, place)
            if _ADDRESS.search(head):
                out.write(head)
            else:
                lost.append(place)
            place = next_member(file, place + 1)
        elif _at(file, reached, len(_MEMBER)) == _MEMBER:
            place = reached
        else:
            place = next_member(file, reached)
            if goes_on(file, reached) and (
                place is None or _at(file, reached, place - reached).strip(b"\x00")
            ):
                lost.append(reached)
    out.seek(0)
    return lost


def _member(file: IO[bytes], start: int, out: IO[bytes]) -> int | None:
    """Unpack one member: where it ends, or None where it is damaged."""
    file.seek(start)
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while not member.eof:
            chunk = file.read(65_536)
            if not chunk:
                return None
            out.write(member.decompress(chunk))
    except zlib.error:
        return None
    return file.tell() - len(member.unused_data)


def _head_of(file: IO[bytes], start: int) -> bytes:
    file.seek(start)
    member, head = zlib.decompressobj(zlib.MAX_WBITS | 16), b""
    try:
        while (step := file.read(_STEP)) and b"\r\n\r\n" not in head and len(head) < _LONGEST_HEAD:
            head += member.decompress(step)
    except zlib.error:
        pass
    found = head.find(b"\r\n\r\n")
    if found >= 0:
        return head[: found + 4]
    # What is left of a header ends here, and says that something follows which does not.
    return head[: head.rfind(b"\r\n") + 2] + b"Content-Length: 1\r\n\r\n" if b"\r\n" in head else b""


def _at(file: IO[bytes], place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(min(length, _CHUNK))


def next_member(file: IO[bytes], after: int) -> int | None:
    """Where the next member of a compressed archive begins, at `after` or later, that holds the beginning of
    a record."""
    file.seek(after)
    place, tail = after, b""
    while chunk := file.read(_CHUNK):
        window = tail + chunk
        found = window.find(_MEMBER)
        while found >= 0:
            head = window[found : found + _LONGEST_HEAD]
            if _begins_record(head):
                return place + found
            found = window.find(_MEMBER, found + 1)
        kept = min(len(window), len(_MEMBER) - 1)
        tail, place = window[len(window) - kept :], place + len(window) - kept
    return None


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, 16).startswith(b"WARC/")
    except zlib.error:
        return False
