"""A run that finds nothing new is over soon: it loads nothing that only news would need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from onrecord.db.store import Store
from tests.db.fiction import rss
from tests.db.newsroom import START
from tests.db.run.test_interrupted import ROOT
from tests.db.web import Web

HEAVY = {
    "onrecord.claims.extract", "onrecord.claims.terms.sourcing", "onrecord.claims.relate.standing",
    "onrecord.db.alerts.step", "apprise", "dask", "datasette", "distributed", "feedparser", "fsspec", "lxml",
    "numpy", "onnxruntime", "pyarrow", "sqlite_utils", "tokenizers", "tqdm", "trafilatura",
}  # fmt: skip
POLL = f"""
import contextlib, sys
from onrecord.db.cli import main
with contextlib.suppress(SystemExit):
    main(["update", "--all", "--allow-private", "--db", sys.argv[1]])
print(sorted({HEAVY} & set(sys.modules)))
"""


def test_a_poll_that_brings_nothing_loads_nothing_heavy(tmp_path: Path, web: Web) -> None:
    path = tmp_path / "x.db"
    web["/feed"] = rss(web, etag='"1"')
    with Store.open(path) as store, store.transaction():
        store.feeds.add(web.url("/feed"), START)
    said = [
        subprocess.run(
            [sys.executable, "-c", POLL, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for _ in range(2)
    ]
    assert web.asked["/feed", 304] == 1
    assert said[1] == ["1 feed polled, 0 pages fetched, 0 new articles, 0 new claims, 0 failures", "[]"]
