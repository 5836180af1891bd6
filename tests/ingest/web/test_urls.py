from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.web.urls import is_home, normalise, redact, resolve, same_site, split


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://quay.example/a", "https://quay.example/a"),
        ("HTTPS://Quay.Example/A", "https://quay.example/A"),  # the path keeps its case
        ("https://quay.example:443/a", "https://quay.example/a"),
        ("http://quay.example:8080/a", "http://quay.example:8080/a"),
        ("https://quay.example", "https://quay.example/"),
        ("https://quay.example./a", "https://quay.example/a"),
        ("https://ada:pw@quay.example/a", "https://quay.example/a"),
        ("https://quay.example/a#comments", "https://quay.example/a"),
        ("https://quay.example/a?utm_source=x&utm_medium=y", "https://quay.example/a"),
        ("https://quay.example/a?id=7&fbclid=zz&page=2", "https://quay.example/a?id=7&page=2"),
        ("https://quay.example/a?page=2&id=7", "https://quay.example/a?page=2&id=7"),  # order can matter
        ("https://quay.example/a?reference=7", "https://quay.example/a?reference=7"),  # only looks like "ref"
        ("https://quay.example/a%7eb", "https://quay.example/a~b"),
        ("https://quay.example/a%2fb", "https://quay.example/a%2Fb"),  # an escaped slash is no slash
        ("https://quay.example/ö", "https://quay.example/%C3%B6"),
        ("https://quay.example/%e9", "https://quay.example/%E9"),  # Latin-1 stays what it was
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
        # AMP
        ("https://quay.example/a?amp", "https://quay.example/a"),
        ("https://quay.example/a?amp=1&id=7", "https://quay.example/a?id=7"),
        ("https://quay.example/a?outputType=amp", "https://quay.example/a"),
        ("https://quay.example/a?amperes=1", "https://quay.example/a?amperes=1"),  # electricity
        ("https://quay-example.cdn.ampproject.org/c/s/quay.example/a?amp_js_v=0.1", "https://quay.example/a"),
        ("https://quay-example.cdn.ampproject.org/v/quay.example/a", "http://quay.example/a"),
        ("https://www.google.com/amp/s/www.quay.example/a/", "https://www.quay.example/a/"),
        ("https://www.google.co.uk/amp/s/quay.example/a", "https://quay.example/a"),
        ("https://www.google.com/amp/", "https://www.google.com/amp/"),
        ("https://quay.example/amp/s/mole.example/a", "https://quay.example/amp/s/mole.example/a"),
        # how a reader came
        ("https://quay.example/a?CMP=share_btn&ns_mchannel=x", "https://quay.example/a"),
        ("https://quay.example/a?__twitter_impression=true&ttclid=z", "https://quay.example/a"),
        ("https://quay.example/a?guccounter=1&guce_referrer=aHR0", "https://quay.example/a"),
        ("https://quay.example/a?at_medium=RSS&at_campaign=KARANGA", "https://quay.example/a"),
        ("https://quay.example/a?ref=rss&refund=3", "https://quay.example/a?refund=3"),
        ("https://quay.example/a?partner=rss", "https://quay.example/a"),
        ("https://quay.example/a?p=7&lang=en", "https://quay.example/a?p=7&lang=en"),
        ("mailto:ada@quay.example", "mailto:ada@quay.example"),
        ("not an address", "not an address"),
    ],
)
def test_one_address_per_article(url: str, key: str) -> None:
    assert normalise(url) == key


@given(
    st.text()
    | st.from_regex(r"https?://[a-z.]{1,9}(:\d{1,5})?/[!-~éß%]{0,20}(\?[!-~]{0,20})?", fullmatch=True)
)
def test_normalising_twice_changes_nothing(url: str) -> None:
    assert normalise(normalise(url)) == normalise(url)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    split(text), redact(text), resolve("https://quay.example/a/", text)


@pytest.mark.parametrize(
    ("link", "absolute"),
    [
        ("b.html", "https://quay.example/a/b.html"),
        ("/b#top", "https://quay.example/b"),
        ("//mole.example/b", "https://mole.example/b"),
        ("?p=2", "https://quay.example/a/?p=2"),
        ("javascript:void(0)", None),
        ("mailto:ada@quay.example", None),
        ("http://[broken", None),
        ("  ", None),
        (None, None),
    ],
)
def test_links_become_absolute(link: str | None, absolute: str | None) -> None:
    assert resolve("https://quay.example/a/", link) == absolute


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.quay.co.uk/a", "https://quay.co.uk/b", True),
        ("https://quay.co.uk/", "https://mole.co.uk/", False),  # co.uk is no site
        ("https://ada.github.io/", "https://ben.github.io/", False),  # nor is a host of many
        ("https://news.quay.example/", "https://quay.example/", True),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://localhost:8001/", "http://localhost:8001/a", True),
        ("https://m.quay.example/a", "https://www.quay.example/a", True),
        ("https://quay-example.cdn.ampproject.org/c/s/quay.example/a", "https://quay.example/a", True),
        ("https://quay-example.cdn.ampproject.org/c/s/quay.example/a", "https://mole.example/a", False),
    ],
)
def test_what_is_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


def test_front_pages() -> None:
    assert is_home("https://quay.example")
    assert is_home("https://quay.example/index.html")
    assert not is_home("https://quay.example/?p=123")
    assert not is_home("https://quay.example/home-prices-fall")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ada:pw@quay.example/feed", "https://quay.example/feed"),
        ("https://quay.example/feed?token=abc&page=2", "https://quay.example/feed?token=***&page=2"),
        ("https://quay.example/feed?API_KEY=abc", "https://quay.example/feed?API_KEY=***"),
        ("https://quay.example/feed", "https://quay.example/feed"),
        ("pages/one.html", "pages/one.html"),
    ],
)
def test_secrets_are_not_shown(url: str, shown: str) -> None:
    assert redact(url) == shown
