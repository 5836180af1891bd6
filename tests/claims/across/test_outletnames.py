"""Whether two names are one outlet's."""

from __future__ import annotations

import pytest

from onrecord.claims.across.outletnames import is_agency, same_outlet

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
    ("Gazette’s", "Gazette", True),
    # others
    ("AP", "Alder Post", False),
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
