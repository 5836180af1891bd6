"""Where messages go, through apprise, which comes with `pip install 'onrecord[alerts]'`.

An address holds the key to somebody's mail or channel: it is shown without it, and what apprise says of a
failure, which may repeat it, is never passed on.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal
from urllib.parse import urlsplit

from onrecord.db.alerts.digest import Message

MISSING = "messages are sent by apprise: pip install 'onrecord[alerts]'"
# Kinds of address whose host is a host; of others it may be the key itself.
_WITH_HOST = re.compile(r"(?:https?|jsons?|xmls?|forms?|mailtos?)", re.ASCII)
# What apprise logs of an answer, and of a connection that broke: before the message was out, or after.
_STATUS = re.compile(r"error=(\d{3})\b")
_UNREACHED = re.compile(
    r"NewConnectionError|ConnectTimeout|connect timeout|NameResolution|Connection refused"
)
_UNANSWERED = re.compile(
    r"[Tt]imed out|Connection aborted|RemoteDisconnected|Connection reset|unexpectedly closed"
)
_PATIENCE = 15.0  # seconds for an answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message. `doubtful`: it left, and whether it arrived is not known. `reason`: in a few
    words without any secret."""

    state: Literal["sent", "refused", "doubtful"]
    reason: str | None = None


class ReceiverError(ValueError):
    """What is wrong with an address, as a sentence without its end, and without the address."""


def is_there() -> bool:
    """Whether what sends is installed."""
    return find_spec("apprise") is not None


def redacted(receiver: str) -> str:
    """An address of which only the kind, and where it is sure to be one the host, are told."""
    scheme, separator, _ = receiver.partition("://")
    if not separator or not re.fullmatch(r"[a-z0-9+]{1,20}", scheme.lower()):
        return "…"
    try:
        host = urlsplit(receiver).hostname if _WITH_HOST.fullmatch(scheme.lower()) else None
    except ValueError:
        host = None
    return f"{scheme.lower()}://{host}/…" if host else f"{scheme.lower()}://…"


def require_known(receiver: str) -> None:
    """Raises ReceiverError unless apprise knows where this leads."""
    if _plugin(receiver) is None:
        raise ReceiverError(
            "this is no address that apprise knows, such as mailto://, slack:// or json://host/path: "
            "https://github.com/caronc/apprise/wiki lists them"
        )


def send(receiver: str, message: Message, key: str) -> Outcome:
    """Send it, once.

    `key` goes along where the receiver can use it to know a message again: as the header Idempotency-Key of
    a webhook, as X-Onrecord-Digest of a mail. A JSON webhook also gets `digest` and `claim_ids`.
    """
    plugin = _plugin(receiver)
    if plugin is None:
        return Outcome("refused", "its address is none that this apprise knows")
    from apprise import Apprise, NotifyFormat, NotifyType
    from apprise.common import OverflowMode

    _mark(plugin, message, key)
    plugin.overflow_mode = OverflowMode.TRUNCATE  # in pieces, half of it could be sent and sent again
    plugin.socket_read_timeout = max(plugin.socket_read_timeout, _PATIENCE)
    sender = Apprise()
    sender.add(plugin)
    heard = _Heard()
    with heard.listening():
        try:
            taken = sender.notify(
                body=message.body,
                title=message.title,
                notify_type=NotifyType.INFO,
                body_format=NotifyFormat.TEXT,
            )
        except Exception as error:  # whatever a service's own code trips over
            return Outcome("doubtful", f"its sending broke off ({type(error).__name__})")
    return Outcome("sent") if taken else heard.outcome


def _plugin(receiver: str) -> Any:
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    try:
        return apprise.Apprise.instantiate(receiver, suppress_exceptions=True)
    except Exception:  # its readers of addresses are many
        return None


def _mark(plugin: Any, message: Message, key: str) -> None:
    headers = getattr(plugin, "headers", None)
    if not isinstance(headers, dict):
        return
    kind = type(plugin).__name__
    if kind in ("NotifyJSON", "NotifyXML", "NotifyForm"):
        headers["Idempotency-Key"] = key
    elif kind == "NotifyEmail":
        headers["X-Onrecord-Digest"] = key
    if kind == "NotifyJSON":
        plugin.payload_extras = {
            **plugin.payload_extras,
            "digest": key,
            "claim_ids": list(message.claim_ids),
        }


class _Heard(logging.Handler):
    """Listens to apprise for what became of a message, and passes on nothing of its words."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.outcome = Outcome("refused", "it could not be delivered")

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if found := _STATUS.search(said):
            self.outcome = Outcome("refused", f"its receiver answered {found[1]}")
        elif _UNANSWERED.search(said) and not _UNREACHED.search(said):
            self.outcome = Outcome("doubtful", "its receiver did not say whether it has it")
        elif _UNREACHED.search(said):
            self.outcome = Outcome("refused", "its receiver cannot be reached")

    @contextmanager
    def listening(self) -> Iterator[None]:
        logger = logging.getLogger("apprise")
        before = logger.level, logger.propagate
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.level, logger.propagate = before
