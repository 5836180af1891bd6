"""The desk as a reviewer uses it, over HTTP: the queue, both verdicts, fixes, undoing, and who is let in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import httpx
import pytest

from onrecord.db.rules.fixes import FIELDS
from onrecord.db.site import terms
from tests.db.review.conftest import Reviewer, fields

ClaimOf = Callable[[str], str]


def test_every_field_that_can_be_put_right_has_a_name() -> None:
    assert tuple(terms.FIELDS) == FIELDS


def test_the_queue_begins_where_the_program_is_least_sure(desk: Reviewer) -> None:
    order = [
        row["claim_id"] for row in desk.rows("select claim_id from timeline order by confidence, claim_id")
    ]
    page = desk.page()
    assert fields(page)["claim_id"] == order[0]
    assert "<strong>85</strong> waiting" in page
    for text in (
        "the cracks were cosmetic",
        "In its place",
        "What was read from it",
        "Maren Holt",
        "Port of Vell",
    ):
        assert text in page
    skipped = desk.page(f"/review?after={order[0]}")
    assert fields(skipped)["claim_id"] == order[1]


def test_a_verdict_leads_to_the_next_one_and_can_be_undone_there(desk: Reviewer) -> None:
    first = fields(desk.page())["claim_id"]
    answer = desk.send("verdict", claim_id=first, verdict="right", back="/review", note="heard the tape")
    assert answer.status_code == 303
    assert (desk.row("timeline", first) or {})["reviewed"] == "right"
    page = desk.page(answer.headers["location"])
    assert fields(page)["claim_id"] != first
    assert "<strong>Right</strong>" in page
    assert "heard the tape" in page
    undone = desk.send("undo", decision=fields(page)["decision"])
    assert fields(desk.page(undone.headers["location"]))["claim_id"] == first
    assert (desk.row("timeline", first) or {})["reviewed"] is None


def test_the_queue_keeps_its_filters_and_its_place(desk: Reviewer) -> None:
    where = "/review?anonymity=anonymous&outlet=The+Vell+Courier"
    first = fields(desk.page(where))
    assert first["back"].replace("&amp;", "&") == "/review?outlet=The+Vell+Courier&anonymity=anonymous"
    second = fields(desk.page(f"{where}&after={first['claim_id']}"))["claim_id"]
    answer = desk.send("verdict", claim_id=second, verdict="wrong", back=first["back"])
    third = fields(desk.page(answer.headers["location"]))["claim_id"]
    row = desk.row("timeline", third)
    assert row
    assert (row["anonymity"], row["outlet"]) == ("anonymous", "The Vell Courier")
    assert third not in (first["claim_id"], second)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("anonymity=collective", "anonymity = 'collective'"),
        ("kind=no_comment", "kind = 'no_comment'"),
        ("type=document", "source_type = 'document'"),
        ("from=2026-09-28&to=2026-09-29", "said_on between '2026-09-28' and '2026-09-29'"),
        ("q=wall+%22eastern+wall%22", "content like '%eastern wall%' or title like '%eastern wall%'"),
        ("speaker=Maren+Holt", "speaker = 'Maren Holt'"),
        ("article=1", "article_id = 1"),
        ("order=random&type=document", "source_type = 'document'"),
        ("article=2&order=random&q=port", "article_id = 2"),
    ],
)
def test_each_filter_shows_each_of_its_statements_once(desk: Reviewer, query: str, holds: str) -> None:
    wanted = {row["claim_id"] for row in desk.rows(f"select claim_id from timeline where {holds}")}
    seen: list[str] = []
    after = ""
    while claim_id := fields(desk.page(f"/review?{query}&after={after}")).get("claim_id"):
        seen.append(claim_id)
        after = claim_id
    assert len(seen) == len(set(seen))
    assert set(seen) == wanted if "q=" not in query else set(seen) <= wanted


NUMBERS = ["-1", "0", str(2**63), "9" * 30, "9" * 5000, "%D9%A1", "%C2%B2", "1_000", "+1", "1e3"]


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday", "article=x", "order=x", "after=nobody", "done=99", "done=x", "claim=nobody", "q=%22",
        *(f"{name}={number}" for name in ("done", "article", "before") for number in NUMBERS),
    ],
)  # fmt: skip
def test_an_odd_address_is_no_error(desk: Reviewer, query: str) -> None:
    desk.page(f"/review?{query}")
    desk.page(f"/review/decisions?{query}")


def test_a_wrong_one_is_withdrawn_everywhere_and_an_undo_brings_it_back(
    desk: Reviewer, claim_of: ClaimOf
) -> None:
    words = "The wall did what it was built to do"
    claim_id = claim_of(words)
    places = [
        "/timeline?speaker=Maren+Holt",
        "/timeline.csv",
        "/timeline.json",
        "/timeline.atom?speaker=Maren+Holt",
        "/article/1.csv",
    ]
    before = {place: desk.client.get(place).text for place in places}
    assert all(words in text for text in before.values())
    desk.send("verdict", claim_id=claim_id, verdict="wrong")
    for place in places:
        assert words not in desk.client.get(place).text, place
    article = desk.page("/article/1")
    assert f'id="claim-{claim_id}"' not in article
    assert words in article  # the article itself has said it
    gone = desk.client.get(f"/claim/{claim_id}")
    assert gone.status_code == 410
    assert "This statement was withdrawn" in gone.text
    decision = desk.rows("select decision from reviews")[0]["decision"]
    desk.send("undo", decision=str(decision), back=f"/claim/{claim_id}")
    for place in ("/timeline?speaker=Maren+Holt", "/timeline.json"):
        assert words in desk.client.get(place).text, place
    assert desk.client.get(f"/claim/{claim_id}").status_code == 200


def test_a_fix_shows_beside_what_the_program_had(desk: Reviewer, claim_of: ClaimOf) -> None:
    claim_id = claim_of("the cracks were cosmetic")
    answer = desk.send(
        "fix",
        claim_id=claim_id,
        back=f"/claim/{claim_id}",
        speaker="Mara Holte",
        said_date="2026-06-03",
        note="second edition",
    )
    assert answer.headers["location"] == f"/claim/{claim_id}#review"
    page = desk.page(f"/claim/{claim_id}")
    assert "Mara Holte" in page
    assert 'Speaker put right, where the program had <q dir="auto">Maren Holt</q>' in page
    assert "second edition" in page  # to the reviewer, in the desk's own section
    row = desk.row("timeline", claim_id)
    assert row
    assert (row["speaker"], row["said_on"], row["said_precision"], row["reviewed"]) == (
        "Mara Holte",
        "2026-06-03",
        "day",
        "fixed",
    )
    assert json.loads((desk.row("claims", claim_id) or {})["extracted"]) == {
        "speaker": "Maren Holt",
        "said_date": "2026-06",
        "said_precision": "month",
    }
    assert "put right by a reviewer" in desk.client.get("/timeline?speaker=Mara+Holte").text
    assert desk.client.get("/speaker/mara-holte").status_code == 200


def test_a_fix_that_cannot_be_is_explained_and_keeps_what_was_typed(
    desk: Reviewer, claim_of: ClaimOf
) -> None:
    claim_id = claim_of("The eastern harbour wall had been cracking since April")
    answer = desk.send(
        "fix", claim_id=claim_id, basis="who <b>dreamt</b> it", source_count="2", back="/review?article=1"
    )
    assert answer.status_code == 400
    assert "These words are not in the article" in answer.text
    assert 'value="who &lt;b&gt;dreamt&lt;/b&gt; it"' in answer.text
    assert '<details class="fix" open>' in answer.text
    assert fields(answer.text)["claim_id"] == claim_id
    unchanged = desk.send("fix", claim_id=claim_id, source_count="2")
    assert (unchanged.status_code, "Nothing was changed" in unchanged.text) == (400, True)
    assert not desk.rows("select * from reviews")


def test_the_decisions_are_listed_with_who_and_when(desk: Reviewer, claim_of: ClaimOf) -> None:
    claim_id = claim_of("the cracks were cosmetic")
    desk.send("fix", claim_id=claim_id, role="", affiliation="Vell Institute")
    desk.send("verdict", claim_id=claim_of("We knew, and we wrote it down"), verdict="wrong", note="a rumour")
    page = desk.page("/review/decisions")
    assert page.index("a rumour") < page.index("<strong>Affiliation</strong>")
    assert page.count("Ines Falk") == 2
    assert re.search(r'<strong>Role</strong>: <q dir="auto">harbour master</q> .* nothing;', page)
    decision = desk.rows("select decision from reviews where verdict = 'fixed'")[0]["decision"]
    assert (
        desk.send("undo", decision=str(decision), back="/review/decisions").headers["location"]
        == "/review/decisions"
    )
    assert "Undone or decided anew" in desk.page("/review/decisions")
    row = desk.row("claims", claim_id)
    assert row
    assert (row["role"], row["affiliation"], row["reviewed"]) == ("harbour master", "Port of Vell", None)


def test_only_a_draw_from_everything_counts_as_random(desk: Reviewer) -> None:
    assert fields(desk.page("/review?order=random"))["drawn"] == "random"
    assert "drawn" not in fields(desk.page("/review?order=random&anonymity=named"))
    desk.send(
        "verdict",
        claim_id=fields(desk.page("/review?order=random"))["claim_id"],
        verdict="right",
        drawn="random",
    )
    assert desk.rows("select drawn from reviews") == [{"drawn": "random"}]
    about = desk.page("/about")
    assert "Drawn at random" in about
    assert "20.7 to 100.0" in about


# What goes for a request that a page of another site makes a reviewer's browser send.

FOREIGN = [
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://localhost.elsewhere.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_form_from_elsewhere_changes_nothing(
    desk: Reviewer, claim_of: ClaimOf, headers: dict[str, str]
) -> None:
    answer = desk.send("verdict", headers, claim_id=claim_of("the cracks were cosmetic"), verdict="wrong")
    assert answer.status_code == 403
    assert not desk.rows("select * from reviews")


@pytest.mark.parametrize("what", ["verdict", "fix", "undo"])
@pytest.mark.parametrize("token", ["", "stale", None])
@pytest.mark.parametrize("cookies", [True, False])
def test_a_form_without_the_token_of_its_page_changes_nothing(
    desk: Reviewer, claim_of: ClaimOf, what: str, token: str | None, cookies: bool
) -> None:
    form = {
        "claim_id": claim_of("the cracks were cosmetic"),
        "verdict": "wrong",
        "speaker": "X",
        "decision": "1",
        "back": "/review",
    }
    if token is not None:
        form["csrftoken"] = token
    desk.page()
    client = desk.client if cookies else httpx.Client(base_url=desk.base)
    answer = client.post(f"/-/review/{what}", data=form)
    assert answer.status_code == 403
    assert not desk.rows("select * from reviews")


def test_a_token_without_its_cookie_is_none(desk: Reviewer, claim_of: ClaimOf) -> None:
    form = {"csrftoken": desk.token(), "claim_id": claim_of("the cracks were cosmetic"), "verdict": "wrong"}
    for headers in ({}, {"Authorization": "Bearer x"}):
        assert httpx.post(f"{desk.base}/-/review/verdict", data=form, headers=headers).status_code == 403
    assert not desk.rows("select * from reviews")


HOSTS = [
    # (host of the request, answered)
    ("127.0.0.1:{port}", True),
    ("localhost:{port}", True),
    ("LOCALHOST", True),
    ("127.8.8.8", True),
    ("[::1]:{port}", True),
    # whatever a name elsewhere was made to resolve to
    ("rebound.example:{port}", False),
    ("localhost.rebound.example", False),
    ("127.0.0.1.rebound.example", False),
    ("192.168.1.4:{port}", False),
    ("0.0.0.0:{port}", False),
    ("", False),
    ("[bad", False),
]


@pytest.mark.parametrize(("host", "answered"), HOSTS)
@pytest.mark.parametrize("path", ["/review", "/timeline.csv", "/article/1"])
def test_only_this_machine_s_own_names_are_answered(
    desk: Reviewer, host: str, answered: bool, path: str
) -> None:
    host = host.format(port=desk.base.rpartition(":")[2])
    assert (desk.client.get(path, headers={"Host": host}).status_code == 200) is answered


@pytest.mark.parametrize("path", ["verdict", "fix", "undo"])
def test_nothing_is_decided_by_a_link(desk: Reviewer, path: str) -> None:
    assert desk.client.get(f"/-/review/{path}?claim_id=x&verdict=wrong").status_code == 403


BACK = [
    ("/review?kind=attitude", "/review?kind=attitude&"),
    ("/review/decisions", "/review/decisions"),
    ("/claim/abc", "/claim/abc#review"),
    ("https://elsewhere.example/review", "/review?"),
    ("//elsewhere.example/review", "/review?"),
    ("/\\elsewhere.example", "/review?"),
    ("/-/logout", "/review?"),
    ("javascript:alert(1)", "/review?"),
    ("/claim/a\r\nSet-Cookie: x=1", "/review?"),
    ("", "/review?"),
]


@pytest.mark.parametrize(("back", "leads"), BACK)
def test_a_form_leads_back_to_pages_of_ours_alone(
    desk: Reviewer, claim_of: ClaimOf, back: str, leads: str
) -> None:
    answer = desk.send("verdict", claim_id=claim_of("the cracks were cosmetic"), verdict="right", back=back)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(leads)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("what", "form", "status"),
    [
        ("verdict", {"claim_id": "nobody", "verdict": "wrong"}, 404),
        ("verdict", {"claim_id": "nobody", "verdict": "perhaps"}, 400),
        ("verdict", {}, 400),
        ("fix", {"claim_id": "nobody", "speaker": "X"}, 404),
        ("undo", {"decision": "99"}, 303),
        ("undo", {"decision": "-1"}, 303),
        ("undo", {"decision": "9" * 30}, 400),
        ("undo", {"decision": "9" * 5000}, 400),
        ("undo", {"decision": "²"}, 400),
        ("undo", {"decision": "٣"}, 400),
        ("split", {"alias": "9" * 30}, 400),
    ],
)
def test_odd_forms_get_a_sentence(desk: Reviewer, what: str, form: dict[str, str], status: int) -> None:
    answer = desk.send(what, **form)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert not desk.rows("select * from reviews")


def test_a_database_that_another_program_holds_is_told_in_a_sentence(
    desk: Reviewer, claim_of: ClaimOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr("onrecord.db.store.opening.BUSY_SECONDS", 0.05)
    claim_id, token = claim_of("the cracks were cosmetic"), desk.token()
    holder = sqlite3.connect(desk.path, isolation_level=None)
    holder.execute("begin immediate")
    answer = desk.client.post(
        "/-/review/verdict", data={"csrftoken": token, "claim_id": claim_id, "verdict": "right"}
    )
    holder.execute("rollback")
    holder.close()
    assert answer.status_code == 503
    assert "another program is writing to it" in answer.text
