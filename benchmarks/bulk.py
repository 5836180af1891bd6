"""What `onrecord bulk` and `onrecord load` cost on this machine, and what that makes of sixteen processors.

    pip install '.[bulk]'
    python benchmarks/bulk.py [--pages 2000] [--others PAGES] [--part 0.2] [--keep FOLDER]

The archive is made of the demo's pages, each copy under an address of its own with other names in it, and,
where PAGES is given (a folder with `manifest.jsonl`: `url` and `path` a line), of those in turns with them,
under new addresses. Measured are whole commands, as processes: with one worker, with two, with a scheduler
and two workers apart (each a process of its own on loopback), and one that is killed and started again. Pages
a second are of the time from the first part's beginning to the last one's end. CPU seconds are of all
processes, memory is of a worker with the process that reads for it, looked at four times a second. Every run
must give the same rows. `load` then takes them into a new database, twice. Machines differ, and so do two
moments on one machine: compare rows of one table, not of two.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import psutil
from pyarrow import parquet

from onrecord.db.bulk.folder import Folder
from onrecord.db.demo.newsroom.render import render

_ROOT = Path(__file__).parents[1]
_COMMAND = [sys.executable, "-c", "from onrecord.db.cli import main; main()"]
_READER = "onrecord.db.bulk.reader"
_BASE = "https://newsroom.invalid"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_ENDINGS = "an ard bek dal ev fin gor hul is kin lo mar nel os pik ron sen tov ul wen".split()
_WORD = re.compile(r"[A-Za-z][a-z]+")
_CORES = 16


def articles() -> list[bytes]:
    """The demo's pages of articles, as they are served."""
    table = render(_BASE)
    pages = [one.body for path, one in sorted(table.items()) if one.content_type.startswith("text/html")]
    return [body for body in pages if b'"NewsArticle"' in body or b"<article" in body]


class Copies:
    """Copies of pages that are like no other: names in them differ, and the headline bears a number."""

    def __init__(self, pages: Sequence[bytes]) -> None:
        self.pages = [page.decode() for page in pages]
        words = {word for page in self.pages for word in _WORD.findall(re.sub(r"<[^>]*>", " ", page))}
        small = {word for word in words if word[0].islower()}
        self.names = {
            word for word in words - {*_DAYS, *_MONTHS}
            if word[0].isupper() and len(word) > 4 and word.lower() not in small
        }  # fmt: skip

    def page(self, number: int) -> tuple[str, bytes]:
        """The address and the page of a copy."""
        turn, which = divmod(number, len(self.pages))
        chance = random.Random(turn)
        endings = {name: chance.choice(_ENDINGS) for name in sorted(self.names)}
        tags = re.split(r"(<[^>]*>)", self.pages[which])
        made = []
        for piece in tags:
            if piece.startswith("<"):
                made.append(piece)
                continue
            made.append(
                _WORD.sub(lambda found: found[0] + endings.get(found[0], ""), piece) if turn else piece
            )
        html = "".join(made).replace(_BASE, f"https://copy-{turn}.example")
        html = re.sub(r"(<title>|<h1[^>]*>)", rf"\g<1>{turn}: ", html)
        html = re.sub(r'("headline": ?"|og:title" content=")', rf"\g<1>{turn}: ", html)
        return f"https://copy-{turn}.example/{which}.html", html.encode()


def others(folder: Path) -> list[tuple[str, bytes]]:
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(row["url"], _unpacked(folder / row["path"])) for row in rows]


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def record(url: str, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-01T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def make(path: Path, pages: int, more: Sequence[tuple[str, bytes]]) -> None:
    """The archive."""
    copies = Copies(articles())
    with path.open("wb") as out:
        for number in range(pages):
            if more and number % 2:
                turn, which = divmod(number // 2, len(more))
                url, body = more[which]
                url = f"{url}{'&' if '?' in url else '?'}copy={turn}"
            else:
                url, body = copies.page(number // 2 if more else number)
            out.write(gzip.compress(record(url, body), 6))


@dataclass
class Seen:
    """What a run was seen to use. `began`: seconds from its start to the first part; `peak`: bytes."""

    start: float = field(default_factory=time.time)
    seconds: float = 0.0
    began: float = 0.0
    cpu: float = 0.0
    peak: int = 0


@contextmanager
def watched(*roots: int) -> Iterator[Seen]:
    """Look at all that these processes start, until they end."""
    seen, over, start = Seen(), threading.Event(), time.monotonic()
    cpu: dict[int, float] = defaultdict(float)

    def look() -> None:
        while not over.wait(0.25):
            workers: dict[int, int] = defaultdict(int)
            for root in roots:
                try:
                    family = [psutil.Process(root), *psutil.Process(root).children(recursive=True)]
                except psutil.NoSuchProcess:
                    continue
                for one in family:
                    try:
                        times = one.cpu_times()
                        cpu[one.pid] = max(cpu[one.pid], times.user + times.system)
                        if _READER in one.cmdline():
                            parent = one.parent()
                            # The first one of the command only asks for the extractor's version.
                            if parent is not None and parent.pid not in roots[:1]:
                                seen.began = seen.began or time.monotonic() - start
                                workers[parent.pid] += one.memory_info().rss + parent.memory_info().rss
                    except (psutil.NoSuchProcess, psutil.ZombieProcess):
                        continue
            seen.peak = max([seen.peak, *workers.values()])

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()
        seen.seconds = time.monotonic() - start
        seen.cpu = sum(cpu.values())


def started(*arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    return subprocess.Popen(
        [*_COMMAND, *map(str, arguments)], cwd=_ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate()
    if process.returncode not in (0, 1):
        sys.exit(f"{error}\nexit {process.returncode}")
    return out.strip()


@contextmanager
def apart(folder: Path, workers: int) -> Iterator[tuple[str, list[int]]]:
    """A scheduler and workers, each a process: the scheduler's address, and the workers' ids."""
    file = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    quiet: dict[str, Any] = {"env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    with ExitStack() as stack:

        def run(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([*dask, *arguments], **quiet)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return process

        run(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
        )
        while not (file.exists() and file.read_text().strip().endswith("}")):
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        yield (
            address,
            [run("worker", address, "--nthreads", "1", "--no-dashboard").pid for _ in range(workers)],
        )


def digest(out: Path) -> str:
    """Of all rows, in the order of the parts."""
    folder, made = Folder(str(out)), hashlib.sha256()
    for name in ("articles", "claims", "failures", "duplicates"):
        for part in folder.finished():
            if folder.has(f"{name}/{part}.parquet"):
                for row in parquet.read_table(out / name / f"{part}.parquet").to_pylist():
                    made.update(json.dumps(row, sort_keys=True, default=str).encode())
    return made.hexdigest()[:16]


class Cost(NamedTuple):
    """Seconds a page, of a worker's clock and of processors, and pages a second."""

    work: float
    cpu: float
    rate: float


def told(name: str, seen: Seen, out: Path, workers: int) -> Cost:
    """Print a row."""
    parts = Folder(str(out)).finished().values()
    pages, busy = sum(one.pages for one in parts), sum(one.seconds for one in parts)
    ended = max(path.stat().st_mtime for path in (out / "parts").iterdir())
    reading = ended - seen.start - seen.began
    over = (workers * reading - busy) / max(1, len(parts))
    print(
        f"{name:<22}{workers:>8}{pages:>8,}{len(parts):>7}{seen.seconds:>9.1f}{seen.began:>8.1f}"
        f"{pages / reading:>9.1f}{seen.cpu / pages:>9.4f}{busy / pages:>9.4f}{over:>9.2f}"
        f"{seen.peak / 1e6:>8.0f}  {digest(out)}",
        flush=True,
    )
    return Cost(busy / pages, seen.cpu / pages, pages / reading)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--others", type=Path, metavar="PAGES")
    parser.add_argument("--part", type=float, default=0.2, metavar="MB")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--only-make", action="store_true", help="make the archive, and measure nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "pages.warc.gz"
        if not source.exists():
            make(source, given.pages, others(given.others) if given.others else ())
        print(f"{given.pages:,} pages, {source.stat().st_size / 1e6:,.1f} MB", flush=True)
        if not given.only_make:
            measure(folder, source, given.part)


def measure(folder: Path, source: Path, part: float) -> None:
    print(
        f"{'run':<22}{'workers':>8}{'pages':>8}{'parts':>7}{'seconds':>9}{'first':>8}{'pages/s':>9}{'CPU/page':>9}"
        f"{'work/page':>9}{'over/part':>9}{'peak MB':>8}  rows"
    )
    rates = {}
    for workers in (1, 2):
        out = _fresh(folder / f"out-{workers}")
        process = started("bulk", source, "--out", out, "--workers", workers, "--part", part)
        with watched(process.pid) as seen:
            ended(process)
        rates[workers] = told("one machine", seen, out, workers)
    out = _fresh(folder / "out-apart")
    with apart(folder, 2) as (address, ids):
        time.sleep(5)
        process = started("bulk", source, "--out", out, "--scheduler", address, "--part", part)
        with watched(process.pid, *ids) as seen:
            ended(process)
        told("scheduler and workers", seen, out, 2)
    out = _fresh(folder / "out-killed")
    process = started("bulk", source, "--out", out, "--workers", 2, "--part", part)
    while process.poll() is None and len(list((out / "parts").glob("*.json"))) < 3:
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    ended(started("bulk", source, "--out", out, "--workers", 2, "--part", part))
    print(f"{'killed and resumed':<22}{2:>8}  rows {digest(out)}", flush=True)
    one, two = rates[1], rates[2]
    print(
        f"\nTwo workers over one: {two.rate / one.rate / 2:.0%} of twice the pages a second "
        f"({one.rate:.1f}, {two.rate:.1f})."
    )
    for name, cost in (("by the clock of a worker", two.work), ("by processor time", two.cpu)):
        print(
            f"{_CORES} processors, {name}: {_CORES} x 3600 s / {cost:.4f} s a page = "
            f"{_CORES * 3600 / cost:,.0f} pages an hour, if each is as fast as one of these with both at work"
        )
    database = folder / "loaded.db"
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    for _ in range(2):
        process = started("load", folder / "out-2", "--no-relate", "--db", database)
        with watched(process.pid) as seen:
            said = ended(process)
        articles = int(said.split()[0].replace(",", ""))
        print(
            f"load, without relating: {said}; {seen.seconds:.1f} s ({seen.cpu:.1f} s of a processor), "
            f"{articles / seen.seconds * 60:,.0f} articles a minute"
        )


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


if __name__ == "__main__":
    main()
