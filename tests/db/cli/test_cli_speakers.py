"""`onrecord speakers` as a person meets it, and what `export` says of a name that nobody has."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.db.cli import main
from onrecord.db.store import Store
from tests.db.archive import Archive

MAYOR = {"role": "mayor", "affiliation": "Tarn"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_DB", raising=False)
    with Store.open("onrecord.db") as store:
        archive = Archive(store)
        archive.article({"speaker": "William Dunn", **MAYOR}, "Ada Cole")
        archive.article({"speaker": "Bill Dunn", **MAYOR})
        archive.article("Cole")
        archive.article("Cole")
    return tmp_path


def onrecord(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="onrecord")


def assert_one_line(result: Result, code: int, *words: str) -> None:
    assert result.exit_code == code, result.output
    assert result.stderr.count("\n") == 1, result.stderr
    for word in words:
        assert word in result.stderr


def names(*arguments: str) -> list[str]:
    result = onrecord("speakers", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return [speaker["name"] for speaker in json.loads(result.stdout)]


def test_the_list(place: Path) -> None:
    result = onrecord("speakers")
    assert result.exit_code == 0
    [header, first, *_] = result.stdout.splitlines()
    assert header.split() == [
        "name",
        "statements",
        "articles",
        "role",
        "affiliation",
        "also",
        "called",
        "address",
    ]
    assert first.split("  ")[0] == "William Dunn"
    assert "Bill Dunn" in first
    assert "william-dunn" in first
    assert names() == ["William Dunn", "Ada Cole", "Cole", "Cole"]
    assert names("--search", "bill") == ["William Dunn"]
    [found] = json.loads(onrecord("speakers", "--json", "--search", "dunn").stdout)
    assert found == {
        "slug": "william-dunn", "name": "William Dunn", "source_type": "person", **MAYOR, "statements": 2,
        "articles": 2, "aliases": ["Bill Dunn"],
    }  # fmt: skip


def test_a_search_without_an_answer_names_near_names(place: Path) -> None:
    result = onrecord("speakers", "--search", "Willam Dunn")
    assert_one_line(result, 0, "Willam Dunn: nobody is recorded under this name; near: William Dunn")
    assert result.stdout == ""


def test_why(place: Path) -> None:
    result = onrecord("speakers", "why", "Bill Dunn")
    assert result.exit_code == 0
    assert [line.split("  ")[0] for line in result.stdout.splitlines()] == [
        "name",
        "William Dunn",
        "Bill Dunn",
    ]
    assert "short form" in result.stdout
    assert "both: mayor, tarn" in result.stdout


def test_merging_and_splitting(place: Path) -> None:
    merged = onrecord("speakers", "merge", "Ada Cole", "cole", "cole-2")
    assert (merged.exit_code, merged.stdout) == (0, "Ada Cole (ada-cole) is also Cole\n")
    assert names() == ["Ada Cole", "William Dunn"]
    assert onrecord("speakers", "rebuild").exit_code == 0
    assert names() == ["Ada Cole", "William Dunn"]
    split = onrecord("speakers", "split", "Ada Cole", "cole-2")
    assert (split.exit_code, split.stdout) == (0, "cole-2 is now Cole (cole-2)\n")
    split = onrecord("speakers", "split", "William Dunn", "bill dunn")
    assert (split.exit_code, split.stdout) == (0, "bill dunn is now Bill Dunn (bill-dunn)\n")
    assert names() == ["Ada Cole", "Bill Dunn", "Cole", "William Dunn"]
    rebuilt = onrecord("speakers", "rebuild")
    assert (rebuilt.exit_code, rebuilt.stdout) == (0, "4 speakers\n")


def test_everywhere(place: Path) -> None:
    assert onrecord("speakers", "merge", "Ada Cole", "cole", "--everywhere").exit_code == 0
    assert names() == ["Ada Cole", "William Dunn"]
    assert onrecord("speakers", "split", "Ada Cole", "cole", "--everywhere").exit_code == 0
    assert names() == ["William Dunn", "Ada Cole", "Cole", "Cole"]


REFUSED = [
    (("why", "Nobody Atall"), ("onrecord: Nobody Atall: nobody is recorded under this name",)),
    (("merge", "Cole", "Ada Cole"), ("Cole: this is the name of 2 speakers; write one of cole, cole-2",)),
    (("merge", "Ada Cole", "ada-cole"), ("cannot be merged with itself",)),
    (("merge", "Bill Dunn", "William Dunn"), ("cannot be merged with itself",)),
    (("split", "Ada Cole", "Ada Cole"), ("Ada Cole: is the only name of its speaker",)),
    (("split", "William Dunn", "Ada Cole"), ("Ada Cole: is no name of William Dunn, whose names are: William Dunn; Bill Dunn",)),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    place: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert_one_line(onrecord("speakers", *arguments), 1, *words)
    assert names() == ["William Dunn", "Ada Cole", "Cole", "Cole"]


def test_usage(place: Path) -> None:
    assert onrecord("speakers", "merge", "Ada Cole").exit_code == 2
    assert onrecord("speakers", "join", "Ada Cole").exit_code == 2
    assert_one_line(
        onrecord("speakers", "why", "Ada Cole", "--db", "none.db"), 2, "none.db", "no such database"
    )


def test_an_empty_archive(place: Path) -> None:
    Store.open("empty.db").close()
    result = onrecord("speakers", "--db", "empty.db")
    assert_one_line(result, 0, "Nobody has been quoted yet")


@pytest.mark.parametrize(
    ("asked", "rows", "hint"),
    [
        ("Bill Dunn", 2, ""),
        ("Bill", 2, ""),
        ("Dun Bill", 0, "Dun Bill: nobody is recorded under this name"),
        ("Wiliam Dunn", 0, "Wiliam Dunn: nobody is recorded under this name; near: William Dunn, Bill Dunn"),
    ],
)
def test_export_says_when_nobody_has_the_name(place: Path, asked: str, rows: int, hint: str) -> None:
    result = onrecord("export", "--speaker", asked, "--format", "jsonl")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == rows
    assert result.stderr.startswith(hint)
    assert result.stderr.count("\n") == bool(hint)


def test_export_says_nothing_of_a_name_that_other_filters_left_empty(place: Path) -> None:
    result = onrecord("export", "--speaker", "Bill Dunn", "--until", "1999")
    assert (result.exit_code, result.stderr) == (0, "")
