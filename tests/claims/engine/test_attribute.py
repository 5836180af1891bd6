"""The engine as shipped: weights included. The examples are easy on purpose: they pin what must not break."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.claims.engine.attribute import Attributor
from onrecord.claims.records import Attribution, Spans


@pytest.fixture(scope="module")
def attributor() -> Attributor:
    return Attributor.load()


def words(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


FOUND = [
    # direct, the speaker after and before
    (
        "“The ferry will sail on Friday,” said Ada Marsh, the harbour master of Veld.",
        "The ferry will sail on Friday",
        "Ada Marsh",
    ),
    (
        "The mayor of Veld, Ben Cole, said: “We will not close the bridge.”",
        "We will not close the bridge",
        "Ben Cole",
    ),
    # other publishers' quotation marks
    ("'We have never closed the bridge,' said Mr Cole.", "We have never closed the bridge", "Cole"),
    (
        "''We have never closed the bridge,'' Mr. Cole told reporters.",
        "We have never closed the bridge",
        "Cole",
    ),
    # a broken quotation
    ("“We have waited,” Marsh said, “for eleven years.”", "We have waited, for eleven years", "Marsh"),
    # indirect
    (
        "Marsh said that the council had ignored three warnings.",
        "the council had ignored three warnings",
        "Marsh",
    ),
    (
        "The bridge will be closed for a month, according to two people familiar with the plan.",
        "The bridge will be closed for a month",
        "two people familiar with the plan",
    ),
    (
        "According to the Veld Institute, prices rose by 4 percent.",
        "prices rose by 4 percent",
        "the Veld Institute",
    ),
    # mixed
    (
        "Cole told the council that the plan was “a sad joke” and would fail.",
        "the plan was “a sad joke” and would fail",
        "Cole",
    ),
    # an attitude
    ("Many residents believe the harbour will never reopen.", "the harbour will never reopen", "residents"),
]


@pytest.mark.parametrize(("text", "content", "source"), FOUND)
def test_found(attributor: Attributor, text: str, content: str, source: str) -> None:
    bare = [(words(text, a.content), words(text, a.source)) for a in attributor.find(text)]
    plain = [(c.translate(dict.fromkeys(map(ord, "“”'.,"))), s) for c, s in bare]
    wanted = content.translate(dict.fromkeys(map(ord, "“”'.,")))
    assert any(wanted in c and source in s for c, s in plain), bare


NOTHING = [
    "",
    " \n\n\t",
    "...",
    "The ferry leaves Veld at seven in the morning and returns at noon.",
    "Rain fell on the harbour all night. The bridge was closed at dawn.",
    "Markets | Companies | Innovation | People | Lifestyle | World",
    "Photograph by Ada Marsh. All rights reserved.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_find(attributor: Attributor, text: str) -> None:
    assert attributor.find(text) == []


def check(text: str, found: list[Attribution]) -> None:
    for a in found:
        assert a.content
        assert 0 <= a.score <= 1
        for spans in (a.content, a.cue, a.source):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(x.end <= y.start for x, y in pairwise(spans))
    assert found == sorted(found, key=lambda a: (a.content, a.cue, a.source))


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            "Ada Marsh",
            "said",
            "“",
            "”",
            '"',
            "''",
            "‘",
            "the bridge",
            "closed",
            ".",
            ",",
            "\n\n",
            "according to",
            "\u00ad",
            "🚢",
            "قال",
        ]
    ),
    max_size=30,
).map(" ".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_text_gives_spans_inside_it_and_the_same_twice(attributor: Attributor, text: str) -> None:
    found = attributor.find(text)
    check(text, found)
    assert attributor.find(text) == found


def test_an_article_reads_the_same_beside_another(attributor: Attributor) -> None:
    text, other = FOUND[0][0], FOUND[6][0]
    alone = attributor.find(text)
    attributor.find(other)
    assert attributor.find(text) == alone
    assert Attributor.load(threads=2).find(text) == alone


def test_a_stray_mark_costs_no_other_paragraph(attributor: Attributor) -> None:
    rest = "\n\n" + "\n\n".join(text for text, _, _ in FOUND[:2])
    clean = attributor.find("The bridge closed." + rest)
    stray = attributor.find("The “bridge closed." + rest)
    assert len(clean) == len(stray) == 2


@pytest.mark.parametrize("unit", ["He said no. ", "x", "“", "a b c "])
def test_a_long_line_ends(attributor: Attributor, unit: str) -> None:
    text = unit * (20_000 // len(unit))
    begun = time.process_time()
    check(text, attributor.find(text))
    assert time.process_time() - begun < 60


def test_the_version_names_the_weights(attributor: Attributor) -> None:
    assert attributor.version
