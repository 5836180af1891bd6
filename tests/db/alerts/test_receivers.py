"""What leaves for a receiver, and what is understood of its answer; mail by a server that is played."""

from __future__ import annotations

import smtplib
from email import message_from_string
from typing import Any

import pytest

from onrecord.db.alerts.digest import Message
from onrecord.db.alerts.receivers import Outcome, send

pytest.importorskip("apprise", reason="apprise is not installed")

MESSAGE = Message("onrecord: 1 new statement", "“It leaks”\n\nTwo divers, ‹not› named", ("c1",))
MAIL = "mailto://ines:s3cret@mail.example?to=desk@news.example&smtp=mail.example"


class Played:
    """An SMTP server of one letter."""

    letters: list[str] = []  # noqa: RUF012
    fails: Exception | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **named: None

    def sendmail(self, sender: str, to: Any, letter: str) -> dict[str, Any]:
        if self.fails:
            raise self.fails
        self.letters.append(letter)
        return {}


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> type[Played]:
    monkeypatch.setattr(Played, "letters", [])
    monkeypatch.setattr(smtplib, "SMTP", Played)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Played)
    return Played


def test_a_mail_keeps_its_lines_and_bears_its_key(played: type[Played]) -> None:
    assert send(MAIL, MESSAGE, "k1") == Outcome("sent")
    [letter] = played.letters
    mail = message_from_string(letter)
    assert mail["X-Onrecord-Digest"] == "k1"
    texts = [part.get_payload(decode=True).decode() for part in mail.walk() if not part.is_multipart()]  # type: ignore[union-attr]
    assert any("“It leaks”" in text and ("<br" in text or "\n" in text) for text in texts)
    assert "s3cret" not in letter


FAILURES: list[tuple[Exception, str]] = [
    (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), "doubtful"),
    (TimeoutError("timed out"), "doubtful"),
    (smtplib.SMTPRecipientsRefused({"desk@news.example": (550, b"no")}), "refused"),
    (ConnectionRefusedError(111, "Connection refused"), "refused"),
]


@pytest.mark.parametrize(("error", "state"), FAILURES)
def test_what_became_of_a_mail(
    played: type[Played], monkeypatch: pytest.MonkeyPatch, error: Exception, state: str
) -> None:
    monkeypatch.setattr(Played, "fails", error)
    outcome = send(MAIL, MESSAGE, "k1")
    assert outcome.state == state
    assert "s3cret" not in (outcome.reason or "")
    assert "example" not in (outcome.reason or "")


def test_an_address_that_is_none_is_refused() -> None:
    assert send("nowhere://x", MESSAGE, "k1").state == "refused"
