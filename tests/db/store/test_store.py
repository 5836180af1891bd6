"""Articles with their claims: stored whole, recognised again, and read anew without losing a name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
ARTICLE = Article(
    text="“The pier will open” said Ada Penrose.",
    title="Pier to open",
    authors=("Ines Falk",),
    published="2026-10-02T08:00:00+02:00",
    published_from="json-ld",
    site_name="The Pell Sound Echo",
    url="https://echo.example/pier",
    requested_url="https://echo.example/pier?from=feed",
)


def add(
    store: Store, article: Article = ARTICLE, *claims: object, outlet: str | None = "The Pell Sound Echo"
) -> int:
    with store.transaction():
        return store.articles.add(article, Extraction("x-1", claims), NOW, outlet=outlet)  # type: ignore[arg-type]


def read_again(store: Store, article_id: int, *claims: object, extractor: str = "x-2") -> None:
    with store.transaction():
        store.articles.extracted(article_id, 1, Extraction(extractor, claims))  # type: ignore[arg-type]


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.connection.execute(sql)]


def fts_is_in_step(store: Store) -> bool:
    store.connection.execute("insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)")
    return True


def test_an_article_brings_all_its_rows(store: Store) -> None:
    article_id = add(store, ARTICLE, a_claim(role="harbour master"))
    assert rows(store, "select number, title from revisions") == [(1, "Pier to open")]
    assert rows(store, "select name, slug, role from speakers") == [
        ("Ada Penrose", "ada-penrose", "harbour master")
    ]
    assert rows(store, "select description, anonymity from sources") == [("Ada Penrose", "named")]
    assert rows(store, "select slug, name from outlets") == [("the-pell-sound-echo", "The Pell Sound Echo")]
    assert rows(store, "select claim_id, article_id, position from claims") == [("c1", article_id, 0)]
    assert rows(store, "select said_on, speaker, outlet, published, url from timeline") == [
        (
            "2026-10-02",
            "Ada Penrose",
            "The Pell Sound Echo",
            "2026-10-02T08:00:00+02:00",
            "https://echo.example/pier",
        )
    ]
    assert rows(store, "select extractor from articles") == [("x-1",)]


TWINS = [
    # another address, other text: another article
    (
        replace(ARTICLE, url="https://echo.example/other", requested_url=None, text="Else."),
        "The Pell Sound Echo",
        False,
    ),
    # same canonical address
    (replace(ARTICLE, requested_url=None, text="Updated."), "The Pell Sound Echo", True),
    # same canonical address for another story: the address is not believed
    (
        replace(ARTICLE, requested_url="https://echo.example/other", title="Ferry stays", text="Else."),
        "The Pell Sound Echo",
        False,
    ),
    # canonical address is what the first was asked for
    (replace(ARTICLE, url="https://echo.example/pier?from=feed", text="Else."), "The Pell Sound Echo", True),
    # asked for at the same address
    (replace(ARTICLE, url="https://echo.example/moved", text="Else."), "The Pell Sound Echo", True),
    # same words at the same outlet, however its name is written
    (
        replace(ARTICLE, url="https://echo.example/print/pier", requested_url=None),
        "the Pell Sound ECHO",
        True,
    ),
    # the same but for a label, under one headline on one day: another template
    (
        replace(
            ARTICLE, url="https://m.echo.example/pier", requested_url=None, text="Listen\n\n" + ARTICLE.text
        ),
        "The Pell Sound Echo",
        True,
    ),
    # under another headline, or on another day: another article
    (
        replace(
            ARTICLE,
            url="https://m.echo.example/pier",
            requested_url=None,
            text="Listen\n\n" + ARTICLE.text,
            title="Else",
        ),
        "The Pell Sound Echo",
        False,
    ),
    (
        replace(
            ARTICLE,
            url="https://m.echo.example/pier",
            requested_url=None,
            text="Listen\n\n" + ARTICLE.text,
            published="2026-10-03",
        ),
        "The Pell Sound Echo",
        False,
    ),
    # same words at another outlet: both are the record
    (replace(ARTICLE, url="https://gazette.example/pier", requested_url=None), "Gazette", False),
    (replace(ARTICLE, url="https://gazette.example/pier", requested_url=None), None, False),
]


@pytest.mark.parametrize(("article", "outlet", "same"), TWINS)
def test_twins_are_recognised(store: Store, article: Article, outlet: str | None, same: bool) -> None:
    first = add(store)
    settled, known = store.articles.settled(article)
    assert (known or store.articles.twin(settled, outlet)) == (first if same else None)


def test_reading_again_keeps_ids_keys_and_reviews(store: Store) -> None:
    kept, gone, new = (
        a_claim(),
        a_claim(claim_id="c2", content="Soon"),
        a_claim(claim_id="c3", content="Never"),
    )
    article_id = add(store, ARTICLE, kept, gone)
    with store.transaction():
        store.connection.execute(
            "insert into reviews (claim_id, verdict, at) values ('c1', 'right', ''), ('c2', 'wrong', '')"
        )
    key = rows(store, "select key from timeline where claim_id = 'c1'")
    read_again(store, article_id, replace(kept, hedge="reportedly"), new)
    assert rows(store, "select claim_id, hedge from claims order by position") == [
        ("c1", "reportedly"),
        ("c3", None),
    ]
    assert rows(store, "select claim_id, hedge from timeline order by key desc") == [
        ("c3", None),
        ("c1", "reportedly"),
    ]
    assert rows(store, "select key from timeline where claim_id = 'c1'") == key
    assert rows(store, "select claim_id, verdict from reviews") == [("c1", "right"), ("c2", "wrong")]
    assert rows(store, "select extractor from articles") == [("x-2",)]
    assert fts_is_in_step(store)


def test_reading_again_with_the_same_result_changes_nothing(store: Store) -> None:
    claims = [a_claim(), a_claim(claim_id="c2", content="Soon", source="he")]
    article_id = add(store, ARTICLE, *claims)
    before = [
        rows(store, f"select * from {table}") for table in ("claims", "timeline", "sources", "speakers")
    ]
    read_again(store, article_id, *claims)
    assert [
        rows(store, f"select * from {table}") for table in ("claims", "timeline", "sources", "speakers")
    ] == before


def test_a_failed_extraction_keeps_the_article_and_what_was_known(store: Store) -> None:
    with store.transaction():
        article_id = store.articles.add(ARTICLE, Extraction("x-1", None), NOW)
    assert rows(store, "select extractor, extractor_failed from articles") == [(None, "x-1")]
    assert store.articles.unread("x-1") == []  # it would fail again
    assert store.articles.unread("x-2") == [article_id]
    assert store.articles.read_by_others("x-1") == [article_id]  # a person asked for it
    read_again(store, article_id, a_claim())
    assert rows(store, "select extractor, extractor_failed from articles") == [("x-2", None)]


def test_an_extraction_of_an_older_revision_is_not_stored(store: Store) -> None:
    article_id = add(store, ARTICLE, a_claim())
    with store.transaction():
        store.connection.execute("update articles set revision = 2")
        assert not store.articles.extracted(article_id, 1, Extraction("x-2", []))
    assert rows(store, "select claim_id from claims") == [("c1",)]


def test_since_counts_the_day_of_publication_or_else_of_fetching(store: Store) -> None:
    first = add(store)
    undated = add(
        store, replace(ARTICLE, url="https://echo.example/b", requested_url=None, text="B.", published=None)
    )
    assert store.articles.read_by_others("x-2", "2026-10-03") == [undated]
    assert store.articles.read_by_others("x-2", "2026-10-02") == [first, undated]
    assert store.articles.read_by_others("x-1") == []


def test_a_slug_stays_with_its_name(store: Store) -> None:
    names = ["Ada Penrose", "Ada-Penrose", "ADA PENROSE", "Ada Penrose", "李强", "…"]
    add(
        store,
        ARTICLE,
        *(a_claim(claim_id=f"c{n}", content=f"W{n}", speaker=name) for n, name in enumerate(names)),
    )
    assert rows(store, "select name, slug from speaker_aliases order by id") == [
        ("Ada Penrose", "ada-penrose"),
        ("Ada-Penrose", "ada-penrose-2"),
        ("ADA PENROSE", "ada-penrose-3"),
        ("李强", "李强"),
        ("…", "x"),
    ]


def test_a_speaker_holds_the_role_last_stated_not_last_stored(store: Store) -> None:
    later = replace(
        ARTICLE, published="2026-11-01", url="https://echo.example/2", requested_url=None, text="2"
    )
    add(store, later, a_claim(role="mayor", affiliation="Pell Sound"))
    add(store, ARTICLE, a_claim(claim_id="c2", role="harbour master"))
    assert rows(store, "select role, affiliation from speakers") == [("mayor", "Pell Sound")]


def test_the_office_of_one_day_is_not_put_with_the_party_of_another(store: Store) -> None:
    later = replace(
        ARTICLE, published="2026-11-01", url="https://echo.example/2", requested_url=None, text="2"
    )
    add(store, ARTICLE, a_claim(role="president", affiliation="Pell Sound"))
    add(store, later, a_claim(claim_id="c2", role="leader"))
    assert rows(store, "select role, affiliation from speakers") == [("president", "Pell Sound")]


def test_one_source_row_for_a_source_however_it_is_called(store: Store) -> None:
    two = {"speaker": None, "anonymity": "anonymous", "source_count": 2, "source": "two dockers"}
    add(
        store,
        ARTICLE,
        a_claim(source="Ada Penrose"),
        a_claim(claim_id="c2", content="Soon", source="She"),
        a_claim(claim_id="c3", content="Late", **two),
        a_claim(claim_id="c4", content="Rust", **two, basis="with knowledge of the pier"),
        a_claim(claim_id="c5", content="Unsaid", speaker=None, source=None),
    )
    assert rows(store, "select description, source_count, basis from sources order by id") == [
        ("Ada Penrose", None, None),
        ("two dockers", 2, "with knowledge of the pier"),
    ]
    assert rows(store, "select count(*) from claims where source_id is null") == [(1,)]
