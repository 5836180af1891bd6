"""Verbs of doing, showing, meaning and liking make no statement; with words of their own they do."""

import pytest

from tests.claims.marked import claims

DEEDS = [
    "{S The mayor} {C declared} {T the gifts to her clerk}.",
    "{S Mr Pell} {C posted} {T a photo of the two on the quay}.",
    "{S One Fell Quay} {C refers to} {T a row of sheds with a “common yard”}.",
    "{S The find} {C reveals} {T the skill of the yard that built her}.",
    "{S The map} {C shows} {T the roads that were shut}.",
    "{S The map} {C shows} {T where the bombs fell}.",
    "{S A film} {C shows} {T two men climbing the wall}.",
    "Letters take days to reach him, {C raising questions about} {T how he leads the port}.",
    "{S The agency} {C plans} {T to fly in May}.",
    "{S The town} {C decided} {T to wait}.",
    "{S She} {C loves} {T to sail}.",
    "{S They} {C realize} {T that time runs out}.",
    "{S Viewers} {C see} {T the thief hide the key}.",
]
STATEMENTS = [
    "{S Mr Pell} {C declared} {T that the boat was his}.",
    "{S Mr Pell} {C declared} {T the boat was his}.",
    "{S Mr Pell} {C declared} {T “a day of joy”}.",
    "{S Mr Pell} {C posted} {T that the boat was his}.",
    "{S The study} {C shows} {T a rise of four per cent}.",
    "{S The map} {C shows} {T the yard as empty}.",
    "{S The survey} {C revealed} {T that few had paid}.",
    "{S Ada Cole} {C revealed} {T she had paid}.",
    "{S Ada Cole} {C raised concerns about} {T the cost of the wall}.",
    "{S She} {C believes} {T that the boat was his}.",
    "{S She} {C hopes} {T to sail}.",
    "{S Any diver} {C knows} {T that ropes rot}.",
    "{S Ada Cole} {C sees} {T the wall as a burden}.",
]


@pytest.mark.parametrize("marked", DEEDS)
def test_a_deed_states_nothing(marked: str) -> None:
    assert claims(marked) == []


@pytest.mark.parametrize("marked", STATEMENTS)
def test_words_are_stated_all_the_same(marked: str) -> None:
    assert len(claims(marked)) == 1
