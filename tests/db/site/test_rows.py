"""Rows of a list: an article once a day, the same words once, who is nobody to be told behind a fold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from onrecord.db.site.app import create
from onrecord.db.site.asked import read
from onrecord.db.site.cards import by_day, cards
from onrecord.db.site.kwic import lines
from onrecord.db.site.library import HIT_END, HIT_PREFIX, HIT_START
from onrecord.db.site.offices import offices
from onrecord.db.site.positions import grouped
from onrecord.db.site.sharing import sharing
from onrecord.db.site.terms import is_unresolved
from tests.db.site.conftest import Get, getter
from tests.db.site.desk import TODAY, build

ROW: dict[str, Any] = {
    "claim_id": "c", "article_id": 1, "said_on": "2026-10-02", "said_precision": None, "content": "the lock leaks",
    "speaker": "Ada Cole", "speaker_id": 1, "source": "Cole", "cue": "said", "role": "mayor", "affiliation": None,
    "title": "The lock", "outlet": "Echo", "anonymity": "named", "source_type": "person", "kind": "statement",
    "quote_type": "indirect", "hedge": None, "via": None, "source_count": None, "basis": None,
    "anonymity_reason": None, "reviewed": None, "through": None, "unnamed_as": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Get:
    path: Path = tmp_path_factory.mktemp("desk") / "desk.db"
    build(path)
    return getter(create(path))


def main(get: Get, path: str, **more: Any) -> Tag:
    found = BeautifulSoup(get(path, **more).text, "lxml").find("main")
    assert isinstance(found, Tag)
    return found


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_the_articles_of_a_day_stand_together_whatever_the_order_of_keys() -> None:
    rows = [
        {**ROW, "claim_id": str(n), "article_id": article, "content": f"words {n}"}
        for n, article in enumerate((1, 2, 1, 2, 3))
    ]
    rows.append({**ROW, "claim_id": "other day", "said_on": "2026-10-01"})
    days = by_day(cards(rows))
    assert [[len(group.cards) for group in day.articles] for day in days] == [[2, 2, 1], [1]]
    assert [group.first.row["article_id"] for group in days[0].articles] == [1, 2, 3]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({"content": "The lock leaks."}, 1),
        ({"content": "“The lock leaks,”"}, 1),
        ({"content": "the lock leaks badly"}, 0),
        # somebody else said it too
        ({"speaker_id": 2, "speaker": "Bo Dunn"}, 0),
        ({"article_id": 2}, 0),
        ({"said_on": "2026-10-01"}, 0),
    ],
)
def test_the_same_words_stand_once_in_an_article(changed: dict[str, Any], again: int) -> None:
    days = by_day(cards([ROW, {**ROW, "claim_id": "d", **changed}]))
    found = days[0].articles[0].cards
    assert len(found[0].again) == again
    assert sum(len(group.cards) for day in days for group in day.articles) == 2 - again


@pytest.mark.parametrize(
    ("facts", "folded"),
    [
        ({"speaker": None, "source": "we"}, True),
        ({"speaker": None, "source": "He"}, True),
        ({"speaker": None, "source": "It", "source_type": "organization"}, True),
        ({"speaker": None, "source": "they", "anonymity": "collective"}, True),
        ({"speaker": None, "source": "They", "anonymity": None}, True),
        # known, told, withheld, or nobody at all
        ({"source": "he"}, False),
        ({"speaker": None, "source": "the mayor"}, False),
        ({"speaker": None, "source": "they", "anonymity": "anonymous"}, False),
        ({"speaker": None, "source": None, "anonymity": None}, False),
        ({"speaker": None, "source": "it", "source_type": "document"}, False),
        ({"speaker": None, "source": "he", "through": "his spokesman"}, False),
    ],
)
def test_who_is_only_a_pronoun_stands_behind_a_fold(facts: dict[str, Any], folded: bool) -> None:
    row = {**ROW, **facts}
    assert is_unresolved(row) is folded
    [group] = by_day(cards([{**ROW, "claim_id": "other"}, {**row, "content": "else"}]))[0].articles
    assert (len(group.cards), len(group.folded)) == ((1, 1) if folded else (2, 0))
    assert not by_day(cards([row]), fold=False)[0].articles[0].folded


def test_what_has_no_date_never_leads_and_has_its_own_place(desk: Get) -> None:
    for path in (
        "/timeline",
        "/timeline?sort=oldest",
        "/timeline?q=dredger",
        "/timeline?q=dredger&sort=oldest",
    ):
        html = desk(path)
        shown: list[str] = []
        at = path
        while at:
            html = desk(at)
            soup = BeautifulSoup(html.text, "lxml")
            shown += [words(heading) for heading in soup.select(".day > h2")]
            following = soup.select_one("a[rel=next]")
            at = str(following["href"]) if following else ""
        assert shown.count("No date known") == 1, path
        assert shown[-1] == "No date known", path
    page = main(desk, "/timeline?dated=no")
    assert "2 statements" in words(page)
    assert not page.select(".chart"), "no day is drawn that nobody knows"
    assert [words(one) for one in main(desk, "/timeline").select(".choose a[href*='dated=no']")] == [
        "No date known: 2"
    ]


def test_the_oldest_come_first_and_each_once(desk: Get) -> None:
    def days(path: str) -> list[str]:
        found, at = [], path
        while at:
            page = main(desk, at)
            found += [str(one["href"]) for one in page.select("a.evidence")]
            following = page.select_one("a[rel=next]")
            at = str(following["href"]) if following else ""
        return found

    for asked in ("", "q=dredger", "from=2000", "outlet=Skell+Post"):
        newest, oldest = days(f"/timeline?{asked}"), days(f"/timeline?{asked}&sort=oldest")
        certain = days(f"/timeline?{asked}&sort=certain")
        assert sorted(newest) == sorted(oldest) == sorted(certain)
        assert len(set(newest)) == len(newest)
    assert newest != oldest


def test_feeds_and_files_are_in_the_order_of_the_list(desk: Get) -> None:
    rows = desk("/timeline.json").json()
    dated = [row["said_on"] for row in rows if row["said_on"]]
    assert dated == sorted(dated, reverse=True)
    assert [row["said_on"] for row in rows[len(dated) :]] == [None, None]
    assert desk("/timeline.json?sort=oldest").json() == rows
    assert [row["said_on"] for row in desk("/timeline.json?dated=no").json()] == [None, None]


def test_periods_end_today_and_stay_what_they_are_called() -> None:
    for name, first in (
        ("today", TODAY),
        ("week", TODAY - timedelta(days=6)),
        ("month", TODAY.replace(day=1)),
        ("year", TODAY.replace(month=1, day=1)),
    ):
        question = read({"from": name, "q": "pier"}, TODAY)
        assert question.filter.since == first.isoformat()
        assert question.params == {"q": "pier", "from": name}
        assert question.without("from").params == {"q": "pier"}
        assert question.without("q").filter.since == first.isoformat()
        assert question.first_day == first.isoformat()
    assert read({"from": "yesteryear"}).notices


@pytest.mark.parametrize("choice", ["compact", "reading", "context"])
def test_the_density_is_remembered_without_a_script(desk: Get, choice: str) -> None:
    answer = desk(f"/density/{choice}?to=/timeline%3Fq%3Ddredger", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/timeline?q=dredger")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"density={choice}; ")
    assert "HttpOnly" in cookie
    page = desk("/timeline?q=dredger", headers={"cookie": f"density={choice}"})
    assert "Cookie" in page.headers["vary"]
    soup = BeautifulSoup(page.text, "lxml")
    assert soup.body is not None
    assert choice in soup.body["class"]
    assert bool(soup.select(".kwic")) == (choice == "context")
    assert BeautifulSoup(desk("/timeline?q=dredger").text, "lxml").body["class"][0] == "compact"  # type: ignore[index]


@pytest.mark.parametrize(
    "to", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", ""]
)
def test_a_density_leads_nowhere_else(desk: Get, to: str) -> None:
    answer = desk("/density/reading", params={"to": to}, follow_redirects=False)
    assert answer.headers["location"] == "/timeline"
    assert desk("/density/sideways", follow_redirects=False).status_code == 404


def _hit(text: str) -> str:
    return text.replace("[", HIT_START).replace("]", HIT_END)


KWIC = [
    # content as the index marks it, before, after
    ("the lock [leaks] badly", "the lock ", "[leaks] badly"),
    ("[leaks] and [leaks]", "", "[leaks] and [leaks]"),
    ("under-[leaks]", "under-", "[leaks]"),
    ("a " * 60 + "[leak]", "… " + "a " * 35, "[leak]"),
    ("[leak]" + " b" * 80, "", "[leak]" + " b" * 41 + " …"),
]


@pytest.mark.parametrize(("content", "before", "after"), KWIC)
def test_words_in_context(content: str, before: str, after: str) -> None:
    [line] = lines(cards([{**ROW, f"{HIT_PREFIX}content": _hit(content)}]))
    assert line.before.split() == before.split()
    assert line.before[-1:].isspace() == before[-1:].isspace()
    assert line.after == _hit(after)


def test_a_headline_with_the_word_stands_once_for_its_statements() -> None:
    under = {**ROW, f"{HIT_PREFIX}title": _hit("The [lock]")}
    own = {**under, f"{HIT_PREFIX}content": _hit("the [lock] leaks")}
    found = lines(cards([under, own, {**under, "claim_id": "d"}]))
    assert [(line.before, line.after, line.under) for line in found] == [
        ("The ", _hit("[lock]"), 2),
        ("the ", _hit("[lock] leaks"), 0),
    ]


def office(role: str | None, body: str | None, n: int, first: str, last: str) -> dict[str, Any]:
    return {"role": role, "affiliation": body, "articles": n, "first_seen": first, "last_seen": last}


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (
            [office("mayor", None, 1, "2026-01-01", "2026-02-01"), office("mayor", "Tarn", 2, "2026-01-15", "2026-03-01")],
            [("mayor, Tarn", 3, "2026-01-01", "2026-03-01")],
        ),
        (
            [office("the Mayor", "Tarn", 1, "2026-01-01", "2026-01-01"), office(None, "Tarn", 1, "2025-01-01", "2025-01-01"), office("mayor", "Tarn", 4, "2026-02-01", "2026-02-02")],
            [("mayor, Tarn", 6, "2025-01-01", "2026-02-02")],
        ),
        # two bodies, or two roles, are two offices
        (
            [office("mayor", "Tarn", 1, "2026-01-01", "2026-01-01"), office("mayor", "Fell", 1, "2026-02-01", "2026-02-01")],
            [("mayor, Fell", 1, "2026-02-01", "2026-02-01"), ("mayor, Tarn", 1, "2026-01-01", "2026-01-01")],
        ),
        (
            [office("diver", None, 1, "2026-01-01", "2026-01-01"), office("mayor", "Tarn", 1, "2026-02-01", "2026-02-01")],
            [("mayor, Tarn", 1, "2026-02-01", "2026-02-01"), ("diver", 1, "2026-01-01", "2026-01-01")],
        ),
        ([], []),
    ],
)  # fmt: skip
def test_an_office_stands_once(rows: list[dict[str, Any]], shown: list[tuple[object, ...]]) -> None:
    found = [(one.name, one.articles, one.first_seen, one.last_seen) for one in offices(rows)]
    assert found == shown


def test_positions_by_topic_with_what_was_taken_back_first() -> None:
    def row(topic: str, said_on: str, claim: str, reverses: str | None = None) -> dict[str, Any]:
        return {"topic": topic, "said_on": said_on, "claim_id": claim, "reverses": reverses, "turn": None}

    rows = [
        row("lock", "2026-01-02", "b"), row("lock", "2026-01-01", "a"),
        row("gate", "2026-01-01", "a"), row("gate", "2026-01-02", "b"),  # of the very same statements
        row("quay", "2026-01-01", "c"), row("quay", "2026-01-03", "d", "c"),
    ]  # fmt: skip
    found = grouped(rows)
    assert [(one.topic, one.reversed, [r["claim_id"] for r in one.rows]) for one in found] == [
        ("quay", True, ["c", "d"]),
        ("lock", False, ["a", "b"]),
    ]


@pytest.mark.parametrize(
    ("args", "watch", "view"),
    [
        ({}, "onrecord watch add NAME --to URL", None),
        ({"q": "it's", "from": "week"}, """onrecord watch add NAME --search 'it'"'"'s' --to URL""", "onrecord view add NAME '/timeline?q=it%27s&from=week'"),
        # what `watch` cannot ask for
        ({"unnamed": "official"}, "onrecord watch add NAME --unnamed-as official --to URL", "onrecord view add NAME '/timeline?unnamed=official'"),
        ({"dated": "no"}, None, "onrecord view add NAME '/timeline?dated=no'"),
    ],
)  # fmt: skip
def test_what_can_be_done_with_a_list(args: dict[str, str], watch: str | None, view: str | None) -> None:
    found = sharing(read(args))
    assert (found.watch, found.view) == (watch, view)
