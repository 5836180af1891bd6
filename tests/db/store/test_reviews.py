"""What reviewers decide: it shows in the claims and the timeline, outlives re-extraction, and can be undone."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.claims.records import Claim, Document, Span
from onrecord.db.rules.revision import Change
from onrecord.db.run.reextract import reextract
from onrecord.db.run.report import Silent
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.db.store.reviews import Decider
from onrecord.ingest.records import Article
from tests.db.fiction import QuotesOnly, a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
TEXT = "“The pier will open” said Ada Penrose. “It costs nothing” said an aide who saw the books on Monday."
ARTICLE = Article(text=TEXT, title="Pier to open", published="2026-10-02", url="https://echo.example/pier")
PIER = a_claim()
COST = a_claim(
    claim_id="c2",
    content="It costs nothing",
    content_spans=(Span(40, 56),),
    source="an aide who saw the books",
    speaker=None,
    anonymity="anonymous",
    source_count=1,
    sourcing=1,
    sourcing_rule="unnamed-bare",
)
ADA = Decider("Ines Falk", NOW)


@pytest.fixture
def article(store: Store) -> int:
    with store.transaction():
        return store.articles.add(ARTICLE, Extraction("x-1", [PIER, COST]), NOW, outlet="The Echo")


def read_again(store: Store, article: int, *claims: Claim, extractor: str = "x-2") -> None:
    with store.transaction():
        store.articles.extracted(article, 1, Extraction(extractor, claims))


def judge(store: Store, claim_id: str, verdict: str) -> int:
    with store.transaction():
        decision = store.reviews.judge(claim_id, verdict, ADA)  # type: ignore[arg-type]
    assert decision is not None
    return decision


def fix(store: Store, claim_id: str, **fixes: str | None) -> int | None:
    with store.transaction():
        return store.reviews.fix(claim_id, fixes, ADA)


def undo(store: Store, decision: int | None) -> str | None:
    with store.transaction():
        return store.reviews.undo(decision or 0, NOW + timedelta(minutes=1))


def one(store: Store, table: str, claim_id: str) -> dict[str, object] | None:
    row = store.connection.execute(f"select * from {table} where claim_id = ?", [claim_id]).fetchone()
    return dict(row) if row else None


def published(store: Store) -> list[tuple[str, str | None]]:
    return [
        tuple(row) for row in store.connection.execute("select claim_id, reviewed from timeline order by 1")
    ]  # type: ignore[misc]


def test_a_right_one_is_marked(store: Store, article: int) -> None:
    judge(store, "c1", "right")
    assert published(store) == [("c1", "right"), ("c2", None)]


def test_a_wrong_one_leaves_the_timeline_and_an_undo_brings_it_back(store: Store, article: int) -> None:
    before = one(store, "timeline", "c1")
    decision = judge(store, "c1", "wrong")
    assert published(store) == [("c2", None)]
    claim = one(store, "claims", "c1")
    assert claim
    assert claim["reviewed"] == "wrong"
    assert undo(store, decision) == "c1"
    after = one(store, "timeline", "c1")
    assert after
    assert before
    assert {**after, "key": 0} == {**before, "key": 0}


def test_a_fix_stands_beside_what_the_extractor_had(store: Store, article: int) -> None:
    decision = fix(store, "c1", speaker="Ada Penrose-Lund", role="mayor")
    row, claim = one(store, "timeline", "c1"), one(store, "claims", "c1")
    assert row
    assert claim
    assert (row["speaker"], row["role"], row["reviewed"]) == ("Ada Penrose-Lund", "mayor", "fixed")
    assert json.loads(str(claim["extracted"])) == {"speaker": "Ada Penrose", "role": None}
    assert [
        tuple(r)
        for r in store.connection.execute(
            "select decision, verdict, field, former, value, reviewer, content from reviews order by id"
        )
    ] == [
        (decision, "fixed", "speaker", "Ada Penrose", "Ada Penrose-Lund", "Ines Falk", "The pier will open"),
        (decision, "fixed", "role", None, "mayor", "Ines Falk", "The pier will open"),
    ]
    slug = store.connection.execute("select slug from speakers where id = ?", [row["speaker_id"]]).fetchone()
    assert slug[0] == "ada-penrose-lund"
    undo(store, decision)
    row, claim = one(store, "timeline", "c1"), one(store, "claims", "c1")
    assert row
    assert claim
    assert (row["speaker"], row["role"], row["reviewed"]) == ("Ada Penrose", None, None)
    assert claim["extracted"] is None


def test_the_step_of_the_ladder_follows_what_is_put_right(store: Store, article: int) -> None:
    fix(store, "c2", basis="who saw the books")
    row = one(store, "claims", "c2")
    assert row
    assert (row["sourcing"], row["sourcing_rule"]) == (2, "unnamed-basis")
    fix(store, "c2", basis=None)
    row = one(store, "claims", "c2")
    assert row
    assert (row["sourcing"], row["sourcing_rule"], row["reviewed"]) == (1, "unnamed-bare", None)


def test_a_fix_of_the_date_moves_it_in_the_timeline(store: Store, article: int) -> None:
    fix(store, "c1", said_date="2026-09-28")
    row = one(store, "timeline", "c1")
    assert row
    assert (row["said_on"], row["said_precision"]) == ("2026-09-28", "day")
    fix(store, "c1", said_date="2026-09")
    row = one(store, "timeline", "c1")
    assert row
    assert (row["said_on"], row["said_precision"]) == ("2026-09", "month")


def test_a_fixed_speaker_takes_the_role_of_the_fix_and_the_former_one_loses_it(store: Store) -> None:
    with store.transaction():
        claim = a_claim(role="harbour master")
        store.articles.add(ARTICLE, Extraction("x-1", [claim]), NOW, outlet="The Echo")
    fix(store, "c1", speaker="Ola Brandt")
    roles = dict(store.connection.execute("select name, role from speakers").fetchall())
    assert roles == {"Ada Penrose": None, "Ola Brandt": "harbour master"}


def test_decisions_are_applied_again_to_what_another_extractor_finds(store: Store, article: int) -> None:
    judge(store, "c2", "wrong")
    fix(store, "c1", speaker="Ola Brandt")
    read_again(store, article, a_claim(speaker="A. Penrose", confidence=0.4), COST)
    assert published(store) == [("c1", "fixed")]
    row, claim = one(store, "timeline", "c1"), one(store, "claims", "c1")
    assert row
    assert claim
    assert (row["speaker"], row["confidence"]) == ("Ola Brandt", 0.4)
    assert json.loads(str(claim["extracted"])) == {"speaker": "A. Penrose"}


def test_a_run_of_reextract_keeps_a_reviewer_s_decisions(store: Store) -> None:
    old, new = QuotesOnly(), QuotesOnly(version="quotes-2")
    text = (
        "“The pier will open” said Ada Penrose. “It costs nothing” said Ola Brandt. “Gulls” said Tom Quayle."
    )
    claims = old.extract(Document("https://echo.example/pier", text))
    with store.transaction():
        store.articles.add(
            replace(ARTICLE, text=text), Extraction(old.version, claims), NOW, outlet="The Echo"
        )
    opened, costs, gulls = (claim.claim_id for claim in claims)
    judge(store, costs, "wrong")
    judge(store, gulls, "right")
    fix(store, opened, role="mayor")

    def shown() -> list[tuple[object, ...]]:
        rows = store.connection.execute(
            "select claim_id, speaker, role, reviewed from timeline order by claim_id"
        )
        return [tuple(row) for row in rows]

    before = shown()
    with ThreadPoolExecutor(1) as executor:
        done = reextract(store, lambda: new, Silent(), executor)
    assert (done.articles, done.claims) == (1, 3)
    assert shown() == before
    assert store.connection.execute("select distinct extractor from claims").fetchall()[0][0] == "quotes-2"


def test_a_decision_outlives_the_claim_and_meets_it_again(store: Store, article: int) -> None:
    decision = fix(store, "c1", speaker="Ola Brandt")
    judge(store, "c2", "wrong")
    read_again(store, article)
    assert published(store) == []
    read_again(store, article, PIER, COST, extractor="x-3")
    assert published(store) == [("c1", "fixed")]
    read_again(store, article, COST, extractor="x-4")
    assert undo(store, decision) == "c1"
    read_again(store, article, PIER, COST, extractor="x-5")
    assert published(store) == [("c1", None)]


def test_a_database_made_anew_takes_decisions_that_were_brought_along(store: Store, article: int) -> None:
    fix(store, "c1", speaker="Ola Brandt")
    judge(store, "c2", "wrong")
    with Store.open(store.path.with_name("anew.db")) as anew:
        anew.connection.execute("attach ? as old", [str(store.path)])
        anew.connection.execute("insert into reviews select * from old.reviews")
        with anew.transaction():
            anew.articles.add(ARTICLE, Extraction("x-1", [PIER, COST]), NOW, outlet="The Echo")
        assert published(anew) == [("c1", "fixed")]


def test_a_later_verdict_takes_the_place_of_an_earlier_one(store: Store, article: int) -> None:
    judge(store, "c1", "wrong")
    judge(store, "c1", "right")
    assert published(store) == [("c1", "right"), ("c2", None)]
    judge(store, "c1", "wrong")
    fix(store, "c1", role="mayor")  # who puts it right holds it for true
    assert published(store) == [("c1", "fixed"), ("c2", None)]
    standing = store.connection.execute("select verdict, field from reviews where undone is null").fetchall()
    assert [tuple(row) for row in standing] == [("fixed", "role")]


def test_what_a_revision_did_to_a_withdrawn_one_is_told_no_more(store: Store, article: int) -> None:
    later = replace(ARTICLE, text=TEXT.replace("on Monday", "on Sunday"))
    before = store.articles.text(article)
    changes = [Change(PIER, replace(PIER, role="mayor")), Change(COST, None)]
    with store.transaction():
        found = Extraction("x-1", [replace(PIER, role="mayor")])
        assert store.articles.revise(before, later, found, changes, NOW)

    def told() -> list[object]:
        return [row[0] for row in store.connection.execute("select former_claim_id from changes order by 1")]

    assert told() == ["c1", "c2"]
    decision = judge(store, "c1", "wrong")
    assert told() == ["c2"]
    undo(store, decision)
    assert told() == ["c1", "c2"]


def test_nothing_is_decided_on_what_is_not_there(store: Store, article: int) -> None:
    with store.transaction():
        assert store.reviews.judge("c9", "wrong", ADA) is None
        assert store.reviews.fix("c9", {"role": "mayor"}, ADA) is None
        assert store.reviews.undo(9, NOW) is None
        assert store.reviews.fix("c1", {"speaker": "Ada Penrose"}, ADA) is None
    assert store.connection.execute("select count(*) from reviews").fetchone()[0] == 0


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), st.sampled_from(["c1", "c2"]), st.sampled_from(["right", "wrong"])),
        st.tuples(
            st.just("fix"), st.sampled_from(["c1", "c2"]), st.sampled_from(["Ola Brandt", "Tom Quayle", None])
        ),
        st.tuples(st.just("undo"), st.integers(1, 8), st.none()),
        st.tuples(st.just("again"), st.lists(st.sampled_from([PIER, COST]), unique_by=id), st.none()),
    ),
    max_size=10,
)


@given(steps=STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_decided_undoing_all_of_it_leaves_what_the_extractor_found(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object, object]]
) -> None:
    with Store.open(tmp_path_factory.mktemp("reviews") / "x.db") as store:
        with store.transaction():
            article = store.articles.add(ARTICLE, Extraction("x-1", [PIER, COST]), NOW, outlet="The Echo")
        for step, what, value in steps:
            with store.transaction():
                match step:
                    case "judge":
                        store.reviews.judge(what, value, ADA)  # type: ignore[arg-type]
                    case "fix":
                        store.reviews.fix(what, {"speaker": value}, ADA)  # type: ignore[arg-type,dict-item]
                    case "undo":
                        store.reviews.undo(what, NOW)  # type: ignore[arg-type]
                    case _:
                        store.articles.extracted(article, 1, Extraction("x-2", what))  # type: ignore[arg-type]
        wrong = {
            row[0]
            for row in store.connection.execute(
                "select claim_id from reviews where verdict = 'wrong' and undone is null"
            )
        }
        assert wrong.isdisjoint(claim_id for claim_id, _ in published(store))
        with store.transaction():
            store.articles.extracted(article, 1, Extraction("x-3", [PIER, COST]))
            for row in store.connection.execute(
                "select distinct decision from reviews where undone is null"
            ).fetchall():
                store.reviews.undo(row[0], NOW)
        assert published(store) == [("c1", None), ("c2", None)]
        for wanted in (PIER, COST):
            found = store.reviews.claim(wanted.claim_id)
            assert found
            assert found.claim == a_claim(
                **{**{name: getattr(wanted, name) for name in Claim.__dataclass_fields__}, "doc": ARTICLE.url}
            )
