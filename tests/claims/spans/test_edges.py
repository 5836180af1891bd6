"""Where a source ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.spans.edges import source_edges
from onrecord.claims.text.tokens import tokenize
from tests.claims.marked import claims

EDGES = [
    # (words with the source in [ ] and the cue in { }, source as it ends)
    # a relative clause that was cut off goes on to a later cue
    ("[Groups that] advocate for divers {say} no.", "Groups that advocate for divers"),
    ("[Groups that] advocate for divers say no.", "Groups"),
    ("[Ada Cole, who] left, was firm.", "Ada Cole"),
    # of its own verb the pronoun is the source, where it goes back to a name
    ("[Ada Cole, who] {said} no, left.", "who"),
    ("[Ada Cole, who] has often {said} no, left.", "who"),
    ("[The Tarn Trust, which] {said} no, closed.", "which"),
    # and stays with its noun where it would tell nothing alone
    ("[Two divers who] {said} no left.", "Two divers who"),
    ("[Ada Cole and Bill Dunn, who] {said} no, left.", "Ada Cole and Bill Dunn, who"),
    ("Ada Cole, [who] {said} no, left.", "who"),
    # a reason for staying unnamed is the people's who gave it
    (
        "Two divers who asked not to be named because of [the nature of the work] {said} no.",
        "Two divers who asked not to be named because of the nature of the work",
    ),
    (
        "It closed, {according to} a diver who spoke on condition of anonymity due to [the dispute].",
        "a diver who spoke on condition of anonymity due to the dispute",
    ),
    ("Two divers who left because of [the council] {said} no.", "the council"),
    ("Two divers who spoke on condition of anonymity left, [the council] {said}.", "the council"),
    # the time is none of it
    ("[The council on Friday] {said} no.", "The council"),
    ("[The council this month] {said} no.", "The council"),
    ("[Ada Cole late last week] {said} no.", "Ada Cole"),
    ("[Ada Cole on Friday night] {said} no.", "Ada Cole"),
    # unless it tells which
    ("[A poll this month] {said} no.", "A poll this month"),
    ("[A letter released on Friday] {said} no.", "A letter released on Friday"),
    ("[A diver, who left last week] {said} no.", "A diver, who left last week"),
    ("[A reporter for Tarn Today] {said} no.", "A reporter for Tarn Today"),
    ("[Friday] {said} no.", "Friday"),
    # small words that lead on to what is not there
    ("[Ada Cole, a nurse from] nearby Fell, {said} no.", "Ada Cole, a nurse"),
    ("[Ada Cole, a] diver, {said} no.", "Ada Cole"),
    ("[The council,] {said} Cole.", "The council"),
    ("[The] {said} no.", "The"),  # never nothing
]


@pytest.mark.parametrize(("marked", "expected"), EDGES)
def test_where_a_source_ends(marked: str, expected: str) -> None:
    plain = marked.translate({ord(c): None for c in "[]{}"})
    text = tokenize(plain)

    def tokens(opening: str, closing: str) -> list[int]:
        if opening not in marked:
            return []
        before, rest = marked.split(opening)
        inside = rest.split(closing)[0]
        start = len(before.translate({ord(c): None for c in "[]{}"}))
        stop = start + len(inside.translate({ord(c): None for c in "[]{}"}))
        return [i for i, span in enumerate(text.spans) if start <= span.start and span.end <= stop]

    found = source_edges(text, tokens("[", "]"), tokens("{", "}"))
    assert " ".join(text.text[a:b] for a, b in text.characters(found)) == expected


WORDS = st.lists(
    st.sampled_from("Cole , who that of the on Friday last week poll and said a . “ ” groups say".split()),
    min_size=1,
    max_size=14,
)


@given(WORDS, st.data())
def test_a_source_is_never_lost_and_never_overlaps_its_cue(words: list[str], data: st.DataObject) -> None:
    text = tokenize(" ".join(words))
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    at = data.draw(st.integers(stop, len(text)))
    cue = tuple(range(at, min(at + 1, len(text))))
    found = source_edges(text, range(start, stop), cue)
    assert found
    assert list(found) == sorted(set(found))
    assert found[0] >= start
    assert set(found).isdisjoint(cue)


def test_words_left_out_behind_who_are_the_sources() -> None:
    [claim] = claims("{S An aide, who} asked not {S to be named}, {C said} {T the quay would close}.")
    assert claim.source == "An aide, who asked not to be named"
