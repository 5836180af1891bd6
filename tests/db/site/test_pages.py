"""Each page answers and shows what it is for; what is not there is said in the site's own words."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup, Tag
from datasette.app import Datasette

from onrecord.db.site.app import create
from onrecord.db.store.opening import is_frozen
from tests.db.site.conftest import Get, getter
from tests.db.site.newsroom import RTL_OVERRIDE, SCRIPT, build

PAGES = [
    (
        "/",
        [
            "Who said what",
            "85 statements",
            "Read last, on 6 October 2026",
            "Asked, and no answer",
            "Changed afterwards",
            "Most quoted",
            "Maren Holt",
        ],
    ),
    ("/timeline", ["85 statements", "Monday 5 October 2026", "Statements by week", "Older statements"]),
    ("/timeline?anonymity=anonymous", ["17 statements", "Sourcing: Anonymous", "not found: how many"]),
    ("/timeline?anonymity=unclear", ["1 statement", "Sourcing: Unclear", "Two liners"]),
    ("/timeline?q=harbor+wall", ["Spelled otherwise", "harbour"]),
    ("/timeline?kind=no_comment", ["2 statements", "did not answer written questions", "No comment"]),
    ("/timeline?speaker=holt", ["15 statements", "Speaker: holt"]),
    ("/timeline?type=document", ["Document", "An internal report dated 14 May"]),
    ("/timeline?from=2026-09-28&to=2026-09-28", ["Monday 28 September 2026", "From: 28 September 2026"]),
    ("/timeline?to=2019", ["1 statement", "Until: 2019"]),
    ("/article/1", ["What it stands on", "Ines Quill, Per Aldous", "Read the original", "two people"]),
    ("/article/1?show=anonymous_mentions", ["Shown: anonymous attributions, 3 of 9 statements"]),
    ("/article/1?show=nonsense", ["What it stands on"]),
    ("/speaker/maren-holt", ["Maren Holt", "harbour master, Port of Vell", "In the articles’ words", "She"]),
    ("/outlet/1", ["The Vell Courier", "How it sources", "Newest articles"]),
    ("/outlets", ["6 outlets", "The Vell Courier", "too few for a share", "Compare those chosen"]),
    ("/outlets?letter=v", ["1 outlet", "The Vell Courier"]),
    ("/outlets?sort=unnamed", ["1 outlet", "fewer than 20 statements are not ranked"]),
    ("/outlets?q=nobody", ["No outlet has such a name"]),
    ("/compare", ["Side by side", "Name two or more"]),
    (
        "/compare?speaker=maren-holt&outlet=The+Vell+Courier&q=wall",
        [
            "15 statements",
            "Speaker: Maren Holt",
            "Outlet: The Vell Courier",
            "Search: “wall”",
            "Statements by",
        ],
    ),
    ("/timeline?sort=oldest", ["85 statements", "Newer statements"]),
    ("/timeline?sort=certain", ["85 statements", "Less certain ones"]),
    ("/timeline?dated=no", ["No statement has all of this", "When: no date known"]),
    ("/article/2", ["2 versions were read", "what changed", "Internet Archive"]),
    (
        "/article/2/diff/1..2",
        [
            "Version 1, read 29 September 2026",
            "opens inquiry",
            "better sourced",
            "the night crew had been sent home",
            "What happened to its text",
        ],
    ),
    (
        "/changes",
        ["3 changes", "Altered", "Added", "Dropped", "better sourced", "speaker: unknown, now Tobias Okoro"],
    ),
    ("/changes?change=dropped", ["1 change", "the night crew"]),
    ("/changes?change=upgraded&outlet=Northshore+Wire", ["1 change", "Outlet: Northshore Wire"]),
    ("/changes?change=downgraded", ["No change has all of this"]),
    ("/changes?from=2026-10-01", ["No change"]),
    ("/speakers", ["8 speakers", "Maren Holt", "Most quoted"]),
    ("/speakers?q=holt&sort=name", ["1 speaker", "Maren Holt"]),
    ("/speakers?type=organization&sort=new", ["Vell City Council"]),
    ("/speakers?q=nobody", ["Nobody who is quoted has such a name"]),
    ("/about", ["how far to trust it", "Collective", "rules-1"]),
    ("/data", ["timeline", "The canonical name of who said it", "Ask in SQL"]),
    ("/data/timeline", ["What the columns mean", "85 rows"]),
    ("/data/articles/1", ["text_hash", "confidentiality agreements"]),
    ("/data?sql=select+count(*)+as+n+from+claims", ["1 row", "85"]),
]


# The one script there is.
KEYS = "/-/onrecord/keys"


def text(response: httpx.Response) -> str:
    soup = BeautifulSoup(response.text, "lxml")
    return " ".join(soup.get_text(" ", strip=True).replace(" ,", ",").split())


def main(response: httpx.Response) -> Tag:
    found = BeautifulSoup(response.text, "lxml").find("main")
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize(("path", "seen"), PAGES)
def test_page_shows(get: Get, path: str, seen: list[str]) -> None:
    response = get(path)
    assert response.status_code == 200
    shown = BeautifulSoup(response.text, "lxml").get_text("", strip=False)
    shown = " ".join(shown.split())
    for words in seen:
        assert words in shown or words in text(response), words


@pytest.mark.parametrize("path", [path for path, _ in PAGES] + ["/nowhere"])
def test_every_page_has_the_sites_frame(get: Get, path: str) -> None:
    response = get(path)
    soup = BeautifulSoup(response.text, "lxml")
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert len(soup.find_all("h1")) == 1
    assert soup.select_one("a.skip[href='#main']")
    assert [a.get_text() for a in soup.select("header nav a")] == [
        "Timeline",
        "Stories",
        "Speakers",
        "Outlets",
        "Unnamed",
        "Replies",
        "Changes",
        "Compare",
        "Data",
        "About",
    ]
    assert not soup.select("script:not([type='application/ld+json'])"), (
        "a page with foreign words runs nothing"
    )
    assert [str(frame["src"]).partition("?")[0] for frame in soup.find_all("iframe")] == [KEYS]
    assert not soup.select("[style]"), "the security policy would drop it"
    assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/claim/0123456789abcdef", "No statement has this address."),
        ("/claim/%22%3E%3Cb%3E", "No statement has this address."),
        ("/article/999", "No article has the number 999."),
        ("/article/999999999999999999", "No article has the number"),
        ("/article/one", "There is no page at this address."),
        ("/speaker/nobody", "Nobody is recorded under this name."),
        ("/speaker/%E5%B8%82", "Nobody is recorded under this name."),
        ("/article/2/diff/2..1", "This article has no version 2 before a version 1."),
        ("/article/2/diff/1..3", "This article has no version 1 before a version 3."),
        ("/article/99/diff/1..2", "No article has the number 99."),
        ("/outlet/99", "No outlet has the number 99."),
        ("/nowhere", "There is no page at this address."),
        ("/nowhere/at/all/1", "There is no page at this address."),
    ],
)
def test_what_is_not_there(get: Get, path: str, said: str) -> None:
    response = get(path)
    assert response.status_code == 404
    assert said in main(response).get_text()
    assert main(response).select_one("a[href='/timeline']")


def test_a_claim_page_tells_all_that_is_known_of_it(get: Get, press: Path) -> None:
    with sqlite3.connect(press) as db:
        [claim_id] = db.execute("select claim_id from claims where sourcing = 3").fetchone()
    shown = text(get(f"/claim/{claim_id}"))
    for words in (
        "The eastern harbour wall had been cracking since April",
        "two engineers with knowledge of the inspections",
        "Anonymous",
        "two people",
        "how they know: with knowledge of the inspections",
        "why unnamed: they signed confidentiality agreements",
        "Unnamed, and accounted for",
        "Rule: two or more people, basis and reason stated",
        "Published 28 September 2026, 06:30 (UTC+02:00)",
        f"http://localhost/claim/{claim_id}",
        "Confidence 0.92",
    ):
        assert words in shown, words


def test_a_claim_inside_another_is_linked_both_ways(get: Get, press: Path) -> None:
    with sqlite3.connect(press) as db:
        inner, outer = db.execute(
            "select claim_id, reported_by from claims where reported_by is not null"
        ).fetchone()
    assert main(get(f"/claim/{inner}")).select_one(f".notice a[href='/claim/{outer}']")
    assert main(get(f"/claim/{outer}")).select_one(f".notice a[href='/claim/{inner}']")


def test_the_article_marks_every_claim_and_loses_no_letter(get: Get, press: Path) -> None:
    with sqlite3.connect(press) as db:
        [stored] = db.execute("select text from articles where id = 1").fetchone()
        ids = [
            row[0] for row in db.execute("select claim_id from claims where article_id = 1 order by position")
        ]
    page = main(get("/article/1"))
    assert [a["id"] for a in page.select("#text .text a.number")] == [f"claim-{i}" for i in ids]
    assert [li["id"] for li in page.select(".notes > li")] == [f"note-{n}" for n in range(1, len(ids) + 1)]
    for number in page.select("#text .text a.number"):
        number.decompose()
    assert [p.get_text() for p in page.select("#text .text p")] == stored.split("\n\n")


def test_numbers_of_the_panel_lead_to_their_claims(get: Get) -> None:
    page = main(get("/article/1"))
    entries = {" ".join((li.a or li).get_text(" ").split()): li for li in page.select(".panel li")}
    assert len(entries["3 anonymous attributions"].select(".refs a")) == 3
    assert "2 unnamed people at least" in entries
    assert "0 of them answered" in entries
    for link in page.select(".panel .refs a"):
        assert page.find(id=str(link["href"]).removeprefix("#"))


def test_hits_are_marked(get: Get) -> None:
    page = main(get("/timeline?q=lighthouse"))
    assert {mark.get_text().lower() for mark in page.select("mark.hit")} == {"lighthouse"}


def test_filters_show_counts_and_what_is_chosen(get: Get) -> None:
    page = main(get("/timeline?anonymity=anonymous&q=the"))
    chosen = page.select_one("input[name=anonymity][checked]")
    assert chosen is not None
    assert chosen["value"] == "anonymous"
    counts = {choice.get_text(" ", strip=True) for choice in page.select(".choice")}
    assert any(choice.startswith("Named ") for choice in counts), "another choice stays possible"
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in page.select(".chips a")}
    assert chips["Remove the filter Sourcing: Anonymous ×"] == "/timeline?q=the"


@pytest.mark.parametrize("path", ["/timeline", "/timeline?q=the", "/timeline?outlet=Osterhaven+Echo"])
def test_every_choice_of_sourcing_finds_as_many_as_it_says(get: Get, path: str) -> None:
    choices = main(get(path)).select(".choice")[1:]
    assert {choice.input["value"] for choice in choices if choice.input} >= {
        "anonymous",
        "unclear",
    } or "?q" in path
    for choice in choices:
        assert choice.input is not None
        count = choice.get_text(" ", strip=True).rsplit(" ", 1)[1]
        address = f"{path}{'&' if '?' in path else '?'}anonymity={choice.input['value']}"
        assert f"{count} statement" in text(get(address))


def test_a_change_is_told_only_where_there_was_one(tmp_path: Path) -> None:
    path = tmp_path / "changed.db"
    build(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("update articles set modified = published")
        db.execute("update articles set modified = '2026-10-01T08:00:00+02:00' where id = 1")
    get = getter(create(path))
    assert "Changed 1 October 2026, 08:00" in text(get("/article/1"))
    assert "Changed" not in text(get("/article/2"))


def test_a_bar_of_the_chart_leads_to_as_many_statements(get: Get) -> None:
    shown = main(get("/timeline?anonymity=named"))
    rows = [row.select("th, td") for row in shown.select(".chart tbody tr")]
    links = shown.select(".bars a")
    assert len(links) == len(rows) > 1
    for link, (label, count, _) in zip(links, rows, strict=True):
        assert link.get_text().startswith(f"{label.get_text()}: {count.get_text()},")
        assert f"{count.get_text()} statement" in text(get(str(link["href"])))


def test_a_search_without_an_answer_says_which_filter_to_drop(get: Get) -> None:
    page = main(get("/timeline?q=zebra&kind=no_comment"))
    assert "No statement has all of this" in page.get_text()
    assert [a["href"] for a in page.select(".empty ul a")] == ["/timeline?kind=no_comment"]


def test_the_navigation_says_where_one_is(get: Get) -> None:
    def here(path: str) -> list[str]:
        return [a.get_text() for a in BeautifulSoup(get(path).text, "lxml").select("nav [aria-current=page]")]

    assert here("/timeline?anonymity=named") == ["Timeline"]
    assert here("/data") == ["Data"]
    assert here("/") == here("/nowhere") == []


def test_the_raw_timeline_begins_with_the_newest(get: Get) -> None:
    days = [row["said_on"] for row in get("/data/timeline.json?_shape=array").json()]
    assert days == sorted(days, reverse=True)
    assert days[0] > days[-1]


def test_a_date_that_is_none_is_named_and_left_out(get: Get) -> None:
    response = get("/timeline?from=soon&to=2026-13-01")
    assert response.status_code == 200
    assert "“From” was left out: 'soon' is no date" in text(response)
    assert "85 statements" in text(response)


@pytest.mark.parametrize("path", ["/", "/timeline"])
def test_an_empty_database_says_what_to_type(empty: Get, path: str) -> None:
    response = empty(path)
    assert response.status_code == 200
    assert "onrecord demo" in text(response)


def test_what_an_article_contains_is_text(get: Get, press: Path) -> None:
    with sqlite3.connect(press) as db:
        ids = [row[0] for row in db.execute("select claim_id from claims where article_id = 4")]
    paths = [
        "/",
        "/timeline",
        "/article/4",
        "/outlet/4",
        "/data/articles/4",
        "/data/timeline",
        "/speaker/bobby-tables-b-marsh-b",
    ]
    for path in paths + [f"/claim/{claim_id}" for claim_id in ids]:
        response = get(path)
        assert response.status_code == 200
        soup = BeautifulSoup(response.text, "lxml")
        assert not soup.select("script:not([type='application/ld+json'])"), path
        assert not soup.find_all("b"), path
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], path
            assert not str(tag.get("href", "")).startswith("javascript:"), path
        if not path.startswith("/data"):
            assert RTL_OVERRIDE[0] not in response.text, path
    assert SCRIPT in main(get("/article/4")).get_text()


def test_links_between_raw_tables_lead_somewhere(get: Get) -> None:
    for path in ("/data/timeline", "/data/claims"):
        links = {str(link["href"]) for link in main(get(path)).select("td a[href*='/articles/']")}
        assert links
        for link in links:
            assert link.startswith("/data/articles/")
            assert get(link).status_code == 200


def test_sql_only_reads(get: Get) -> None:
    response = get("/data?sql=delete+from+claims")
    assert response.status_code == 400
    assert "85 statements" in text(get("/timeline"))


def test_a_trailing_slash_leads_nowhere_else(get: Get) -> None:
    assert not get("//example.invalid/").headers.get("location", "").startswith("//")


@pytest.mark.parametrize("path", ["/timeline", "/data/timeline", "/nowhere"])
def test_nothing_is_taken_in(site: Datasette, path: str) -> None:
    response = asyncio.run(site.client.post(path, data={"q": "pier"}))
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_database_on_a_read_only_disk(press: Path, tmp_path: Path) -> None:
    path = tmp_path / "press.db"
    shutil.copy(press, path)
    assert not is_frozen(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
    (tmp_path / "press.db-wal").mkdir()  # so that no log can be opened beside it, also for root
    assert is_frozen(path)
    site = create(path, frozen=is_frozen(path))
    for address in ("/", "/timeline?q=pier", "/timeline.csv", "/article/1", "/data/timeline"):
        assert asyncio.run(site.client.get(address)).status_code == 200, address
