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
    """No usable answer: no such host, a status of 400 or above, too slow, too large, too many redirects.

    `status` is the HTTP status, if there was an answer. `retry_after`: seconds for which the server asked to
    be left alone, or None. `permanent_url` as in `Payload`.
    """

    def __init__(
        self,
        subject: str,
        reason: str,
        status: int | None = None,
        retry_after: float | None = None,
        permanent_url: str | None = None,
    ) -> None:
        super().__init__(subject, reason)
        self.status = status
        self.retry_after = retry_after
        self.permanent_url = permanent_url


class ParseError(IngestError):
    """An answer or file that is not what it should be: no feed, no article, not text."""
