from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.page.byline import names, split_names


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ada Lund", ["Ada Lund"]),
        ("By Ada Lund", ["Ada Lund"]),
        ("BY ADA LUND", ["Ada Lund"]),
        ("Von Jörg Älter", ["Jörg Älter"]),
        ("Par Noëlle d’Arc et Ben Osei", ["Noëlle d’Arc", "Ben Osei"]),
        ("By Ada Lund and Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Ada Lund, Ben Osei and Cy Moss", ["Ada Lund", "Ben Osei", "Cy Moss"]),
        ("Ada Lund; Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Ada Lund & Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Lund, Ada", ["Ada Lund"]),  # as archives write it
        # roles, places in the house, dates and addresses are no names
        ("By Ada Lund, Senior Harbour Correspondent", ["Ada Lund"]),
        ("Ada Lund | Staff Writer", ["Ada Lund"]),
        ("Ada Lund (ada@quay.example)", ["Ada Lund"]),
        ("By Ada Lund Updated October 2, 2026", ["Ada Lund"]),
        ("Written by Ada Lund on Oct 2, 2026", ["Ada Lund"]),
        ("Ada Lund @adalund", ["Ada Lund"]),
        ("Ada Lund Staff Writer", ["Ada Lund"]),
        ("Reviewed by Ada Lund", ["Ada Lund"]),
        ("Ada Lund &amp; Ben Osei", ["Ada Lund", "Ben Osei"]),
        ("Autorinnen Ada Lund und Eva Moss", ["Ada Lund", "Eva Moss"]),
        ("Alle Beiträge von Ada Lund", ["Ada Lund"]),
        ("BenOsei on Friday", ["BenOsei"]),
        ("ferrywatch77", ["ferrywatch77"]),
        ("page.head.extra.author", []),  # a template that was not filled in
        # a desk may sign
        ("AFP", ["AFP"]),
        ("Quay Newsroom", ["Quay Newsroom"]),
        # nobody
        ("", []),
        ("admin", []),
        ("By", []),
        ("https://quay.example/authors/ada", []),
        ("14 comments", []),
        ("{{ author.name }}", []),
    ],
)
def test_names_in_a_byline(line: str, found: list[str]) -> None:
    assert split_names(line) == found


def test_the_outlet_signs_only_when_nobody_else_does() -> None:
    assert names(["The Quay", "Ada Lund", "Ada  Lund"], "The Quay") == ["Ada Lund"]
    assert names(["The Quay"], "The Quay") == ["The Quay"]


@given(st.lists(st.text(), max_size=4))
def test_names_are_short_lines_and_each_stands_once(lines: list[str]) -> None:
    found = names(lines, "The Quay")
    assert len(found) == len(set(found)) <= 12
    assert all(name and "\n" not in name and len(name) <= 80 for name in found)
