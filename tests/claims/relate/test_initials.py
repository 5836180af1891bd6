"""Initials that an article explains, and brackets that explain nothing."""

import pytest

from onrecord.claims.relate.initials import explained

EXAMPLES = [
    ("The Tarn Ports Authority (TPA) said so.", [("TPA", "Tarn Ports Authority")]),
    ("Ms. Cole of the Department of Quays (DOQ)", [("DOQ", "Department of Quays")]),
    ("the Department of Quays (D.Q.)", [("DQ", "Department of Quays")]),
    ("DOQ (Department of Quays) is late", [("DOQ", "Department of Quays")]),
    ("TPA (the Tarn Ports Authority)", [("TPA", "Tarn Ports Authority")]),
    ("lends to the Bank of Tarn (BoT).", [("BoT", "Bank of Tarn")]),
    ("Tarn-Vell Union (TVU)", []),  # a hyphen hides a word: left alone rather than guessed
    # twice is once
    ("Tarn Ports Authority (TPA). Tarn Ports Authority (TPA).", [("TPA", "Tarn Ports Authority")]),
    # nothing is explained
    ("Senator Ada Cole (D) said", []),
    ("the memo (PDF) says", []),
    ("Reed Control Centre (RCX)", []),
    ("Ports (TPA)", []),
    ("(TPA)", []),
    ("Tarn Ports\nAuthority (TPA)", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_examples(text: str, expected: list[tuple[str, str]]) -> None:
    assert explained(text) == expected
