"""Tokens, sentences, paragraphs and quotation state."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.records import Span
from onrecord.claims.text.tokens import Text, tokenize


def quoted(text: Text) -> str:
    return " ".join(w for w, q in zip(text.words, text.quoted, strict=True) if q)


WORDS = [
    ("Ada B. O'Neill, of the U.S. embassy", ["Ada", "B.", "O'Neill", ",", "of", "the", "U.S.", "embassy"]),
    # A site's name ends its sentence, a person's initial does not.
    ("police said on X. Cole left", ["police", "said", "on", "X", ".", "Cole", "left"]),
    ("said Malcolm X. Cole", ["said", "Malcolm", "X.", "Cole"]),
    # The clitic leaves the name before it whole; "n't" stays with its verb.
    ("Marsh's aides don’t say", ["Marsh", "'s", "aides", "don’t", "say"]),
    ("2,500 cars on the 3rd at 10:30", ["2,500", "cars", "on", "the", "3rd", "at", "10:30"]),
    ("a self-driving ferry--slow", ["a", "self-driving", "ferry", "--", "slow"]),
    # Soft hyphens and combining marks do not break a word.
    ("the har\u00adbour cafe\u0301", ["the", "har\u00adbour", "cafe\u0301"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: list[str]) -> None:
    assert list(tokenize(text).words) == words


QUOTED = [
    # One form of the marks for every style.
    ('"We sail," she said.', "We sail ,"),
    ("“We sail,” she said.", "We sail ,"),
    ("''We sail,'' she said.", "We sail ,"),
    ("``We sail,'' she said.", "We sail ,"),
    ("«We sail», she said.", "We sail"),
    ("„We sail“, she said.", "We sail"),
    ("« We sail », she said.", "We sail"),
    ("”We sail,“ she said.", "We sail ,"),  # the right marks the wrong way round
    ('(“We sail”) and ("at dawn"): he said', "We sail at dawn"),
    ("'We sail,' she said.", "We sail ,"),
    ("‘We sail,’ she said.", "We sail ,"),
    # A possessive inside single marks does not end the quotation.
    ("'The sailors' union agreed,' she said.", "The sailors ' union agreed ,"),
    # Apostrophes are no quotation marks.
    ("The sailors' union and the captains' club met in the '90s.", ""),
    ("Rock 'n' roll, give 'em more.", ""),
    ("It's the ship's bell; don't ring.", ""),
    ("“She told me ‘never’ twice,” he said.", "She told me ‘ never ’ twice ,"),
    # Inches and stray closing marks open nothing.
    ("A 6'2\" sailor spoke.", ""),
    ('He spoke" and left.', ""),
    # An opening mark without its partner costs its own sentence only.
    ('He spoke "of rain. Nothing came. Then "sun," she said.', "of rain . sun ,"),
    ('He spoke "of rain.\nNothing came.', "of rain ."),
    # ... and a quotation that goes on in the next paragraph stays open to the end of this one.
    ("“It rained. It blew.\n\n“It stopped,” he said.", "It rained . It blew . It stopped ,"),
]


@pytest.mark.parametrize(("text", "words"), QUOTED)
def test_quotation_state(text: str, words: str) -> None:
    assert quoted(tokenize(text)) == words


SENTENCES = [
    ("He left. She stayed.", 2),
    ("Mr. Marsh left at 5 p.m. on Jan. 3.", 1),
    ("“Did he go?” she asked.", 1),
    ("“He went.” She stayed.", 2),
    ("He went... and came back", 1),
    ("One line\nanother line", 2),
    ("Ask the U.S. envoy.", 1),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences(text: str, count: int) -> None:
    assert tokenize(text).sentence[-1] + 1 == count


def test_quotations_are_spans_with_their_marks() -> None:
    text = "“We sail,” she said. 'At dawn.'"
    assert [text[a:b] for a, b in tokenize(text).quotations] == ["“We sail,”", "'At dawn.'"]


def test_tokens_in_and_characters_are_inverse() -> None:
    text = tokenize("The ferry sails.\n\nIt is late.")
    tokens = text.tokens_in(Span(4, 20))
    assert [text.text[a:b] for a, b in text.characters(tokens)] == ["ferry sails.", "It"]


@settings(deadline=None)
@given(st.text(st.sampled_from("aB1 .,\n\"'“”‘’«»`-\u00ad\u0301s"), max_size=80) | st.text(max_size=80))
def test_any_text_is_tiled_in_order(raw: str) -> None:
    text = tokenize(raw)
    assert len(text) == len(text.words) == len(text.paragraph) == len(text.sentence) == len(text.quoted)
    end = 0
    for start, stop in text.spans:
        assert end <= start < stop
        assert not raw[end:start].strip() or raw[end:start].strip("_").isspace()
        end = stop
    assert list(text.paragraph) == sorted(text.paragraph)
    assert list(text.sentence) == sorted(text.sentence)
    for a, b in text.quotations:
        assert "\n" not in raw[a:b].strip()
    assert tokenize(raw) == text


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \"“”'."), max_size=40), st.text(st.sampled_from("ab \"“”'."), max_size=40))
def test_a_paragraph_that_opens_no_quotation_is_read_alone(before: str, after: str) -> None:
    alone = tokenize("x " + after)
    together = tokenize(before + "\n\nx " + after)
    count = len(alone)
    assert together.quoted[len(together) - count :] == alone.quoted


@pytest.mark.parametrize("unit", ["'a ", '"', "'", "x", "“a. ", "a'", "'as' "])
def test_time_is_linear_in_a_long_line(unit: str) -> None:
    begun = time.process_time()
    tokenize(unit * (300_000 // len(unit)))
    assert time.process_time() - begun < 6
