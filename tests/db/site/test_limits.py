"""What one question may take, and what is answered to one that takes more or cannot be read."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from onrecord.db.site import limits
from onrecord.db.site.app import create
from onrecord.db.site.asked import LONGEST
from onrecord.db.site.http.asgi import App
from tests.db.site.http.asking import asked, followed
from tests.db.site.newsroom import build

TOO_MUCH = [
    "select length(randomblob(900000000)) as n",
    "select length(zeroblob(900000000)) as n",
    "select length(replace(hex(zeroblob(400000)), '0', 'a long piece of text')) as n",
    "select length(group_concat(a.content)) as n from timeline a, timeline b, timeline c",
    "select zeroblob(999000) from timeline a, timeline b",
    "select printf('%.*c', 999000, 'a'), printf('%.*c', 999000, 'b') from timeline a, timeline b",
    "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c",
    "with recursive c(x) as (select zeroblob(900000) union all select x from c) select count(*) from c order by x",
]


@pytest.mark.parametrize("sql", TOO_MUCH)
@pytest.mark.parametrize("form", ["", ".json"])
def test_a_question_that_takes_too_much_is_refused_soon(app: App, sql: str, form: str) -> None:
    began = time.monotonic()
    answer = followed(app, f"/data{form}?sql={quote(sql)}")
    # The page of Datasette 1.0 shows the editor again, with the reason above it.
    shown = not form and (b"too big" in answer.body or b"too large" in answer.body)
    assert answer.status == 400 or shown
    assert time.monotonic() - began < 10


_HUNGRY = """
import resource, sys
from tests.db.site.http.asking import followed
from tests.db.site.test_limits import TOO_MUCH
from onrecord.db.site.app import create
from urllib.parse import quote
app = create(sys.argv[1]).app()
followed(app, "/data.json?sql=select+1")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for sql in TOO_MUCH:
    followed(app, f"/data.json?sql={quote(sql)}")
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_no_question_takes_memory_without_bound(press: Path) -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", _HUNGRY, str(press)], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 500  # MB


def test_no_single_step_takes_for_ever(app: App) -> None:
    half = limits.LONGEST // 2 - 1
    sql = f"select instr(zeroblob({half}), zeroblob({half // 8}) || x'01') as n"
    began = time.monotonic()
    followed(app, f"/data.json?sql={quote(sql)}")
    assert time.monotonic() - began < 30


def test_our_own_pages_read_articles_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    build(path)
    words = "The tide went out. " * (limits.LONGEST // 10)
    with sqlite3.connect(path) as db:
        db.execute("update articles set text = text || ? where id = 1", [words])
    app = create(path).app()
    assert len(asked(app, "/article/1").body) > limits.LONGEST
    assert asked(app, "/timeline").status == 200
    assert asked(app, "/data/articles/1").status == 400
    assert asked(app, "/data/articles/2").status == 200


ODD = [
    "/data/timeline?_sort=nowhere", "/data/timeline.json?_sort_desc=nowhere", "/data/timeline.csv?_sort=nowhere",
    "/data/topics/1", "/data/topics/1.json", "/data/anonymous_sources/1", "/data/article_sourcing/1",
    f"/data/claims/{'9' * 30}", f"/data/articles/{'9' * 30}", f"/data/articles/{'9' * 5000}",
    f"/data/timeline?key__gt={'9' * 5000}", f"/data/timeline?key__exact={'9' * 30}", "/data/timeline?_where=1%3B",
    "/data/timeline?_through=x", "/data/timeline?_through=%7B%7D", "/data/timeline?_timelimit=x", "/data/timeline?_size=x",
    f"/data/timeline?_next={'9' * 30}", "/data/timeline?_facet=nowhere", "/data/timeline?_search=%22",
    "/data/articles/1.blob", "/data/articles/1.blob?_blob_column=nowhere", "/data/timeline.nowhere",
    "/data.json?sql=", "/data.csv?sql=", "/data?sql=selec", "/data?sql=select+:a", "/data?sql=select+1%3Bselect+2",
    f"/data?sql=select+{'9' * 30}", "/data?sql=select+load_extension('x')", "/data?sql=attach+'x'+as+y",
    "/data?sql=select+*+from+pragma_database_list", "/data/~ff", "/data/%ff", "/~00", "/claim/%ff", "/speaker/~ff",
    f"/article/{'9' * 18}", f"/outlet/{'9' * 18}.csv", f"/story/{'9' * 18}", "/article/1/diff/999999998..999999999",
    f"/timeline?before={'9' * 30}", f"/speakers?before={'9' * 5000}", "/timeline?from=9999-12-31&to=0001-01-01",
]  # fmt: skip


@pytest.mark.parametrize("address", ODD)
def test_no_address_is_too_odd_for_an_answer(app: App, press: Path, address: str) -> None:
    answer = asked(app, address)
    assert answer.status < 500
    assert str(press.parent).encode() not in answer.body
    assert b"Traceback" not in answer.body


WORDS = [
    " ".join(f"word{n}" for n in range(4000)), "a " * 5000, '"' * 4000, '"a" ' * 2000, "(" * 4000, "* " * 4000,
    "a* " * 3000, "a\u0301" * 2000, "NEAR(a b, 9)", "\x00", "a" * 9000 + "*", "-a ^b {c}:d AND OR NOT", "9" * 30,
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[:12])
@pytest.mark.parametrize(
    "address",
    [
        "/timeline?q=",
        "/timeline.json?q=",
        "/timeline?speaker=",
        "/speakers?q=",
        "/replies?outlet=",
        "/changes?q=",
    ],
)
def test_no_search_is_too_odd_or_too_long(app: App, address: str, words: str) -> None:
    began = time.monotonic()
    assert asked(app, address + quote(words)).status == 200
    assert time.monotonic() - began < 3


def test_a_long_search_says_how_much_of_it_was_looked_for(app: App) -> None:
    page = asked(app, "/timeline?q=" + quote("pier " * 1000)).body.decode()
    assert f"“Words” is long: only its first {LONGEST} characters were looked for." in page


@pytest.mark.parametrize(
    "address", ["/-/threads", "/-/threads.json", "/-/databases", "/-/databases.json", "/-/tasks.json"]
)
def test_what_the_machine_is_like_is_no_reader_s_business(app: App, address: str) -> None:
    assert asked(app, address).status == 404


NAMES = [
    "my news.db", "nachrichten für alle.db", "50% #1?.db", "a.b.c.db", "_internal.db", "_memory.db", "data.db", "новости.db",
    "no_ending", "&amp;.db", "'quoted'.db", "~64.db", "%41.db", "news\nnews.db",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frozen", [False, True])
def test_a_database_may_be_called_anything(press: Path, tmp_path: Path, name: str, frozen: bool) -> None:
    path = tmp_path / name
    with sqlite3.connect(press) as db:
        db.execute("vacuum into ?", [str(path)])
    app = create(path, frozen=frozen).app()
    for address in (
        "/",
        "/timeline?q=pier",
        "/timeline.csv",
        "/data",
        "/data/timeline",
        "/data/claims.json",
        "/data.json?sql=select+1",
    ):
        assert followed(app, address).status == 200, address
    page = asked(app, "/data/timeline").body.decode()
    assert 'href="/data/articles/' in page


def test_datasette_reads_the_schema_once(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    app, times = site.app(), 0
    asked(app, "/data")
    read = type(site.get_database("data")).execute_fn

    async def counting(self: object, work: object) -> object:
        nonlocal times
        times += 1
        return await read(self, work)

    monkeypatch.setattr(type(site.get_database("data")), "execute_fn", counting)
    assert asked(app, "/data?again=1").status == 200
    assert 0 < times < 20
