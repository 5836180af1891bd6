"""How a command ends when it cannot go on: one line on stderr, an exit code, no traceback."""

from __future__ import annotations

import asyncio
import errno
import io
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

import click

from onrecord.db.errors import DatabaseError, explain
from onrecord.ingest.errors import IngestError

Result = TypeVar("Result")

INTERRUPTED = 130  # as shells report a program that Ctrl-C ended
# Seconds after which the process ends, whatever still runs: a name that is being looked up or a text that is
# being read cannot be called off. What was finished is stored by then.
_PATIENCE = 8.0


@contextmanager
def well_ended(ctx: click.Context) -> Iterator[None]:
    """Errors that a user can cause become a line and an exit code; SIGTERM acts as Ctrl-C does."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What we print is read by programs: it is UTF-8 in every locale.
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        with _terminated_as_interrupted():
            yield
    except KeyboardInterrupt:
        _end_soon()
        click.echo("\nonrecord: interrupted; what was finished is kept", err=True)
        ctx.exit(INTERRUPTED)
    except (DatabaseError, IngestError) as error:
        click.echo(f"onrecord: {error}", err=True)
        ctx.exit(getattr(error, "exit_code", 1))
    except sqlite3.Error as error:
        account = explain(error, "the database")
        if account is None:
            raise
        click.echo(f"onrecord: {account}", err=True)
        ctx.exit(account.exit_code)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # click ends quietly then
        click.echo(f"onrecord: {error.filename or 'output'}: {error.strerror or error}", err=True)
        ctx.exit(1)


def run_async(work: Coroutine[object, object, Result]) -> Result:
    """Run `work` to its end. Ctrl-C and SIGTERM cancel it and raise KeyboardInterrupt."""

    async def watched() -> Result:
        task = asyncio.current_task()
        if task and threading.current_thread() is threading.main_thread():
            # An exception raised where the signal is heard could hit a task of the run instead of this one.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        try:
            return await work
        except asyncio.CancelledError:
            _end_soon()
            raise

    before = signal.getsignal(signal.SIGTERM)
    try:
        return asyncio.run(watched())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, before)


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # only there can signals be heard
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    # A shell script's `onrecord update &` starts with SIGINT ignored, and must end all the same.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        raise KeyboardInterrupt
    signal.raise_signal(signal.SIGINT)  # upon which asyncio cancels what runs


def _end_soon() -> None:
    timer = threading.Timer(_PATIENCE, os._exit, [INTERRUPTED])
    timer.daemon = True
    timer.start()
