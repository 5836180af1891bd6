"""CSV in which nothing runs, by whatever address it is asked for."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from onrecord.db.site.app import create
from onrecord.db.site.http.cells import SAFE, safe
from tests.db.site.http.asking import answering, asked, followed
from tests.db.site.newsroom import build

RUNS = re.compile(r"[=+\-@\t\r＝＋－＠]")
EVIL = ["=1+1", "+1+1|x", "-1|x", "@SUM(1)", "＝1", "＋1", "－1", "＠1", "\t=1", "\r=1"]
SQL = quote("select '=1+1' as a, -1 as b, '+2' as c, 'a\n=1' as d")


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    path = tmp_path_factory.mktemp("evil") / "evil.db"
    build(path)
    with closing(sqlite3.connect(path)) as db, db:
        for number, start in enumerate(EVIL):
            db.execute(
                "update timeline set role = ? where key = (select key from timeline order by key desc limit 1 offset ?)",
                [start, number],
            )
    return create(path)


TABLES = [
    "/timeline.csv", "/timeline.csv?bom=1", "/data/timeline.csv", "/data/timeline.csv?_stream=on",
    "/data/timeline.csv?_dl=on", "/~64ata/timeline.csv", "/dat~61/timeline.csv", "/~64~61~74~61/~74imeline.csv?_dl=1",
]  # fmt: skip


@pytest.mark.parametrize("address", TABLES)
def test_no_cell_of_the_timeline_runs(evil: Datasette, address: str) -> None:
    text = asked(evil.app(), address).body.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 20
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if RUNS.match(cell)]
    assert {f"'{start}" for start in EVIL} <= set(cells)


@pytest.mark.parametrize("address", ["/data.csv?sql=", "/~64ata.csv?sql=", "/~64ata.csv?_dl=on&sql="])
def test_no_cell_of_a_query_runs_and_numbers_stay_numbers(evil: Datasette, address: str) -> None:
    answer = followed(evil.app(), address + SQL)
    assert list(csv.reader(io.StringIO(answer.body.decode(), newline="")))[1] == [
        "'=1+1",
        "-1",
        "+2",
        "a\n=1",
    ]
    assert answer.header(SAFE) is None


@pytest.mark.parametrize("kind", ["text/csv; charset=utf-8", "text/plain; charset=utf-8"])
def test_whoever_writes_it(kind: str) -> None:
    assert asked(safe(answering(b"a,=1\r\n", kind)), "/x").body == b"a,'=1\r\n"


def test_what_is_safe_and_what_is_no_table_goes_as_it_is() -> None:
    assert asked(safe(answering(b"a,=1\n", "text/csv", x_onrecord_cells="yes")), "/x").body == b"a,=1\n"
    assert asked(safe(answering(b"<p>=1", "text/html")), "/x").body == b"<p>=1"


def test_robots_are_told_plainly(evil: Datasette) -> None:
    assert asked(evil.app(), "/robots.txt").body.startswith(b"User-agent: *\nDisallow: ")
