"""What speaks for two mentions being one."""

from __future__ import annotations

import numpy as np

from onrecord.claims.mentions.pairs import BEFORE, FEATURES, NAMES_BEHIND, Pairs
from onrecord.claims.mentions.records import Form, Mention
from onrecord.claims.text.tokens import tokenize


def mention(text, words: str, form: Form, *, nth: int = 0) -> Mention:
    size = len(words.split())
    places = [i for i in range(len(text)) if " ".join(text.words[i : i + size]) == words]
    start = places[nth]
    return Mention(start, start + size, form, (0.95, 0.01, 0.01, 0.01, 0.01, 0.01), False, 0.9)


TEXT = tokenize(
    "Ada Cole met Bill Dunn. “He rows,” she said.\n\nThe tide fell. The harbour master left. Orrin Vask stayed."
)
EVERY = [
    mention(TEXT, "Ada Cole", Form.NAME),
    mention(TEXT, "Bill Dunn", Form.NAME),
    mention(TEXT, "He", Form.PRONOUN),
    mention(TEXT, "she", Form.PRONOUN),
    mention(TEXT, "master", Form.DESCRIPTION),
    mention(TEXT, "Orrin Vask", Form.NAME),
]


def test_candidates_are_all_before_and_names_soon_behind():
    pairs = Pairs(TEXT, EVERY)
    assert pairs.candidates(3) == [0, 1, 2]  # Vask stands three sentences on
    assert pairs.candidates(4) == [0, 1, 2, 3, 5]
    assert pairs.candidates(0) == [1]


def test_candidates_are_bounded():
    text = tokenize("Vask rows. " * 200)
    pairs = Pairs(text, [mention(text, "Vask", Form.NAME, nth=n) for n in range(200)])
    assert len(pairs.candidates(150)) <= BEFORE + NAMES_BEHIND


def test_features_tell_the_pairs_apart():
    rows = Pairs(TEXT, EVERY).features(3, [0, 1, 2])
    assert rows.shape == (3, FEATURES)
    assert len({row.tobytes() for row in rows}) == 3
    assert np.isfinite(rows).all()


def test_gender_speaks():
    """All else alike, a pair whose genders agree differs from one in which they do not."""
    same = tokenize("Ada Cole rows. She said so.")
    other = tokenize("Bill Dunn rows. She said so.")
    rows = [
        Pairs(text, [mention(text, name, Form.NAME), mention(text, "She", Form.PRONOUN)]).features(1, [0])
        for text, name in ((same, "Ada Cole"), (other, "Bill Dunn"))
    ]
    assert (rows[0] != rows[1]).sum() == 2


def test_no_candidates_no_rows():
    text = tokenize("She rows.")
    assert Pairs(text, [mention(text, "She", Form.PRONOUN)]).features(0, []).shape == (0, FEATURES)
