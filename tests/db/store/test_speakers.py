"""Speakers across articles in a database: who is one, what a person decides, and what outlives every run."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from onrecord.db.migrations import migrations
from onrecord.db.query.export import rows as exported
from onrecord.db.query.filters import TimelineFilter
from onrecord.db.store import Store
from onrecord.db.store.directory import SpeakerError
from tests.db.archive import NOW, Archive
from tests.db.fiction import a_claim

MAYOR = {"role": "mayor", "affiliation": "Tarn"}
WILLIAM = {"speaker": "William Dunn", **MAYOR}
BILL = {"speaker": "Bill Dunn", **MAYOR}
DUNN = {"speaker": "Dunn", **MAYOR}
PORTS = {"speaker": "Tarn Ports Authority", "source_type": "organization"}
TPA = {"speaker": "TPA", "source_type": "organization"}


@pytest.fixture
def archive(store: Store) -> Archive:
    return Archive(store)


def test_one_speaker_under_several_names(archive: Archive) -> None:
    archive.article(WILLIAM)
    archive.article(BILL, "Ada Cole")
    archive.article(DUNN)
    assert archive.by_name() == [
        ("william-dunn", "william-dunn"),
        ("bill-dunn", "william-dunn"),
        ("ada-cole", "ada-cole"),
        ("dunn", "william-dunn"),
    ]
    assert archive.rows("select distinct speaker from timeline order by 1") == [
        ("Ada Cole",),
        ("William Dunn",),
    ]
    assert archive.rows("select distinct speaker from claims order by 1") == [
        ("Ada Cole",), ("Bill Dunn",), ("Dunn",), ("William Dunn",),
    ], "the article's own words stay"  # fmt: skip
    archive.check()


def test_a_surname_alone_is_somebody_else_in_each_article(archive: Archive) -> None:
    archive.article("Ada Cole")
    archive.article("Cole")
    archive.article("Cole")
    assert archive.by_name() == [("ada-cole", "ada-cole"), ("cole", "cole"), ("cole-2", "cole-2")]


def test_what_a_later_article_tells_joins_earlier_ones(archive: Archive) -> None:
    archive.article(TPA)
    archive.article(PORTS)
    assert archive.by_name() == [("tpa", "tpa"), ("tarn-ports-authority", "tarn-ports-authority")]
    explains = archive.article("Ada Cole", text="The Tarn Ports Authority (TPA) met.")
    assert archive.by_name()[0] == ("tpa", "tarn-ports-authority")
    [alias] = [
        a for a in archive.store.speakers.aliases(archive.store.speakers.find("TPA")) if a.name == "TPA"
    ]
    assert (alias.rule, alias.evidence) == ("initials", "an article gives them for “Tarn Ports Authority”")
    archive.check()
    # a second reading of the letters makes them ambiguous: apart again
    archive.article("Ada Cole", text="The Tarn Pilots Association (TPA) met.")
    assert archive.by_name()[0] == ("tpa", "tpa")
    archive.check()
    assert explains


def test_a_namesake_that_turns_up_later_undoes_a_merge(archive: Archive) -> None:
    archive.article("George Penn")
    archive.article("George A. Penn")
    assert archive.by_name()[1] == ("george-a-penn", "george-penn")
    archive.article("George B. Penn")
    assert [slug == to for slug, to in archive.by_name()] == [True, True, True]
    archive.check()


def test_two_forms_of_a_name_in_one_article_part(archive: Archive) -> None:
    archive.article("Ada Cole")
    archive.article("Ada B. Cole")
    assert archive.by_name()[1] == ("ada-b-cole", "ada-cole")
    archive.article("Ada Cole", "Ada B. Cole")
    assert archive.by_name()[1] == ("ada-b-cole", "ada-b-cole")
    archive.check()


def test_what_an_article_no_longer_says_counts_no_more(archive: Archive) -> None:
    archive.article(WILLIAM)
    second = archive.article(BILL)
    archive.read_again(
        second, a_claim(claim_id="c2-0", content="Words 2 0", speaker="Bill Dunn", role="surgeon")
    )
    assert archive.by_name() == [("william-dunn", "william-dunn"), ("bill-dunn", "bill-dunn")]
    archive.check()


def test_roles_over_time(archive: Archive) -> None:
    archive.article({**WILLIAM, "role": "harbour master"}, day="2024-03-01", outlet="Courier")
    archive.article(WILLIAM, day="2026-01-05")
    archive.article(BILL, day="2026-02-06", outlet="Courier")
    archive.article("William Dunn")
    roles = archive.rows(
        "select role, affiliation, first_seen, last_seen, articles, outlets from speaker_roles order by last_seen"
    )
    assert [(*row[:5], set(str(row[5]).split(","))) for row in roles] == [
        ("harbour master", "Tarn", "2024-03-01", "2024-03-01", 1, {"Courier"}),
        ("mayor", "Tarn", "2026-01-05", "2026-02-06", 2, {"Echo", "Courier"}),
    ]


# --- decisions ---


def test_a_merge_and_its_undoing(archive: Archive) -> None:
    archive.article("Ada Cole")
    archive.article("Ada Penrose", WILLIAM)
    before = archive.by_name(), archive.rows("select claim_id, speaker, speaker_id from timeline order by 1")
    archive.merge("ada-penrose", "ada-cole")
    assert archive.by_name()[0] == ("ada-cole", "ada-penrose")
    assert archive.rows("select distinct speaker from timeline order by 1") == [
        ("Ada Penrose",),
        ("William Dunn",),
    ]
    archive.check()
    archive.split("ada-penrose", "Ada Cole")
    assert (
        archive.by_name(),
        archive.rows("select claim_id, speaker, speaker_id from timeline order by 1"),
    ) == before
    archive.check()


def test_a_merge_brings_all_names_and_its_undoing_takes_them(archive: Archive) -> None:
    archive.article(WILLIAM)
    archive.article(BILL)
    archive.article("Ada Cole")
    archive.merge("Ada Cole", "Bill Dunn")
    assert {to for _, to in archive.by_name()} == {"ada-cole"}
    archive.article("Dunn", {**WILLIAM, "speaker": "Billy Dunn"})  # a new name of theirs follows them
    assert ("billy-dunn", "ada-cole") not in archive.by_name(), "Bill and Billy are two short forms"
    archive.split("Ada Cole", "William Dunn")
    assert ("ada-cole", "ada-cole") in archive.by_name()
    archive.check()


def test_a_split_overrules_a_rule_and_a_merge_overrules_the_split(archive: Archive) -> None:
    archive.article(WILLIAM)
    archive.article(BILL)
    archive.split("William Dunn", "Bill Dunn")
    assert archive.by_name() == [("william-dunn", "william-dunn"), ("bill-dunn", "bill-dunn")]
    archive.merge("William Dunn", "Bill Dunn")
    assert archive.by_name()[1] == ("bill-dunn", "william-dunn")
    archive.split("William Dunn", "Bill Dunn")
    assert archive.by_name()[1] == ("bill-dunn", "bill-dunn"), "back to the split, not to the rule"
    archive.check()


def test_the_name_that_others_were_merged_into_can_be_split_off(archive: Archive) -> None:
    for name in ("Ada Cole", "Ben Hale", "Cleo Rusk"):
        archive.article(name)
    archive.merge("Ada Cole", "Ben Hale", "Cleo Rusk")
    archive.split("Ada Cole", "Ada Cole")
    assert archive.by_name() == [
        ("ada-cole", "ada-cole"),
        ("ben-hale", "ben-hale"),
        ("cleo-rusk", "ben-hale"),
    ]
    archive.check()


def test_a_surname_merged_in_one_article_or_everywhere(archive: Archive) -> None:
    archive.article("Ottoline")
    archive.article("Ottoline")
    archive.article("Ottoline Vale")
    archive.merge("Ottoline Vale", "ottoline-2")
    assert archive.by_name() == [
        ("ottoline", "ottoline"),
        ("ottoline-2", "ottoline-vale"),
        ("ottoline-vale", "ottoline-vale"),
    ]
    archive.merge("Ottoline Vale", "ottoline", everywhere=True)
    archive.article("Ottoline")
    assert {to for _, to in archive.by_name()} == {"ottoline-vale"}, "later articles too"
    archive.split("Ottoline Vale", "ottoline-3")
    assert archive.by_name()[-1] == ("ottoline-3", "ottoline-3")
    archive.split("Ottoline Vale", "ottoline", everywhere=True)
    assert archive.by_name()[0] == ("ottoline", "ottoline")
    archive.check()


@pytest.mark.parametrize("run", ["reextract", "rebuild", "revision", "new article"])
def test_decisions_outlive_every_run(archive: Archive, run: str) -> None:
    first = archive.article(WILLIAM, "Ada Cole")
    second = archive.article(BILL, "Ada Penrose")
    archive.split("William Dunn", "Bill Dunn")
    archive.merge("Ada Penrose", "Ada Cole")
    decided = [("william-dunn",) * 2, ("ada-cole", "ada-penrose"), ("bill-dunn",) * 2, ("ada-penrose",) * 2]
    assert archive.by_name() == decided
    match run:
        case "reextract":
            archive.read_again(first)
            archive.read_again(second)
        case "rebuild":
            archive.rebuild()
        case "revision":  # the claims go, and come back
            archive.read_again(second, a_claim(speaker=None, source=None))
            archive.read_again(second)
        case _:
            archive.article(BILL, WILLIAM, "Ada Cole", "Ada Penrose")
    assert archive.by_name() == decided
    archive.check()


def test_decisions_hold_in_another_database_by_name_and_address(archive: Archive, tmp_path: Path) -> None:
    archive.article(WILLIAM)
    archive.article("Cole")
    archive.article("Ada Cole")
    archive.merge("Ada Cole", "cole")
    with Store.open(tmp_path / "again.db") as store:
        other = Archive(store)
        kept = archive.rows("select * from speaker_decisions")
        with store.transaction():
            store.connection.executemany(
                f"insert into speaker_decisions values ({', '.join('?' * len(kept[0]))})", kept
            )
        other.article()
        other.article("Cole")
        other.article("Ada Cole")
        assert ("cole", "ada-cole") in other.by_name()
        other.check()


REFUSED = [
    ((1, [1]), "with itself"),
    ((1, [2, 2]), "with itself"),
    ((1, [99]), "none with this id"),
    ((99, [1]), "none with this id"),
]


@pytest.mark.parametrize(("asked", "words"), REFUSED)
def test_merges_that_are_refused_change_nothing(
    archive: Archive, asked: tuple[int, list[int]], words: str
) -> None:
    archive.article("Ada Cole", "Ben Hale")
    with pytest.raises(SpeakerError, match=words), archive.store.transaction():
        archive.store.speakers.merge(*asked, NOW)
    assert archive.rows("select * from speaker_decisions") == []


def test_splits_that_are_refused(archive: Archive) -> None:
    archive.article("Ada Cole")
    for alias, words in ((1, "only name"), (99, "none with this id")):
        with pytest.raises(SpeakerError, match=words), archive.store.transaction():
            archive.store.speakers.split(alias, NOW)


NAMES = ["Ada Cole", "Ada B. Cole", "Ada C. Cole", "Bill Dunn", "William Dunn", "Dunn", "Cole", "TPA"]
QUOTED = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "mayor", "surgeon"])), min_size=1, max_size=3, unique_by=lambda q: q[0])  # fmt: skip


@given(articles=st.lists(QUOTED, min_size=1, max_size=5), pick=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merge_then_split_restores_and_a_rebuild_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[list[tuple[str, str | None]]],
    pick: st.DataObject,
) -> None:
    with Store.open(tmp_path_factory.mktemp("archive") / "news.db") as store:
        archive = Archive(store)
        for quoted in articles:
            archive.article(*({"speaker": name, "role": role} for name, role in quoted))
        archive.check()
        before = archive.by_name()
        archive.rebuild()
        assert archive.by_name() == before
        ids = [int(str(row[0])) for row in archive.rows("select id from speakers order by id")]
        if len(ids) < 2:
            return
        keep, other = pick.draw(st.permutations(ids))[:2]
        with store.transaction():
            store.speakers.merge(keep, [other], NOW)
        archive.check()
        [kept] = archive.rows(f"select speaker_id from speaker_aliases where id = {other}")
        assert kept == (keep,)
        with store.transaction():
            store.speakers.split(other, NOW)
        assert archive.by_name() == before
        archive.check()


# --- looking up ---


def test_finding_speakers(archive: Archive) -> None:
    archive.article(WILLIAM, "Åsa Berg")
    archive.article(BILL)
    archive.article("Cole")
    archive.article("Cole")
    find = archive.store.speakers.find
    assert find("william-dunn") == find("bill-dunn") == find("BILL DUNN") == find(" Bill  Dunn ")
    with pytest.raises(SpeakerError, match="the name of 2 speakers; write one of cole, cole-2"):
        find("Cole")
    with pytest.raises(SpeakerError, match="near: William Dunn, Bill Dunn"):
        find("Willam Dunn")
    with pytest.raises(SpeakerError, match="nobody is recorded"):
        find("Zebedee Quist")
    listed = archive.store.speakers.listed
    assert [(s.name, s.statements, s.articles, s.aliases) for s in listed("asa")] == [("Åsa Berg", 1, 1, ())]
    assert [(s.name, s.articles, s.aliases) for s in listed("bill")] == [("William Dunn", 2, ("Bill Dunn",))]
    assert [s.name for s in listed()] == ["William Dunn", "Cole", "Cole", "Åsa Berg"]
    assert listed("nobody") == []


def test_every_name_finds_the_rows(archive: Archive) -> None:
    archive.article(WILLIAM)
    archive.article(BILL)
    archive.article("Ada Billing")
    for asked in ("William Dunn", "bill dunn", "bill-dunn", "Bill", "Dunn"):
        found = [row["claim_id"] for row in exported(archive.store.connection, TimelineFilter(speaker=asked))]
        assert sorted(found) == ["c1-0", "c2-0"], asked
    assert [*exported(archive.store.connection, TimelineFilter(speaker="Bi%"))] == []


# --- an older schema ---


def test_speakers_of_an_older_schema_keep_their_addresses(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = Database(path)
    migrations.apply(old, stop_before="m004_speakers_across_articles")
    names = {1: "William Dunn", 2: "Cole", 3: "Bill Dunn", 4: "Cole"}  # by article
    speakers = {"William Dunn": 1, "Cole": 2, "Bill Dunn": 3}  # one a name, as it was
    for name, number in speakers.items():
        slug = name.lower().replace(" ", "-")
        old["speakers"].insert({"id": number, "slug": slug, "name": name, "source_type": "person"})
    for number, name in names.items():
        url = f"https://echo.example/{number}"
        old["articles"].insert(
            {
                "id": number,
                "url": url,
                "text": "x",
                "text_hash": "x",
                "fetched": "2026-10-05T12:00:00Z",
                "extractor": "x",
            }
        )
        said = {"claim_id": f"c{number}", "article_id": number, "content": "Words", "quote_type": "direct", "kind": "statement",
                "speaker": name, "speaker_id": speakers[name], "source_type": "person", "role": "mayor" if "Dunn" in name else None,
                "sourcing": 4, "confidence": 0.9}  # fmt: skip
        old["timeline"].insert({**said, "key": number})
        old["claims"].insert({**said, "revision": 1, "position": 0, "content_spans": "[]", "cue_spans": "[]", "source_spans": "[]",
                              "sourcing_rule": "named", "method": "x", "extractor": "x"})  # fmt: skip
    old.conn.close()
    with Store.open(path) as store:
        upgraded = Archive(store)
        assert upgraded.by_name() == [(slug, slug) for slug in ("william-dunn", "cole", "bill-dunn")]
        upgraded.check()
        upgraded.rebuild()
        assert upgraded.by_name() == [
            ("william-dunn", "william-dunn"), ("cole", "cole"), ("bill-dunn", "william-dunn"), ("cole-2", "cole-2"),
        ]  # fmt: skip
        upgraded.check()
