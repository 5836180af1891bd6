from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.text import join_paragraphs, label, one_line, squash


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("har\u00adbour", "harbour"),  # soft hyphen
        ("a\u200bb\ufeffc", "abc"),
        ("5\u00a0km", "5 km"),
        ("a\x00b\x07c", "abc"),
        ("e\u0301", "é"),  # NFC
        ("\u202eabc\u202c", "abc"),  # marks that turn the reading direction
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian is misspelt without its joiner
        ("“Yes,” she said", "“Yes,” she said"),  # quotation marks stay what they are
    ],
)
def test_cleaning_a_line(raw: str, clean: str) -> None:
    assert one_line(raw) == clean


@given(st.lists(st.text()))
def test_a_text_never_needs_cleaning_again(lines: list[str]) -> None:
    text = join_paragraphs(lines)
    assert join_paragraphs(text.split("\n\n")) == text
    assert unicodedata.is_normalized("NFC", text)
    assert "\n\n\n" not in text
    assert "\r" not in text
    assert text == text.strip()
    text.encode("utf-8")


def test_labels_lose_markup_and_entities() -> None:
    assert label("Ada &amp;amp; Ben <b>here</b>") == "Ada & Ben here"
    assert label("3 < 4 > 2") == "3 < 4 > 2"
    assert label(None) == label(7) == ""


def test_squash_compares_what_is_said() -> None:
    assert squash("The “Quay” – news!") == squash("the quay NEWS")
