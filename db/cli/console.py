"""What a person sees on stderr while a command works: failures at once, a progress bar when it takes long."""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from types import TracebackType
from typing import Self

import click
from tqdm import tqdm

_SECONDS_BEFORE_BAR = 1.0
tqdm.monitor_interval = 0  # its thread would stand in the way of forking worker processes


class Console:
    """A `db.report.Report`. On anything but a terminal there is no bar."""

    def __init__(self, unit: str) -> None:
        self._bar = tqdm(
            total=0,
            unit=f" {unit}",
            delay=_SECONDS_BEFORE_BAR,
            disable=None,  # where stderr is no terminal
            file=sys.stderr,
            leave=False,
            dynamic_ncols=True,
        )
        self._began = time.monotonic()
        self.failures = 0

    def expect(self, count: int) -> None:
        self._bar.total = (self._bar.total or 0) + count

    def advance(self) -> None:
        self._bar.update()

    def failed(self, subject: str, reason: str) -> None:
        self.failures += 1
        self.say(f"{subject}: {reason}")

    def say(self, message: str) -> None:
        """A line above the bar."""
        # Writing above the bar draws it anew, which would show one that is not due yet.
        drawn = time.monotonic() - self._began > _SECONDS_BEFORE_BAR
        with tqdm.external_write_mode(file=sys.stderr) if drawn else nullcontext():
            click.echo(message, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()
