"""Words by which claims find one another, and how rare they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.alike.words import MOST_RARE, MOST_WORDS, index_words, rare, rarity, read
from tests.claims.alike.saying import told

WORDS = [
    ("The ferries were sailing", {"ferri", "sail"}),
    ("the FERRY sailed, and sails", {"ferri", "sail"}),
    ("Señora Núñez’s ferry", {"senora", "nunez", "ferri"}),
    ("don't, won’t, can't", set()),
    ("1,200 of 3.5", {"1200", "3.5"}),
    ("who said that it was there", set()),
    ("", set()),
    ("“—…”", set()),
    ("паром не уйдёт", {"паром", "не", "уидет"}),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_index_words(text: str, words: set[str]) -> None:
    assert index_words(text) == words


def test_a_capital_is_a_name_unless_a_sentence_begins_there() -> None:
    names = {
        word.shown
        for word in read("Ferries to Tarn stop. Captains of the Gorm Line agree: “Boats rot.”")
        if word.is_name
    }
    assert names == {"Tarn", "Gorm", "Line"}


def test_the_rarest_come_first_and_are_not_many() -> None:
    found = rare(
        told(
            "the president said the breakwater and the people "
            + " ".join(f"xq{c}z" for c in "abcdefghijklmnop")
        )
    )
    assert len(found) == MOST_RARE
    assert [rarity(word) for word in found] == sorted(map(rarity, found), reverse=True)
    assert "presid" not in found


def test_ties_are_broken_by_the_word_itself() -> None:
    assert rare(told("zzyx zzya")) == rare(told("zzya zzyx")) == ("zzya", "zzyx")


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    words = read(text)
    assert len(words) <= MOST_WORDS
    assert all(text[word.start : word.start + len(word.shown)] == word.shown for word in words)
    assert {word.index for word in words if word.index} == index_words(text)
