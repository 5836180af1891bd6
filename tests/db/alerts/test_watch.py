"""`onrecord watch`, and what `update` and `ingest` do for it: secrets are told nobody, and no run waits."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.db.alerts import after, receivers
from onrecord.db.cli import main
from onrecord.db.site.app import create
from onrecord.db.store import Store
from tests.db.alerts.conftest import Arrive
from tests.db.alerts.hook import Hook
from tests.db.fiction import page, rss
from tests.db.newsroom import PIER, START
from tests.db.web import Web

pytest.importorskip("apprise", reason="apprise is not installed")

Add = Callable[..., None]
Run = Callable[..., Result]


@pytest.fixture
def run(path: Path) -> Run:
    def run(*arguments: str, **options: str | None) -> Result:
        return CliRunner().invoke(main, [*arguments, "--db", str(path)], catch_exceptions=False, **options)  # type: ignore[arg-type]

    return run


def test_add_list_test_remove(run: Run, hook: Hook, arrive: Arrive) -> None:
    arrive("a")
    added = run("watch", "add", "Quays", "--search", "quay", "--to", hook.address)
    assert (added.exit_code, added.stdout) == (0, "watching: Quays (search: quay), to json://127.0.0.1/…\n")
    assert "1 statement now" in added.stderr
    assert run("watch", "add", "Quays", "--to", hook.address).exit_code == 2
    listed = run("watch", "list").stdout
    assert "Quays" in listed
    assert "json://127.0.0.1/…" in listed
    tried = run("watch", "test", "Quays")
    assert (tried.exit_code, tried.stdout) == (0, "sent to json://127.0.0.1/…\n")
    [message] = hook.taken
    assert "It finds 1 statement now" in message["message"]
    hook.status = 403
    refused = run("watch", "test", "Quays")
    assert (refused.exit_code, refused.stderr) == (
        1,
        "Quays: its receiver answered 403 (json://127.0.0.1/…)\n",
    )
    assert run("watch", "remove", "Quays").stdout == "removed: Quays\n"
    for command in ("remove", "test"):
        gone = run("watch", command, "Quays")
        assert (gone.exit_code, gone.stderr) == (
            1,
            "Quays: no such watch; `onrecord watch list` shows them\n",
        )
    for result in (added, tried, refused):
        assert "s3cret" not in result.output + listed


BAD = [
    (["watch", "add", "x"], "--to URL is missing"),
    (["watch", "add", "x", "--to", "nowhere/s3cret"], "no address that apprise knows"),
    (["watch", "add", "x", "--to", "nowhere://s3cret"], "no address that apprise knows"),
    (["watch", "add", " ", "--to", "json://localhost"], "a name of 1 to 80 letters"),
    (["watch", "add", "a\tb\x07", "--to", "json://localhost"], "a name of 1 to 80 letters"),
    (["watch", "add", "x", "--since", "soon", "--to", "json://localhost"], "is no date"),
    (["watch", "add", "x", "--anonymity", "nobody", "--to", "json://localhost"], "is not one of"),
    (["watch", "add", "x", "--public-url", "news.example", "--to", "json://localhost"], "the address of a site"),
    (["watch", "add", "x", "--public-url", "https://news.example/a/", "--to", "json://localhost"], "the address of a site"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "why"), BAD)
def test_what_cannot_be_is_said_in_a_line(run: Run, arguments: list[str], why: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert why in result.stderr
    assert "s3cret" not in result.output


def test_the_address_may_come_from_elsewhere(
    run: Run, hook: Hook, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    assert run("watch", "add", "piped", "--to", "-", input=f"{hook.address}\n").exit_code == 0
    monkeypatch.setenv("ONRECORD_WATCH_TO", hook.address)
    assert run("watch", "add", "from the environment").exit_code == 0
    with Store.read(path) as store:
        assert [watch.receiver for watch in store.watches.every()] == [hook.address] * 2


def test_without_apprise_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receivers, "is_there", lambda: False)
    for arguments in (("add", "x", "--to", "json://localhost"), ("test", "x")):
        result = run("watch", *arguments)
        assert (result.exit_code, "pip install 'onrecord[alerts]'" in result.stderr) == (2, True)


SHOWN = [
    ("json://127.0.0.1:8/token", "json://127.0.0.1/…"),
    ("jsons://user:token@hooks.example/token?+X=token", "jsons://hooks.example/…"),
    ("mailto://user:token@mail.example", "mailto://mail.example/…"),
    ("https://hooks.slack.com/services/token", "https://hooks.slack.com/…"),
    ("slack://tokenA/tokenB/tokenC", "slack://…"),
    ("ntfy://token", "ntfy://…"),
    ("TGRAM://token/1", "tgram://…"),
    ("json://[token", "json://…"),
    ("token", "…"),
    ("token token://x", "…"),
]


@pytest.mark.parametrize(("receiver", "shown"), SHOWN)
def test_an_address_is_shown_without_its_key(receiver: str, shown: str) -> None:
    assert receivers.redacted(receiver) == shown


def test_update_tells_and_ends_as_it_would_have(run: Run, hook: Hook, web: Web, path: Path) -> None:
    web["/feed"] = rss(web, "/pier")
    web["/pier"] = page("Pier to open", PIER)
    with Store.open(path) as store, store.transaction():
        store.feeds.add(web.url("/feed"), START)
    run("watch", "add", "Pier", "--search", "pier", "--to", hook.address)
    hook.status = 500
    first = run("update", "--all", "--allow-private", "--delay", "0")
    assert first.exit_code == 0
    assert "watch Pier: its receiver answered 500; the next runs try again" in first.stderr
    assert "its receiver answered 500; again at" in run("watch", "list").stdout
    hook.status = 200
    with Store.open(path) as store, store.transaction():
        store.connection.execute("update deliveries set next_try = '2026-01-01T00:00:00Z'")
    second = run("update", "--all", "--allow-private", "--delay", "0")
    assert (second.exit_code, second.stderr) == (0, "")
    first_time, again = hook.taken
    assert first_time["claim_ids"] == again["claim_ids"]
    assert first_time["digest"] == again["digest"]


def test_ingest_tells_too(run: Run, hook: Hook, tmp_path: Path) -> None:
    run("watch", "add", "Pier", "--to", hook.address)
    (tmp_path / "pier.html").write_text(page("Pier to open", PIER).body)
    result = run("ingest", str(tmp_path / "pier.html"))
    assert (result.exit_code, len(hook.told) > 0) == (0, True)


def test_a_hanging_receiver_holds_no_run_for_long(path: Path, hook: Hook, watch: Add, arrive: Arrive) -> None:
    watch()
    arrive("a")
    hook.wait = 30.0
    said: list[str] = []
    began = time.monotonic()
    after.tell(path, said.append, seconds=3)
    assert time.monotonic() - began < 8
    assert said == ["alerts: stopped after 3 seconds; the next run goes on"]
    hook.wait = 0.0
    after.tell(path, said.append)
    assert hook.told == ["a"]
    assert "may be missing" in hook.taken[-1]["title"]


def test_where_nothing_is_new_no_process_is_started(
    path: Path, watch: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch()
    monkeypatch.setattr(after.subprocess, "Popen", None)
    after.tell(path, pytest.fail)


def test_a_database_that_cannot_be_read_is_a_line(tmp_path: Path) -> None:
    said: list[str] = []
    after.tell(tmp_path / "none.db", said.append)
    assert len(said) == 1
    assert said[0].startswith("alerts: ")


def test_no_secret_is_published_or_served(
    path: Path, hook: Hook, watch: Add, run: Run, tmp_path: Path
) -> None:
    watch("private-name", q="quay")
    public = tmp_path / "public.db"
    assert run("publish", str(public)).exit_code == 0
    for word in (b"s3cret", b"private-name"):
        assert word not in public.read_bytes()
    with closing(sqlite3.connect(public)) as db:
        for table in ("watches", "arrivals", "deliveries", "delivered"):
            assert db.execute(f"select count(*) from {table}").fetchone() == (0,)

    async def asked() -> list[str]:
        site = create(path)
        paths = [
            "/data/watches", "/data/watches.json", "/data/watches.csv", "/data/watches/1",
            "/data.json?sql=select+*+from+watches", "/data.json?sql=select+receiver||''+from+watches",
            "/data.json?sql=select+hex(receiver)+from+watches", "/data/watches.json?receiver__contains=s3",
            "/data/watches.json?_facet=receiver", "/data",
        ]  # fmt: skip
        return [(await site.client.get(one, follow_redirects=True)).text for one in paths]

    pages = asyncio.run(asked())
    assert "private-name" in pages[1]
    assert all("s3cret" not in text and "733363726574" not in text.lower() for text in pages)
    assert '"rows": []' in pages[7].replace('"rows":[]', '"rows": []')
