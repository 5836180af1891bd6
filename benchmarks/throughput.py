"""Speed and memory of the two stateless commands, measured as a user would meet them: as processes.

    python benchmarks/throughput.py --pages LIST.jsonl --texts FOLDER [--repeat 3]

LIST.jsonl is what `onrecord article --batch` takes; FOLDER holds `.txt` files. Each command runs
REPEAT times on one core; the table gives the median, with start-up and every process that it starts
included. Machines differ, and so do two moments on one machine: compare rows of one table, not of two.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_SET_CHILD_SUBREAPER = 36  # of Linux, see prctl(2)


class Cost(NamedTuple):
    """Of a command and every process that it started: seconds by the clock until the command ended, seconds
    of the processor of all of them, and the peak memory in MB of the largest."""

    wall: float
    cpu: float
    peak_mb: float


def measure(arguments: Sequence[str], core: int, program: Sequence[str] = ("-m", "onrecord")) -> Cost:
    """Run `python PROGRAM ARGUMENTS`, which is `onrecord ARGUMENTS`, pinned to one core; its output is
    discarded. Exits when it fails to start. The caller must have no other children: they would be counted."""
    _adopt_orphans()
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    usages = [usage, *_orphans()]
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join([*program, *arguments[:1]])} failed")
    return Cost(wall, sum(u.ru_utime + u.ru_stime for u in usages), max(u.ru_maxrss for u in usages) / 1024)


def _adopt_orphans() -> None:
    """What a command leaves behind becomes a child of this process, and not init's: what it used can be told.
    `onrecord` works in processes of a fork server, for which nobody waits."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        sys.exit(f"cannot wait for what a command leaves behind: {os.strerror(ctypes.get_errno())}")


def _orphans() -> Iterator[resource.struct_rusage]:
    """What each process that was left behind has used, with those it waited for itself, as it ends."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def row(name: str, units: int, unit: str, costs: list[Cost]) -> str:
    """One line of the table: medians over the runs."""
    wall, cpu, peak = (statistics.median(values) for values in zip(*costs, strict=True))
    speeds = f"{units / cpu:9.1f} {unit}/CPU-s {units / wall:9.1f} {unit}/s"
    return f"{name:18} {units:8} {unit:6} {speeds} {peak:7.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, help="a batch list for `onrecord article`")
    parser.add_argument("--texts", type=Path, help="a folder of .txt files for `onrecord extract`")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    core = min(os.sched_getaffinity(0))

    if options.pages:
        pages = sum(1 for line in options.pages.open(encoding="utf-8") if line.strip())
        costs = [measure(["article", "--batch", str(options.pages)], core) for _ in range(options.repeat)]
        print(row("article --batch", pages, "pages", costs))
    if options.texts:
        files = sorted(map(str, options.texts.glob("*.txt")))
        words = sum(len(Path(name).read_text(encoding="utf-8").split()) for name in files)
        costs = [measure(["extract", *files], core) for _ in range(options.repeat)]
        print(row("extract", words, "words", costs))


if __name__ == "__main__":
    main()
