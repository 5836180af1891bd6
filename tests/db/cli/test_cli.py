"""The commands as a person or a script meets them: output, exit codes, one line for what goes wrong."""

import gzip
import json
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.claims import extractors
from onrecord.db.cli import COMMANDS, main
from onrecord.db.rows import ARTICLE_KEYS, CLAIM_KEYS
from onrecord.db.store import Store
from tests.db.fiction import QuotesOnly, page, rss
from tests.db.web import Answer, Web
from tests.ingest.test_warc import record

ROOT = Path(__file__).parents[3]
PIER = "“The pier will open in May” said Ada Penrose, the harbour master, after the vote."


@pytest.fixture(autouse=True)
def simple_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run reads articles with, also in its worker processes."""
    monkeypatch.setattr(extractors, "travelling", lambda name="default": QuotesOnly)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    return tmp_path


def onrecord(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin, prog_name="onrecord")


def assert_one_line(result: Result, code: int, *words: str) -> None:
    assert result.exit_code == code, result.output
    assert result.stderr.count("\n") == 1, result.stderr
    for word in words:
        assert word in result.stderr


HELP = """\
Usage: onrecord [OPTIONS] COMMAND [ARGS]...

  Who said what, when, and on whose word: news claims in a searchable timeline.

Options:
  --version   Show the version.
  -h, --help  Show this message and exit.

Commands:
"""


def test_help_names_every_command_and_what_it_does() -> None:
    result = CliRunner().invoke(main, ["--help"], prog_name="onrecord", terminal_width=100)
    assert result.exit_code == 0
    assert result.stdout.startswith(HELP)
    listed = [line.split(maxsplit=1) for line in result.stdout.removeprefix(HELP).splitlines()]
    assert [name for name, _ in listed] == list(COMMANDS)
    assert all(len(what) > 10 for _, what in listed)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = onrecord(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: onrecord {name} ")


@pytest.mark.parametrize("name", ["add", "update", "ingest"])
def test_what_commands_that_fetch_have_in_common(name: str) -> None:
    text = onrecord(name, "--help").stdout
    assert "--allow-private" in text
    assert "--delay" in text
    assert "--contact" in text
    assert "--verbose" in text


def test_help_answers_at_once_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib\nfrom onrecord.db.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "heavy = {'sqlite_utils', 'datasette', 'httpx', 'trafilatura', 'lxml', 'feedparser', 'onnxruntime', 'numpy', 'tqdm', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stderr == "[]\n"
    # Of the processor: other programs want it too.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3


def test_version() -> None:
    assert onrecord("--version").stdout.startswith("onrecord ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["add"],
        ["export", "--since", "yesterday"],
        ["export", "--anonymity", "secret"],
        ["ingest", "x.html", "--published", "last week"],
        ["update", "--every", "soon"],
        ["update", "--every", "0m"],
        ["update", "--every", "99999999999999d"],
        ["feeds", "--json", "--opml"],
        ["article"],
        ["article", "a.html", "--batch", "list.jsonl"],
        ["ingest", "--url", "https://a.example/", "a.html", "b.html"],
        ["ingest", "--url", "javascript:void", "a.html"],
    ],
)
def test_usage_errors(place: Path, arguments: list[str]) -> None:
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["feeds"], ["export"], ["serve"], ["update"], ["reextract"], ["remove", "https://a.example/"]],
)
def test_a_missing_database_is_one_line_and_not_made(place: Path, arguments: list[str]) -> None:
    assert_one_line(onrecord(*arguments), 2, "onrecord.db", "onrecord add")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["feeds"], ["export"], ["serve"], ["update"], ["reextract"], ["ingest", "-"], ["add", "a.example"]],
)
def test_a_foreign_database_is_one_line_and_untouched(place: Path, arguments: list[str]) -> None:
    Path("onrecord.db").write_text("The minutes of the meeting.")
    assert_one_line(onrecord(*arguments), 2, "not a database")
    assert Path("onrecord.db").read_text() == "The minutes of the meeting."
    assert [path.name for path in place.iterdir()] == ["onrecord.db"]


def test_from_subscription_to_spreadsheet(place: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DB", "news.db")
    lax = ("--allow-private", "--delay", "0")
    web["/feed"] = rss(web, "/pier", etag='"1"')
    web["/pier"] = page("Pier to open", PIER)

    assert onrecord("add", *lax, web.url("/feed")).stdout == f"added: {web.url('/feed')}\n"
    assert onrecord("add", *lax, web.url("/feed")).stdout == f"already there: {web.url('/feed')}\n"
    result = onrecord("update", *lax)
    assert (result.exit_code, result.stdout) == (
        0,
        "1 feed polled, 1 page fetched, 1 new article, 1 new claim, 0 failures\n",
    )
    result = onrecord("update", *lax)
    assert "--all polls every feed now" in result.stderr

    result = onrecord("export")
    assert result.stdout.splitlines()[1].startswith("2026-10-02,Ada Penrose,Ada Penrose,named,person,")
    assert onrecord("export", "--search", "bridge").stdout.count("\n") == 1
    result = onrecord("export", "out.jsonl", "--speaker", "Penrose", "--since", "2026-10")
    assert (result.stdout, result.stderr) == ("", "1 rows written to out.jsonl\n")
    assert json.loads(Path("out.jsonl").read_text())["role"] == "harbour master"
    assert onrecord("export", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbfsaid_on")

    (health,) = json.loads(onrecord("feeds", "--json").stdout)
    assert (health["url"], health["error"], health["articles"], health["claims"]) == (
        web.url("/feed"),
        None,
        1,
        1,
    )
    assert web.url("/feed") in onrecord("feeds").stdout
    assert f'xmlUrl="{web.url("/feed")}"' in onrecord("feeds", "--opml").stdout

    web["/feed"] = Answer("down", 500)
    result = onrecord("update", "--all", *lax)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{web.url('/feed')}: HTTP 500")
    assert "500" in json.loads(onrecord("feeds", "--json").stdout)[0]["error"]

    assert onrecord("remove", web.url("/feed")).stdout == f"removed: {web.url('/feed')}\n"
    assert_one_line(onrecord("remove", web.url("/feed")), 1, "not subscribed to")
    assert json.loads(onrecord("feeds", "--json").stdout) == []
    assert onrecord("export").stdout.count("\n") == 2


def test_add_names_what_fails_and_does_the_rest(place: Path, web: Web) -> None:
    web["/feed"] = rss(web)
    Path("list.toml").write_text('feeds = ["https://gazette.example/g", "javascript:void"]')
    result = onrecord("add", "--allow-private", web.url("/nothing"), "list.toml", web.url("/feed"))
    assert result.exit_code == 1
    assert result.stderr.startswith(web.url("/nothing") + ": HTTP 404")
    assert result.stderr.endswith("javascript:void: not a web address, in list.toml\n")
    assert result.stdout.splitlines() == ["added: https://gazette.example/g", f"added: {web.url('/feed')}"]


def test_a_list_that_is_not_there_is_no_host(place: Path) -> None:
    assert_one_line(onrecord("add", "list.opml"), 1, "list.opml: cannot be read (No such file or directory)")


def test_private_addresses_are_refused_unless_permitted(place: Path, web: Web) -> None:
    web["/feed"] = rss(web)
    assert_one_line(onrecord("add", web.url("/feed")), 1, "--allow-private")


def test_a_contact_is_told_to_publishers(place: Path, web: Web) -> None:
    web["/feed"] = rss(web)
    onrecord("add", web.url("/feed"), "--allow-private", "--contact", "desk@echo.example")
    assert "+desk@echo.example" in web.agents[-1]
    assert onrecord("add", web.url("/feed"), "--contact", "two words").exit_code == 2


def test_ingest(place: Path, web: Web) -> None:
    web["/pier"] = page("Pier to open", PIER)
    Path("folder").mkdir()
    Path("folder/b.html").write_text(page("Who pays", "“Nobody pays” said Ola Brandt.").body)
    Path("folder/a.txt").write_text("“Rust is everywhere” said Ines Falk.\n")
    Path("empty.txt").touch()
    lax = ("--allow-private", "--delay", "0")
    result = onrecord(
        "ingest", *lax, web.url("/pier"), "folder", "missing.html", "empty.txt", "--published", "2026-10-04"
    )
    assert result.exit_code == 1
    assert result.stdout == "3 new articles, 0 known already, 3 new claims\n"
    assert sorted(line.split(":")[0] for line in result.stderr.splitlines()) == ["empty.txt", "missing.html"]
    Path("pictures").mkdir()
    assert_one_line(onrecord("ingest", "pictures"), 1, "pictures: no page (.html) or text (.txt)")
    assert_one_line(onrecord("ingest", "ftp://a.example/x"), 1, "ftp://a.example/x: not a web address")
    result = onrecord("ingest", *lax, web.url("/pier"), "folder")
    assert (result.exit_code, result.stdout) == (0, "0 new articles, 3 known already, 0 new claims\n")
    result = onrecord("ingest", "-", "--outlet", "The Gazette", stdin="“Well” said Tom Quayle.\n")
    assert result.stdout == "1 new article, 0 known already, 1 new claim\n"
    rows = onrecord("export", "--format", "jsonl").stdout.splitlines()
    assert {(row["speaker"], row["said_on"], row["outlet"]) for row in map(json.loads, rows)} == {
        ("Ada Penrose", "2026-10-04", "The Pell Sound Echo"),
        ("Ola Brandt", "2026-10-04", "The Pell Sound Echo"),
        ("Ines Falk", "2026-10-04", None),
        ("Tom Quayle", None, "The Gazette"),
    }


def test_reextract(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("“Rust is everywhere” said Ines Falk.\n")
    onrecord("ingest", "a.txt", "--published", "2026-10-04")
    result = onrecord("reextract")
    assert result.stdout == "0 articles read again, 0 claims\n"
    assert result.stderr == "Every article (1) was read by this extractor already, quotes-1.\n"
    before = onrecord("export").stdout
    newer = partial(QuotesOnly, version="quotes-2")
    monkeypatch.setattr(extractors, "travelling", lambda name="default": newer)
    result = onrecord("reextract", "--since", "2026-11")
    assert result.stdout == "0 articles read again, 0 claims\n"
    assert result.stderr == "There is no article of 2026-11 or later to read.\n"
    assert onrecord("reextract").stdout == "1 article read again, 1 claim\n"
    assert onrecord("export").stdout == before
    with Store.read("onrecord.db") as store:
        assert store.connection.execute("select extractor from claims").fetchone()[0] == "quotes-2"


def test_extract(place: Path) -> None:
    Path("a.txt").write_text("It rained.\n\n“Rust is everywhere” said Ines Falk. “=Rust” said Ada Penrose.\n")
    result = onrecord("extract", "a.txt", "missing.txt")
    assert result.exit_code == 1
    assert_one_line(result, 1, "missing.txt")
    first = json.loads(result.stdout.splitlines()[0])
    assert tuple(first) == CLAIM_KEYS
    (start, end), text = first["content_spans"][0], Path("a.txt").read_text()
    assert (first["doc"], text[start:end]) == ("a", "“Rust is everywhere”")
    table = onrecord("extract", "a.txt", "--format", "table").stdout.splitlines()
    assert len(table) == 3
    assert "Ines Falk" in table[1]
    lines = onrecord("extract", "-", "--format", "csv", stdin=Path("a.txt").read_text()).stdout.splitlines()
    assert lines[0] == ",".join(CLAIM_KEYS)
    assert "Ada Penrose" in lines[2]


def test_article_batch(place: Path) -> None:
    Path("pages").mkdir()
    html = page("Pier to open", PIER + " Größe").body
    Path("pages/one.html").write_bytes(html.encode())
    Path("pages/two.html.gz").write_bytes(gzip.compress(html.encode("latin-1", "xmlcharrefreplace")))
    Path("pages/bad.html.gz").write_bytes(b"not packed")
    jobs = [
        {
            "id": 7,
            "path": "one.html",
            "url": "https://echo.example/one",
            "title": "copied keys do not replace ours",
        },
        {"id": 8, "path": "two.html.gz", "url": "https://echo.example/two", "charset": "latin-1"},
        {"id": 9, "path": "bad.html.gz"},
        {"id": 10, "path": "missing.html"},
        {"id": 11},
        {"id": 12, "path": "one.html", "url": "http://[one"},
        {"id": 13, "path": "nul\0.html"},
        {"id": "a\u2028b", "path": "one.html", "url": "https://echo.example/three"},
    ]
    lines = [json.dumps(job, ensure_ascii=False) for job in jobs]
    Path("pages/list.jsonl").write_text("\n".join([*lines, "", "not json", "[" * 100_000]))
    result = onrecord("article", "--batch", "pages/list.jsonl")
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.rstrip("\n").split("\n")]
    assert [(row["id"], row["title"], row["url"]) for row in rows] == [
        (7, "Pier to open", "https://echo.example/one"),
        (8, "Pier to open", "https://echo.example/two"),
        ("a\u2028b", "Pier to open", "https://echo.example/three"),
    ]
    assert all("Größe" in row["text"] for row in rows)
    assert tuple(rows[1]) == ("id", *ARTICLE_KEYS)
    named = sorted(line.split(": ")[0] for line in result.stderr.splitlines())
    assert named == [
        "pages/bad.html.gz", "pages/list.jsonl:10", "pages/list.jsonl:11", "pages/list.jsonl:5",
        "pages/missing.html", "pages/nul\0.html", "pages/one.html",
    ]  # fmt: skip


def test_a_large_batch_keeps_its_order(place: Path) -> None:
    with Path("list.jsonl").open("w") as out:
        for number in range(12):
            Path(f"{number}.html").write_text(page(f"Page {number}", PIER).body)
            out.write(json.dumps({"id": number, "path": f"{number}.html"}) + "\n")
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "article", "--batch", str(place / "list.jsonl")],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == list(range(12))


def test_article_file(place: Path) -> None:
    Path("a.html").write_text(page("Pier to open", PIER).body)
    row = json.loads(onrecord("article", "a.html", "--url", "https://echo.example/a").stdout)
    assert tuple(row) == ARTICLE_KEYS
    assert (row["title"], row["url"], row["site_name"]) == (
        "Pier to open",
        "https://echo.example/a",
        "The Pell Sound Echo",
    )
    Path("empty.html").touch()
    assert_one_line(onrecord("article", "empty.html"), 1, "empty.html")
    Path("noise.bin").write_bytes(bytes(range(256)) * 40)
    assert_one_line(onrecord("article", "noise.bin"), 1, "noise.bin")


def test_feed(place: Path, web: Web) -> None:
    Path("feed.xml").write_text(rss(web, "/pier", "/cost").body)
    row = json.loads(onrecord("feed", "feed.xml").stdout)
    assert (row["kind"], row["title"], len(row["entries"])) == ("rss", "Pell Sound Echo", 2)
    assert row["entries"][0]["url"] == web.url("/pier")
    Path("page.html").write_text("<html><body>No feed</body></html>")
    assert_one_line(onrecord("feed", "page.html"), 1, "page.html: not a feed")


def test_output_that_cannot_be_written(place: Path) -> None:
    Store.open("onrecord.db").close()
    assert_one_line(onrecord("export", "no/folder/out.csv"), 1, "No such file or directory")


def test_a_reader_that_stops_reading(place: Path) -> None:
    Store.open("onrecord.db").close()
    done = subprocess.run(
        f"{sys.executable} -m onrecord export --db {place / 'onrecord.db'} | true; echo done",
        shell=True, cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_ingest_of_a_changed_page_is_a_revision(place: Path) -> None:
    address = ("--url", "https://echo.example/pier", "--outlet", "The Pell Sound Echo")
    Path("a.html").write_text(page("Pier to open", PIER).body)
    onrecord("ingest", "a.html", *address)
    assert onrecord("ingest", "a.html", *address).stdout == "0 new articles, 1 known already, 0 new claims\n"
    Path("a.html").write_text(page("Pier to open", PIER + " “Late again” said Ola Brandt.").body)
    result = onrecord("ingest", "a.html", *address)
    assert result.stdout == "0 new articles, 1 known already (1 of them revised), 1 new claim\n"
    with Store.read("onrecord.db") as store:
        rows = store.connection.execute("select change, content from changes").fetchall()
    assert [tuple(row) for row in rows] == [("added", "Late again")]


def test_ingest_of_an_archive(place: Path) -> None:
    page_at = {"pier": page("Pier to open", PIER), "cost": page("Who pays", "“Nobody pays” said Ola Brandt.")}
    records = [
        record(f"https://echo.example/{name}", answer.body.encode()) for name, answer in page_at.items()
    ]
    Path("crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, records)) + b"rubbish")
    result = onrecord("ingest", "crawl.warc.gz")
    assert (result.exit_code, result.stdout) == (1, "2 new articles, 0 known already, 2 new claims\n")
    assert result.stderr.startswith("crawl.warc.gz: damaged at byte ")
