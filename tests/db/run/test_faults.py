"""What the web and the machine do wrong, seen from a whole run. docs/faults.md lists these and others."""

from __future__ import annotations

import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onrecord.db.store import Store
from tests.db.fiction import page, rss
from tests.db.newsroom import COST, PIER, START, Newsroom
from tests.db.run.test_interrupted import ROOT, count, finish, follow, run, state
from tests.db.web import Answer, Web, serve

__all__ = ["follow"]  # a fixture


def onrecord(*arguments: str, before: Callable[[], object] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=before,
        check=False,
    )


# ---- the machine


def test_killed_at_any_moments_it_ends_as_if_left_in_peace(
    tmp_path: Path, follow: Callable[[Path], None]
) -> None:
    calm, killed = tmp_path / "calm.db", tmp_path / "killed.db"
    follow(calm)
    finish(calm)
    follow(killed)
    moments = random.Random(2026)
    for _ in range(6):
        with run(killed, 0.05) as process:
            time.sleep(moments.uniform(0.3, 1.6))
            process.send_signal(signal.SIGKILL)
            process.wait(10)
        with Store.read(killed) as store:
            assert store.connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    finish(killed)
    assert state(killed) == state(calm)


def test_a_disk_that_fills_up_during_a_run_is_one_line(
    tmp_path: Path, follow: Callable[[Path], None]
) -> None:
    path = tmp_path / "x.db"
    follow(path)
    full = path.stat().st_size + 40_000
    done = onrecord(
        "update", "--db", str(path), "--allow-private", "--delay", "0",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (full, full)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"onrecord: {path}: ")
    assert "full" in done.stderr
    assert "Traceback" not in done.stderr
    with Store.read(path) as store:
        assert store.connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    finish(path)  # there is room again
    assert count(path, "articles") == 12


def test_a_database_that_is_damaged_inside_is_one_line(
    tmp_path: Path, follow: Callable[[Path], None]
) -> None:
    path = tmp_path / "x.db"
    follow(path)
    with sqlite3.connect(path) as connection:
        size = connection.execute("pragma page_size").fetchone()[0]
        root = connection.execute("select rootpage from sqlite_master where name = 'feeds'").fetchone()[0]
        connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    done = onrecord("update", "--db", str(path), "--allow-private")
    assert done.returncode in (1, 2)
    assert done.stderr.count("\n") == 1
    assert "damaged; restore it from a copy" in done.stderr


def test_a_clock_that_was_wrong_is_outlived(news: Newsroom) -> None:
    news.now = START + timedelta(days=1500)  # a board without a battery
    news.web["/cost"] = Answer("busy", 503)
    news.update()
    assert news.rows("select count(*) from articles") == [(1,)]
    news.now = START
    news.web["/cost"] = page("Who pays", COST)
    news.web["/feed"] = rss(news.web, "/pier", "/cost", "/new")
    news.web["/new"] = page("More", "“It never rains” said Ines Falk, and it rained.")
    news.update()
    assert news.rows("select count(*) from articles") == [(3,)]
    assert news.update().feeds_polled == 0  # and all is as usual
    assert datetime.fromisoformat(str(news.health()["/feed"]["next_poll"])) < START + timedelta(days=2)


# ---- the web


def test_one_article_in_five_feeds_is_stored_once(news: Newsroom) -> None:
    canonical = f'<link rel="canonical" href="{news.web.url("/pier")}">'
    news.web["/pier"] = Answer(page("Pier to open", PIER).body.replace("<meta", canonical + "<meta", 1))
    own = ["/pier", "/pier?utm_source=rss", "/amp/pier", "/pier?from=front", "/pier#top"]
    for number, path in enumerate(own):
        news.web[path.partition("#")[0]] = news.web.answers["/pier"]
        news.web[f"/feed{number}"] = rss(news.web, path)
        news.follow(f"/feed{number}")
    counts = news.update()
    assert counts.failures == 0
    assert news.rows("select count(*) from articles where url like '%pier'") == [(1,)]
    assert news.rows("select count(*) from timeline where speaker = 'Ada Penrose'") == [(1,)]
    assert news.poll().pages_fetched == 0


def test_the_same_text_under_another_address_of_one_outlet_is_stored_once(news: Newsroom) -> None:
    news.web["/again/pier"] = page("Pier to open", PIER)
    news.web["/other"] = rss(news.web, "/again/pier")
    news.follow("/other")
    news.update()
    assert news.rows("select count(*) from articles where text like '%pier will open%'") == [(1,)]


def test_what_another_feed_announced_is_not_fetched_again(news: Newsroom) -> None:
    news.update()
    tracked = rss(news.web, "/pier?utm_source=front", "/elsewhere")
    tracked.body = tracked.body.replace(
        f"<guid>{news.web.url('/elsewhere')}", f"<guid>{news.web.url('/cost')}"
    )
    news.web["/front"] = tracked
    news.follow("/front")
    counts = news.update()
    assert (counts.feeds_polled, counts.pages_fetched) == (1, 0)  # one by its address, one by its id
    assert news.rows("select count(*) from articles") == [(2,)]


def test_changed_ids_bring_nothing_twice(news: Newsroom) -> None:
    news.update()
    feed = rss(news.web, "/pier", "/cost")
    feed.body = re.sub(r"<guid>", '<guid isPermaLink="false">anew-', feed.body)
    news.web["/feed"] = feed
    counts = news.poll()
    assert (counts.pages_fetched, counts.new_articles) == (0, 0)
    assert news.rows("select count(*) from articles") == [(2,)]


def test_an_unasked_304_is_a_failure_and_not_silence(news: Newsroom) -> None:
    news.web["/feed"] = Answer("", 304)
    assert news.update().failures == 1
    assert "304" in str(news.health()["/feed"]["error"])


def test_a_page_in_place_of_a_feed_is_named(news: Newsroom) -> None:
    news.web["/feed"] = page("Welcome", "We have moved.")
    news.update()
    assert "it is an HTML page" in news.heard.failures[0][1]


def test_a_feed_in_another_charset_than_it_says_is_read(news: Newsroom) -> None:
    feed = rss(news.web, "/pier", "/cost", title="Hafen — “Größe”")
    feed.body = feed.body.replace('version="1.0"', 'version="1.0" encoding="iso-8859-1"', 1)  # it is UTF-8
    news.web["/feed"] = feed
    counts = news.update()
    assert (counts.new_articles, counts.failures) == (2, 0)
    assert "Hafen" in str(news.health()["/feed"]["title"])


def test_hostile_pages_cost_the_others_nothing(news: Newsroom) -> None:
    news.web["/deep"] = Answer("<html><body>" + "<div>" * 10_000 + "<p>deep</p>")
    news.web["/bomb"] = Answer(
        '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><body>&b;</body></html>'
    )
    news.web["/feed"] = rss(news.web, "/deep", "/bomb", "/pier", "/cost")
    began = time.monotonic()
    counts = news.update()
    assert counts.new_articles >= 2
    assert time.monotonic() - began < 30
    assert {row[0] for row in news.rows("select speaker from timeline")} == {"Ada Penrose", "Ola Brandt"}


def test_a_feed_of_a_hundred_thousand_entries_is_read_at_its_latest(news: Newsroom) -> None:
    news.web["/feed"] = rss(news.web, "/pier", "/cost")
    news.update()  # both are known, so that nothing is fetched below
    items = "".join(
        f"<item><title>n</title><link>{news.web.url('/pier')}</link><guid>{news.web.url('/pier')}</guid>"
        f"<pubDate>Thu, 01 Oct 2026 08:00:00 GMT</pubDate></item>"
        for _ in range(100_000)
    )
    body = news.web.answers["/feed"].body.replace("<item>", items + "<item>", 1)
    news.web["/feed"] = Answer(body, content_type="application/rss+xml")
    assert len(body) < 20_000_000
    began = time.monotonic()
    counts = news.poll()
    assert (counts.failures, counts.pages_fetched) == (0, 0)
    assert time.monotonic() - began < 60


def test_a_feed_that_never_ends_or_loops_costs_the_others_nothing(store: Store, web: Web) -> None:
    with serve() as other:
        news = Newsroom(store, web)
        web["/round"] = Answer("", 302, headers={"Location": "/round"})
        web["/feed"] = rss(web, "/pier")
        web["/pier"] = page("Pier to open", PIER)
        other["/feed"] = Answer("", 301, headers={"Location": other.url("/elsewhere")})
        other["/elsewhere"] = Answer("gone", 410)
        news.follow("/round", "/feed")
        with store.transaction():
            store.feeds.add(other.url("/feed"), datetime(2026, 10, 5, tzinfo=UTC))
        counts = news.update()
    assert (counts.new_articles, counts.failures) == (1, 2)
    said = dict(news.heard.failures)
    assert "circles" in said[web.url("/round")]
    assert "410" in said[other.url("/feed")]
