"""What the start page, the outlets and the comparison tell: counted here by hand."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from onrecord.db.site import arrivals
from onrecord.db.site.app import create
from onrecord.db.site.arrivals import gathered
from onrecord.db.site.chart import Day, comparison
from onrecord.db.store import Store
from tests.db.site.conftest import Get, getter
from tests.db.site.desk import TODAY, build
from tests.db.site.told import DENIED, STANDS
from tests.db.site.told import build as related
from tests.db.told import PRICE, REVERSED, add


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Get:
    path: Path = tmp_path_factory.mktemp("desk") / "desk.db"
    build(path)
    return getter(create(path))


def section(get: Get, path: str, title: str) -> Tag | None:
    soup = BeautifulSoup(get(path).text, "lxml")
    heading = next((h2 for h2 in soup.select("h2") if h2.get_text().startswith(title)), None)
    return None if heading is None else heading.find_parent("section")


def words(tag: Tag | None) -> str:
    return "" if tag is None else " ".join(tag.get_text(" ").split())


def _row(
    article: int, speaker: str | None, n: int, story: int | None = None, unnamed: int = 0
) -> dict[str, Any]:
    return {
        "article_id": article, "story_id": story, "title": f"Headline {article}", "outlet": f"Outlet {article}",
        "published": f"2026-10-0{article}", "speaker": speaker, "slug": None, "n": n, "unnamed": unnamed,
    }  # fmt: skip


def test_what_is_new_stands_by_story_and_else_by_article() -> None:
    rows = [
        _row(1, "Ada Cole", 2, 7), _row(1, None, 3, None, 3),  # of the same article, though of no story
        _row(2, "Bo Dunn", 4, 7), _row(3, "Ada Cole", 1),
    ]  # fmt: skip
    story, alone = gathered(rows, {7: "The lock"})
    assert (story.path, story.title, story.articles, story.statements, story.unnamed) == (
        "/story/7",
        "The lock",
        2,
        9,
        3,
    )
    assert story.outlets == ("Outlet 1", "Outlet 2")
    assert [name for name, _ in story.speakers] == ["Bo Dunn", "Ada Cole"]
    assert story.published == "2026-10-02"
    assert (alone.path, alone.title, alone.statements) == ("/article/3", "Headline 3", 1)
    assert gathered(rows, {})[0].title == "Headline 1", "a story without a title is called by an article"
    assert gathered([], {}) == []


def test_the_start_page_tells_what_came_since_yesterday(desk: Get) -> None:
    new = section(desk, "/", "New here since yesterday")
    assert "17 articles" in words(new)
    assert new is not None
    assert len(new.select(".arrivals > li")) == 10, "no more than a glance"
    assert "by story" not in words(new.h2), "all of them are"
    assert "Lowtide" in words(section(desk, "/", "Asked, and no answer"))
    assert "the gate may not hold" in words(section(desk, "/", "Changed afterwards"))
    assert section(desk, "/", "Possible reversals") is None, "nobody said otherwise"


def test_where_only_the_last_read_are_gathered_the_start_page_says_so(
    desk: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "_MOST", 5)
    asked = section(desk, "/?again", "New here since yesterday")
    assert "17 articles, the last 5 of them by story" in words(asked)


def test_who_may_have_said_the_opposite_stands_on_the_start_page(tmp_path: Path) -> None:
    related(tmp_path / "told.db")
    told = words(section(getter(create(tmp_path / "told.db")), "/", "Possible reversals"))
    assert told.startswith("Possible reversals Ada Cole 2 June 2031")
    assert f"{DENIED} ; on 19 May 2031: {STANDS}" in told


def test_what_somebody_took_back_is_marked_among_what_they_said_of_it(tmp_path: Path) -> None:
    path = tmp_path / "quay.db"
    with Store.open(path) as store:
        add(store, PRICE, "2031-05-22", "Fell Ledger")
        add(store, REVERSED, "2031-05-23")
    positions = section(getter(create(path)), "/speaker/eve-hart", "What was said of one thing over time")
    assert positions is not None
    assert positions.select("details[open] .reverses")
    assert "perhaps taken back" in words(positions)


def test_shares_are_told_of_those_with_enough_statements_alone(desk: Get) -> None:
    rows = BeautifulSoup(desk("/outlets").text, "lxml").select(".listing tbody tr")
    assert [words(row.th) for row in rows] == ["Harn Gazette", "Skell Post"]
    assert "12 on unnamed people, of Harn Gazette , 50 in 100" in words(rows[0])
    assert "too few for a share" in words(rows[1])
    ranked = BeautifulSoup(desk("/outlets?sort=unnamed").text, "lxml").select(".listing tbody tr")
    assert [words(row.th) for row in ranked] == ["Harn Gazette"]
    assert [row["name"] for row in desk("/outlets.json").json()] == ["Harn Gazette", "Skell Post"]


@pytest.mark.parametrize("sort", ["", "most", "unnamed", "new"])
def test_every_outlet_stands_once_whatever_the_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    with Store.open(tmp_path / "many.db") as store:
        for n, name in enumerate(("The Beck", "Anlaw", "beck", "Ciel", "The Ant")):
            for day in range(1 + n % 3):
                add(store, "{S Ada Cole} {C said} {T it rained}.", f"2026-10-{n + 1:02}T{day:02}:00:00", name)
    monkeypatch.setattr("onrecord.db.site.pages.outlets._SIZE", 2)
    monkeypatch.setattr("onrecord.db.site.pages.outlets.ENOUGH", 0)
    get = getter(create(tmp_path / "many.db"))
    found: list[str] = []
    at = f"/outlets?sort={sort}"
    while at:
        soup = BeautifulSoup(get(at).text, "lxml")
        found += [words(cell) for cell in soup.select(".listing tbody th")]
        following = soup.select_one("a[rel=next]")
        at = str(following["href"]) if following else ""
    assert len(found) == (5 if sort != "unnamed" else len(found))
    assert len(set(found)) == len(found)
    if not sort:
        assert found == ["Anlaw", "The Ant", "The Beck", "beck", "Ciel"]


def test_a_comparison_counts_each_subject_alone(desk: Get) -> None:
    asked = "speaker=ilse-voss&outlet=Skell+Post&q=dredger"
    soup = BeautifulSoup(desk(f"/compare?{asked}").text, "lxml")
    totals = [words(total) for total in soup.select(".sides .total")]
    assert totals == ["16 statements", "8 statements", "30 statements"]
    lines = soup.select(".plot polyline")
    assert [str(line["class"][0]) for line in lines] == ["line-1", "line-2", "line-3"]
    rows = list(csv.DictReader(io.StringIO(desk(f"/compare.csv?{asked}").text)))
    counted: dict[str, int] = {}
    for row in rows:
        counted[row["subject"]] = counted.get(row["subject"], 0) + int(row["statements"])
    table = [[int(cell.get_text()) for cell in row.select("td")] for row in soup.select(".lines tbody tr")]
    assert [sum(column) for column in zip(*table, strict=True)] == list(counted.values())
    # Each can be taken away again.
    assert [str(chip["href"]).count("=") for chip in soup.select(".chips a")] == [2, 2, 2]
    many = "&".join(f"q=word{n}" for n in range(9))
    assert "Only the first 6 are shown." in words(BeautifulSoup(desk(f"/compare?{many}").text, "lxml").main)


def test_a_comparison_over_time() -> None:
    first = date(2026, 10, 1)
    drawn = comparison(
        [[Day(first, 2, 0), Day(first + timedelta(days=2), 4, 0)], [Day(first + timedelta(days=1), 1, 0)]]
    )
    assert drawn is not None
    assert drawn.totals == ((2, 0, 4), (0, 1, 0))
    assert (drawn.points(0), drawn.points(1)) == (
        "0.0,50.0 50.0,100.0 100.0,0.0",
        "0.0,100.0 50.0,75.0 100.0,100.0",
    )
    assert comparison([[], []]) is None
    assert comparison([[Day(first, 3, 0)]]) is None, "one day is no time"


def test_today_is_the_readers(desk: Get) -> None:
    shown = BeautifulSoup(desk("/timeline?from=today").text, "lxml")
    assert "2 statements" in words(shown.main)
    assert "From: today" in words(shown.main)
    field = shown.select_one("input[name=from]")
    assert field is not None
    assert field["value"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("/unnamed", 13),
        ("/unnamed?outlet=Harn+Gazette", 12),
        ("/unnamed?outlet=Skell+Post", 1),
        ("/unnamed?type=organization", 0),
        ("/unnamed?unnamed=official", 12),
        ("/unnamed?unnamed=private", 0),
        ("/unnamed?dated=no", 1),
        (f"/unnamed?to={TODAY - timedelta(days=1)}", 11),
    ],
)
def test_unnamed_sources_are_counted_whatever_counts_them(desk: Get, path: str, total: int) -> None:
    page = BeautifulSoup(desk(path).text, "lxml")
    assert words(page.select_one(".total")).startswith(f"{total or 'No'} statement")
    files = list(csv.reader(io.StringIO(desk(path.replace("/unnamed", "/unnamed.csv")).text)))
    assert len(files) == 1 + total
