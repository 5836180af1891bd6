"""Whether two claims of one speaker tell of one occasion."""

from __future__ import annotations

import pytest

from onrecord.claims.across.occasions import MAYBE, ONE, OTHER, compare, place, said, verbatim
from onrecord.claims.alike.records import Told
from tests.claims.across.build import claim, report, told

WORDS = "“we will close the port on the first day of May,”"


def heard(
    n: int,
    content: str = "the port closes",
    *,
    published: str | None = "2026-05-04",
    text: str = "",
    **fields: object,
) -> Told:
    return told(
        claim(f"c{n}", content, text, speaker="Ida Vane", **fields),
        report(n, text or content, published=published),
    )


OCCASIONS = [
    # the days that the articles tell decide
    ({"said_date": "2026-05-03"}, {"said_date": "2026-05-03"}, ONE),
    ({"said_date": "2026-05-03"}, {"said_date": "2026-05-08", "published": "2026-05-09"}, OTHER),
    ({"said_date": "2026-05-03"}, {"said_date": "2026-05"}, ONE),
    ({"said_date": "2026-05-03"}, {"said_date": "2025"}, OTHER),
    # a day apart by two clocks, and the same words
    ({"said_date": "2026-05-03", "content": WORDS, "quote_type": "direct"}, {"said_date": "2026-05-04", "content": WORDS, "quote_type": "direct"}, ONE),
    # it was out before it was said
    ({"said_date": "2026-05-03"}, {"published": "2026-04-20"}, OTHER),
    # no day is told: the news of a few days is one, later it may be
    ({}, {"published": "2026-05-06"}, ONE),
    ({}, {"published": "2026-07-06"}, MAYBE),
    ({}, {"published": None}, MAYBE),
    # the same long words, however late
    ({"content": WORDS, "quote_type": "direct"}, {"content": WORDS, "quote_type": "direct", "published": "2027-01-01"}, ONE),
    # told to two outlets
    ({"via": "Radio Lowland"}, {"via": "Alder Post"}, OTHER),
    ({"via": "Radio Lowland"}, {}, ONE),
    # at two places
    ({"text": "the port closes, she said at a rally in Tarn"}, {"text": "the port closes, she said at a rally in Belmont"}, OTHER),
    ({"text": "the port closes, she said at a rally in Tarn"}, {"text": "the port closes, she told supporters in Tarn"}, ONE),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), OCCASIONS)
def test_compare(one: dict[str, object], other: dict[str, object], expected: str) -> None:
    first, second = heard(1, **one), heard(2, **other)  # type: ignore[arg-type]
    assert compare(first, second) == compare(second, first) == expected


def test_what_an_interviewer_was_told_is_another_occasion() -> None:
    assert compare(heard(1), heard(2), "Tarn Gazette", "Fell Herald") == OTHER
    assert compare(heard(1), heard(2), "Tarn Gazette", "The Tarn Gazette") == ONE


def test_verbatim_needs_eight_words_that_both_quote() -> None:
    direct = {"quote_type": "direct"}
    assert verbatim(
        heard(1, WORDS, **direct), heard(2, "He said: " + WORDS + " and left", quote_type="mixed")
    )
    assert not verbatim(heard(1, WORDS, **direct), heard(2, WORDS, quote_type="indirect"))
    assert not verbatim(
        heard(1, "“we will close the port,”", **direct), heard(2, "“we will close the port,”", **direct)
    )


def test_days_on_which_it_can_have_been_said() -> None:
    days = [said(heard(1, said_date=written)) for written in ("2026-05-03", "2026-02", "2025", None)]
    assert [tuple(map(str, d)) if d else None for d in days] == [
        ("2026-05-03", "2026-05-03"), ("2026-02-01", "2026-02-28"), ("2025-01-01", "2025-12-31"), None,
    ]  # fmt: skip
    assert said(heard(1, said_date="soon", said_precision="day")) is None


def test_a_place_is_one_of_an_event() -> None:
    assert place(heard(1, text="the port closes, she told a crowd in Port Tarn on Monday")) == {
        "port",
        "tarn",
    }
    assert place(heard(1, text="the port closes, she said in Tarn")) == frozenset()
