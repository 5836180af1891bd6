"""Speakers merged and parted at the desk: it holds in every later run, and says who decided."""

from __future__ import annotations

import re

import httpx
import pytest

from onrecord.db.store import Store
from tests.db.review.conftest import Reviewer


def names(desk: Reviewer) -> dict[str, str]:
    """Who is shown in the timeline for each name that articles use."""
    rows = desk.rows(
        "select distinct claims.speaker as used, timeline.speaker as shown from claims join timeline using (claim_id) where claims.speaker is not null"
    )
    return {row["used"]: row["shown"] for row in rows}


def test_two_that_are_one_and_two_again(desk: Reviewer) -> None:
    assert names(desk)["Tobias Okoro"] == "Tobias Okoro"
    page = desk.page("/review/speakers?q=o")
    assert 'name="keep" value="maren-holt"' in page
    assert 'name="other:tobias-okoro"' in page
    form = {"keep": "maren-holt", "other:tobias-okoro": "1", "other:maren-holt": "1"}
    answer = desk.send("merge", **form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review/speakers?speaker=maren-holt")
    assert names(desk)["Tobias Okoro"] == "Maren Holt"
    assert desk.rows("select verdict, reviewer from speaker_decisions") == [
        {"verdict": "merged", "reviewer": "Ines Falk"}
    ]

    with Store.open(desk.path) as store, store.transaction():
        store.speakers.rebuild()
    assert names(desk)["Tobias Okoro"] == "Maren Holt"

    page = desk.page(answer.headers["location"])
    assert "merged by hand" in page
    [alias] = re.findall(
        r'name="alias" value="(\d+)">\s*<button[^>]*>Somebody else<span class="unseen">: Tobias Okoro', page
    )
    parted = desk.send("split", alias=alias)
    assert parted.headers["location"] == "/review/speakers?speaker=tobias-okoro"
    assert names(desk)["Tobias Okoro"] == "Tobias Okoro"
    assert desk.page(parted.headers["location"])


WRONG = [
    ("merge", {}, 400, "Choose whose name stays"),
    ("merge", {"keep": "maren-holt"}, 400, "Choose whose name stays"),
    ("merge", {"keep": "maren-holt", "other:maren-holt": "1"}, 400, "Choose whose name stays"),
    ("merge", {"keep": "nobody-at-all", "other:maren-holt": "1"}, 400, "nobody is recorded under this name"),
    ("merge", {"keep": "maren-holt", "other:nobody-at-all": "1"}, 400, "nobody is recorded under this name"),
    ("split", {"alias": "x"}, 400, "There is no such name"),
    ("split", {"alias": "99999"}, 400, "there is none with this id"),
]


@pytest.mark.parametrize(("what", "form", "status", "says"), WRONG)
def test_what_cannot_be_is_told_in_a_sentence(
    desk: Reviewer, what: str, form: dict[str, str], status: int, says: str
) -> None:
    answer = desk.send(what, **form)
    assert (answer.status_code, says in answer.text) == (status, True)
    assert not desk.rows("select * from speaker_decisions")


@pytest.mark.parametrize("what", ["merge", "split"])
def test_a_form_from_elsewhere_changes_nothing(desk: Reviewer, what: str) -> None:
    form = {"keep": "maren-holt", "other:tobias-okoro": "1", "alias": "1"}
    assert desk.send(what, {"Origin": "https://elsewhere.example"}, **form).status_code == 403
    assert httpx.post(f"{desk.base}/-/review/{what}", data=form).status_code == 403
    assert not desk.rows("select * from speaker_decisions")


@pytest.mark.parametrize(
    "query", ["", "?q=xylophone", "?speaker=nobody", "?q=%00%22%27", "?speaker=%C3%A9", "?q=%F0%9F%90%8B"]
)
def test_an_odd_address_is_no_error(desk: Reviewer, query: str) -> None:
    desk.page(f"/review/speakers{query}")
