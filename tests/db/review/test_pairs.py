"""What a reviewer decides on two statements, over HTTP: it shows at once and holds for ever."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.db.relating import Press
from tests.db.review.conftest import Reviewer
from tests.db.site import told


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "told.db"
    told.build(path)
    return path


@pytest.fixture
def database(newsroom: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(newsroom, tmp_path / "news.db"))


def pair(desk: Reviewer) -> tuple[str, str]:
    [row] = desk.rows("select a, b from claim_pairs where band = 'likely' limit 1")
    return row["a"], row["b"]


def group_of(desk: Reviewer, claim: str) -> int | None:
    return desk.rows("select group_id from timeline where claim_id = ?", claim)[0]["group_id"]


def test_pairs_that_are_likely_wait_on_the_desk(desk: Reviewer) -> None:
    page = desk.page("/review/pairs")
    assert "Nobody has decided yet" in page
    assert told.LIKELY in page
    assert desk.page("/review").count("/review/pairs") == 1


def test_the_same_is_counted_at_once_and_can_be_undone(desk: Reviewer) -> None:
    a, b = pair(desk)
    assert group_of(desk, a) is None or group_of(desk, b) is None
    answer = desk.send("pair", a=a, b=b, answer="same", back="/review/pairs")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review/pairs")
    assert group_of(desk, a) == group_of(desk, b) is not None
    [row] = desk.rows("select * from pair_decisions")
    assert (row["same"], row["reviewer"], row["undone"]) == (1, "Ines Falk", None)
    least = desk.rows("select least, most from group_origins where group_id = ?", group_of(desk, a))
    assert (
        desk.rows("select corroboration as least, origins_max as most from timeline where claim_id = ?", a)
        == least
    )
    page = desk.page("/review/pairs")
    assert "Decided last" in page
    assert "A reviewer found them the same" in page
    desk.send("pair-undo", decision=str(row["id"]))
    assert group_of(desk, a) is None or group_of(desk, b) is None


@pytest.mark.parametrize("answer", ["same", "apart"])
def test_what_held_a_pair_back_is_silent_once_somebody_decided(
    desk: Reviewer, database: Path, answer: str
) -> None:
    a, b = pair(desk)
    with sqlite3.connect(database) as connection:
        connection.execute("update claim_pairs set veto = 'too few words' where a = ? and b = ?", (a, b))
    assert "Not counted: too few words" in desk.page("/review/pairs")
    desk.send("pair", a=a, b=b, answer=answer, back="/review/pairs")
    page = desk.page("/review/pairs")
    assert "A reviewer found them" in page
    assert "too few words" not in page
    assert 'href="/review/pairs"' in desk.page("/review/decisions"), "which has those on statements alone"


def test_what_is_not_the_same_is_shown_apart_and_never_counted_again(desk: Reviewer, database: Path) -> None:
    [row] = desk.rows(
        "select a, b from claim_pairs where band = 'same' and a in (select claim_id from timeline where url like '%/copy') or b in (select claim_id from timeline where url like '%/copy') limit 1"
    )
    group = group_of(desk, row["a"])
    desk.send("pair", a=row["b"], b=row["a"], answer="apart", back=f"/group/{group}")
    assert group_of(desk, row["a"]) != group_of(desk, row["b"])
    from onrecord.db.store import Store

    with Store.open(database) as store:
        Press(store).relate_all(rebuild=True)
    assert group_of(desk, row["a"]) != group_of(desk, row["b"])


def test_groups_and_statements_have_the_buttons_where_there_is_a_desk(desk: Reviewer) -> None:
    a, b = pair(desk)
    group = group_of(desk, a) or group_of(desk, b)
    for address in (f"/group/{group}", f"/claim/{a}"):
        assert "/-/review/pair" in desk.page(address)


@pytest.mark.parametrize(
    ("form", "status", "says"),
    [
        ({"answer": "perhaps"}, 400, "nothing was decided"),
        ({"answer": "same", "a": "x", "b": "y"}, 404, "no longer found"),
        ({"answer": "same"}, 404, "no longer found"),
    ],
)
def test_what_cannot_be_decided_is_said(desk: Reviewer, form: dict[str, str], status: int, says: str) -> None:
    answer = desk.send("pair", **form)
    assert (answer.status_code, says in answer.text) == (status, True)
    assert desk.rows("select * from pair_decisions") == []


def test_a_decision_that_is_none_cannot_be_undone(desk: Reviewer) -> None:
    assert desk.send("pair-undo", decision="x").status_code == 400
    assert desk.send("pair-undo", decision="99").status_code == 303
