"""Units and links."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.engine.assemble import fill, tidy
from onrecord.claims.engine.labels import Label, Role, labels_of, segments
from onrecord.claims.engine.link import Link, Linker, Scene, candidates, units, with_joins
from onrecord.claims.records import Attribution, Span, Spans
from onrecord.claims.text.tokens import Text, tokenize

SOURCE_FIRST = {"c< distance 0": 2.0, "c> distance 0": 1.0, "s> distance 0": 2.0, "s< distance 0": 1.0}


def marked(raw: str) -> tuple[Text, list[int]]:
    """A text whose words carry their label: `Ada/S said/Q rain/T fell/t`, lower case for I-."""
    codes = {"S": 1, "s": 2, "Q": 3, "q": 4, "T": 5, "t": 6}
    words, labels = [], []
    for word in raw.split(" "):
        body, _, code = word.partition("/")
        words.append(body)
        labels.append(codes.get(code, 0))
    text = tokenize(" ".join(words))
    assert len(text) == len(labels)
    return text, labels


def test_units_join_what_does_not_begin() -> None:
    text, labels = marked("We/T sail/t , said/Q Ada/S Marsh/s , at/t dawn/t .")
    found = units(text, labels)
    assert (found.contents, found.cues, found.sources) == (((0, 1, 7, 8),), ((3,),), ((4, 5),))


def test_units_do_not_join_over_a_whole_paragraph_between() -> None:
    text = tokenize("Rain.\n\nOther matters.\n\nMore rain.")
    labels = [5, 0, 0, 0, 0, 6, 6, 0]
    assert units(text, labels).contents == ((0,), (5, 6))


@pytest.mark.parametrize(
    ("raw", "links"),
    [
        ("Ada/S said/Q rain/T fell/t .", [("rain fell", "said", "Ada")]),
        ("Rain/T fell/t , said/Q Ada/S .", [("Rain fell", "said", "Ada")]),
        # Each cue goes with what lies beside it, and one source may serve two cues.
        (
            "Ada/S said/Q rain/T fell/t and added/Q snow/T came/t .",
            [("rain fell", "said", "Ada"), ("snow came", "added", "Ada")],
        ),
        # A content without a cue stands alone.
        ("Rain/T fell/t .", [("Rain fell", "", "")]),
        ("Ada/S said/Q so .", []),
    ],
)
def test_links(raw: str, links: list[tuple[str, str, str]]) -> None:
    text, labels = marked(raw)

    def words(tokens: tuple[int, ...]) -> str:
        return " ".join(text.words[i] for i in tokens)

    found = Linker(SOURCE_FIRST).link(text, labels)
    assert [(words(x.content), words(x.cue), words(x.source)) for x in found] == links


def test_candidates_are_at_most_a_paragraph_away() -> None:
    text = tokenize("One.\n\nTwo.\n\nThree.\n\nFour.")
    assert candidates(text, (2,), [(0,), (4,), (6,)]) == [0, 1]


def characters(text: str, *parts: str) -> Spans:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def test_fill_takes_the_likeliest_free_words_of_the_sentence() -> None:
    raw = "Ben left. The harbour master thinks rain will come."
    text = tokenize(raw)
    content = Attribution(characters(raw, "rain will come"), (), (), 1, "")
    labels = labels_of(text, [content])
    probabilities = np.zeros((len(text), len(Label)), dtype=np.float32)
    for word, role, value in (
        ("Ben", 1, 0.9),
        ("The", 1, 0.3),
        ("harbour", 2, 0.4),
        ("master", 2, 0.4),
        ("thinks", 3, 0.3),
    ):
        probabilities[text.words.index(word), role] = value
    link = fill(text, labels, probabilities, Link(tuple(i for i, x in enumerate(labels) if x)), 0.2)
    assert [text.words[i] for i in link.source] == ["The", "harbour", "master"]
    assert [text.words[i] for i in link.cue] == ["thinks"]
    # Nothing reaches a higher bar.
    assert fill(text, labels, probabilities, Link(link.content), 0.95) == Link(link.content)


@pytest.mark.parametrize(
    ("raw", "content", "shown"),
    [
        ("“We sail,” she said.", "We sail,", "“We sail,”"),
        ("She said “we sail” twice.", "“we sail", "“we sail”"),
        # A mark that belongs to something else is left out.
        ("“Aye.” We sail, she said.", "” We sail", "We sail"),
        ("She said rain was “likely” today.", "rain was “likely” today", "rain was “likely” today"),
    ],
)
def test_a_content_has_both_of_its_marks(raw: str, content: str, shown: str) -> None:
    text = tokenize(raw)
    link = tidy(text, Link(tuple(text.tokens_in(characters(raw, content)[0]))))
    assert [raw[a:b] for a, b in text.characters(link.content)] == [shown]


@pytest.mark.parametrize(
    ("fit", "begins", "label"),
    [
        (3.0, 0.0, Label.I_CONTENT),  # what lies between says that the content goes on
        (-3.0, 0.0, Label.B_CONTENT),
        (3.0, 5.0, Label.B_CONTENT),  # the tagger is surer that one begins
    ],
)
def test_runs_of_content_are_judged_by_what_lies_between(fit: float, begins: float, label: Label) -> None:
    text, labels = marked("“/T We/t sail/t ,/t ”/t said/Q Ada/S , “/T at/t dawn/t .")
    odds = np.full(len(text), begins, dtype=np.float32)
    joined = with_joins(text, labels, odds, Linker({"j roles 012": fit}))
    assert joined[8] == label
    assert joined[:8] + joined[9:] == labels[:8] + labels[9:]


def test_runs_that_touch_or_lie_far_apart_stay_as_they_are() -> None:
    text = tokenize("Rain. Snow.\n\nOther matters.\n\nHail.")
    labels = [5, 6, 5, 6, 0, 0, 0, 5, 6]
    assert with_joins(text, labels, np.zeros(len(text), dtype=np.float32), Linker({"j": 9.0})) == labels


def test_a_source_has_no_commas_around_it() -> None:
    text = tokenize("Rain fell, two people, both sailors, said.")
    link = tidy(text, Link((0, 1), source=(2, 3, 4, 5, 6, 7, 8)))
    assert [text.text[a:b] for a, b in text.characters(link.source)] == ["two people, both sailors"]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.data())
def test_units_between_are_the_runs_of_the_stretch(labels: list[int], data: st.DataObject) -> None:
    low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(labels))] * 2)))
    scene = Scene.of(tokenize("rain " * len(labels)), labels)
    for role in Role:
        runs = sum(segment.role == role for segment in segments(labels[low:high]))
        assert scene.between(role, low, high) == runs
