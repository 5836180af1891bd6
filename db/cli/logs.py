"""`-v`: what a command does, logged on stderr as it does it."""

from __future__ import annotations

import logging
import re
import time

import click

# Ours alone: what libraries log of a request holds whole addresses and headers.
_LOGGER = "onrecord"
_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)
_ADDRESS = re.compile(r"https?://[^\s'\"<>]+[^\s'\"<>:;,.)]", re.IGNORECASE)


class _Formatter(logging.Formatter):
    """Moments in UTC, as everywhere in onrecord. No secret of an address passes, whoever logs it."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))

    def format(self, record: logging.LogRecord) -> str:
        from onrecord.ingest.web.urls import redact

        return _ADDRESS.sub(lambda found: redact(found[0]), super().format(record))


def show(ctx: click.Context, verbosity: int) -> None:
    """Log on stderr until the command ends: 0 nothing, 1 what is done, 2 every request as well."""
    if not verbosity:
        return
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(name)s: %(message)s"))
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(handler)
    logger.setLevel(_LEVELS[min(verbosity, 2)])

    @ctx.call_on_close
    def hide() -> None:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
