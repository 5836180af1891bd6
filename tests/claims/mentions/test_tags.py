"""Labels of tokens to mentions, by labels made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.claims.mentions.records import Form, Kind
from onrecord.claims.mentions.tags import BEGIN, DESCRIBED, HEAD, INSIDE, TAGS, mentions
from onrecord.claims.text.tokens import tokenize

MARKS = {
    "O": 0,
    **{f"B-{kind.name}": BEGIN + kind for kind in Kind},
    **{f"I-{kind.name}": INSIDE + kind for kind in Kind},
    **{f"H-{kind.name}": HEAD + n for n, kind in enumerate(DESCRIBED)},
}


def read(marked: str, *, plural: float = 0.1):
    """The mentions of words that are marked with their labels: "Ada/B-PERSON came"."""
    words = [word.split("/") for word in marked.split()]
    text = tokenize(" ".join(word for word, *_ in words))
    logs = np.full((len(words), TAGS), np.log(0.1 / (TAGS - 1)), dtype=np.float32)
    for i, (_, *mark) in enumerate(words):
        logs[i, MARKS[mark[0] if mark else "O"]] = np.log(0.9)
    assert len(text) == len(words)
    return text, mentions(text, logs, np.full(len(words), plural, dtype=np.float32))


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Ada/B-PERSON Cole/I-PERSON came", [("Ada Cole", Form.NAME, Kind.PERSON)]),
        ("Cllr Ada/B-PERSON Cole/I-PERSON spoke", [("Ada Cole", Form.NAME, Kind.PERSON)]),
        ("the Tarn/B-OUTLET Gazette/I-OUTLET asks", [("Tarn Gazette", Form.NAME, Kind.OUTLET)]),
        # Two names side by side are two, and what begins with "inside" is one all the same.
        (
            "Tarn/B-PLACE Vask/B-PERSON",
            [("Tarn", Form.NAME, Kind.PLACE), ("Vask", Form.NAME, Kind.PERSON)],
        ),
        ("then Vask/I-PERSON rose", [("Vask", Form.NAME, Kind.PERSON)]),
        # No name goes on over the end of a sentence.
        (
            "Come , Ada/B-PERSON . Cole/I-PERSON came",
            [("Ada", Form.NAME, Kind.PERSON), ("Cole", Form.NAME, Kind.PERSON)],
        ),
        ("the harbour master/H-PERSON left", [("master", Form.DESCRIPTION, Kind.PERSON)]),
        ("a report/H-DOCUMENT on it", [("report", Form.DESCRIPTION, Kind.DOCUMENT), ("it", Form.PRONOUN, Kind.BODY)]),
        ("she told them", [("she", Form.PRONOUN, Kind.PERSON), ("them", Form.PRONOUN, Kind.PERSON)]),
        # "I" and "who" are grammar's.
        ("I know who rows", []),
        ("nothing at all here", []),
    ],
)  # fmt: skip
def test_mentions_of_labels(marked, found):
    text, every = read(marked)
    assert [(" ".join(text.words[m.start : m.end]), m.form, m.kind) for m in every] == found


def test_a_name_does_not_end_in_a_mark():
    _, every = read("Low/B-BODY Tide/I-BODY ,/I-BODY")
    assert [(m.start, m.end) for m in every] == [(0, 2)]


def test_a_surname_is_of_the_kind_of_the_full_name():
    _, every = read(
        "Orrin/B-PERSON Vask/I-PERSON came Vask/B-BODY said Orrin/B-PERSON Vask/I-PERSON left Vask/B-BODY"
    )
    assert [m.kind for m in every] == [Kind.PERSON] * 4


def test_one_name_is_of_one_kind():
    _, every = read("Fell/B-PLACE and Fell/B-PLACE and Fell/B-BODY")
    assert {m.kind for m in every} == {Kind.PLACE}


@pytest.mark.parametrize(
    ("marked", "probability", "plural"),
    [
        ("two divers/H-PERSON", 0.9, True),
        ("a diver/H-PERSON", 0.1, False),
        ("they rowed", 0.1, True),
        ("he rowed", 0.9, False),
    ],
)
def test_number(marked, probability, plural):
    _, (one,) = read(marked, plural=probability)
    assert one.plural is plural


def test_nothing_in_no_text():
    assert mentions(tokenize(""), np.zeros((0, TAGS), np.float32), np.zeros(0, np.float32)) == ()
