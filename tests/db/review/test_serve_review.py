"""`onrecord serve --review` as a process: where the desk is and where not, who may have it, and being killed."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.editions.publishing import publish
from onrecord.db.store import Store
from tests.db.editions.test_serving import running
from tests.db.review.conftest import Reviewer, fields


def serve(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["serve", *arguments])
    return result.exit_code, result.stderr


def test_without_review_there_is_no_desk(database: Path) -> None:
    with (
        running("serve", "--port", "0", "--db", str(database)) as (_, url),
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        for path in ("/review", "/review/decisions", "/-/review/desk.css"):
            assert client.get(path).status_code == 404
        for what in ("verdict", "fix", "undo"):
            assert client.post(f"/-/review/{what}", data={"verdict": "wrong"}).status_code in (404, 405)
        with closing(sqlite3.connect(database)) as db:
            [claim_id] = db.execute("select claim_id from claims limit 1").fetchone()
        for path in (f"/claim/{claim_id}", "/article/1", "/about"):
            page = client.get(path).text
            assert 'href="/review' not in page
            assert "/-/review" not in page


HOSTS = ["0.0.0.0", "::", "192.168.1.4", "example.org", "127.0.0.1.example.org", ""]


@pytest.mark.parametrize("host", HOSTS)
def test_the_desk_is_not_for_the_network(database: Path, host: str) -> None:
    code, said = serve("--review", "--host", host, "--port", "0", "--db", str(database))
    assert code == 2
    assert f"--review is for this machine alone: leave out --host {host}." in said


def test_a_reviewer_needs_a_desk_and_a_name(database: Path) -> None:
    assert serve("--reviewer", "Ines", "--db", str(database))[0] == 2
    assert serve("--review", "--reviewer", " ", "--db", str(database))[0] == 2


def test_a_public_edition_is_not_reviewed(database: Path, tmp_path: Path) -> None:
    publish(database, tmp_path / "public.db")
    code, said = serve("--review", "--port", "0", "--db", str(tmp_path / "public.db"))
    assert (code, said.count("\n")) == (2, 1)
    assert "is a public edition: review the one that it was made from" in said


def test_a_kill_in_the_middle_loses_no_decision_that_was_answered(database: Path) -> None:
    answered: list[str] = []
    with running("serve", "--review", "--reviewer", "Ines Falk", "--port", "0", "--db", str(database)) as (
        process,
        url,
    ):
        reviewer = Reviewer(url.rstrip("/"), database)
        enough = threading.Event()

        def decide() -> None:
            token = reviewer.token()
            for row in reviewer.rows("select claim_id from timeline order by claim_id"):
                form = {"csrftoken": token, "claim_id": row["claim_id"], "verdict": "wrong"}
                try:
                    answer = reviewer.client.post("/-/review/verdict", data=form)
                except httpx.HTTPError:
                    return
                assert answer.status_code == 303
                answered.append(row["claim_id"])
                if len(answered) == 8:
                    enough.set()

        thread = threading.Thread(target=decide)
        thread.start()
        assert enough.wait(60)
        process.kill()
        thread.join()
        reviewer.client.close()
    with Store.open(database, create=False) as store:
        decided = {
            row["claim_id"]
            for row in store.connection.execute("select claim_id from reviews where reviewer = 'Ines Falk'")
        }
        assert set(answered) <= decided
        assert len(decided) <= len(answered) + 1
        assert store.connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        # A decision is whole: claim and timeline agree with it.
        wrong = {
            row["claim_id"]
            for row in store.connection.execute("select claim_id from claims where reviewed = 'wrong'")
        }
        shown = {row["claim_id"] for row in store.connection.execute("select claim_id from timeline")}
        assert wrong == decided
        assert wrong.isdisjoint(shown)
        store.connection.execute(
            "insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)"
        )


def test_a_form_from_before_a_restart_is_refused_and_a_new_page_works(database: Path) -> None:
    arguments = ("serve", "--review", "--port", "0", "--db", str(database))
    with running(*arguments) as (_, url):
        reviewer = Reviewer(url.rstrip("/"), database)
        form = fields(reviewer.page())
        cookies = dict(reviewer.client.cookies)
    with running(*arguments) as (_, url), httpx.Client(base_url=url, cookies=cookies, timeout=30) as client:
        sent = {"claim_id": form["claim_id"], "verdict": "right"}
        assert (
            client.post("/-/review/verdict", data={**sent, "csrftoken": form["csrftoken"]}).status_code == 403
        )
        fresh = fields(client.get("/review").text)["csrftoken"]
        assert client.post("/-/review/verdict", data={**sent, "csrftoken": fresh}).status_code == 303
