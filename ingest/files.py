"""Articles from local files: web pages, plain text, folders of them, standard input."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import plaintext
from onrecord.ingest.records import Article
from onrecord.ingest.warc import is_archive
from onrecord.ingest.web import charset
from onrecord.ingest.web.discover import looks_like_html

STDIN = "-"
_PAGES = {".html", ".htm", ".xhtml"}
_TEXTS = {".txt", ".text", ".md"}
_LARGEST = 20_000_000  # bytes; no article is larger, and a mistaken file should fail at once
_LARGEST_UNPACKED = 50_000_000


def expand(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that `paths` name: a folder stands for the pages, texts and archives in it, at any depth.

    A path that does not exist is passed on, and so is a folder that holds none: reading them gives the error.
    """
    for path in map(Path, paths):
        yield from _within(path) or [path]


def _within(path: Path) -> list[Path]:
    if not os.path.isdir(path):  # which, unlike Path's own, is false of names that no file can have
        return []
    return sorted(
        found
        for found in path.rglob("*")
        if (found.suffix.lower() in _PAGES | _TEXTS or is_archive(found)) and found.is_file()
    )


def read_bytes(path: str | Path) -> bytes:
    """The file's bytes; "-" is standard input. Raises ParseError."""
    try:
        if str(path) == STDIN:
            body = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(path).open("rb") as file:
                body = file.read(_LARGEST + 1)
    except (FileNotFoundError, ValueError):  # the latter where a name holds what none can
        raise ParseError(str(path), "no such file") from None
    except IsADirectoryError:
        raise ParseError(str(path), "it is a folder, not a file") from None
    except OSError as error:
        raise ParseError(str(path), f"cannot be read: {error.strerror or error}") from None
    if len(body) > _LARGEST:
        raise ParseError(str(path), f"larger than {_LARGEST // 1_000_000} MB: not read")
    return body


def read_unpacked(path: str) -> bytes:
    """The file's bytes, unpacked where its name ends in .gz. Raises ParseError."""
    if not path.endswith(".gz"):
        return read_bytes(path)
    try:
        with gzip.open(path) as file:
            body = file.read(_LARGEST_UNPACKED + 1)
    except FileNotFoundError:
        raise ParseError(path, "no such file") from None
    except (OSError, EOFError) as error:
        raise ParseError(path, f"cannot be unpacked ({error})") from None
    if len(body) > _LARGEST_UNPACKED:
        raise ParseError(path, f"larger than {_LARGEST_UNPACKED // 1_000_000} MB: not read")
    return body


def read_file(
    path: str | Path,
    *,
    url: str | None = None,
    charset_hint: str | None = None,
    with_language: bool = True,
    body: bytes | None = None,
) -> Article:
    """The article in a file. `url` is where its page came from, if known. Raises ParseError.

    A file is a page or plain text by its name, else by its first characters. `with_language`: of a text, see
    `parse_text`. `body`: its bytes, where somebody has read them.
    """
    subject = "standard input" if str(path) == STDIN else str(path)
    if os.path.isdir(path):
        raise ParseError(subject, "no page (.html) or text (.txt) in this folder")
    if body is None:
        body = read_bytes(path)
    suffix = Path(path).suffix.lower()
    text = charset.decode(body, subject=subject, charset=charset_hint, is_html=suffix not in _TEXTS)
    is_page = suffix in _PAGES or (suffix not in _TEXTS and looks_like_html(text[:4096]))
    try:
        if is_page:
            return _page(text, url)
        return plaintext.parse_text(text, url=url, with_language=with_language)
    except ParseError as error:
        raise ParseError(subject, error.reason) from None


def _page(text: str, url: str | None) -> Article:
    from onrecord.ingest.page import article  # loads slowly, and a folder of texts needs none of it

    return article.parse_html(text, url=url)
