"""Lists of what to take in, and feeds that break off."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.db.cli import main
from onrecord.db.run.handed import listed
from onrecord.db.run.oneoff import Given, Handed
from onrecord.ingest.errors import IngestError, ParseError
from tests.db.fiction import page
from tests.db.web import Answer, Web


def onrecord(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="onrecord")


URL = "https://echo.example/pier"
LINES = [
    ({"path": "a.html", "url": URL}, Given(URL), "a.html"),
    (
        {"path": "a.gz", "charset": "cp1251", "published": "2026-10-02"},
        Given(None, "2026-10-02", "Echo", "cp1251"),
        "a.gz",
    ),
    ({"path": "a.html", "outlet": "Gazette", "id": 7}, Given(None, None, "Gazette"), "a.html"),
    ({"url": URL}, Given(URL), URL),
]


@pytest.mark.parametrize(("line", "given", "source"), LINES)
def test_a_line_of_a_list(tmp_path: Path, line: dict[str, object], given: Given, source: str) -> None:
    (tmp_path / "list.jsonl").write_text(json.dumps(line) + "\n\n")
    said = Given(outlet="Echo") if given.outlet == "Echo" else Given()
    (found,) = listed(tmp_path / "list.jsonl", said)
    assert found == Handed(source if source == URL else tmp_path / source, given)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not a JSON line"),
        ('["a.html"]', "not a JSON line"),
        ("{}", 'has neither "path" nor "url"'),
        ('{"path": 7}', 'has neither "path" nor "url"'),
        ('{"path": "a.html", "url": "echo"}', "its url, echo, is not a web address"),
        ('{"path": "a.html", "published": "2026-13-02"}', "its published, 2026-13-02, is no date"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "list.jsonl").write_text(line)
    (found,) = listed(tmp_path / "list.jsonl", Given())
    assert isinstance(found, IngestError)
    assert found.subject.endswith("list.jsonl:1")
    assert reason in found.reason


def test_no_such_list(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="no such file"):
        list(listed(tmp_path / "missing.jsonl", Given()))


def test_a_list_is_taken_in(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    web["/cost"] = page("Who pays", "It costs nothing at all, the council says.")
    text = page("Pier to open", "The pier will open in May, the council says.").body
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html.gz").write_bytes(gzip.compress(text.encode("utf-16")))
    lines = [
        {
            "path": "pages/a.html.gz",
            "url": URL,
            "charset": "utf-16",
            "published": "2026-10-04",
            "outlet": "Echo",
        },
        {"url": web.url("/cost")},
        {"path": "pages/missing.html"},
        {"path": "pages/a.html.gz", "url": URL, "charset": "utf-16"},
    ]
    (tmp_path / "list.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = onrecord("ingest", "--batch", "list.jsonl", "--allow-private", "--delay", "0", "--db", "n.db")
    assert done.exit_code == 1
    assert done.stdout == "2 new articles, 1 known already, 2 new claims\n"
    assert done.stderr == "pages/missing.html: no such file\n"
    connection = sqlite3.connect("n.db")
    rows = connection.execute(
        "select title, published, name from articles left join outlets on outlets.id = outlet_id order by title"
    ).fetchall()
    connection.close()
    assert rows[0] == ("Pier to open", "2026-10-04", "Echo")
    assert rows[1][0] == "Who pays"


def test_a_list_and_a_source_are_one_too_many(tmp_path: Path) -> None:
    assert onrecord("ingest", "a.html", "--batch", "list.jsonl").exit_code == 2
    assert onrecord("ingest").exit_code == 2


def test_what_is_whole_of_a_cut_feed_is_printed(tmp_path: Path) -> None:
    item = "<item><title>Pier shut</title><link>https://echo.example/{}</link></item>"
    whole = f'<rss version="2.0"><channel><title>Echo</title>{item.format(1)}{item.format(2)}</channel></rss>'
    (tmp_path / "cut.xml").write_text(whole[:-60])
    (tmp_path / "whole.xml").write_text(whole)
    done = onrecord("feed", str(tmp_path / "cut.xml"), str(tmp_path / "whole.xml"))
    assert done.exit_code == 1
    cut, uncut = map(json.loads, done.stdout.splitlines())
    assert [entry["url"] for entry in cut["entries"]] == ["https://echo.example/1"]
    assert cut["truncated"] == "the document is cut off before its end"
    assert "truncated" not in uncut
    assert done.stderr == f"{tmp_path / 'cut.xml'}: the document is cut off before its end\n"


def test_an_address_of_a_list_is_subscribed_to_for_what_it_names(
    tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlines = "".join(f'<outline type="rss" xmlUrl="https://echo.example/{n}"/>' for n in (1, 2))
    web["/subs"] = Answer(f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>')
    done = onrecord("add", web.url("/subs"), "--allow-private", "--db", str(tmp_path / "n.db"))
    assert done.exit_code == 0
    assert done.stdout == "added: https://echo.example/1\nadded: https://echo.example/2\n"
