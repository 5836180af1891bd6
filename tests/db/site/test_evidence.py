"""Every field of a statement is shown with the words that it was read from, or without any."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site.evidence import Line, evidence

TEXT = (
    "Maren Holt, the harbour master of Vell, met the crews on Friday.\n\n"
    "On Saturday she said repairs would begin.\n\n"
    "Two engineers briefed on the plans said the wall, reportedly, was lost."
)


def claim(source: str | None, content: str, **facts: Any) -> dict[str, Any]:
    def spans(words: str | None) -> str:
        return json.dumps([[TEXT.index(words), TEXT.index(words) + len(words)]] if words else [])

    return {
        "speaker": None, "role": None, "affiliation": None, "source_type": "person", "anonymity": "named",
        "source_count": None, "basis": None, "anonymity_reason": None, "unnamed_as": None, "through": None, "cue": None, "quote_type": "indirect",
        "kind": "statement", "hedge": None, "via": None, "said_text": None, "said_date": None,
        "said_precision": None, "published": "2026-09-28T06:30:00+02:00", "cue_spans": "[]", "source": source,
        "source_spans": spans(source), "content": content, "content_spans": spans(content), **facts,
    }  # fmt: skip


def told(found: list[Line], name: str) -> tuple[str | None, str | None, str | None]:
    """Value, reason and the very words of the line of this name."""
    [line] = [line for line in found if line.name == name]
    return line.value, line.why, line.excerpt.words if line.excerpt else None


SHE = claim(
    "she", "repairs would begin", speaker="Maren Holt", role="harbour master", affiliation="Port of Osterhaven",
    cue="said", said_text="On Saturday", said_date="2026-09-26", said_precision="day",
)  # fmt: skip
ENGINEERS = claim(
    "Two engineers briefed on the plans", "the wall, reportedly, was lost", anonymity="anonymous",
    source_count=2, basis="briefed on the plans", hedge="reportedly",
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "name", "seen"),
    [
        # a pronoun, and where the article names whom it stands for
        (SHE, "Speaker", ("Maren Holt", "the words are “she”", "she")),
        (SHE, "Named", ("Maren Holt", "the name nearest to these words", "Maren Holt")),
        (SHE, "Role", ("harbour master", None, "harbour master")),
        # a name from another article is not passed off as standing here
        (SHE, "Affiliation", ("Port of Osterhaven", "not in this text in these words", None)),
        (
            SHE | {"speaker": "Ada Fenwick"},
            "Named",
            (None, "the article's text does not give it so", None),
        ),
        # which words gave the date
        (
            SHE,
            "Said on",
            ("Saturday 26 September 2026", "from “On Saturday”, read on 28 September 2026, the day of publication", "On Saturday"),
        ),
        (SHE | {"said_date": None}, "Said on", (None, "“On Saturday” could not be told for sure", "On Saturday")),
        (SHE | {"published": None}, "Said on", ("Saturday 26 September 2026", "from “On Saturday”", "On Saturday")),
        (ENGINEERS, "Said on", (None, None, None)),
        # unnamed
        (
            ENGINEERS,
            "Speaker",
            (None, "the words are “Two engineers briefed on the plans”", "Two engineers briefed on the plans"),
        ),
        (ENGINEERS, "How many", ("2", "from “Two engineers briefed on the plans”", None)),
        (ENGINEERS, "How they know", ("briefed on the plans", None, "briefed on the plans")),
        (ENGINEERS, "Why unnamed", (None, None, None)),
        (ENGINEERS | {"source_count": None}, "How many", (None, None, None)),
        (ENGINEERS, "Hedged", ("reportedly", None, "reportedly")),
        (ENGINEERS, "Attributed by", (None, "no words attribute it", None)),
        (
            claim(None, "was lost", anonymity=None, source_type=None),
            "Source is",
            ("unclear", "the words leave open who is meant, or there are none", None),
        ),
        (claim(None, "was lost"), "Speaker", (None, "nobody is given", None)),
    ],
)  # fmt: skip
def test_evidence(facts: dict[str, Any], name: str, seen: tuple[str | None, ...]) -> None:
    assert told(evidence(facts, TEXT), name) == seen


def test_an_excerpt_stays_within_its_paragraph() -> None:
    [line] = [line for line in evidence(SHE, TEXT) if line.name == "Role"]
    assert line.excerpt is not None
    assert line.excerpt.before == "Maren Holt, the "
    assert line.excerpt.after == " of Vell, met the crews on Friday."


@given(st.text(max_size=60), st.integers(0, 80), st.integers(0, 80), st.text(max_size=8), st.text(max_size=8))
def test_a_text_that_changed_breaks_nothing(text: str, start: int, end: int, source: str, said: str) -> None:
    spans = json.dumps([[start, end]])
    facts = SHE | {"source": source, "said_text": said, "source_spans": spans, "content_spans": spans}
    for line in evidence(facts, text):
        if line.excerpt:
            assert line.excerpt.words in text
