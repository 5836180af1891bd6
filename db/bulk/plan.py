"""Sources become parts: small enough that one large archive keeps many processors busy. Pure, but for a look
at the beginning of each list."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from onrecord.db.bulk.records import LIST, Part, Source

_LINES_TOGETHER = 500  # of a list, where a line may only name a file
_LEAST_BYTES = 16_384
_HEAD = 262_144


def parts(source: Source, part_bytes: int, head: Callable[[Source, int], bytes]) -> list[Part]:
    """The parts of a source, in their order; they cover it. `head` gives so many of its first bytes."""
    if not source.can_seek or source.is_packed_list:
        return [_part(source, 0, source.size, 0)]
    step = part_bytes
    if source.kind == LIST:
        step = min(part_bytes, max(_LEAST_BYTES, _mean_line(head(source, _HEAD)) * _LINES_TOGETHER))
    starts = range(0, max(1, source.size), step)
    return [_part(source, start, min(start + step, source.size), n) for n, start in enumerate(starts)]


def _part(source: Source, start: int, end: int, number: int) -> Part:
    digest = blake2b(f"{source.address}\x1f{source.size}".encode("utf-8", "surrogateescape"), digest_size=6)
    return Part(source.address, start, end, f"{digest.hexdigest()}-{number:06}", source)


def _mean_line(head: bytes) -> int:
    return len(head) // max(1, head.count(b"\n"))
