"""A part of a file, cut by bytes, so that many can read one large file: what begins in a part belongs to it.

Whatever the cuts, each record and each line lies in exactly one part, and whole.
"""

from __future__ import annotations

import io
from typing import IO

from onrecord.ingest import salvage
from onrecord.ingest.web.gunzip import MAGIC

_CHUNK = 65_536


class Window(io.RawIOBase):
    """The bytes `[start, end)` of a file, as a file; closing it leaves the other open.

    `error`: what went wrong when the file was last read, or None. Whoever reads an archive takes such an
    error for damage in it.
    """

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file, self._start, self._length = file, start, max(0, end - start)
        self._place = 0
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._length}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = min(len(buffer), self._length - self._place)
        if wanted <= 0:
            return 0
        try:
            self._file.seek(self._start + self._place)
            got = self._file.read(wanted)
        except Exception as error:
            self.error = error
            raise
        buffer[: len(got)] = got
        self._place += len(got)
        return len(got)


def records(file: IO[bytes], start: int, end: int, size: int) -> tuple[int, int]:
    """Where the records of a web archive of `size` bytes lie that begin in `[start, end)`: from the first one
    to the one that comes after them. Both are `size` where none begins there.

    An archive that is packed as one piece lies wholly in the part that holds its beginning.
    """
    file.seek(0)
    find = salvage.next_member if file.read(len(MAGIC)) == MAGIC else salvage.next_record
    first, following = (0 if place <= 0 else find(file, place) for place in (start, end))
    after = size if following is None or end >= size else following
    return (after if first is None else min(first, after)), after


def lines(file: IO[bytes], start: int, end: int, size: int) -> tuple[int, int]:
    """Where the lines lie that begin in `[start, end)`."""
    return _line(file, start, size), _line(file, end, size)


def _line(file: IO[bytes], after: int, size: int) -> int:
    """Where the next line begins, at `after` or later."""
    if after <= 0 or after >= size:
        return max(0, min(after, size))
    place = after - 1  # what ends there makes `after` a beginning
    file.seek(place)
    while chunk := file.read(_CHUNK):
        found = chunk.find(b"\n")
        if found >= 0:
            return place + found + 1
        place += len(chunk)
    return size
