"""What a reviewer may put right: what is taken, what is refused with a sentence, and what goes with it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.claims.records import Claim
from onrecord.db.rules.fixes import FixError, applied, read
from tests.db.fiction import a_claim

TEXT = (
    "An aide “briefed on the\nplan” spoke because she isn’t authorised to. She reportedly did so on Monday."
)
PUBLISHED = date(2026, 10, 2)
AIDE = a_claim(
    source="An aide", speaker=None, anonymity="anonymous", source_count=1, basis="briefed on the\nplan",
    said_text="on Monday", said_date="2026-09-28", said_precision="day", sourcing=2, sourcing_rule="unnamed-basis",
)  # fmt: skip
NAMED = a_claim()

READ: list[tuple[Claim, dict[str, str], dict[str, str | None]]] = [
    # what is entered as it stands is no fix, however its white space came back
    (NAMED, {}, {}),
    (NAMED, {"speaker": " Ada  Penrose ", "role": "", "kind": "statement"}, {}),
    (AIDE, {"basis": "briefed on the plan", "source_count": "1"}, {}),
    (NAMED, {"speaker": "Ola Brandt", "role": "mayor"}, {"speaker": "Ola Brandt", "role": "mayor"}),
    # emptied: the article gives none
    (NAMED, {"speaker": ""}, {"speaker": None}),
    (AIDE, {"said_date": ""}, {"said_date": None}),
    (AIDE, {"said_date": "2026-09"}, {"said_date": "2026-09"}),
    (AIDE, {"source_count": "02"}, {"source_count": "2"}),
    # verbatim fields are kept as the article has them, whatever quotation marks were typed
    (AIDE, {"anonymity_reason": "she isn't authorised to"}, {"anonymity_reason": "she isn’t authorised to"}),
    # what a named source cannot have goes with its anonymity, and the other way round
    (AIDE, {"anonymity": "named", "speaker": "Ola Brandt"}, {"speaker": "Ola Brandt", "anonymity": "named", "source_count": None, "basis": None}),
    (NAMED, {"anonymity": "anonymous"}, {"anonymity": "anonymous", "speaker": None}),
    (NAMED, {"anonymity": "collective", "source_type": "group"}, {"anonymity": "collective", "source_type": "group", "speaker": None}),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "entered", "fixes"), READ)
def test_what_is_taken(claim: Claim, entered: dict[str, str], fixes: dict[str, str | None]) -> None:
    assert read(claim, entered, TEXT, PUBLISHED) == fixes


WRONG: list[tuple[Claim, dict[str, str], str, str]] = [
    (AIDE, {"basis": "who saw the plan"}, "basis", "not in the article"),
    (AIDE, {"source_count": "two"}, "source_count", "in digits"),
    (AIDE, {"source_count": "0"}, "source_count", "in digits"),
    (AIDE, {"source_count": "٣"}, "source_count", "in digits"),
    (AIDE, {"said_date": "last Monday"}, "said_date", "is no date"),
    (AIDE, {"said_date": "2026-02-30"}, "said_date", "not in the calendar"),
    (AIDE, {"said_date": "2026-10-09"}, "said_date", "after the article"),
    (NAMED, {"kind": ""}, "kind", "of a kind"),
    (NAMED, {"anonymity": "unnamed"}, "anonymity", "Choose one of"),
    (NAMED, {"role": "m" * 301}, "role", "longer than 300"),
    # no words may be put into the mouth of somebody unnamed, nor a basis behind a name
    (AIDE, {"speaker": "Ola Brandt"}, "speaker", "change “Sourcing” first"),
    (NAMED, {"basis": "briefed on the plan"}, "basis", "change “Sourcing” first"),
    (NAMED, {"anonymity": "anonymous", "speaker": "Ola Brandt"}, "speaker", "change “Sourcing” first"),
]


@pytest.mark.parametrize(("claim", "entered", "field", "says"), WRONG)
def test_what_is_refused(claim: Claim, entered: dict[str, str], field: str, says: str) -> None:
    with pytest.raises(FixError) as caught:
        read(claim, entered, TEXT, PUBLISHED)
    assert list(caught.value.wrong) == [field]
    assert says in caught.value.wrong[field]


LADDER = [
    (NAMED, {"source_type": "document"}, 5),
    (NAMED, {"anonymity": "anonymous", "speaker": None}, 1),
    (AIDE, {"anonymity": "named", "speaker": "Ola Brandt", "basis": None, "source_count": None}, 4),
    (AIDE, {"anonymity_reason": "she isn’t authorised to"}, 2),
    (AIDE, {"anonymity_reason": "she isn’t authorised to", "source_count": "2"}, 3),
    # what has nothing to do with it leaves it alone, also where the extractor's step is its own
    (a_claim(sourcing=0), {"speaker": "Ola Brandt"}, 0),
]


@pytest.mark.parametrize(("claim", "fixes", "step"), LADDER)
def test_the_ladder_follows(claim: Claim, fixes: dict[str, str | None], step: int) -> None:
    assert applied(claim, fixes).sourcing == step


def test_a_date_brings_its_precision() -> None:
    for value, precision in [("2026", "year"), ("2026-09", "month"), ("2026-09-28", "day"), (None, None)]:
        assert applied(AIDE, {"said_date": value}).said_precision == precision
