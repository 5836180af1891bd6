"""What somebody speaks of: words that set their statements apart, and never the words that everybody uses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site.topics import Topic, distinctive

WALL = [f"the harbour wall {verb} before winter" for verb in ("holds", "cracked", "leaks", "moves")]
OTHERS = [
    f"the council {verb} the school budget before {when}"
    for verb in ("passed", "cut", "raised")
    for when in "winter spring autumn".split()
]


def test_words_of_their_own_come_first_and_common_ones_never() -> None:
    assert distinctive(WALL, OTHERS) == [Topic("harbour", 4), Topic("wall", 4)]


def test_their_own_name_is_no_topic() -> None:
    assert distinctive(WALL, OTHERS, "Ada Wall-Harbour Harbour") == [Topic("wall", 4)]


def test_a_single_mention_is_no_topic() -> None:
    assert distinctive(WALL[:1], OTHERS) == []


def test_nothing_to_compare_with() -> None:
    assert distinctive([], []) == []
    assert distinctive([], OTHERS) == []


def test_what_everybody_speaks_of_is_nobodys_topic() -> None:
    assert distinctive(WALL, WALL * 5) == []


@given(
    st.lists(st.text(alphabet="abcé the", max_size=30), max_size=8),
    st.lists(st.text(alphabet="abcé the", max_size=30), max_size=8),
)
def test_every_topic_stands_in_as_many_statements_as_it_says(theirs: list[str], others: list[str]) -> None:
    for topic in distinctive(theirs, others):
        assert sum(topic.word in text.casefold().split() for text in theirs) == topic.statements >= 2
