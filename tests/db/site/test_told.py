"""Pages of what articles tell together: every count leads to why, and what is unknown says so."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import feedparser
import pytest

from onrecord.db.site.app import create
from onrecord.db.site.decay import Piece, pieces
from onrecord.db.site.origins import span
from onrecord.db.store import Store
from tests.db.relating import Press
from tests.db.site import told
from tests.db.site.conftest import Get, getter


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "told.db"
    told.build(path)
    return path


@pytest.fixture(scope="module")
def get(path: Path) -> Get:
    return getter(create(path))


@pytest.fixture(scope="module")
def ask(path: Path):
    def rows(sql: str, *params: object) -> list[tuple[object, ...]]:
        with Store.read(path) as store:
            return [tuple(row) for row in store.connection.execute(sql, params)]

    return rows


def words(page: str) -> str:
    """What a reader sees, in one line."""
    text = re.sub(r"<(script|style|head).*?</\1>", " ", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 1, "one origin"),
        (1, 3, "1 to 3 independent origins"),
        (2, 2, "2 independent origins"),
        (None, None, "origins not counted yet"),
        (None, 2, "origins not counted yet"),
    ],
)
def test_a_range_of_origins_in_words(least: int | None, most: int | None, said: str) -> None:
    assert span(least, most) == said


@pytest.mark.parametrize(
    ("phrase", "lost", "shown"),
    [
        ("two clerks", [], [Piece("two clerks", False)]),
        ("two clerks", [[0, 3]], [Piece("two", True), Piece(" clerks", False)]),
        ("two clerks", [[4, 10], [0, 3]], [Piece("two", True), Piece(" ", False), Piece("clerks", True)]),
        ("", [], []),
    ],
)
def test_lost_words_of_a_phrase(phrase: str, lost: list[list[int]], shown: list[Piece]) -> None:
    assert pieces(phrase, lost) == shown


def test_a_group_shows_each_wording_why_and_on_whom(get: Get, ask) -> None:
    [(number, least, most)] = ask(
        """select id, least, most from claim_groups join group_origins on group_id = id
        where claims = 3 and not utterance"""
    )
    page = words(get(f"/group/{number}").text)
    assert f"3 articles of 3 outlets: {span(int(str(least)), int(str(most)))}" in page
    assert int(str(least)) < int(str(most))  # two outlets’ unnamed people may be the same
    for wording in (told.SALE, told.SOLD):
        assert wording in page
    assert "two clerks who handled the papers" in page
    assert "people familiar with the sale" in page
    assert "Share " in page  # the reasons
    assert "Likely the same, not counted: 1" in page
    assert told.LIKELY in page
    assert "Origin 1" in page


def test_a_speech_is_one_origin_with_witnesses(get: Get, ask) -> None:
    [(number,)] = ask("select group_id from group_origins where utterance")
    page = words(get(f"/group/{number}").text)
    assert "One speech, 3 witnesses: all quote one speaker at what seems to be one occasion" in page
    assert "one origin" in page
    assert str(number) in re.findall(r"/group/(\d+)", get("/groups?kind=speech").text)


def test_a_story_shows_who_has_it_and_from_where(get: Get, ask) -> None:
    [(number,)] = ask("select story_id from articles where url like '%/wire'")
    page = words(get(f"/story/{number}").text)
    order = [page.index(title) for title in ("Customs quay to be sold", "Quay sale near, sources say")]
    assert order == sorted(order)
    assert "Copy of the agency Tarn Press Agency" in page
    assert "Where it has this from is unknown" in page
    assert "Told alike, most origins first" in page
    assert f"/timeline?story={number}" in get(f"/story/{number}").text


@pytest.mark.parametrize("address", ["/stories", "/groups", "/reversals"])
def test_lists_are_pages_files_and_feeds(get: Get, address: str) -> None:
    assert get(address).status_code == 200
    rows = list(csv.DictReader(io.StringIO(get(f"{address}.csv").text)))
    found = get(f"{address}.json").json()
    assert [row["id"] for row in rows] == [str(row["id"]) for row in found]
    assert len({row["id"] for row in rows}) == len(rows) > 0
    feed = feedparser.parse(get(f"{address}.atom").text)
    assert len(feed.entries) == len(rows)
    assert not feed.bozo


def test_a_group_is_a_file_with_how_each_was_placed(get: Get, ask) -> None:
    [(number,)] = ask("select group_id from group_origins where utterance")
    rows = get(f"/group/{number}.json").json()
    assert {row["group_id"] for row in rows} == {number}
    assert all(row["placed_why"] and row["origin"] == 0 for row in rows)
    assert {(row["corroboration"], row["origins_max"]) for row in rows} == {(1, 1)}
    assert len(feedparser.parse(get(f"/group/{number}.atom").text).entries) == 3


def test_the_timeline_and_its_files_are_filtered_alike(get: Get, ask) -> None:
    [(story,)] = ask("select story_id from articles where url like '%/wire'")
    wanted = {row[0] for row in ask("select claim_id from timeline where story_id = ?", story)}
    assert {row["claim_id"] for row in get(f"/timeline.json?story={story}").json()} == wanted
    page = words(get(f"/timeline?story={story}").text)
    assert f"Story: number {story}" in page
    assert "was left out" in words(get("/timeline?origins=many").text)
    assert get("/timeline.json?origins=9").json() == []


def test_stories_are_found_by_the_words_of_any_headline(get: Get, ask) -> None:
    assert "/story/" in get("/stories?q=sources+quay").text
    assert "No story has all of this" in get("/stories?q=zeppelin").text
    assert "No story has all of this" in get("/stories?q=🙂").text
    assert "/story/" not in get("/stories?from=2032").text.partition("<main")[2]


def test_a_number_that_a_group_or_story_had_leads_to_where_it_is_now(get: Get, ask) -> None:
    [(now, was)] = ask(
        """select group_id, claim_numbers.id from claims join claim_numbers using (claim_id)
        join articles on articles.id = article_id where url like '%/copy' and group_id is not null"""
    )
    assert str(get(f"/group/{was}").url).endswith(f"/group/{now}")
    assert str(get(f"/group/{was}.json").url).endswith(f"/group/{now}.json")
    [(article, story)] = ask("select id, story_id from articles where url like '%/copy'")
    assert str(get(f"/story/{article}").url).endswith(f"/story/{story}")
    [(alone, claim)] = ask(
        """select claim_numbers.id, claim_id from claim_numbers join claims using (claim_id)
        where group_id is null limit 1"""
    )
    answer = get(f"/group/{alone}")
    assert answer.status_code == 404
    assert f"/claim/{claim}" in answer.text
    assert get("/group/999999").status_code == get("/story/999999").status_code == 404


def test_a_statement_says_where_else_it_is_and_leads_there(get: Get, ask) -> None:
    [(claim, group)] = ask(
        """select claim_id, group_id from timeline where url like '%/copy' and group_id is not null"""
    )
    page = get(f"/claim/{claim}").text
    assert "Also in other articles Told alike, " in words(page)
    assert f"/group/{group}" in page
    assert f"/group/{group}" in get("/timeline?q=customs").text
    [(alone,)] = ask("select claim_id from timeline where url like '%/turn'")
    shown = words(get(f"/claim/{alone}").text)
    assert "Possibly reversed" not in words(page)
    assert "Possibly reversed Nothing more is asserted" in shown
    assert f"{told.STANDS} " in shown
    assert "Also in" not in shown  # what is near it and not the same is not called so
    assert "Near it in other articles" in shown


@pytest.mark.parametrize(
    ("address", "total"),
    [
        ("/stories", "stories|story"),
        ("/stories?q=zeppelin", "stories"),
        ("/groups", "statements? told alike"),
        ("/groups?kind=circular", "statements? told alike"),
        ("/reversals", "possible reversals?"),
    ],
)
def test_a_count_says_of_what(get: Get, address: str, total: str) -> None:
    assert re.search(rf"\b(\d+|No) ({total})\b", words(get(address).text))


def test_what_became_of_sources_is_struck_through(get: Get, ask) -> None:
    [(article,)] = ask("select id from articles where url like '%/copy'")
    page = get(f"/article/{article}").text
    assert "What became of its sources" in words(page)
    assert "<del>" in page
    assert "how many people it is" in page


def test_possible_reversals_show_both_sentences(get: Get) -> None:
    for path in ("/reversals", "/speaker/ada-cole"):
        page = words(get(path).text)
        assert told.STANDS in page
        assert told.DENIED in page
        assert "Nothing more is asserted" in page


def test_a_database_where_nothing_is_related_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Store.open(path) as store:
        Press(store).article("one", ("Ada Cole", told.SALE))
    get = getter(create(path))
    assert "onrecord relate" in get("/stories").text
    assert "not gathered into stories" in get("/story/77").text
    for page in ("/groups", "/reversals", "/article/1", "/timeline", "/speaker/ada-cole"):
        assert get(page).status_code == 200
