"""The same text with other people's names in it, and with titles before them: names must not be learned by
heart, and the corpora know few titles."""

from __future__ import annotations

import random
from collections.abc import Sequence

from onrecord.claims.mentions.records import Kind
from onrecord.claims.mentions.tags import BEGIN, INSIDE
from onrecord.claims.text.tokens import tokenize
from onrecord.claims.training.mentions.lesson import Lesson, Question

_TITLES = (
    "Sir|Dame|Lord|Lady|Dr|Prof|Professor|Mr|Ms|Mrs|Major General|Lt Col|Colonel|Brigadier|Capt|"
    "Captain|Sgt|Det Insp|Detective Chief Inspector|Chief Inspector|Supt|Superintendent|"
    "Commissioner|Chief Constable|PC|Constable|Inspector|Cllr|Councillor|Senator|Governor|Mayor|"
    "Minister|Prime Minister|Premier|Chief Minister|President|Vice President|Secretary-General|"
    "Chancellor|Ambassador|Judge|Justice|Chief Justice|Magistrate|Advocate|Attorney General|"
    "Bishop|Archbishop|Cardinal|Rev|Reverend|Father|Sister|Rabbi|Imam|Sheikh|Maulana|Mufti|"
    "Swami|Shri|Begum|Datuk|Datuk Seri|Tan Sri|Alhaji|Sheriff|Deputy|Fire Chief|Police Chief|"
    "Coach|Manager|Chief Executive|CEO|Director|Director General|Chairman|Spokesman|Spokeswoman|"
    "Analyst|Economist|Foreign Minister|Defence Secretary|Home Secretary|Health Minister|"
    "Former President|Admiral|Air Marshal|Maj Gen|Lt Gen|General|Gen|Crown Prince|Prince|"
    "Princess|Queen|King|Emir|Sultan|Chief|Baroness|Baron|Earl|Archdeacon|Canon|Cpl|MEC"
).split("|")


class Names:
    """Names of people to put in the place of others."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.first: list[str] = []
        self.last: list[str] = []
        for lesson in lessons:
            for start, end in people(lesson):
                words = lesson.text.words[start:end]
                if len(words) == 2 and all(w.isalpha() and w.istitle() for w in words):
                    self.first.append(words[0])
                    self.last.append(words[1])


def people(lesson: Lesson) -> list[tuple[int, int]]:
    """The names of people that a lesson marks."""
    found: list[tuple[int, int]] = []
    for i, tag in enumerate(lesson.tags):
        if tag == BEGIN + Kind.PERSON:
            found.append((i, i + 1))
        elif tag == INSIDE + Kind.PERSON and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
    return found


def another(
    lesson: Lesson, names: Names, chance: random.Random, *, swap: float, title: float
) -> Lesson | None:
    """The lesson with some names changed, all places of one word alike, and some titles put before names.
    None where the new text has other tokens than it should."""
    text = lesson.text
    words = [text.text[start:end] for start, end in text.spans]
    gaps = [text.text[a.end : b.start] for a, b in zip(text.spans, text.spans[1:], strict=False)] + [""]
    new: dict[str, str] = {}
    titles: dict[int, list[str]] = {}
    for start, end in people(lesson):
        for i in range(start, end):
            word = words[i]
            if word not in new:
                pool = names.first if i == start and end - start > 1 else names.last
                plain = word.isalpha() and word.istitle() and len(word) > 2
                new[word] = chance.choice(pool) if plain and pool and chance.random() < swap else word
        led = (
            start and text.words[start - 1][0].isupper() and text.sentence[start - 1] == text.sentence[start]
        )
        if not led and chance.random() < title:
            titles[start] = chance.choice(_TITLES).split()
    for start, end in people(lesson):
        for i in range(start, end):
            words[i] = new.get(words[i], words[i])
    out: list[str] = []
    moved: list[int] = []
    tags: list[int] = []
    plural: list[int] = []
    for i, word in enumerate(words):
        for lead in titles.get(i, ()):
            out += [lead, " "]
            tags.append(0)
            plural.append(-1)
        moved.append(len(tags))
        tags.append(lesson.tags[i])
        plural.append(lesson.plural[i])
        out += [word, gaps[i]]
    changed = tokenize("".join(out))
    if len(changed) != len(tags):
        return None
    return Lesson(
        lesson.name + "'",
        lesson.source,
        changed,
        tags,
        plural,
        {moved[i]: chain for i, chain in lesson.chains.items()},
        [Question(moved[q.token], q.chain, q.open) for q in lesson.questions],
        lesson.weight,
    )
