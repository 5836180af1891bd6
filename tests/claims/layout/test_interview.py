"""Interviews in turns: the answers are claims, the questions are nobody's."""

from __future__ import annotations

import pytest

from onrecord.claims.extract import Extractor
from onrecord.claims.records import Document
from tests.claims.marked import claims

INTERVIEWS = [
    # text; then (source, speaker, content) for each answer
    (
        "Ada Cole keeps the lock.\n\nQ: Why?\n\nA: It leaks. It always did.\n\nQ: And now?\n\nA: It still does.",
        [("A", "Ada Cole", "It leaks. It always did."), ("A", "Ada Cole", "It still does.")],
    ),
    (
        "We met Ada Cole.\n\nTarn Post: Why?\n\nCole: It leaks.\n\nTarn Post: And now?\n\nCole: It still does.",
        [("Cole", "Ada Cole", "It leaks."), ("Cole", "Ada Cole", "It still does.")],
    ),
    # two people are named before it: whose answers?
    ("Ada Cole met Bill Dunn.\n\nQ: Why?\n\nA: It leaks.\n\nQ: So?", [("A", None, "It leaks.")]),
    ("WHAT: a fair.\n\nWHERE: the quay.\n\nWHEN: May, on every day.", []),
    (", HOST: a fair.\n\nQ: Why?", []),
    # no interview
    ("Tide: high.\n\nWind: west.\n\nRain: none.", []),
    ("Q: Why?", []),
    ("Update: the quay is open.\n\nAda Cole left.", []),
]


@pytest.mark.parametrize(("text", "expected"), INTERVIEWS)
def test_answers(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = Extractor(lambda _: []).extract(Document("test", text))
    assert [(c.source, c.speaker, c.content) for c in found] == expected


def test_in_a_transcript_in_capitals_the_host_asks_and_all_others_answer() -> None:
    text = (
        "ADA COLE, TARN HARBOUR MASTER: It leaks.\n\nBILL DUNN, RADIO TARN HOST: Since when?\n\n"
        "COLE: It always did. It still does.\n\nDUNN: 4:57, a look at the tides."
    )
    found = Extractor(lambda _: []).extract(Document("test", text))
    assert [(c.source, c.content) for c in found] == [
        ("ADA COLE, TARN HARBOUR MASTER", "It leaks."),
        ("COLE", "It always did. It still does."),
    ]


def test_the_finders_own_labels_give_way() -> None:
    found = claims("Ada Cole came.\n\n{S Q}{C :} {T Why?}\n\n{S1 A}{C1 :} {T1 It leaks.}\n\nQ: So?")
    assert [(c.source, c.content) for c in found] == [("A", "It leaks.")]


def test_i_is_the_one_who_answers() -> None:
    _, inner = claims("Ada Cole came.\n\nQ: Why?\n\nA: {S I} {C said} {T it leaks}.\n\nQ: So?")
    assert inner.speaker == "Ada Cole"


def test_he_is_not_the_one_who_answers() -> None:
    _, inner = claims("Bill Dunn came.\n\nQ: Why?\n\nA: {S He} {C said} {T it leaks}.\n\nQ: So?")
    assert inner.speaker is None
