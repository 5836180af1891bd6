"""An answer is read by what it says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.read import parse_page
from onrecord.ingest.records import Payload

PAGE = (Path(__file__).parent / "pages" / "opengraph.html").read_bytes()
URL = "https://quay.example/a"


def test_a_page() -> None:
    article = parse_page(Payload(URL, URL, 200, PAGE, content_type="text/html"))
    assert article.title == "Council leader denies plan to sell the library"
    assert article.url == URL  # its og:url lies on another site


def test_plain_text() -> None:
    body = "Einfach Text, größer.\n".encode("latin-1")
    article = parse_page(Payload(URL, URL, 200, body, content_type="text/plain", charset="latin-1"))
    assert article.text == "Einfach Text, größer.\n"


def test_nothing_to_read() -> None:
    with pytest.raises(ParseError, match="empty"):
        parse_page(Payload(URL, URL, 200, b"", content_type="text/html"))
