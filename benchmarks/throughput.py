"""Speed and memory of the two stateless commands, measured as a user would meet them: as processes.

    python benchmarks/throughput.py --pages LIST.jsonl --texts FOLDER [--repeat 3]

LIST.jsonl is what `onrecord article --batch` takes; FOLDER holds `.txt` files. Each command runs
REPEAT times on one core; the table gives the median, with start-up included. Machines differ, and so
do two moments on one machine: compare rows of one table, not of two.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Of one process: seconds by the clock and by the processor, and its peak memory in MB."""

    wall: float
    cpu: float
    peak_mb: float


def measure(arguments: Sequence[str], core: int, program: Sequence[str] = ("-m", "onrecord")) -> Cost:
    """Run `python PROGRAM ARGUMENTS`, which is `onrecord ARGUMENTS`, pinned to one core; its output is
    discarded. Exits when it fails to start."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join([*program, arguments[0]])} failed")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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
