"""What `onrecord article` reads out of pages with known answers, and how fast, beside trafilatura alone.

    python benchmarks/articles.py PAGES [--limit 200]

PAGES is a folder with `manifest.jsonl` (a JSON object a line: `id`, `set`, `path`, `url`, perhaps `charset`,
and `gold`) and `score.py`, which scores predictions against it. Both read the same pages, each in a process
of its own on one core, start-up left out; trafilatura as `bare_extraction` with metadata, without comments.
Machines differ, and so do two moments on one machine: compare rows of one table, not of two.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Reader = Callable[[bytes, Json], Json]


def ours() -> Reader:
    """Everything of the article record."""
    from onrecord.ingest.errors import ParseError
    from onrecord.ingest.page.article import parse_html

    def read(body: bytes, row: Json) -> Json:
        try:
            return asdict(parse_html(body, url=row["url"], charset=row.get("charset")))
        except ParseError:
            return {}

    return read


def trafilatura() -> Reader:
    """Text, title, authors and the day of publication, which is all that it has of these."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.disable(logging.CRITICAL)

    def read(body: bytes, row: Json) -> Json:
        found = bare_extraction(body, url=row["url"], include_comments=False, with_metadata=True)
        if not isinstance(found, Document):
            return {}
        authors = (found.author or "").split("; ")
        return {"text": found.text, "title": found.title, "authors": authors, "published": found.date}

    return read


READERS = {"onrecord": ours, "trafilatura": trafilatura}


def measure(name: str, rows: list[Json], folder: Path, out: Path) -> float:
    """Write the predictions of one reader to `out`; pages a CPU second, after one page to warm up."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = READERS[name]()
    pages = [(body(folder / row["path"]), row) for row in rows]
    read(*pages[0])
    start = time.process_time()
    predictions = [read(*page) for page in pages]
    spent = time.process_time() - start
    with out.open("w", encoding="utf-8") as stream:
        for row, prediction in zip(rows, predictions, strict=True):
            stream.write(json.dumps({**prediction, "id": row["id"]}, ensure_ascii=False) + "\n")
    return len(rows) / spent


def body(path: Path) -> bytes:
    packed = path.read_bytes()
    return gzip.decompress(packed) if packed.startswith(b"\x1f\x8b") else packed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path, help="a folder with manifest.jsonl and score.py")
    parser.add_argument("--limit", type=int, help="the first so many pages only: for speed, not for scores")
    options = parser.parse_args()
    lines = (options.pages / "manifest.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()][: options.limit]
    with tempfile.TemporaryDirectory() as folder:
        for name in READERS:
            out = Path(folder) / f"{name}.jsonl"
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                speed = pool.apply(measure, (name, rows, options.pages, out))
            print(f"{name}: {speed:.1f} pages/CPU-s", flush=True)
            subprocess.run([sys.executable, options.pages / "score.py", out], check=True)


if __name__ == "__main__":
    main()
