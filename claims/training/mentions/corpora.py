"""Corpora with mentions and coreference, as lessons: GUM, GAP, LitBank, and folders of labelled claims."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.claims.evaluate.gold import GoldDocument
from onrecord.claims.lang.en import papers, pronouns
from onrecord.claims.mentions.records import Kind
from onrecord.claims.mentions.tags import GOING_BACK
from onrecord.claims.records import Span
from onrecord.claims.source import phrase
from onrecord.claims.text.tokens import Text, tokenize
from onrecord.claims.training.mentions import teacher
from onrecord.claims.training.mentions.lesson import (
    UNKNOWN,
    Lesson,
    Question,
    body_or_outlet,
    without_titles,
)

_GLUED = frozenset(". , ; : ! ? ) ] % 's ’s n't 're 've 'll 'd 'm ’re ’ve ’ll".split())
_GLUING = frozenset("( [ $ £ €".split())
_PLAIN_KINDS = {"person": Kind.PERSON, "organization": Kind.BODY, "place": Kind.PLACE}


def gum(path: Path, parts: Sequence[str], seed: int = 3) -> Iterator[Lesson]:
    """The documents of GUM's `parts`, written as text is written."""
    chance = random.Random(seed)
    for row in _rows(path):
        if row["split"] in parts:
            yield _gum(row, chance)


def _gum(row: Mapping[str, Any], chance: random.Random) -> Lesson:
    raw, starts, ends = joined(row["text"], chance)
    text = tokenize(raw)
    reading = teacher.read(text)
    lesson = Lesson(row["doc"], "gum", text, [0] * len(text), [UNKNOWN] * len(text))
    for i, pos in enumerate(reading.pos):
        if pos in ("NOUN", "PROPN"):
            lesson.plural[i] = int(reading.plural[i])
    found = []
    for mention in row["mentions"]:
        if mention["start"] not in starts or mention["end"] not in ends:
            continue
        span = text.tokens_in(Span(starts[mention["start"]], ends[mention["end"]]))
        if len(span) and mention["type"] != "time":
            found.append((span, mention))
    names, rest = [], []
    entity = entities(row["mentions"], row["text"])
    given = set()
    for span, mention in found:
        head = _head(reading, text, span)
        if text.words[head].lower() not in pronouns.PRONOUNS and _is_name(text, reading, head):
            kind = _PLAIN_KINDS.get(mention["type"])
            core = _core(text, reading, span, head, kind)
            if kind is Kind.BODY:
                kind = body_or_outlet(text.words[core[0] : core[1]])
            elif kind is None:
                kind = _thing(text, reading, core)
            names.append((core, kind, mention))
        else:
            rest.append((head, mention))
    for core, kind, mention in sorted(names, key=lambda n: n[0][0] - n[0][1]):
        free = all(lesson.tags[i] == 0 for i in range(*core))
        lesson.name_it(*core, kind)
        for i in range(*core) if free else ():
            lesson.chains[i] = entity[mention["chain"]]
    for head, mention in rest:
        kind = _PLAIN_KINDS.get(mention["type"])
        if kind is None and teacher.described(text.words[head]) is Kind.DOCUMENT:
            kind = Kind.DOCUMENT
        if text.words[head].lower() not in pronouns.PRONOUNS and kind is not None:
            lesson.describe(head, kind)
        if head not in lesson.chains:
            lesson.chains[head] = entity[mention["chain"]]
            if mention["status"].startswith("giv"):
                given.add(head)
    lesson.questions = [
        Question(head, chain, head in given)
        for head, chain in sorted(lesson.chains.items())
        if _asks(lesson, head)
    ]
    return lesson


def entities(mentions: Sequence[Mapping[str, Any]], text: str) -> dict[str, str]:
    """One name for the chains of one entity: the corpus as it came to us has many of its chains in pieces.
    Pieces are one where they have the same article of the encyclopedia, or people of the same last word."""
    top: dict[str, str] = {}

    def find(one: str) -> str:
        while top.setdefault(one, one) != one:
            one = top[one]
        return one

    for mention in mentions:
        find(mention["chain"])
        if mention["type"] not in ("person", "organization"):
            continue
        words = text[mention["start"] : mention["end"]].split()
        if mention["wiki"]:
            top[find("wiki " + mention["wiki"])] = find(mention["chain"])
        if mention["type"] == "person" and 0 < len(words) < 4 and all(w[0].isupper() for w in words):
            top[find("name " + words[-1])] = find(mention["chain"])
    return {chain: find(chain) for chain in list(top)}


def joined(tokens_by_line: str, chance: random.Random) -> tuple[str, dict[int, int], dict[int, int]]:
    """Tokens with blanks between them as text is written, some sentences to a paragraph; and where each
    token's start and end have moved to."""
    out: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = length = 0
    left = chance.randint(1, 3)
    for line in tokens_by_line.split("\n"):
        opened, glue = False, True
        for token in line.split(" "):
            if token:
                closing = token in ('"', "''", "”") and (opened or token != '"')
                gap = "" if glue or token in _GLUED or closing or (token in "-/" and len(token) == 1) else " "
                starts[at], ends[at + len(token)] = length + len(gap), length + len(gap) + len(token)
                out += [gap, token]
                length += len(gap) + len(token)
                opening = token in ("``", "“") or (token == '"' and not opened)
                opened = opening or (opened and not closing)
                glue = token in _GLUING or opening or token in "-/"
            at += len(token) + 1
        left -= 1
        out.append(" " if left else "\n")
        length += 1
        left = left or chance.randint(1, 3)
    return "".join(out), starts, ends


def _head(reading: teacher.Reading, text: Text, span: range) -> int:
    tops = [i for i in span if reading.head[i] not in span or reading.head[i] == i]
    nouns = [i for i in tops if reading.pos[i] in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        nouns = [i for i in span if reading.pos[i] in ("NOUN", "PROPN", "PRON")][-1:]
    return (nouns or tops or [span[-1]])[0]


def _is_name(text: Text, reading: teacher.Reading, head: int) -> bool:
    capital = text.words[head][0].isupper()
    return capital and (reading.pos[head] == "PROPN" or any(s <= head < e for s, e, _ in reading.names))


def _core(text: Text, reading: teacher.Reading, span: range, head: int, kind: Kind | None) -> tuple[int, int]:
    start, end = head, head + 1
    while start > span.start and reading.pos[start - 1] == "PROPN":
        start -= 1
    while end < span.stop and reading.pos[end] == "PROPN":
        end += 1
    for first, last, known in reading.names:
        if first <= head < last and span.start - 1 <= first and last <= span.stop + 1:
            first, last = max(first, span.start), min(last, span.stop)
            if kind is Kind.PERSON:
                if known is Kind.PERSON:
                    start, end = first, max(end, last)
            else:
                start, end = min(start, first), max(end, last)
    return teacher.trimmed(text, start, end, kind if kind is not None else Kind.OTHER)


def _thing(text: Text, reading: teacher.Reading, core: tuple[int, int]) -> Kind:
    if text.words[core[1] - 1].lower() in papers.DOCUMENT_NOUNS:
        return Kind.DOCUMENT
    known = next((k for s, e, k in reading.names if s < core[1] and e > core[0]), None)
    return Kind.DOCUMENT if known is Kind.DOCUMENT else Kind.OTHER


def _asks(lesson: Lesson, token: int) -> bool:
    return lesson.text.words[token].lower() in GOING_BACK or lesson.tags[token] >= 0


def tokened(path: Path, source: str, weight: float) -> Iterator[Lesson]:
    """GAP and LitBank, which tell of their mentions by our tokens: who goes back to whom, and no tags."""
    for row in _rows(path):
        text = tokenize(row["text"])
        if len(text) != row["words"]:
            continue  # other tokens than when it was prepared
        lesson = Lesson(row["doc"], source, text, [UNKNOWN] * len(text), [UNKNOWN] * len(text), weight=weight)
        for mention in row["mentions"]:
            places = range(*mention["core"]) if mention["form"] == "name" else (mention["head"],)
            for i in places:
                lesson.chains.setdefault(i, mention["chain"])
        for mention in row["mentions"]:
            head, chain = mention["head"], mention["chain"]
            if mention["form"] == "pron" and text.words[head].lower() in GOING_BACK:
                none = source == "gap" and chain == "N"
                lesson.questions.append(Question(head, None if none else chain, source == "gap"))
        yield lesson


def labelled(
    documents: Iterable[GoldDocument], people: Mapping[str, list[tuple[int, int]]], weight: float
) -> Iterator[Lesson]:
    """Articles whose claims people labelled: the names in the fields, and whom each source means."""
    for document in documents:
        text = tokenize(document.text)
        lesson = teacher.silver(document.name, text, people.get(document.name, []), weight=weight)
        lesson.source = "labelled"
        for labels in document.labels or ():
            values = labels.values
            kind = _KIND_OF.get(values.get("source_type") or "")
            for speaker in parts(values.get("speaker")):
                words = tuple(text.words[i] for i in _tokens(text, speaker))
                _place(lesson, words, Kind.PERSON if kind is None else kind, speaker)
            if values.get("affiliation"):
                words = tuple(text.words[i] for i in _tokens(text, values["affiliation"]))
                if words and all(w[0].isupper() or w in _INSIDE for w in words):
                    _place(lesson, words, body_or_outlet(words), None)
            ask(lesson, [i for span in labels.source for i in text.tokens_in(span)], values)
        yield lesson


_KIND_OF = {
    "person": Kind.PERSON,
    "group": Kind.PERSON,
    "organization": Kind.BODY,
    "outlet": Kind.OUTLET,
    "document": Kind.DOCUMENT,
}
_INSIDE = frozenset("of for the and & on de van von der".split())


def parts(speaker: str | None) -> list[str]:
    """A joint speaker's names."""
    return [part.strip() for part in (speaker or "").split(" and ") if part.strip()]


def _tokens(text: Text, words: str) -> range:
    at = text.text.find(words)
    return text.tokens_in(Span(at, at + len(words))) if at >= 0 else range(0)


def _place(lesson: Lesson, words: tuple[str, ...], kind: Kind, chain: str | None) -> None:
    """Mark a name wherever the article has it, and a person's surname alone."""
    if not words or not any(w[0].isupper() for w in words):
        return
    person = kind is Kind.PERSON
    first = without_titles(words, 0, len(words)) if person else 0
    words = words[first + (0 if person or words[first] not in ("The", "the") else 1) :]
    text, size, at = lesson.text, len(words), 0
    while words and at < len(text):
        if text.words[at : at + size] == words:
            stop = at + size
            lesson.name_it(at, stop, kind, over=True)
            if chain:
                lesson.chains.update(dict.fromkeys(range(at, stop), chain))
            at = stop
        else:
            alone = person and size > 1 and text.words[at] in (words[-1], words[0])
            if alone and chain:
                lesson.chains.setdefault(at, chain)
            if alone and text.words[at] == words[-1] and _lone(text, at):
                lesson.name_it(at, at + 1, kind, over=lesson.tags[at] == 1 + Kind.BODY)
            at += 1


def _lone(text: Text, at: int) -> bool:
    """Whether no capitalised word stands at either side."""
    sides = [*text.words[max(0, at - 1) : at], *text.words[at + 1 : at + 2]]
    return not any(w[0].isupper() for w in sides)


def ask(lesson: Lesson, source: Sequence[int], values: Mapping[str, Any]) -> None:
    """Whom a source means that does not name itself, as far as it was labelled."""
    if not source or "speaker" not in values:
        return
    text = lesson.text
    if len(source) == 1 and text.words[source[0]].lower() in GOING_BACK:
        token = source[0]
    else:
        read = phrase.read(text, range(source[0], source[-1] + 1))
        if read is None or read.proper or any(i in lesson.chains for i in source):
            return
        token = read.tokens.stop - 1
    speaker = values["speaker"]
    if speaker and len(parts(speaker)) == 1:
        lesson.questions.append(Question(token, speaker, True))
    elif not speaker and values.get("anonymity") in ("anonymous", "collective"):
        lesson.questions.append(Question(token, None, True))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)
