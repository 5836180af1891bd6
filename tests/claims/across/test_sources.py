"""What stands behind a claim, and whether two such can be the same people."""

from __future__ import annotations

import pytest

from onrecord.claims.across.sources import can_be_one, kind
from tests.claims.across.build import claim

KINDS = [
    ({"speaker": "Ida Vane"}, "named"),
    ({"source": "two divers"}, "unnamed"),
    ({"source": "experts", "anonymity": "collective"}, "collective"),
    ({"source": "they", "anonymity": None}, "lost"),
    ({"source": "the audit report", "source_type": "document", "anonymity": "named"}, "document"),
    ({"source": "a statement", "source_type": "document", "anonymity": "named"}, "lost"),
    ({"speaker": "Radio Lowland", "source_type": "outlet"}, "outlet"),
    ({"speaker": "Ida Vane", "reported_by": "c9"}, "secondhand"),
]


@pytest.mark.parametrize(("fields", "expected"), KINDS)
def test_kind(fields: dict[str, str | None], expected: str) -> None:
    assert kind(claim("c", "it leaks", **fields)) == expected


PEOPLE = [
    ("two divers", "a diver", True),
    ("two divers", "an engineer", False),
    ("people familiar with the talks", "a nurse", True),
    ("an official", "an aide", True),
    ("a diver and an engineer", "an engineer", True),
    ("a source", "two police officers", True),
    (None, "a nurse", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), PEOPLE)
def test_unnamed_people(one: str | None, other: str, expected: bool) -> None:
    first, second = claim("a", "it leaks", source=one), claim("b", "it leaks", source=other)
    assert can_be_one(first, second) is can_be_one(second, first) is expected


def test_somebody_on_record_is_nobody_without_a_name() -> None:
    named, unnamed = claim("a", "it leaks", speaker="Ida Vane"), claim("b", "it leaks", source="a diver")
    assert not can_be_one(named, unnamed)
    assert can_be_one(named, claim("c", "it leaks", source="they", anonymity=None))
