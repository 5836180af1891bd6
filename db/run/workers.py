"""Where the processor's work is done: processes that can be killed, whatever a document does to them.

A library that a page holds captive keeps the interpreter's lock: no thread beside it could end it, hear a
signal or store what others finished. So what reads foreign documents runs in processes. Each is started when
there is work for it, and each bounds itself: the kernel ends one that takes too long over one document.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Of processor time for one document: the largest that is fetched takes a few. Of the clock, a machine that is
# busy with other things may need many times as much.
SECONDS = 60.0
_CLOCK_FACTOR = 10.0
# Each holds the extractor's weights.
_MOST = 8


# Items handed out to each process before the first one's result is asked for: a slow one holds up few others.
_AHEAD = 16


class Stopped(Exception):
    """The process that did the work ended before it was done; the message says why."""


class Workers(Executor):
    """Runs functions in processes. Functions, arguments and results travel: they must pickle."""

    def __init__(self, count: int, seconds: float, common: str) -> None:
        """`common` is the module that work needs: loaded once, for all processes."""
        self._seconds, self._common = seconds, common
        # A thread waits for a process. The pool starts one where none is idle, and so processes too.
        self._threads = ThreadPoolExecutor(count, "read")
        self._lock = threading.Lock()
        self._idle: deque[_Worker] = deque()
        self._all: set[_Worker] = set()
        self._closed = False

    def submit(self, function: Callable[..., Result], /, *arguments: Any, **named: Any) -> Future[Result]:
        """The future raises what `function` raises, or Stopped."""
        return self._threads.submit(self._run, function, arguments, named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Without `wait`, what is under way is not finished: its processes are killed."""
        if wait:
            self._threads.shutdown(cancel_futures=cancel_futures)
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)

    def _run(self, function: Callable[..., Result], arguments: Any, named: Any) -> Result:
        worker = self._taken()
        try:
            done, outcome = worker.ask((function, arguments, named))
        except BaseException:
            with self._lock:
                self._all.discard(worker)
            raise
        with self._lock:
            self._idle.append(worker)
        if not done:
            raise outcome
        result: Result = outcome
        return result

    def _taken(self) -> _Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()  # the one used last: a single page after another needs one process
            if self._closed:
                raise Stopped("the run is over")
            worker = _Worker(self._seconds, self._common)
            self._all.add(worker)
            return worker


class _Worker:
    """A process, and the pipe to it."""

    def __init__(self, seconds: float, common: str) -> None:
        self._seconds = seconds
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([common])
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, seconds), daemon=True)
        # Ctrl-C is for the parent, which kills what it started. Processes inherit what is blocked.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()

    def ask(self, task: object) -> tuple[bool, Any]:
        """Whether it went well, and what came of it. Raises Stopped."""
        try:
            self._pipe.send(task)
            answer: tuple[bool, Any] = self._pipe.recv()
        except (EOFError, OSError):
            raise Stopped(self._cause()) from None
        return answer

    def kill(self) -> None:
        with suppress(OSError):
            self._process.kill()

    def _cause(self) -> str:
        self._process.join(5)
        return cause(self._process.exitcode, self._seconds)


def cause(code: int | None, seconds: float) -> str:
    """Why a process ended that should not have, by its exit code; it had so many `seconds` for a document."""
    if code in (-signal.SIGPROF, -signal.SIGALRM):
        return f"it took more than {seconds:g} s: given up"
    return f"what read it was ended ({_ending(code)})"


def _ending(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit {code}"
    with suppress(ValueError):
        return (
            f"{signal.Signals(-code).name}; perhaps memory ran out"
            if code == -9
            else signal.Signals(-code).name
        )
    return f"signal {-code}"


def serve(pipe: Connection, seconds: float) -> None:
    """The life of a worker. The timers' signals end it without asking Python, which may be held captive."""
    for number in (signal.SIGTERM, signal.SIGPROF, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    outcome: tuple[bool, Any]
    while True:
        try:
            function, arguments, named = pipe.recv()
        except (EOFError, OSError):
            return  # the parent is gone
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * _CLOCK_FACTOR)
        try:
            outcome = True, function(*arguments, **named)
        except Exception as error:
            outcome = False, error
        with suppress(OSError):
            pipe.send_bytes(_packed(outcome))
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _packed(outcome: tuple[bool, Any]) -> bytes:
    try:
        packed = pickle.dumps(outcome)
        if not outcome[0]:
            pickle.loads(packed)  # many an exception cannot be made again from its arguments
    except Exception:
        packed = pickle.dumps((False, RuntimeError(f"{type(outcome[1]).__name__}: {outcome[1]}"[:500])))
    return packed


@contextmanager
def workers(seconds: float = SECONDS) -> Iterator[Executor]:
    """Processes that read and extract, at most `seconds` of processor time over one document. They are not
    waited for at the end: what they do then is not wanted."""
    executor = Workers(min(_processors(), _MOST), seconds, "onrecord.db.run.intake")
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def in_processes(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    stopped: Callable[[Item, str], Result],
    *,
    seconds: float = SECONDS,
) -> Iterable[Result]:
    """The results of `function`, in the order of `items`; `stopped` gives that of an item which was given up,
    and why."""
    count = min(_processors(), len(items))
    if not count:
        return
    executor = Workers(count, seconds, function.__module__)
    ahead: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            ahead.append((item, executor.submit(function, item)))
            if len(ahead) > _AHEAD * count:
                yield _result(*ahead.popleft(), stopped)
        while ahead:
            yield _result(*ahead.popleft(), stopped)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _result(item: Item, future: Future[Result], stopped: Callable[[Item, str], Result]) -> Result:
    try:
        return future.result()
    except Stopped as error:
        return stopped(item, str(error))


def _processors() -> int:
    """Those this process may use, where the system says so: `taskset` and containers allow fewer."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
