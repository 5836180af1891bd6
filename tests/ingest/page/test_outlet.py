"""The outlet's name among all that a page says."""

from __future__ import annotations

import pytest

from onrecord.ingest.page import outlet
from onrecord.ingest.page.tree import load

TEXT = "<p>The ferry office moved its sailings, and people waited in the rain.</p>"


def named(
    head: str, body: str = "", url: str | None = "https://www.molequay.example/news/ferries-move"
) -> str | None:
    page = load(f"<html><head>{head}</head><body><h1>Ferries move</h1>{body}{TEXT}</body></html>", url)
    assert page is not None
    return outlet.name(page)


def og(name: str) -> str:
    return f"<meta property='og:site_name' content='{name}'>"


def publisher(name: str) -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries move", '
        f'"publisher": {{"@type": "Organization", "name": "{name}"}}}}</script>'
    )


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        (og("The Mole Quay"), "", "The Mole Quay"),
        # a section, a country, the headline are not the outlet
        (og("Security") + publisher("Mole Quay online"), "", "Mole Quay online"),
        (og("U.S.") + publisher("Mole Quay"), "", "Mole Quay"),
        (og("U.S.") + "<title>Ferries move | Mole Quay</title>", "", "Mole Quay"),
        (og("Ferries move | Die Mole Quay"), "", "Die Mole Quay"),
        ("<title>Mole Quay Blog | Ferries move</title>", "", "Mole Quay Blog"),
        # a slogan, a mark, a template that was not filled in
        (og("Mole Quay – all the news of the harbour, its boats and its people"), "", "Mole Quay"),
        (og("MoleQuay™: Harbour News Agency of the Outer Isles"), "", "MoleQuay"),
        (og("Mole Quay -"), "", "Mole Quay"),
        (og("{$site.name}") + "<title>Ferries move - Mole Quay</title>", "", "Mole Quay"),
        # the address's stem, and what it stands for
        (og("molequay") + publisher("Mole Quay"), "", "Mole Quay"),
        (og("molequay"), "<footer>Mole Quay, 2 Wharf Lane</footer>", "Mole Quay"),
        ("", "<img alt='Mole Quay' src='/l.png'>", "Mole Quay"),
        (og("molequay"), "", "molequay"),
        (og("Molequay.example"), "", "Molequay.example"),
        ("", "", "molequay.example"),
    ],
)
def test_the_name_that_people_know(head: str, body: str, name: str) -> None:
    assert named(head, body) == name


@pytest.mark.parametrize(
    ("head", "body", "url", "name"),
    [
        # initials
        (og("mqz.example"), "<img class='logo' alt='Mole Quay Zeitung-Logo'>", "https://mqz.example/a-b", "Mole Quay Zeitung"),
        # accents that an address does not have
        ("", "<p>Möwen-Kurier, Port Alder</p>", "https://moewenkurier.example/a-b", "Möwen-Kurier"),
        # a word of the text is not a name
        ("", "<p>The valley is wide.</p>", "https://valley.example/a-b", "valley.example"),
        (og("The Quay"), "", None, "The Quay"),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_what_an_address_stands_for(head: str, body: str, url: str | None, name: str | None) -> None:
    assert named(head, body, url) == name


def test_on_a_blog_the_first_heading_is_the_site() -> None:
    head = og("Tales of the Mole") + "<meta property='og:title' content='Ferries move'>"
    page = load(
        f"<html><head>{head}</head><body><h1>Tales of the Mole</h1><h1>Ferries move</h1>{TEXT}</body></html>",
        "https://x.example/a",
    )
    assert page is not None
    assert outlet.name(page) == "Tales of the Mole"
