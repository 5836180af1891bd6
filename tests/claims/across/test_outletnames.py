"""Whether two names are one outlet's."""

from __future__ import annotations

import pytest

from onrecord.claims.across.outletnames import full_name, is_agency, same_outlet

NAMES = [
    ("Tarn Gazette", "The Tarn Gazette", True),
    ("Tarn Gazette", "tarn gazette", True),
    ("Tarn Gazette", "tarngazette.com", True),
    ("www.tarngazette.co.uk", "The Tarn Gazette", True),
    ("AP", "The Associated Press", True),
    ("Thomson Reuters", "Reuters", True),
    ("Bloomberg", "Bloomberg News", True),
    ("PA Media", "Press Association", True),
    ("dpa", "Deutsche Presse-Agentur", True),
    ("PTI", "Press Trust of India", True),
    ("LBC", "Lowland Broadcasting Corporation", True),
    ("CPA", "Coast Press Agency", True),
    ("CPA", "the Coast Press Agency", True),
    ("FN", "Fell News", True),
    ("Gazette’s", "Gazette", True),
    ("Tarn Gazette (print)", "Tarn Gazette", True),
    # others
    ("AP", "Alder Post", False),
    ("CPA", "Coast Press", False),
    ("CP", "Lowland Press Agency", False),
    ("Tarn Gazette", "Fell Gazette", False),
    ("Gazette", "Tarn Gazette", False),
    ("News", "Tarn News", False),
    ("T", "Tarn", False),
    ("", "Tarn Gazette", False),
    (None, None, False),
    ("…", "…", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), NAMES)
def test_same_outlet(one: str | None, other: str | None, expected: bool) -> None:
    assert same_outlet(one, other) is expected
    assert same_outlet(other, one) is expected


SHORT = [
    (
        "Gazette",
        "The Tarn Gazette reported it. Later the Gazette took it back.",
        "Fell Herald",
        "Tarn Gazette",
    ),
    ("Gazette", "It was reported by the Gazette.", "Tarn Gazette", "Tarn Gazette"),
    ("Gazette", "It was reported by the Gazette.", "Fell Herald", "Gazette"),
    ("Gazette", "The Gazette reported it.", None, "Gazette"),
    ("Tarn Gazette", "The Fell Gazette reported it.", "Fell Herald", "Tarn Gazette"),
    ("Radio Lowland", "Radio Lowland told of it.", None, "Radio Lowland"),
]


@pytest.mark.parametrize(("name", "text", "outlet", "expected"), SHORT)
def test_full_name(name: str, text: str, outlet: str | None, expected: str) -> None:
    assert full_name(name, text, outlet) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AFP", True),
        ("The Associated Press", True),
        ("Reuters", True),
        ("Tarn Gazette", False),
        (None, False),
    ],
)
def test_agencies(name: str | None, expected: bool) -> None:
    assert is_agency(name) is expected
