"""What a statement is about, and which two are contrary. When unsure: neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.relate.position import proposition, topics, turn

TOPICS = [
    ("The harbour walls will be repaired by the council", ("harbour", "wall", "repaired", "council")),
    ("“Our ferries are safe, and the ferry to Tarn is too,”", ("ferry", "safe", "tarn")),
    ("I think that everyone should say something", ()),
    ("It is 14 per cent of GDP", ("cent",)),
    ("", ()),
]


@pytest.mark.parametrize(("content", "expected"), TOPICS)
def test_topics(content: str, expected: tuple[str, ...]) -> None:
    assert topics(content) == expected


# two statements of one speaker, and whether the second is the contrary of the first
PAIRS = [
    ("The harbour wall will be closed in May", "The harbour wall will not be closed in May", True),
    ("“The harbour wall will be closed in May,”", "that a harbour wall won't be closed in May", True),
    ("We support the new harbour wall", "We do not support the new harbour wall", True),
    ("We support the new harbour wall", "we oppose the new harbour wall", True),
    ("The water in Tarn is safe for children", "the water in Tarn is unsafe for children", True),
    ("There is a plan to sell the harbour", "There is no plan to sell the harbour", True),
    ("The council had never sold land to Lowtide", "The council had sold land to Lowtide", True),
    # the same again
    ("The harbour wall will be closed in May", "The harbour wall will be closed in May", False),
    ("We oppose the new harbour wall", "We do not support the new harbour wall", False),
    # something else
    ("The harbour wall will be closed in May", "The harbour wall will not be closed in June", False),
    ("The harbour wall will be closed in May", "The harbour will not be closed in May", False),
    # not at the same time
    ("The council will sell land to Lowtide", "The council did not sell land to Lowtide", False),
    # under a condition, or perhaps
    ("The harbour wall will be closed in May", "The harbour wall will not be closed in May if it rains", False),
    ("The harbour wall could be closed in May", "The harbour wall could not be closed in May", False),
    ("Should the harbour wall be closed in May?", "The harbour wall should not be closed in May", False),
    ("May the harbour wall be closed", "The harbour wall may not be closed", False),
    # who or what is meant?
    ("They will close the harbour wall", "They will not close the harbour wall", False),
    ("It is safe for children in Tarn", "It is not safe for children in Tarn", False),
    # a part of a sentence, that may hang on any verb
    ("to close the harbour wall in June", "not to close the harbour wall in June", False),
    ("divers to wear yellow helmets", "divers not to wear yellow helmets", False),
    # too little to tell
    ("We will run", "We will not run", False),
    # twice denied
    ("We support the new harbour wall", "We do not oppose the new harbour wall", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "contrary"), PAIRS)
def test_contrary(one: str, other: str, contrary: bool) -> None:
    first, second = proposition(one), proposition(other)
    found = bool(first and second and first.words == second.words and first.denied != second.denied)
    assert found is contrary


TURNS = [
    ("“I have changed my mind about the wall,”", True, "I have changed my mind"),
    ("“We no longer support the wall,”", True, "We no longer support"),
    ("“I was wrong about the wall,”", True, "I was wrong about"),
    ("I have changed my mind about the wall", False, None),  # not in quotation marks: whose words?
    ("“He has changed his mind,”", True, None),
    ("“I was wrong-footed,”", True, None),
    ("“The road no longer supports lorries,”", True, None),
]


@pytest.mark.parametrize(("content", "quoted", "words"), TURNS)
def test_turn(content: str, quoted: bool, words: str | None) -> None:
    assert turn(content, quoted) == words


@given(st.text())
def test_any_text_will_do(content: str) -> None:
    assert len(topics(content)) == len(set(topics(content)))
    found = proposition(content)
    assert found is None or found.words
