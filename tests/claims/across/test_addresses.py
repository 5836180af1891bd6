"""Whether two links lead to one page."""

from __future__ import annotations

import pytest

from onrecord.claims.across.addresses import plain

SAME = [
    ("https://gazette.example/wall", "http://www.gazette.example/wall/"),
    ("https://gazette.example/wall?utm_source=x&fbclid=1", "https://gazette.example/wall#top"),
    ("https://gazette.example/?id=7&page=2", "https://gazette.example/?page=2&id=7"),
    (" https://gazette.example/wall ", "https://GAZETTE.example/wall"),
]
OTHER = [
    ("https://gazette.example/wall", "https://gazette.example/wall-2"),
    ("https://gazette.example/?id=7", "https://gazette.example/?id=8"),
    ("https://gazette.example/wall", "https://herald.example/wall"),
    ("mailto:desk@gazette.example", "https://gazette.example"),
    ("http://[broken", "http://[broken too"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_page(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_pages(one: str, other: str) -> None:
    assert plain(one) != plain(other)
