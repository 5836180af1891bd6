"""Each article once, across all parts, by the rules of the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.claims.identity import claim_id
from onrecord.db.bulk.columns import article_of
from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.settle import rekeyed, settle
from onrecord.db.run.intake import keep
from onrecord.db.store import Store
from tests.db.archive import NOW
from tests.db.bulk.press import Direct, archive, everything, read_all, stories, story, table
from tests.db.fiction import a_claim

LONG = " ".join(
    f"Of the {n} boats of the town the council counted {n * 3} at the quay that day." for n in range(30)
)


def settled(out: Path) -> int:
    folder = Folder(str(out))
    return settle(folder, folder.finished().values(), lambda: None)


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


TITLES = ("Ferry sails in May", "Bakers ask for flour", "Choir wins again")
SAME = "https://echo.example/same"
KINDS = {
    "address": [("https://echo.example/1", story(1)), ("https://echo.example/1", story(2))],
    "a spelling of it": [("https://echo.example/1", story(1)), ("https://echo.example/1?utm_source=x", story(1))],
    "canonical": [
        ("https://echo.example/1", story(1, head=canonical(SAME))),
        ("https://echo.example/m/1", story(1, head=canonical(SAME))),
    ],
    "text": [("https://echo.example/1", story(1, words=LONG)), ("https://echo.example/b", story(1, words=LONG))],
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("apart", [True, False])
def test_the_same_article_in_two_archives_is_there_once(tmp_path: Path, kind: str, apart: bool) -> None:
    one, other = KINDS[kind]
    between = stories(range(10, 14))
    if apart:
        paths = [archive(tmp_path / "a.warc.gz", [one, *between]), archive(tmp_path / "b.warc.gz", [other])]
    else:
        paths = [archive(tmp_path / "a.warc.gz", [one, *between, other])]
    read_all(tmp_path / "out", *paths)
    assert settled(tmp_path / "out") == 1
    rows = everything(tmp_path / "out")
    assert len(rows["articles"]) == 5
    [again] = rows["duplicates"]
    assert (again["requested_url"], again["duplicate_of"]) == (other[0], rows["articles"][0]["url"])
    kept = {(one["part"], one["row"]) for one in rows["articles"]}
    assert {(one["part"], one["row"]) for one in rows["claims"]} <= kept
    assert len({one["claim_id"] for one in rows["claims"]}) == len(rows["claims"])


DIFFERENT = {
    "another outlet": [
        ("https://echo.example/1", story(1, words=LONG)),
        ("https://tide.example/1", story(1, words=LONG, outlet="The Tide")),
    ],
    "another story": [("https://echo.example/1", story(1)), ("https://echo.example/2", story(2))],
}


@pytest.mark.parametrize("kind", DIFFERENT)
def test_different_articles_stay(tmp_path: Path, kind: str) -> None:
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", DIFFERENT[kind]))
    before = everything(tmp_path / "out")
    assert settled(tmp_path / "out") == 0
    assert everything(tmp_path / "out") == before
    assert not (tmp_path / "out" / "duplicates").exists()


def test_an_address_that_a_site_gives_to_every_page_is_not_believed(tmp_path: Path) -> None:
    pages = [(f"https://echo.example/{n}", story(n, head=canonical(SAME), title=TITLES[n])) for n in range(3)]
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", pages))
    for _ in range(2):
        assert settled(tmp_path / "out") == 0
        articles, claims = (table(tmp_path / "out", name) for name in ("articles", "claims"))
        assert [(one["url"], one["canonical"]) for one in articles] == [
            (SAME, None), ("https://echo.example/1", SAME), ("https://echo.example/2", SAME),
        ]  # fmt: skip
        assert (
            {one["url"] for one in claims}
            == {one["doc"] for one in claims}
            == {one["url"] for one in articles}
        )
        # The ids are those that the extractor gives at that address.
        for row in articles:
            reread = Direct().reading(article_of(row), None)
            ids = [one["claim_id"] for one in claims if one["url"] == row["url"]]
            assert ids == [claim.claim_id for claim in reread.extraction.claims or ()]


def mixed(tmp_path: Path) -> list[Path]:
    """Archives with every kind of likeness, within and across."""
    pages = [page for pair in KINDS.values() for page in pair] + [
        page for pair in DIFFERENT.values() for page in pair
    ]
    pages += [
        (f"https://echo.example/c{n}", story(n + 30, head=canonical(SAME), title=TITLES[n])) for n in range(3)
    ]
    return [archive(tmp_path / f"{name}.warc.gz", pages[n::3]) for n, name in enumerate("abc")]


@pytest.mark.parametrize("order", ["abc", "cab", "bca"])
def test_it_makes_no_difference_how_many_runs_brought_them(tmp_path: Path, order: str) -> None:
    mixed(tmp_path)
    for names in ("a", "ab", "abc"):
        read_all(tmp_path / "many", *(tmp_path / f"{order['abc'.index(n)]}.warc.gz" for n in names))
        settled(tmp_path / "many")
    read_all(tmp_path / "once", *(tmp_path / f"{n}.warc.gz" for n in "abc"))
    settled(tmp_path / "once")
    assert everything(tmp_path / "many") == everything(tmp_path / "once")
    assert len(everything(tmp_path / "once")["duplicates"]) > 3


@pytest.mark.parametrize("broken_after", [1, 2])
def test_broken_off_between_two_files_it_is_put_right_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken_after: int
) -> None:
    mixed(tmp_path)
    paths = [tmp_path / f"{n}.warc.gz" for n in "abc"]
    for name in ("whole", "broken"):
        read_all(tmp_path / name, *paths)
    settled(tmp_path / "whole")
    real, put = Folder.put, []

    def breaking(self: Folder, file: Path, name: str) -> None:
        if len(put) == broken_after:
            raise KeyboardInterrupt
        put.append(name)
        real(self, file, name)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "put", breaking)
        with pytest.raises(KeyboardInterrupt):
            settled(tmp_path / "broken")
    settled(tmp_path / "broken")
    assert everything(tmp_path / "broken") == everything(tmp_path / "whole")


def test_what_stays_is_what_a_database_would_keep(tmp_path: Path) -> None:
    """The rules are the database's own: it finds nothing more that is the same."""
    read_all(tmp_path / "out", *mixed(tmp_path))
    settled(tmp_path / "out")
    with Store.open(tmp_path / "x.db") as store:
        for row in table(tmp_path / "out", "articles"):
            with store.transaction():
                reading = Direct().reading(article_of(row), row["outlet"])
                assert keep(store, reading, NOW)[1], row["url"]


def test_under_another_address_claims_keep_what_ties_them() -> None:
    texts = ("It leaks", "It leaks", "It sinks")
    ids = [claim_id("old", text, number) for text, number in zip(texts, (0, 1, 0), strict=True)]
    claims = [
        a_claim(claim_id=own, doc="old", content=text, reported_by=outer)
        for own, text, outer in zip(ids, texts, (None, None, ids[1]), strict=True)
    ]
    moved = rekeyed(claims, "new")
    assert [one.claim_id for one in moved] == [
        claim_id("new", "It leaks", 0), claim_id("new", "It leaks", 1), claim_id("new", "It sinks", 0),
    ]  # fmt: skip
    assert [one.reported_by for one in moved] == [None, None, moved[1].claim_id]
    assert rekeyed(rekeyed(claims, "new"), "old") == claims
    foreign = [a_claim(claim_id=f"own-{n}", doc="old", content="It leaks") for n in range(2)]
    assert len({one.claim_id for one in rekeyed(foreign, "new")}) == 2
