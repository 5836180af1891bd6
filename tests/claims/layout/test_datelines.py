"""Where an article was filed is nobody's words."""

import pytest

from onrecord.claims.layout.datelines import datelines
from onrecord.claims.text.tokens import tokenize

FILED = [
    ("PORT TARN (NPA) – It rained.", "PORT TARN ( NPA ) –"),
    ("Tarn (FL), Jun 6 (NPA) Union Minister Orla Vask came.", "Tarn ( FL ) , Jun 6 ( NPA )"),
    ("Tarn, May 3 (NPA) It rained.", "Tarn , May 3 ( NPA )"),
]
NONE = [
    "Orla Vask (NPA) came.",
    "Orla Vask, on Jun 6 (NPA) came.",
    "The Tarn Ports Authority (TPA) said it rained.",
    "It rained.",
]


@pytest.mark.parametrize(("words", "filed"), FILED)
def test_a_dateline_opens_a_paragraph(words: str, filed: str) -> None:
    text = tokenize(f"It was late.\n\n{words}")
    assert " ".join(text.words[i] for i in sorted(datelines(text))) == filed


@pytest.mark.parametrize("words", NONE)
def test_names_with_letters_behind_are_none(words: str) -> None:
    assert not datelines(tokenize(words))
