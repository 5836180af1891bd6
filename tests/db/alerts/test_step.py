"""What is new and matches goes out once, whatever is killed, refused, hung or deferred on the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from onrecord.db.alerts import step as steps
from onrecord.db.alerts.receivers import Outcome
from onrecord.db.clock import utc_now
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.db.store.watches import Delivery, Watches
from tests.db.alerts.conftest import Arrive
from tests.db.alerts.hook import Hook
from tests.db.fiction import a_claim
from tests.db.run.test_interrupted import ROOT

pytest.importorskip("apprise", reason="apprise is not installed")

Add = Callable[..., None]


def step(path: Path, now: datetime | None = None) -> list[tuple[str, str | None]]:
    said: list[tuple[str, str | None]] = []
    steps.step(path, lambda *line: said.append(line), clock=lambda: now or utc_now())
    return said


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with Store.read(path) as store:
        return [tuple(row) for row in store.connection.execute(sql)]


def test_what_is_new_goes_out_once_and_what_was_there_does_not(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    arrive("old")
    watch(q="quay")
    assert step(path) == []
    arrive("a", "b")
    assert step(path) == [("quays", None)]
    assert step(path) == []
    arrive("c")
    step(path)
    assert sorted(hook.told) == ["a", "b", "c"]
    first, second = hook.taken
    assert first["title"] == "onrecord: 2 new statements for quays"
    assert "https://news.example/claim/a" in first["message"]
    assert "https://news.example/timeline?q=quay" in first["message"]
    assert second["title"] == "onrecord: 1 new statement for quays"


FILTERS = [
    ({}, {"a", "b"}),
    ({"q": "quay"}, {"a", "b"}),
    ({"q": "lighthouse"}, set()),
    ({"speaker": "Ola Brandt"}, {"b"}),
    ({"outlet": "The Pell Sound Echo", "anonymity": "named"}, {"a", "b"}),
    ({"outlet": "The Vell Courier"}, set()),
    ({"anonymity": "anonymous"}, set()),
    ({"since": "2026-10-02", "until": "2026-10"}, {"a", "b"}),
    ({"until": "2026-09"}, set()),
    ({"story": "7"}, {"a"}),
    ({"story": "7", "q": "quay"}, {"a"}),
    ({"story": "8"}, set()),
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS)
def test_a_watch_finds_what_the_search_finds(
    path: Path, hook: Hook, watch: Add, arrive: Arrive, asked: dict[str, str], expected: set[str]
) -> None:
    watch(**asked)
    arrive("a")
    arrive("b", speaker="Ola Brandt", source="Ola Brandt")
    with Store.open(path) as store, store.transaction():
        store.connection.execute("update timeline set story_id = 7 where claim_id = 'a'")
    step(path)
    assert set(hook.told) == expected


def test_watches_do_not_take_from_each_other(path: Path, hook: Hook, watch: Add, arrive: Arrive) -> None:
    watch("one", q="quay")
    arrive("a")
    watch("two", speaker="Ada Penrose")
    arrive("b")
    step(path)
    assert sorted((message["title"].rsplit(" ", 1)[1], *sorted(message["claim_ids"])) for message in hook.taken) == [
        ("one", "a", "b"), ("two", "b"),
    ]  # fmt: skip
    assert rows(path, "select * from arrivals") == []


def test_another_reading_of_the_same_article_is_no_news(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    watch(q="quay")
    arrive("a")
    step(path)
    with Store.open(path) as store, store.transaction():
        again = [a_claim(claim_id=one, content="The quay is closed") for one in ("a", "cut-otherwise")]
        store.articles.extracted(1, 1, Extraction("later", again))
    assert step(path) == []
    assert hook.told == ["a"]


POINTS = [
    # (killed at, messages that came by then, what comes in the end, whether a notice does)
    ("before:collect", 0, ["a", "b"], False),
    ("after:collect", 0, ["a", "b"], False),  # within its transaction
    ("before:due", 0, ["a", "b"], False),
    ("before:begin", 0, ["a", "b"], False),
    ("after:begin", 0, ["a", "b"], False),  # within its transaction
    ("before:send", 0, [], True),
    ("after:send", 1, ["a", "b"], True),
    ("before:sent", 1, ["a", "b"], True),
    ("after:sent", 1, ["a", "b"], True),  # within its transaction
]


@pytest.mark.parametrize(("point", "came", "in_the_end", "noticed"), POINTS)
def test_killed_at_any_point_nothing_is_sent_twice_and_nothing_is_lost_in_silence(
    path: Path,
    hook: Hook,
    watch: Add,
    arrive: Arrive,
    point: str,
    came: int,
    in_the_end: list[str],
    noticed: bool,
) -> None:
    watch(q="quay")
    arrive("a", "b")
    killed = subprocess.run([sys.executable, "-m", "tests.db.alerts.driver", str(path), point], cwd=ROOT)
    assert (killed.returncode, len(hook.taken)) == (-9, came)
    step(path)
    arrive("c")
    step(path)
    step(path)
    assert sorted(hook.told) == [*in_the_end, "c"]
    titles = [message["title"] for message in hook.taken]
    assert titles.count("onrecord: a digest for quays may be missing") == noticed


def test_killed_by_the_receiver_it_is_not_sent_again(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    """The receiver has the message when the process dies, and has not answered yet."""
    watch(q="quay")
    arrive("a")
    process = subprocess.Popen([sys.executable, "-m", "tests.db.alerts.driver", str(path), ""], cwd=ROOT)
    hook.on_message = process.kill
    assert process.wait(30) == -9
    hook.on_message = lambda: None
    step(path)
    step(path)
    assert hook.told == ["a"]
    assert [message["title"] for message in hook.taken][1:] == ["onrecord: a digest for quays may be missing"]


def test_what_is_refused_is_tried_again_later_with_the_same_key(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    watch(q="quay")
    arrive("a")
    hook.status = 503
    now = utc_now()
    assert step(path, now) == [("quays", "its receiver answered 503; the next runs try again")]
    arrive("b")
    assert step(path, now + timedelta(minutes=1)) == []
    hook.status = 200
    assert step(path, now + timedelta(hours=1)) == [("quays", None), ("quays", None)]
    refused, again, later = hook.taken
    assert refused["digest"] == again["digest"] != later["digest"]
    assert (again["claim_ids"], later["claim_ids"]) == (["a"], ["b"])


def test_a_receiver_that_does_not_answer_is_not_asked_again(
    path: Path, hook: Hook, watch: Add, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.db.alerts.receivers._PATIENCE", 0.0)
    monkeypatch.setattr("apprise.plugins.custom_json.NotifyJSON.socket_read_timeout", 0.2)
    watch(q="quay")
    arrive("a")
    hook.wait = 1.0
    now = utc_now()
    assert step(path, now) == [("quays", "its receiver did not say whether it has it; it is not sent again")]
    hook.wait = 0.0
    assert step(path, now + timedelta(hours=1)) == [("quays", None)]
    assert [len(message["claim_ids"]) for message in hook.taken] == [1, 0]


def test_a_receiver_that_is_not_there_is_tried_again(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    watch(q="quay")
    with Store.open(path) as store, store.transaction():
        store.connection.execute("update watches set receiver = 'json://127.0.0.1:9/s3cret'")
    arrive("a")
    [(name, reason)] = step(path)
    assert (name, reason) == ("quays", "its receiver cannot be reached; the next runs try again")
    assert rows(path, "select state, attempts from deliveries") == [("waiting", 1)]


def test_what_was_withdrawn_meanwhile_is_not_told(path: Path, hook: Hook, watch: Add, arrive: Arrive) -> None:
    from onrecord.db.store.reviews import Decider

    watch(q="quay")
    arrive("a")
    now = utc_now()
    steps.step(path, lambda *_: None, send=lambda *_: Outcome("refused", "busy"), clock=lambda: now)
    with Store.open(path) as store, store.transaction():
        store.reviews.judge("a", "wrong", Decider("Ines Falk", now))
    assert step(path, now + timedelta(hours=1)) == []
    assert hook.taken == []
    arrive("b")
    step(path)
    assert hook.told == ["b"]


def test_no_message_is_begun_once_its_time_is_over(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    watch(q="quay")
    arrive("a")
    steps.step(path, lambda *_: None, seconds=0.0)
    assert hook.taken == []
    step(path)
    assert hook.told == ["a"]


def test_without_watches_nothing_is_noted(path: Path, arrive: Arrive) -> None:
    arrive("a")
    assert rows(path, "select count(*) from arrivals") == [(0,)]


def test_a_watch_that_is_removed_meanwhile_is_told_nothing(
    path: Path, hook: Hook, watch: Add, arrive: Arrive, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch("one", q="quay")
    watch("two", q="quay")
    arrive("a")
    before = Watches.begin

    def remove_the_other(self: Watches, delivery: Delivery) -> None:
        self.remove("two" if delivery.name == "one" else "one")
        before(self, delivery)

    monkeypatch.setattr(Watches, "begin", remove_the_other)
    assert step(path) == [("one", None)]
    assert hook.told == ["a"]


def test_who_waits_for_a_receiver_to_come_back_starts_nothing(
    path: Path, hook: Hook, watch: Add, arrive: Arrive
) -> None:
    watch(q="quay")
    arrive("a")
    hook.status = 503
    now = utc_now()
    step(path, now)
    arrive("b")
    with Store.read(path) as store:
        assert not store.watches.any_work(now + timedelta(minutes=1))
        assert store.watches.any_work(now + timedelta(hours=1))
