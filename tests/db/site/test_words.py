"""Dates, terms, counts and texts as people read them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site import citation
from onrecord.db.site.chart import Day, chart
from onrecord.db.site.dates import later, moment, readable
from onrecord.db.site.panel import panel
from onrecord.db.site.render import external, hits, plain, quoted, ticks
from onrecord.db.site.terms import office_of, terms_of

CLAIM: dict[str, Any] = {
    "anonymity": "named", "source_type": "person", "source_count": None, "basis": None, "anonymity_reason": None,
    "reviewed": None, "kind": "statement", "quote_type": "indirect", "hedge": None, "via": None, "speaker": "Ada Cole", "source": "Cole",
    "reported_by": None, "role": "mayor",
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        ("2026-10-02", "day", "2 October 2026"),
        ("2026-10-02", None, "2 October 2026"),
        ("2026-10-01", "month", "October 2026"),
        ("2026-10", "month", "October 2026"),
        ("2026-01-01", "year", "2026"),
        ("2026", None, "2026"),
        ("2026-10-02T14:05:00+02:00", None, "2 October 2026"),
        (None, None, ""),
        # what is no date is shown as it stands
        ("soon", None, "soon"),
        ("2026-02-31", None, "2026-02-31"),
    ],
)
def test_dates(value: str | None, precision: str | None, shown: str) -> None:
    assert readable(value, precision) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2026-10-02T14:05:00+02:00", "2 October 2026, 14:05 (UTC+02:00)"),
        ("2026-10-02T14:05:00Z", "2 October 2026, 14:05 (UTC)"),
        ("2026-10-02T14:05", "2 October 2026, 14:05"),
        ("2026-10-02", "2 October 2026"),
        ("2026-10-02Tea", "2026-10-02Tea"),
        (None, ""),
    ],
)
def test_moments(value: str | None, shown: str) -> None:
    assert moment(value) == shown


@pytest.mark.parametrize(
    ("value", "than", "is_later"),
    [
        ("2026-10-02T14:05:00+02:00", "2026-10-02T14:04:00+02:00", True),
        ("2026-10-02T14:05:00+02:00", "2026-10-02T14:05:00+02:00", False),
        # the same moment by two clocks
        ("2026-10-02T14:05:00+02:00", "2026-10-02T12:05:00Z", False),
        # a day and a moment of it: unknown, so not later
        ("2026-10-02T14:05:00+02:00", "2026-10-02", False),
        ("2026-10-03", "2026-10-02T14:05:00+02:00", True),
        # a moment without a zone is compared by its day
        ("2026-10-02T14:05:00", "2026-10-02T12:05:00Z", False),
        ("2026-10-01", "2026-10-02", False),
        (None, "2026-10-02", False),
        ("2026-10-02", None, False),
        ("soon", "2026-10-02", False),
    ],
)
def test_later(value: str | None, than: str | None, is_later: bool) -> None:
    assert later(value, than) is is_later


COPIED = CLAIM | {
    "content": "The wall held", "role": None, "affiliation": None, "said_date": None, "said_precision": None,
    "outlet": "The Vell Courier",
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "label", "words"),
    [
        (
            {
                "quote_type": "direct",
                "content": "“The wall held.”",
                "speaker": "Maren Holt",
                "role": "harbour master",
            },
            "Quotation",
            "“The wall held.” (Maren Holt, harbour master)",
        ),
        # a paraphrase is no quotation: no marks, and it is told whose words these are
        (
            {"speaker": "Maren Holt", "said_date": "2026-10-02", "said_precision": "day"},
            "Paraphrase",
            "The wall held (Maren Holt, 2 October 2026; in the words of The Vell Courier)",
        ),
        (
            {"quote_type": "mixed", "content": "the wall “held”", "speaker": "Maren Holt"},
            "Paraphrase with a part quote",
            "the wall “held” (Maren Holt; partly in the words of The Vell Courier)",
        ),
        # what is second-hand stays so
        (
            {"speaker": None, "source": "two officials", "via": "Meridian", "outlet": None},
            "Paraphrase",
            "The wall held (two officials, second-hand, via Meridian; in the words of the article)",
        ),
        (
            {"kind": "no_comment", "content": "did not answer", "speaker": "Brackwater Line"},
            "No comment",
            "did not answer (Brackwater Line; in the words of The Vell Courier)",
        ),
        (
            {"speaker": None, "source": None},
            "Paraphrase",
            "The wall held (nobody named; in the words of The Vell Courier)",
        ),
    ],
)
def test_what_is_copied_is_called_what_it_is(facts: dict[str, Any], label: str, words: str) -> None:
    claim = COPIED | facts
    assert (citation.label(claim), citation.words(claim)) == (label, words)


@pytest.mark.parametrize(
    ("facts", "mark", "notes", "flags"),
    [
        ({}, "named", [], ["Paraphrase"]),
        ({"quote_type": "direct"}, "named", [], ["Direct quote"]),
        ({"source_type": "document"}, "document", [], ["Paraphrase"]),
        ({"anonymity": "collective"}, "collective", [], ["Paraphrase"]),
        ({"anonymity": None, "hedge": "allegedly"}, "unclear", [], ["Paraphrase", "Hedged: allegedly"]),
        ({"kind": "no_comment"}, "named", [], ["No comment"]),
        (
            {"kind": "attitude", "via": "Meridian"},
            "named",
            [],
            ["Attitude", "Paraphrase", "Second-hand, via Meridian"],
        ),
        # of an unnamed source it is said what was not found
        (
            {"anonymity": "anonymous"},
            "anonymous",
            ["not found: how many, how they know, why unnamed"],
            ["Paraphrase"],
        ),
        (
            {"anonymity": "anonymous", "source_count": 2, "basis": "who saw it", "anonymity_reason": "fear"},
            "anonymous",
            ["two people", "how they know: who saw it", "why unnamed: fear"],
            ["Paraphrase"],
        ),
        ({"source_count": 1}, "named", ["one person"], ["Paraphrase"]),
        ({"source_count": 40}, "named", ["40 people"], ["Paraphrase"]),
    ],
)
def test_terms(facts: dict[str, Any], mark: str, notes: list[str], flags: list[str]) -> None:
    found = terms_of(CLAIM | facts)
    assert found.mark == mark
    assert [" ".join(filter(None, note)) for note in found.notes] == notes
    assert [" ".join(filter(None, flag)) for flag in found.flags] == flags


@pytest.mark.parametrize(
    ("speaker", "source", "role", "affiliation", "shown"),
    [
        ("Ana Reyes", "the mayor, Ana Reyes", "mayor", None, "mayor"),
        (None, "The finance manager", "manager", None, ""),
        (None, "She", "Manager", None, "Manager"),
        (None, "the spokesman", "spokesman", "Port of Vell", "spokesman, Port of Vell"),
        (None, None, None, "Port of Vell", "Port of Vell"),
    ],
)
def test_a_role_is_not_said_twice(
    speaker: str | None, source: str | None, role: str | None, affiliation: str | None, shown: str
) -> None:
    row = {"speaker": speaker, "source": source, "role": role, "affiliation": affiliation}
    assert office_of(row) == shown


SOURCING = {
    "named_people": 1, "organizations": 0, "documents": 0, "anonymous_mentions": 2, "anonymous_min": 2,
    "anonymous_max": 4, "anonymous_with_basis": 1, "anonymous_with_reason": 0, "collective": 0, "direct_quotes": 1,
    "secondhand": 0, "comment_sought": 1, "comment_given": 0,
}  # fmt: skip
TRACED = [
    {"name": name, "claim_id": claim_id}
    for name, claim_ids in {
        "named_people": "ab", "anonymous_mentions": "cd", "anonymous_min": "cd", "anonymous_max": "cd",
        "anonymous_with_basis": "c", "direct_quotes": "b", "comment_sought": "e",
    }.items()
    for claim_id in claim_ids
]  # fmt: skip
NUMBERS = {claim_id: number for number, claim_id in enumerate("abcde", 1)}


def test_the_panel_shows_each_number_with_its_claims() -> None:
    assert [(e.count, e.label, e.numbers) for e in panel(SOURCING, TRACED, NUMBERS)] == [
        (1, "named person", (1, 2)),
        (2, "anonymous attributions", (3, 4)),
        (2, "unnamed people at least", (3, 4)),
        (4, "unnamed people at most", (3, 4)),
        (1, "says how they know", (3,)),
        (1, "direct quote", (2,)),
        (1, "asked for comment", (5,)),
        (0, "of them answered", ()),
    ]


@pytest.mark.parametrize(
    ("least", "most", "shown"),
    [
        (1, 1, ["1 unnamed person"]),
        (3, 3, ["3 unnamed people"]),
        (1, 2, ["1 unnamed person at least", "2 unnamed people at most"]),
        (3, None, ["3 unnamed people at least, at most: not stated"]),
        (None, None, []),  # not concluded yet
        (0, 0, []),
    ],
)
def test_how_the_panel_bounds_unnamed_people(least: int | None, most: int | None, shown: list[str]) -> None:
    nothing = dict.fromkeys(SOURCING, 0)
    entries = panel(nothing | {"anonymous_min": least, "anonymous_max": most}, [], {})
    assert [f"{e.count} {e.label}" for e in entries] == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a \x02hit\x03 here", 'a <mark class="hit">hit</mark> here'),
        ("<b>\x02<i>\x03", '&lt;b&gt;<mark class="hit">&lt;i&gt;</mark>'),
        # marks that never close, or that the text itself holds
        ("a \x02hit", 'a <mark class="hit">hit</mark>'),
        ("a\x03b", "ab"),
        ("turned\u202eround", "turnedround"),
        (None, ""),
    ],
)
def test_hits_are_marked_and_all_else_is_text(text: str | None, shown: str) -> None:
    assert str(hits(text)) == shown


@given(st.text())
def test_nothing_in_a_text_becomes_markup(text: str) -> None:
    bare = str(hits(text)).replace('<mark class="hit">', "").replace("</mark>", "")
    assert "<" not in bare
    assert '"' not in bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“We knew”", "We knew"),
        ('"We knew."', "We knew."),
        ("We knew", "We knew"),
        ("‘So it is’", "So it is"),
        ("„So“", "So"),
        # of a quotation in pieces only the outer marks go, and marks within stay
        ("“So,” “it is.”", "So,” “it is."),
        ('"So," "it is."', "So,” “it is."),
        ('"So "it" is"', 'So "it" is'),
        ("So “it” is", "So “it” is"),
        ("“”", "“”"),
        (None, ""),
    ],
)
def test_a_quotation_loses_its_own_marks(text: str | None, bare: str) -> None:
    assert quoted(text) == bare


def test_small_words() -> None:
    assert plain("a\x00b\u202ec" + "d" * 100, 6) == "abcdd…"
    assert str(ticks("`a<b` or b")) == "<code>a&lt;b</code> or b"
    assert external("https://vell.example/1") == "https://vell.example/1"
    assert external("javascript:alert(1)") is None
    assert external("http://[") is None
    assert external(None) is None


days = st.builds(Day, st.dates(date(1700, 1, 1), date(2100, 1, 1)), st.integers(1, 50), st.just(0))


@given(st.lists(days, max_size=30, unique_by=lambda day: day.day))
def test_a_chart_counts_every_statement_once(given: list[Day]) -> None:
    drawn = chart(given)
    if drawn is None:
        return
    assert sum(bar.total for bar in drawn.bars) + drawn.left_out == sum(day.total for day in given)
    assert max(bar.total for bar in drawn.bars) == drawn.tallest
    for bar in drawn.bars:
        within = [day.total for day in given if max(bar.first, drawn.first) <= day.day <= bar.last]
        assert sum(within) == bar.total
        assert 0 <= bar.x <= bar.x + bar.width <= 100.01
        assert 0 <= bar.y < 100


def test_a_chart_needs_something_to_compare_and_leaves_a_far_past_out() -> None:
    assert chart([]) is None
    assert chart([Day(date(2026, 10, 2), 5, 1)]) is None
    recent = [Day(date(2026, 10, n), 10, 1) for n in range(1, 11)]
    drawn = chart([Day(date(1931, 5, 1), 2, 0), *recent])
    assert drawn is not None
    assert (drawn.unit, len(drawn.bars), drawn.left_out) == ("day", 10, 2)


@pytest.mark.parametrize(
    ("facts", "mark", "label"),
    [
        ({}, "named", "Named"),
        ({"through": "a ministry spokesman"}, "named", "Through a spokesperson"),
        # named is what has a name
        ({"speaker": None, "source": "The mayor"}, "named", "By office"),
        ({"speaker": None, "source": "The mayor", "role": None}, "unclear", "Not resolved"),
        ({"speaker": None, "source": "he"}, "unclear", "Not resolved"),
        ({"speaker": None, "source": None}, "unclear", "Not resolved"),
        ({"speaker": None, "source": "police", "source_type": "organization"}, "unclear", "Not resolved"),
        ({"speaker": None, "source": "They", "anonymity": None}, "unclear", "Not resolved"),
        ({"speaker": None, "source": None, "anonymity": None}, "unclear", "Unclear"),
        ({"speaker": None, "source": "it", "source_type": "organization"}, "unclear", "Not resolved"),
        ({"speaker": None, "source": "the report", "source_type": "document"}, "document", "Document"),
        ({"anonymity": "anonymous", "unnamed_as": "confidential", "speaker": None}, "anonymous", "Confidential"),
        ({"anonymity": "anonymous", "unnamed_as": "official", "speaker": None}, "anonymous", "Unnamed official"),
        ({"anonymity": "anonymous", "unnamed_as": "private", "speaker": None}, "anonymous", "Private person"),
        # stored by an extractor that did not tell
        ({"anonymity": "anonymous", "unnamed_as": None, "speaker": None}, "anonymous", "Anonymous"),
    ],
)  # fmt: skip
def test_badges(facts: dict[str, Any], mark: str, label: str) -> None:
    terms = terms_of({**CLAIM, **facts})
    assert (terms.mark, terms.label) == (mark, label)
