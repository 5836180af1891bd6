"""Where the processor's work is done: threads beside an event loop, or processes for many files."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Starting a process and its imports takes as long as a few files.
_FEW = 8


@contextmanager
def workers() -> Iterator[Executor]:
    """Threads that read and extract. They are not waited for at the end: what they do then is not wanted."""
    executor = ThreadPoolExecutor(os.cpu_count(), "read")
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def in_processes(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterable[Result]:
    """The results of `function`, in the order of `items`; many items are spread over all processors."""
    from concurrent.futures import ProcessPoolExecutor  # loads slowly, and only many files need it

    count = _processors()
    if len(items) <= _FEW or count == 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(count, initializer=_leave_interrupts_to_parent) as executor:
        try:
            yield from executor.map(function, items, chunksize=4)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _processors() -> int:
    """Those this process may use, where the system says so: `taskset` and containers allow fewer."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
