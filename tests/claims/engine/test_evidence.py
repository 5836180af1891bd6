"""What speaks for an attribution: tables of sentences with the signs that they must and must not show."""

from __future__ import annotations

import math

import numpy as np
import pytest

from onrecord.claims.engine.evidence import AROUND, FEATURES, TOGETHER, evidence
from onrecord.claims.engine.labels import Label
from onrecord.claims.engine.link import Link
from onrecord.claims.text.tokens import Text, tokenize


def tokens(text: Text, words: str) -> tuple[int, ...]:
    """The tokens of words that stand in the text once, in one piece; none for ""."""
    start = text.text.index(words)
    return tuple(i for i, s in enumerate(text.spans) if words and start <= s.start < start + len(words))


def look(sentence: str, source: str, cue: str, content: str, around: str = "") -> dict[str, float]:
    text = tokenize(sentence + around)
    even = np.full((len(text), len(Label)), -math.log(len(Label)), dtype=np.float32)
    link = Link(tokens(text, content), tokens(text, cue), tokens(text, source))
    (row,) = evidence(text, even, [link])
    return dict(zip(FEATURES, row, strict=True))


# (sentence, source, cue, content, signs that are there, signs that are not)
SIGNS = [
    # whose words: a name, the writer, a pronoun, nobody
    ("Ada Marsh said the ferry was late.", "Ada Marsh", "said", "the ferry was late", "source_name reporting speech_cue clause finite reporting_clause source_opens cue_beside_source", "own_voice deed attitude_cue quoted cue_behind"),
    ("I said the ferry was late.", "I", "said", "the ferry was late", "own_voice reporting", "source_name own_attitude"),
    ("I hope the ferry is late.", "I", "hope", "the ferry is late", "own_voice own_attitude holding attitude_clause", "reporting"),
    ("“I said it was late,” Marsh recalled.", "I", "said", "it was late", "reporting direct", "own_voice"),
    ("My hope is that ferries sail.", "My", "hope is", "that ferries sail", "own_voice", "source_name"),
    ("You say it is late.", "You", "say", "it is late", "own_voice sentence_you", "sentence_we"),
    ("They say it is late.", "They", "say", "it is late", "source_they", "source_it source_person"),
    ("It says the ferry is late.", "It", "says", "the ferry is late", "source_it it_reporting", "source_thing"),
    ("The woman who said she had paid left.", "who", "said", "she had paid", "source_relative relative_reporting", "source_person"),
    ("Nobody said the ferry was late.", "Nobody", "said", "the ferry was late", "source_indefinite", "source_person source_name"),
    ("Officials said the ferry was late.", "Officials", "said", "the ferry was late", "", "source_name"),
    ("In the end two officials said the ferry was late.", "two officials", "said", "the ferry was late", "source_person", "source_name source_thing source_body source_opens"),
    ("Then the agency said the ferry was late.", "the agency", "said", "the ferry was late", "source_body", "source_thing source_person"),
    ("Then the graph said the ferry was late.", "the graph", "said", "the ferry was late", "source_thing", "source_body source_person"),
    ("A spokeswoman said the ferry was late.", "A spokeswoman", "said", "the ferry was late", "source_spokesperson", "source_name"),
    # what the cue does
    ("Marsh imposed a levy on berths.", "Marsh", "imposed", "a levy on berths", "deed other_cue determiner", "reporting speech_cue finite clause"),
    ("Marsh wants to close the quay.", "Marsh", "wants", "to close the quay", "attitude_cue attitude_to to", "holding attitude_clause deed"),
    ("Marsh believes the quay is closed.", "Marsh", "believes", "the quay is closed", "attitude_cue holding attitude_clause", "attitude_to reporting"),
    ("Marsh questioned the levy.", "Marsh", "questioned", "the levy", "speech_cue content_short determiner", "reporting clause"),
    ("Marsh would not say it was late.", "Marsh", "say", "it was late", "cue_modal cue_negated", "cue_ing"),
    ("Marsh left, saying it was late.", "Marsh", "saying", "it was late", "cue_ing reporting", "cue_modal cue_negated cue_beside_source"),
    ("Marsh refused to say it was late.", "Marsh", "refused to say", "it was late", "cue_to", "cue_modal"),
    # the content and its place
    ("“The ferry is late,” Marsh said.", "Marsh", "said", "“The ferry is late,”", "quoted direct cue_behind source_behind whole_sentence finite", "mixed indirect source_opens"),
    ("Marsh called it “a sad joke” then.", "Marsh", "called", "it “a sad joke” then", "mixed", "direct indirect"),
    ("Marsh said that ferries sail.", "Marsh", "said", "ferries sail", "that clause indirect", "finite mixed"),
    ("Marsh asked why ferries sail.", "Marsh", "asked", "why ferries sail", "question_word", "that"),
    ("Marsh spoke of ferries.", "Marsh", "spoke", "of ferries", "preposition", "clause"),
    ("Marsh suggested sailing at noon.", "Marsh", "suggested", "sailing at noon", "ing", "clause"),
    ("Marsh said we should tell you at once.", "Marsh", "said", "we should tell you at once", "content_you sentence_we sentence_you", "own_voice"),
    ("Marsh said “we tell you” at once.", "Marsh", "said", "“we tell you”", "direct", "content_you sentence_we sentence_you"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "cue", "content", "shown", "absent"), SIGNS)
def test_signs(sentence: str, source: str, cue: str, content: str, shown: str, absent: str) -> None:
    found = look(sentence, source, cue, content)
    assert [name for name in shown.split() if not found[name]] == []
    assert [name for name in absent.split() if found[name]] == []


def test_every_feature_is_a_number() -> None:
    found = look("Marsh said it.", "Marsh", "said", "it")
    assert list(found) == list(FEATURES)
    assert len(set(FEATURES)) == len(FEATURES)
    assert all(math.isfinite(value) for value in found.values())


def test_no_link_no_evidence() -> None:
    text = tokenize("The ferry is late.")
    assert evidence(text, np.zeros((len(text), len(Label)), dtype=np.float32), []) == []


def test_the_manner_of_the_text_is_that_of_its_narration() -> None:
    said = ("Marsh said the ferry was late.", "Marsh", "said", "the ferry was late")
    plain = look(*said)
    musing = look(*said, around=" I went home, and I slept. What else? You know me!")
    quoting = look(*said, around=" “I went home, and I slept. What else? You know me!”")
    for name in ("manner_i", "manner_you", "manner_questions", "manner_exclamations", "narrated_i"):
        assert musing[name] > plain[name] == quoting[name] == 0, name
    assert quoting["manner_quoted"] > musing["manner_quoted"] == 0


def test_the_manner_counts_together_with_the_narrators_words_only() -> None:
    direct = look("“It is late,” Marsh said.", "Marsh", "said", "“It is late,”", around=" I went home.")
    assert direct["manner_i"] > 0
    assert all(direct[name] == 0 for name in TOGETHER)


def test_whose_name_speaks_elsewhere_too() -> None:
    text = tokenize("Ada Marsh said it was late. Marsh said it was cold. Cole said it was wet.")
    first, second = (i for i, word in enumerate(text.words) if word == "Marsh")
    sources = ((first - 1, first), (second,), tokens(text, "Cole"))
    contents = ("it was late", "it was cold", "it was wet")
    links = [Link(tokens(text, c), source=s) for c, s in zip(contents, sources, strict=True)]
    even = np.full((len(text), len(Label)), -2.0, dtype=np.float32)
    rows = [dict(zip(FEATURES, row, strict=True)) for row in evidence(text, even, links)]
    assert rows[0]["source_elsewhere"] == rows[1]["source_elsewhere"] > rows[2]["source_elsewhere"] == 0
    assert rows[0]["density"] == rows[2]["density"] > 0
    assert {rows[0][name] for name in AROUND} == {rows[1][name] for name in AROUND}


def test_a_surer_tagger_tells_more() -> None:
    text = tokenize("Marsh said the ferry was late.")
    link = Link(tokens(text, "the ferry was late"), tokens(text, "said"), tokens(text, "Marsh"), 4.0, -9.0)

    def of(content: float) -> dict[str, float]:
        probabilities = np.full((len(text), len(Label)), (1 - content) / (len(Label) - 1))
        probabilities[:, Label.I_CONTENT] = content
        (row,) = evidence(text, np.log(probabilities).astype(np.float32), [link])
        return dict(zip(FEATURES, row, strict=True))

    sure, unsure = of(0.9), of(0.2)
    assert sure["content"] > unsure["content"]
    assert sure["content_least"] > unsure["content_least"]
    assert sure["content_end"] < unsure["content_end"]  # the full stop goes on with it
    assert sure["certainty"] > unsure["certainty"]
    assert (sure["cue_fit"], sure["source_fit"]) == (4 / 3, -1.0)
