"""gzip with a bound on what comes out: the smallest bomb unfolds a thousandfold."""

from __future__ import annotations

import zlib

MAGIC = b"\x1f\x8b"


class Gunzip:
    """Unpacks piece by piece, across the members of a stream."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._begun = False

    @property
    def whole(self) -> bool:
        """Whether what was fed so far does not end within a member."""
        return self._member.eof or not self._begun

    def feed(self, chunk: bytes, limit: int) -> bytes:
        """At most `limit` bytes; reaching it means that there may be more. Raises zlib.error."""
        out = bytearray()
        while chunk and len(out) < limit:
            if self._member.eof:
                if not chunk.startswith(MAGIC):
                    break  # padding after the last member
                self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            self._begun = True
            out += self._member.decompress(chunk, limit - len(out))
            chunk = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return bytes(out)
