"""`onrecord demo`, whole: our own server, real HTTP, the real run, a real database."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.clock import utc_now
from onrecord.db.demo import visit
from onrecord.db.demo.newsroom import feed_paths, serve
from onrecord.db.demo.newsroom.articles import pieces
from onrecord.db.demo.visit import known_base
from onrecord.db.store import Store


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture(autouse=True)
def usual_port(monkeypatch):
    """Two test runs at once, or a demo on this machine, must not meet."""
    port = free_port()
    monkeypatch.setattr(visit, "USUAL_PORT", port)
    return port


def demo(path):
    return CliRunner().invoke(main, ["demo", "--no-serve", "--db", str(path)])


def rows(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A first run, with its database."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(visit, "USUAL_PORT", free_port())
        return path, demo(path)


def test_a_first_run_brings_every_article_and_says_what_was_found(first):
    result = first[1]
    assert result.exit_code == 0, result.output
    assert f"{len(pieces())} articles from 5 outlets" in result.stdout
    counts = re.search(
        r"(\d+) claims: (\d+) named, (\d+) anonymous, (\d+) collective(?:, (\d+) unclear)?\n(\d+) no-comments",
        result.stdout,
    )
    claims, named, anonymous, collective, unclear, silent = map(int, counts.groups(default="0"))
    assert claims == named + anonymous + collective + unclear > 300
    assert named > anonymous > collective > 0
    assert silent > 20


def test_what_is_stored_is_what_was_written(first):
    query = """select url, title, text, published, outlets.name from articles
        join outlets on outlets.id = outlet_id"""
    stored = {url.split("/", 3)[3]: rest for url, *rest in rows(first[0], query)}
    assert len(stored) == len(pieces())
    for piece in pieces():
        title, text, published, outlet = stored[piece.path.lstrip("/")]
        # Some of the outlets print the summary above the text, as a standfirst.
        assert (title, text.removeprefix(f"{piece.summary}\n\n")) == (piece.title, piece.text)
        assert published == piece.published.isoformat()
        assert outlet == piece.outlet.name


# What the newsroom shows of articles that tell together, and how it is found in the database.
TOLD_TOGETHER = {
    "a wire story with two rewrites": """select 1 from lineage where kind = 'rewrite' and inferred
        group by origin_article_id having count(distinct article_id) >= 2""",
    "a claim with two origins": "select 1 from group_origins where least = 2",
    "a claim with one to three origins": "select 1 from group_origins where least = 1 and most = 3",
    "a claim of five outlets with one origin": """select 1 from claim_groups join group_origins on group_id = id
        where outlets = 5 and most = 1 and circular is not null""",
    "a circle": "select 1 from group_origins where circular like '%Courier credits %Ledger credits Eskold Daily Standard credits %Courier'",
    "a speech that several heard": "select 1 from group_origins where utterance and witnesses = 3",
    "a reversal": """select 1 from reversals join claims on claim_id = later
        where speaker = 'Ines Rademaker' and content like '%not ask the regional council%'""",
    "a decay": """select 1 from decays join claims on claims.claim_id = origin_claim_id
        where decays.kind = 'rewrite' and changes like '%"count"%' and claims.source like 'two people who took part%'""",
    "an old quotation come back": """select 1 from group_places where reason like 'old words: The Withy had them on 2025-03-14'""",
    "a story over a week": "select 1 from stories where articles >= 7 and outlets = 5 and first_day < last_day",
}


@pytest.mark.parametrize("shown", TOLD_TOGETHER)
def test_the_newsroom_shows_what_articles_tell_together(first, shown):
    assert rows(first[0], TOLD_TOGETHER[shown])


def test_two_rewrites_of_the_wire_story_share_no_sentence_with_it():
    texts = {piece.name: piece.text for piece in pieces()}
    wire = texts["npa/skerrow-line-weighs-end-of-night-ferry"]
    rewrites = [
        texts[name]
        for name in (
            "courier/night-boat-could-be-gone-by-spring",
            "ledger/skerrow-line-looks-at-dropping-night-ferry",
        )
    ]
    said = [set(re.split(r"(?<=[.”])\s+", text)) for text in (wire, *rewrites)]
    assert not (said[0] & said[1] | said[0] & said[2] | said[1] & said[2])


def test_a_second_run_finds_everything_unchanged(first, tmp_path):
    path = shutil.copy(first[0], tmp_path)
    again = demo(path)
    assert (again.exit_code, again.stdout) == (0, first[1].stdout)
    query = "select url, revision, fetched from articles order by id"
    assert rows(path, query) == rows(first[0], query)
    assert rows(path, "select distinct last_status from feeds") == [(304,)]


def test_a_newsroom_that_is_served_already_is_used(tmp_path, usual_port):
    with serve(usual_port) as served, visit.open_newsroom(tmp_path / "demo.db") as base:
        assert base == served


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_site_is_served_until_it_is_told_to_end(first, tmp_path, ending):
    path = shutil.copy(first[0], tmp_path)
    command = [sys.executable, "-m", "onrecord", "demo", "--db", str(path), "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        command, cwd=root, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        said = []
        try:
            for line in process.stderr:
                said.append(line)
                if found := re.search(r"The site is at (\S+)", line):
                    break
            else:
                pytest.fail("".join(said))
            start = httpx.get(found[1], timeout=30).text
            # Of the last day's articles, whichever was read last comes first.
            assert any(piece.title in start for piece in pieces()[:4])
            process.send_signal(ending)
            rest = process.communicate(timeout=10)[1]
        finally:
            process.kill()
    assert "Traceback" not in "".join(said) + rest


class Stranger(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def stranger(usual_port):
    with HTTPServer(("127.0.0.1", usual_port), Stranger) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        yield
        server.shutdown()
        thread.join()


def test_a_new_database_takes_any_port_when_the_usual_one_is_taken(tmp_path, stranger, usual_port):
    with visit.open_newsroom(tmp_path / "demo.db") as base:
        assert not base.endswith(f":{usual_port}")
        assert httpx.get(base + feed_paths()[0]).status_code == 200


def subscribed(path, urls):
    with Store.open(path) as store, store.transaction():
        for url in urls:
            store.feeds.add(url, utc_now())


def test_a_database_that_knows_the_newsroom_from_a_port_now_taken_is_left_alone(
    tmp_path, stranger, usual_port
):
    path = tmp_path / "demo.db"
    subscribed(path, [f"http://127.0.0.1:{usual_port}{feed}" for feed in feed_paths()])
    result = demo(path)
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert str(usual_port) in result.stderr
    assert rows(path, "select count(*) from feeds") == [(5,)]


def test_a_database_that_follows_real_feeds_is_left_alone(tmp_path):
    path = tmp_path / "mine.db"
    subscribed(path, ["https://news.example/feed.xml"])
    result = demo(path)
    assert result.exit_code == 2
    assert "other feeds" in result.stderr
    assert rows(path, "select url from feeds") == [("https://news.example/feed.xml",)]


def test_the_environments_database_is_not_the_demos(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "mine.db"))
    (tmp_path / "onrecord-demo.db").mkdir()  # so that it ends when it gets there
    result = CliRunner().invoke(main, ["demo", "--no-serve"])
    assert "onrecord-demo.db: is a folder" in result.stderr
    assert not (tmp_path / "mine.db").exists()


def test_a_file_that_is_no_database_is_one_line_and_stays_as_it_is(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("milk, bread")
    result = demo(path)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert path.read_text() == "milk, bread"


@pytest.mark.parametrize(
    ("urls", "base"),
    [
        ([], None),  # met for the first time
        (["http://127.0.0.1:28190/npa/index.rdf"], "http://127.0.0.1:28190"),
        (["http://127.0.0.1:9/withy/feed.json", "http://127.0.0.1:9/courier/rss.xml"], "http://127.0.0.1:9"),
    ],
)
def test_the_newsroom_is_known_by_its_feeds(urls, base):
    assert known_base(urls) == base


@pytest.mark.parametrize(
    "urls",
    [
        ["https://news.example/npa/index.rdf"],  # the path is no proof
        ["http://127.0.0.1:28190/some/other.rss"],  # nor is the host
        ["http://127.0.0.1:28190/npa/index.rdf", "https://news.example/feed"],
        ["http://127.0.0.1:28190/npa/index.rdf", "http://127.0.0.1:28191/npa/index.rdf"],
    ],
)
def test_a_database_with_other_feeds_is_not_the_demos(urls):
    with pytest.raises(ValueError, match="other feeds"):
        known_base(urls)
