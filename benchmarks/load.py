"""Two hundred readers at once, with and without a writer: how long they wait, and whether any is turned away.

    python benchmarks/million.py make big.db --claims 100000
    python benchmarks/load.py big.db [--clients 200] [--seconds 20] [--writer] [--pages few|many]

Each client asks for a page, waits for its last byte, and asks for another one, over a connection of its own.
`many` draws from forty questions of each kind of page that `million.py` measures, `few` from six pages that
everybody looks at. The writer is `onrecord ingest`, again and again with pages never seen before, in a copy
of the database. CPU is what all processes of the server worked for an answer.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from million import _cpu, _resident, questions, served

FEW = ["/timeline", "/", "/article/1", "/speakers", "/timeline?q=harbour", "/unnamed"]
_NAMES = "Ann Bell,Bob Carver,Cora Dane,Ewan Frost,Ida Quill,Olav Strand".split(",")
_PATIENCE = 60.0


@dataclass
class Seen:
    statuses: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


async def ask(host: str, port: int, address: str) -> str:
    """The status of an answer that was read to its end, or what went wrong."""
    try:
        async with asyncio.timeout(_PATIENCE):
            reader, writer = await asyncio.open_connection(host, port)
            lines = (f"GET {address} HTTP/1.1", f"Host: {host}", "Accept-Encoding: gzip", "Connection: close")
            writer.write("\r\n".join([*lines, "", ""]).encode())
            answer = await reader.read()
            while more := await reader.read():
                answer += more
            writer.close()
            return answer[9:12].decode() or "nothing"
    except (OSError, TimeoutError) as error:
        return type(error).__name__


async def client(number: int, where: tuple[str, int], addresses: list[str], end: float, seen: Seen) -> None:
    chance = random.Random(number)
    while time.monotonic() < end:
        began = time.monotonic()
        status = await ask(*where, chance.choice(addresses))
        seen.statuses[status] += 1
        seen.seconds.append(time.monotonic() - began)


async def crowd(base: str, addresses: list[str], clients: int, seconds: float) -> Seen:
    seen, end, parts = Seen(), time.monotonic() + seconds, urlsplit(base)
    where = (parts.hostname or "", parts.port or 80)
    await asyncio.gather(*(client(n, where, addresses, end, seen) for n in range(clients)))
    return seen


def _page(number: int) -> str:
    said = "".join(
        f"<p>“Plan {number}.{n} for the harbour costs {n + 2} million,” said {name}, an engineer.</p>"
        for n, name in enumerate(random.Random(number).sample(_NAMES, 4))
    )
    return (
        f"<html><head><title>Plan {number}</title>"
        f"<link rel='canonical' href='https://load.invalid/{number}'>"
        f"<meta property='article:published_time' content='2026-11-01T10:00:00Z'></head>"
        f"<body><article><h1>Plan {number}</h1>{said}</article></body></html>"
    )


@contextmanager
def writing(path: Path, folder: Path, wanted: bool) -> Iterator[list[int]]:
    """`onrecord ingest`, one run after the other; the exit code of each."""
    codes: list[int] = []
    if not wanted:
        yield codes
        return
    script = "for folder in {0}/*/; do {1} -m onrecord ingest $folder --db {2} || exit 9; done"
    for run in range(40):
        (folder / f"run{run:02}").mkdir()
        for n in range(25):
            (folder / f"run{run:02}" / f"{n}.html").write_text(_page(run * 25 + n))
    process = subprocess.Popen(
        ["bash", "-c", script.format(folder, sys.executable, path)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield codes
    finally:
        codes.append(process.poll() or 0)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def family(pid: int) -> list[int]:
    """A process and those that it started."""
    found = [pid]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found


def at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(path: Path, pages: str, clients: int, seconds: float, writer: bool) -> None:
    addresses = FEW if pages == "few" else [a for all_ in questions(path, 1, 40).values() for a in all_]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "load.db"
        shutil.copy(path, copy)
        with served(copy) as (base, pid), writing(copy, Path(scratch), writer) as codes:
            asyncio.run(crowd(base, addresses[:1], 4, 3))  # every process has started
            servers = family(pid)
            worked, began = sum(map(_cpu, servers)), time.monotonic()
            seen = asyncio.run(crowd(base, addresses, clients, seconds))
            worked, took = sum(map(_cpu, servers)) - worked, time.monotonic() - began
            if set(servers) - set(family(pid)):
                sys.exit("a process of the server ended meanwhile")
            memory = sum(_resident(one, "VmRSS") for one in servers)
    answers = len(seen.seconds)
    print(
        f"{pages:5} {'with' if writer else 'without'} writer: {dict(seen.statuses)}, {answers / took:.0f}/s, "
        f"median {at(seen.seconds, 0.5):.2f} s, p95 {at(seen.seconds, 0.95):.2f} s, "
        f"p99 {at(seen.seconds, 0.99):.2f} s, worst {max(seen.seconds):.2f} s; "
        f"CPU {worked / answers:.1f} ms, {worked / 1000 / took:.2f} processors, {memory:.0f} MB"
        + (", the writer failed" if any(codes) else ""),
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--writer", action="store_true")
    parser.add_argument("--pages", choices=["few", "many"], default="many")
    options = parser.parse_args()
    measure(options.path, options.pages, options.clients, options.seconds, options.writer)


if __name__ == "__main__":
    main()
