"""How long a run takes: a newsroom on loopback, followed by onrecord and by the reader package side by side.

    pip install '.[bench]'
    python benchmarks/newsroom.py [--feeds 200] [--articles 20] [--repeat 3]

The first `onrecord update` fetches and reads every article. The second finds 200 feeds unchanged (304), as
does the second update of `reader`, whose first one reads the feeds alone: it fetches no articles. Each is a
process of its own, start-up included. Seconds are by the clock and by the processor, and the median of
REPEAT runs of the polls, which take turns. Machines differ, and so do two moments on one machine: compare
rows of one table, not of two.
"""

from __future__ import annotations

import argparse
import asyncio
import compileall
import contextlib
import multiprocessing
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[1]
_READER = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.stdin.read().split():
    reader.add_feed(url, exist_ok=True)
results = list(reader.update_feeds_iter(scheduled=False, workers=10))
failed = [result.value for result in results if isinstance(result.value, Exception)]
print(f"{len(results)} feeds polled, {len(failed)} failures")
"""
_SPEAKERS = ("Ada Penrose", "Ola Brandt", "Ines Falk", "Tomas Reyl", "Mirela Voss")
_SAID = (
    "“The pier will open in May,” said {}, the harbour master.",
    "{} said that the council had no money left for the bridge.",
    "According to {}, two of the ferries need new engines before the season begins.",
    "The boats lay idle along the quay while members weighed the cost of another winter.",
)


def feed(base: str, number: int, articles: int, now: datetime) -> str:
    items = "".join(
        f"<item><title>Report {number}.{n}</title><link>{base}/page/{number}/{n}</link>"
        f"<guid>{base}/page/{number}/{n}</guid>"
        f"<pubDate>{format_datetime(now - timedelta(hours=n + 1))}</pubDate>"
        f"<description>What the harbour council of ward {number} decided, part {n}.</description></item>"
        for n in range(articles)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ward {number}</title>'
        f"<link>{base}/</link><description>News of ward {number}</description>{items}</channel></rss>"
    )


def page(number: int, n: int, now: datetime) -> str:
    paragraphs = "".join(
        f"<p>{said.format(_SPEAKERS[(number + n + k) % len(_SPEAKERS)])} Ward {number}, {n}.{k}.</p>"
        for k, said in enumerate(_SAID * 3)
    )
    return (
        f'<!doctype html><html lang="en"><head><title>Report {number}.{n}</title>'
        f'<meta property="og:site_name" content="Ward {number}"><meta property="article:published_time" '
        f'content="{(now - timedelta(hours=n + 1)).isoformat()}"></head><body><nav>Home News Sport</nav>'
        f"<article><h1>Report {number}.{n}</h1>{paragraphs}</article><footer>Imprint</footer></body></html>"
    )


def answer(target: str, headers: str, base: str, articles: int, now: datetime) -> tuple[str, str, str]:
    """Status, content type and body for a request."""
    match target.strip("/").split("/"):
        case ["feed", number] if 'if-none-match: "1"' in headers:
            return "304 Not Modified", "application/rss+xml", ""
        case ["feed", number]:
            return "200 OK", "application/rss+xml", feed(base, int(number), articles, now)
        case ["page", number, n]:
            return "200 OK", "text/html; charset=utf-8", page(int(number), int(n), now)
        case _:
            return "404 Not Found", "text/plain", ""


def serve(port: multiprocessing.Queue[int], articles: int) -> None:
    """Answer until killed."""
    now = datetime.now(UTC)

    async def connected(requests: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = (await requests.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                status, kind, body = answer(head.split()[1], head, base, articles, now)
                body_bytes = body.encode()
                answers.write(
                    f'HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nETag: "1"\r\n'
                    f"Content-Length: {len(body_bytes)}\r\n\r\n".encode()
                    + body_bytes
                )
                await answers.drain()
        answers.close()

    async def main() -> None:
        nonlocal base
        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        port.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    base = ""
    asyncio.run(main())


@contextlib.contextmanager
def newsroom(articles: int) -> Iterator[str]:
    port: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(port, articles), daemon=True)
    server.start()
    try:
        yield f"http://127.0.0.1:{port.get(timeout=10)}"
    finally:
        server.kill()


class Run(NamedTuple):
    """Of one process: seconds by the clock and by the processor, and what it printed."""

    wall: float
    cpu: float
    said: str


def timed(arguments: list[str], *, stdin: str = "") -> Run:
    """Run Python with these arguments. Exits when it fails."""
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *arguments], input=stdin, text=True, capture_output=True, env=environment
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(arguments[:4])} failed:\n{done.stderr[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, done.stdout.strip())


def fall_due(database: Path) -> None:
    """All feeds are due, as after a quiet hour; `--all` would look again at each stored article as well."""
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update feeds set next_poll = null")


def compare(urls: list[str], folder: Path, repeat: int) -> Iterator[tuple[str, Run]]:
    lists, database = folder / "feeds.toml", folder / "onrecord.db"
    lists.write_text("".join(f'[[feeds]]\nurl = "{url}"\n' for url in urls))
    onrecord = ["-m", "onrecord", "update", "--db", str(database), "--allow-private", "--delay", "0"]
    reader = ["-c", _READER, str(folder / "reader.db")]
    timed(["-m", "onrecord", "add", str(lists), "--db", str(database), "--allow-private"])
    yield "onrecord update, first", timed(onrecord)
    yield "reader update, first (feeds alone)", timed(reader, stdin="\n".join(urls))
    polls: dict[str, Callable[[], Run]] = {
        "onrecord update, unchanged": lambda: timed(onrecord),
        "reader update, unchanged": lambda: timed(reader),
    }
    taken: dict[str, list[Run]] = {name: [] for name in polls}
    for _ in range(repeat):
        fall_due(database)
        for name, poll in polls.items():
            taken[name].append(poll())
    for name, runs in taken.items():
        wall, cpu = (statistics.median(run[i] for run in runs) for i in (0, 1))
        yield name, Run(wall, cpu, runs[-1].said)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    for wing in ("onrecord", "ingest", "claims", "db"):  # as pip does for what it installs
        compileall.compile_dir(_ROOT / wing, quiet=1)
    with newsroom(given.articles) as base, tempfile.TemporaryDirectory() as folder:
        urls = [f"{base}/feed/{number}" for number in range(given.feeds)]
        for name, run in compare(urls, Path(folder), given.repeat):
            print(f"{run.wall:8.2f} s, {run.cpu:6.2f} CPU-s  {name:36} {run.said}", flush=True)


if __name__ == "__main__":
    main()
