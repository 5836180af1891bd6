"""What a person sees on stderr while a command works: failures at once, a progress bar when it takes long."""

from __future__ import annotations

import logging
import sys
import time
from contextlib import nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

if TYPE_CHECKING:
    from tqdm import tqdm

_SECONDS_BEFORE_BAR = 1.0


class Console:
    """A `db.run.report.Report`. There is no bar where nobody watches, nor where a log tells more."""

    def __init__(self, unit: str, *, scaled: bool = False) -> None:
        """`scaled`: numbers are large, and shown in thousands and millions."""
        watched = sys.stderr.isatty() and not logging.getLogger("db").isEnabledFor(logging.INFO)
        self._bar = _bar(unit, scaled) if watched else None
        self._began = time.monotonic()
        self.failures = 0

    def expect(self, count: int) -> None:
        if self._bar is not None:
            self._bar.total = (self._bar.total or 0) + count

    def advance(self) -> None:
        if self._bar is not None:
            self._bar.update()

    def reach(self, count: int, note: str) -> None:
        """So many things are done by now, and what else there is to say of them."""
        if self._bar is not None:
            self._bar.set_postfix_str(note, refresh=False)
            self._bar.update(count - self._bar.n)

    def restart(self, unit: str, count: int) -> None:
        """So many things of another kind are to be done now."""
        if self._bar is not None:
            self._bar.close()
            self._bar = _bar(unit, False)
            self._began = time.monotonic()
            self._bar.total = count

    def failed(self, subject: str, reason: str) -> None:
        self.failures += 1
        self.say(f"{subject}: {reason}")

    def say(self, message: str) -> None:
        """A line above the bar."""
        # Writing above the bar draws it anew, which would show one that is not due yet.
        drawn = self._bar is not None and time.monotonic() - self._began > _SECONDS_BEFORE_BAR
        with self._bar.external_write_mode(file=sys.stderr) if drawn and self._bar else nullcontext():
            click.echo(message, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()


def _bar(unit: str, scaled: bool) -> tqdm[Any]:
    from tqdm import tqdm  # what cron starts need not wait for it

    tqdm.monitor_interval = 0  # its thread would stand in the way of forking worker processes
    return tqdm(
        total=0,
        unit=unit if scaled else f" {unit}",
        unit_scale=scaled,
        delay=_SECONDS_BEFORE_BAR,
        file=sys.stderr,
        leave=False,
        dynamic_ncols=True,
    )
