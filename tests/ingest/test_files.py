from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.ingest import files
from onrecord.ingest.errors import ParseError

TEXT = "The ferry is late, the harbour master said. She gave no reason for it.\n"
PAGE = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>{TEXT * 4}</p><p>{TEXT * 3}</p></body></html>"


def test_a_folder_stands_for_the_pages_and_texts_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.html", "a.txt", "deep/c.HTM", "notes.pdf", "picture.png"):
        (tmp_path / name).write_text(TEXT)
    found = [str(path.relative_to(tmp_path)) for path in files.expand([tmp_path])]
    assert found == ["a.txt", "b.html", "deep/c.HTM"]


def test_what_is_named_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    named = [tmp_path / "odd.dat", Path("-"), tmp_path / "missing", tmp_path / "empty", Path("q" * 300)]
    assert list(files.expand(named)) == named


def test_pages_and_texts_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c").write_text(PAGE)
    (tmp_path / "d").write_text(TEXT)
    assert files.read_file(tmp_path / "a.txt").text == TEXT
    assert files.read_file(tmp_path / "d").text == TEXT
    for name in ("b.html", "c"):
        article = files.read_file(tmp_path / name, url="https://quay.example/ferry")
        assert article.title == "Ferry"
        assert article.url == "https://quay.example/ferry"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert files.read_file("-").text == TEXT


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("missing.html", None, "no such file"),
        ("empty.html", b"", "empty"),
        ("empty.txt", b" \n", "empty"),
        ("paper.pdf", b"%PDF-1.7", "a PDF document"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("blank.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(
    tmp_path: Path, name: str, body: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(ParseError) as caught:
        files.read_file(path)
    assert caught.value.subject == str(path)
    assert words in caught.value.reason


def test_a_folder_and_a_huge_file_are_no_articles(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="folder"):
        files.read_file(tmp_path)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ParseError, match="larger than"):
        files.read_file(huge)
