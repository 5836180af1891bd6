"""A place for a file that is being made, which goes away with its maker, however that ends."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".onrecord-writing-"


@contextmanager
def workroom(beside: Path) -> Iterator[Path]:
    """A folder that nobody else uses, in that of `beside`, so that what was made moves out in one step.

    It is removed at the end. Where its maker was killed, the next one removes it: the lock on each is the
    kernel's, so it tells whose makers still live. Raises OSError.
    """
    folder = beside.parent
    if not folder.is_dir():
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(beside))
    _sweep(folder)
    room, lock = _made(folder)
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        os.close(lock)


def _made(folder: Path) -> tuple[Path, int]:
    while True:
        room = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        lock = os.open(room, os.O_RDONLY)
        with suppress(OSError):  # a file system without locks, where nobody sweeps either
            fcntl.flock(lock, fcntl.LOCK_EX)
        if room.exists():
            return room, lock
        os.close(lock)  # another maker took it for an abandoned one, just before it was locked


def _sweep(folder: Path) -> None:
    """Remove the rooms whose makers are gone."""
    for room in folder.glob(f"{_PREFIX}*"):
        if room.is_symlink() or not room.is_dir():
            continue
        with suppress(OSError):
            lock = os.open(room, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(room, ignore_errors=True)
            finally:
                os.close(lock)
