"""British and American spellings of one word are found together, and no two words are taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.query.spelling import spellings

ALIKE = [
    # -our and -or
    ("harbour", "harbor"),
    ("colours", "colors"),
    ("discoloured", "discolored"),
    ("neighbourhood", "neighborhood"),
    ("favourite", "favorite"),
    # -ise and -ize, -yse and -yze
    ("organise", "organize"),
    ("privatisation", "privatization"),
    ("privatised", "privatized"),
    ("analysed", "analyzed"),
    # -re and -er
    ("centre", "center"),
    ("theatres", "theaters"),
    ("centred", "centered"),
    # one l or two
    ("travelled", "traveled"),
    ("counsellor", "counselor"),
    ("cancelling", "canceling"),
    # ae, oe and others that a word begins with
    ("paediatrician", "pediatrician"),
    ("ploughed", "plowed"),
    ("sceptical", "skeptical"),
    # pairs
    ("defence", "defense"),
    ("programmes", "programs"),
    ("grey", "gray"),
]
# Words that a rule might take for another, and pairs of which one is a word of its own.
ALONE = (
    "hour four our tour pour flour prize prizes size seize rise wise water letter former wall model travel "
    "tyre tire cheque check storey story kerb curb fetch 2026 市長 мэр".split()
)


@pytest.mark.parametrize(("british", "american"), ALIKE)
def test_both_spellings_are_one(british: str, american: str) -> None:
    assert spellings(british) == (british, american)
    assert spellings(american) == (american, british)


@pytest.mark.parametrize("word", ALONE)
def test_other_words_stay_alone(word: str) -> None:
    assert spellings(word) == (word,)


@given(st.text(max_size=30))
def test_the_word_itself_always_comes_first(word: str) -> None:
    assert spellings(word)[0] == word.casefold()
