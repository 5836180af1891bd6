"""What can go wrong on the way to an article. Each error is one line for the user, and pickles."""

from __future__ import annotations


class IngestError(Exception):
    """`subject` is the URL or file as the user knows it; `reason` says what happened and what to do."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class FetchError(IngestError):
    """No usable answer: no such host, a status of 400 or above, too slow, too large, too many redirects."""


class ParseError(IngestError):
    """An answer or file that is not what it should be: no feed, no article, not text."""
