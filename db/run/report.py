"""What a run tells the person who watches it."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Progress and failures, as they happen. Called from one thread only."""

    def expect(self, count: int) -> None:
        """So many more things are to be done."""

    def advance(self) -> None:
        """One of them is done, well or not."""

    def failed(self, subject: str, reason: str) -> None:
        """`subject` (an address or a file) did not work out, and why. The rest goes on."""


class Silent:
    """Tells nothing: for callers that look at the result alone."""

    def expect(self, count: int) -> None:
        pass

    def advance(self) -> None:
        pass

    def failed(self, subject: str, reason: str) -> None:
        pass
