"""What can be wrong with a gold folder: one line for the user."""

from __future__ import annotations

from pathlib import Path


class GoldError(Exception):
    """`path` is the file or folder at fault; `reason` says what is wrong with it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
