"""Lists and downloads: every row exactly once, whatever is asked, and no cell that runs."""

from __future__ import annotations

import csv
import io
import json
import random
import sqlite3
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import httpx
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query import export
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.query.worksheet import SHEET_COLUMNS
from onrecord.db.site import library
from onrecord.db.site.app import create
from tests.db.site.conftest import Get, getter

ATOM = "{http://www.w3.org/2005/Atom}"
ODD = [
    '"', '""', "'", "don't", "don’t", "a:b", "speaker:holt", "NEAR(", "AND OR NOT", "(", ")", "*", "^", "-wall", "+wall",
    "wall*", "w*ll", "%", "_", "\\", "\x00", "\x02x\x03", "🙂", "市長", "мэр", "حاكم", "‮", "'; drop table claims; --",
    "1 union select * from claims", "<script>alert(1)</script>", "{x}", "a" * 5000, "x " * 500, "“wall had”", "”", "…",
]  # fmt: skip
PARAMS = (
    "q",
    "speaker",
    "outlet",
    "anonymity",
    "kind",
    "type",
    "unnamed",
    "from",
    "to",
    "dated",
    "sort",
    "before",
)


def ids(html: str) -> list[str]:
    links = BeautifulSoup(html, "lxml").select("a.evidence")
    return [str(link["href"]).rsplit("/", 1)[1] for link in links]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/timeline", "1"),
        ("/timeline?anonymity=named", "anonymity = 'named'"),
        ("/timeline?q=the", "key in (select rowid from timeline_fts where timeline_fts match 'the')"),
        ("/outlet/1", "outlet = 'The Vell Courier'"),
        ("/speaker/maren-holt", "speaker = 'Maren Holt'"),
        (
            "/timeline?type=person&kind=statement&from=2026",
            "source_type = 'person' and kind = 'statement' and said_on >= '2026'",
        ),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 20])
def test_every_page_of_a_list_together_shows_each_row_once(
    press: Path, monkeypatch: pytest.MonkeyPatch, path: str, where: str, size: int
) -> None:
    get = getter(create(press))  # which has kept no page of another size
    monkeypatch.setattr(library.page, "__kwdefaults__", {"before": None, "size": size, "sort": ""})
    with sqlite3.connect(press) as db:
        expected = [
            r[0] for r in db.execute(f"select claim_id from timeline where {where} order by key desc")
        ]
    # Within a page an article's statements stand together, and who is not resolved behind the others.
    found: list[list[str]] = []
    at = path
    while at:
        html = get(at).text
        found.append(ids(html))
        following = BeautifulSoup(html, "lxml").select_one("a[rel=next]")
        at = str(following["href"]) if following else ""
    assert [sorted(page) for page in found] == [
        sorted(expected[start : start + size]) for start in range(0, len(expected), size)
    ]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/timeline.csv", "1"),
        (
            "/timeline.csv?anonymity=anonymous&from=2026-09-01",
            "anonymity = 'anonymous' and said_on >= '2026-09-01'",
        ),
        ("/timeline.csv?q=nothing+like+it", "0"),
        ("/article/1.csv", "article_id = 1"),
        ("/outlet/2.csv", "outlet = 'Northshore Wire'"),
        ("/speaker/tobias-okoro.csv", "speaker = 'Tobias Okoro'"),
        ("/unnamed.csv", "anonymity = 'anonymous'"),
        ("/replies.csv?outlet=Northshore+Wire", "kind = 'no_comment' and outlet = 'Northshore Wire'"),
    ],
)
def test_csv_and_both_kinds_of_json_hold_the_rows_of_the_list(
    get: Get, press: Path, path: str, where: str
) -> None:
    with sqlite3.connect(press) as db:
        expected = [
            r[0] for r in db.execute(f"select claim_id from timeline where {where} order by key desc")
        ]
    response = get(path)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    header, *rows = csv.reader(io.StringIO(response.text, newline=""))
    beside = ("party", "outcome", "words") if path.startswith("/replies") else ()
    assert tuple(header) == TIMELINE_COLUMNS + beside + SHEET_COLUMNS
    assert [row[TIMELINE_COLUMNS.index("claim_id")] for row in rows] == expected
    assert [row[-1] for row in rows] == [f"http://localhost/claim/{claim_id}" for claim_id in expected]
    records = json.loads(get(path.replace(".csv", ".json")).text)
    assert [record["claim_id"] for record in records] == expected
    lines = get(path.replace(".csv", ".jsonl"))
    assert lines.headers["content-type"] == "application/jsonl; charset=utf-8"
    assert [json.loads(line) for line in lines.text.splitlines()] == records


def test_a_download_goes_on_where_a_batch_ends(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = get("/timeline.csv").text
    for size in (1, 5, 17, 85):
        monkeypatch.setattr("onrecord.db.site.library._BATCH", size)
        assert get("/timeline.csv").text == whole


def test_no_cell_runs_as_a_formula(get: Get) -> None:
    cells = [cell for row in csv.reader(io.StringIO(get("/timeline.csv").text)) for cell in row]
    assert '\'=HYPERLINK("http://example.invalid","click")' in cells
    assert "'+1 234 tonnes of stone would be needed" in cells
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell]


@pytest.mark.parametrize(
    "path",
    [
        "/data/timeline.csv?_stream=on&_size=max",
        "/data/timeline.csv?_size=20&_sort_desc=key",
        "/data.csv?sql=select+content,-1.5+as+n+from+timeline",
        "/data/claims.csv?_stream=on",
    ],
)
def test_no_cell_of_a_raw_table_runs_either(get: Get, path: str) -> None:
    response = get(path)
    assert response.status_code == 200
    rows = list(csv.reader(io.StringIO(response.text, newline="")))
    assert len(rows) == (21 if "_size=20" in path else 86)
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell not in ("", "-1.5")]
    assert "=HYPERLINK" not in {cell[:10] for cell in cells}
    assert any("HYPERLINK" in cell for cell in cells)


def test_a_byte_order_mark_comes_on_request_only(get: Get) -> None:
    assert get("/timeline.csv?bom=1").content.startswith(b"\xef\xbb\xbf")
    assert get("/timeline.csv").content.startswith(b"said_on,")


def test_an_error_on_the_way_is_seen_as_one(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = library.batches

    async def broken(*args: object) -> object:
        async for rows in whole(*args):  # type: ignore[arg-type]
            yield rows
            raise OSError("the disk went away")

    monkeypatch.setattr("onrecord.db.site.library.batches", broken)
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{served}/timeline.csv")


@pytest.mark.parametrize("param", PARAMS)
@pytest.mark.parametrize("value", ODD)
def test_odd_questions_are_answered(get: Get, param: str, value: str) -> None:
    for path in ("/timeline", "/unnamed", "/replies", "/outlets", "/compare"):
        address = f"{path}{'&' if '?' in path else '?'}{urlencode({param: value})}"
        assert get(address).status_code == 200, address


@settings(max_examples=60, deadline=None)
@given(asked=st.dictionaries(st.sampled_from(PARAMS), st.text(max_size=40), max_size=3))
def test_any_question_is_answered(get: Get, asked: dict[str, str]) -> None:
    encoded = urlencode(asked, errors="surrogatepass")
    assert get(f"/timeline?{encoded}").status_code == 200
    assert get(f"/timeline.csv?{encoded}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/timeline.atom", "/timeline.atom?q=the", "/unnamed.atom", "/replies.atom", "/article/4.atom", "/outlet/1.atom", "/speaker/maren-holt.atom", "/timeline.atom?dated=no", "/timeline.atom?q=xylophone"]
)  # fmt: skip
def test_each_list_is_a_feed_of_its_newest(get: Get, path: str) -> None:
    response = get(path)
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
    rows = json.loads(get(path.replace(".atom", ".json")).text)
    assert [one.rsplit("/", 1)[1] for one in ids] == [row["claim_id"] for row in rows][:50]
    assert feed.findtext(f"{ATOM}updated") == max(
        (entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")),
        default="1970-01-01T00:00:00+00:00",
    )
    page = next(link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "alternate")
    assert get(str(page).removeprefix("http://localhost")).status_code == 200


WORDS = ["wall", "don't", "a:b", '"sea', "wall\"", "AND", "NOT", "NEAR(", "*", "-", "^x", "(", ")", "市長", "мэр", "🙂", "\ue000k", "col:", "';--", "%", "\x00", "é", "said", "{speaker}:", "+", "the*"]  # fmt: skip


def test_five_hundred_odd_searches_are_answered_alike_by_page_and_export(get: Get, press: Path) -> None:
    chance = random.Random(6)
    with sqlite3.connect(press) as connection:
        connection.row_factory = sqlite3.Row
        for _ in range(500):
            asked = " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))
            page = get(f"/timeline?{urlencode({'q': asked})}")
            assert page.status_code == 200, asked
            expected = [row["claim_id"] for row in export.rows(connection, TimelineFilter(q=asked))]
            assert sorted(ids(page.text)) == sorted(expected[: library.PAGE_SIZE]), asked
