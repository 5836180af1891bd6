"""What the words of an attribution, and their place, tell of whether it is one. Flags, and a few lengths."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.engine.link import Link, Tokens
from onrecord.claims.engine.manner import WE, YOU, I
from onrecord.claims.lang.en import bodies, grammar, offices, pronouns, unnamed
from onrecord.claims.source.nouns import is_person
from onrecord.claims.text.kinds import ATTITUDE, HOLDING, REPORTING, SPEECH, is_deed
from onrecord.claims.text.tokens import Text

CUE = (
    "speech_cue", "attitude_cue", "other_cue", "deed", "reporting", "holding", "cue_length", "cue_ing",
    "cue_to", "cue_modal", "cue_negated", "cue_behind", "cue_beside_source", "attitude_clause", "attitude_to",
    "reporting_clause", "cue_past",
)  # fmt: skip
SOURCE = (
    "own_voice", "source_they", "source_it", "source_relative", "source_indefinite", "source_name",
    "source_person", "source_body", "source_thing", "source_spokesperson", "source_length",
    "source_elsewhere", "source_behind", "source_opens", "source_apart", "it_reporting", "relative_reporting",
    "own_attitude", "source_class", "class_attitude", "class_present", "thing_other", "thing_reporting",
    "name_other", "source_share", "past_report",
)  # fmt: skip
CONTENT = (
    "quoted", "direct", "mixed", "indirect", "content_length", "content_short", "that", "to", "ing",
    "preposition", "question_word", "determiner", "finite", "clause", "content_you", "whole_sentence",
    "in_pieces",
)  # fmt: skip
PLACE = ("sentence_we", "sentence_you", "headline", "place")
NAMES = (*CUE, *SOURCE, *CONTENT, *PLACE)

_FIRST_PERSON = I | WE
_DETERMINERS = frozenset("the a an this these those his her its their our my".split())
_QUESTION_WORDS = frozenset("how why what who when where whether if".split())
_FINITE = (
    grammar.BE
    | grammar.MODALS
    | frozenset("has had have did does do 's ’s 're ’re 'll ’ll 'd ’d 've ’ve".split())
) - frozenset("be been being".split())
_VAGUE = ("own", "thing")
_ANYBODY = unnamed.INDEFINITES | frozenset("no nobody one people those".split())
_BODIES = bodies.ORGANIZATION_NOUNS | bodies.COMPANY_NOUNS
_NO_NAME = grammar.FUNCTION_WORDS | frozenset(pronouns.PRONOUNS)
_PAST = frozenset(
    "said told wrote spoke thought felt knew saw found put read swore gave made went was were had did".split()
)
# The head of a plural stands among so many words.
_NOUN_PHRASE = 4
_BEFORE_CUE = 4
_SHORT = 3
_NEAR = 60  # words of a sentence that are looked at on either side


@dataclass(frozen=True, slots=True)
class Clause:
    """A link's words in small letters, those that are words: what every sign is read from."""

    words: Sequence[str]
    cue: tuple[str, ...]
    source: tuple[str, ...]
    content: tuple[str, ...]
    quoted: float
    is_clause: bool
    sentence: range

    @classmethod
    def of(cls, text: Text, words: Sequence[str], link: Link) -> Clause:
        inner = [i for i in link.content if words[i][0].isalnum()]
        content = tuple(words[i] for i in inner)
        quoted = sum(text.quoted[i] for i in inner) / len(inner) if inner else 0.0
        return cls(
            words,
            _alnum(words, link.cue),
            _alnum(words, link.source),
            content,
            quoted,
            _is_clause(words, link, content),
            _sentence(text, (link.cue or link.content)[0]),
        )


def _alnum(words: Sequence[str], tokens: Tokens) -> tuple[str, ...]:
    return tuple(words[i] for i in tokens if words[i][0].isalnum())


def _is_clause(words: Sequence[str], link: Link, content: Sequence[str]) -> bool:
    """Whether a content says something of something: behind "that", or with a finite verb and no preposition
    before it."""
    if _begins_with(words, link, content, "that"):
        return True
    return content[:1] != () and content[0] not in grammar.PREPOSITIONS and not _FINITE.isdisjoint(content)


def _begins_with(words: Sequence[str], link: Link, content: Sequence[str], word: str) -> bool:
    """Whether a content begins with the word or right behind it."""
    before = link.content[0] - 1
    return content[:1] == (word,) or (before >= 0 and words[before] == word)


def _sentence(text: Text, token: int) -> range:
    number = text.sentence[token]
    return range(bisect_left(text.sentence, number), bisect_right(text.sentence, number))


def cue_signs(text: Text, clause: Clause, link: Link) -> tuple[float, ...]:
    """Parallel to `CUE`."""
    cue = clause.cue
    speech = not SPEECH.isdisjoint(cue)
    attitude = not speech and not ATTITUDE.isdisjoint(cue)
    reporting = not REPORTING.isdisjoint(cue)
    first = link.cue[0] if link.cue else 0
    before = clause.words[max(clause.sentence.start, first - _BEFORE_CUE) : first]
    beside = bool(link.cue and link.source) and (
        abs(link.cue[0] - link.source[-1]) <= 1 or abs(link.source[0] - link.cue[-1]) <= 1
    )
    flags = (
        speech,
        attitude,
        bool(cue) and clause.quoted < 1 and not (speech or attitude),
        is_deed(text, link.cue, link.content),
        reporting,
        not HOLDING.isdisjoint(cue),
        math.log1p(len(cue)),
        cue[:1] != () and cue[0].endswith("ing"),
        "to" in cue,
        any(w in grammar.MODALS for w in (*before[-3:], *cue)),
        any(w in grammar.NEGATIONS or w.endswith(("n't", "n’t")) for w in (*before, *cue)),
        bool(cue) and first > link.content[0],
        beside,
        attitude and clause.is_clause,
        attitude and _begins_with(clause.words, link, clause.content, "to"),
        reporting and clause.is_clause,
        _is_past(cue),
    )
    return tuple(map(float, flags))


def _is_past(cue: Sequence[str]) -> bool:
    """Whether a cue tells of something that was said once, not of a habit: "warned", "said", "has told"."""
    return any(w in _PAST or (w.endswith("ed") and len(w) > _SHORT) for w in cue)


def source_signs(text: Text, clause: Clause, link: Link, names: Mapping[str, int]) -> tuple[float, ...]:
    """Parallel to `SOURCE`. `names`: in how many sources of the text each capitalised word stands."""
    source, tokens = clause.source, link.source
    form = _form(text, clause, tokens)
    reporting = not REPORTING.isdisjoint(clause.cue)
    attitude = SPEECH.isdisjoint(clause.cue) and not ATTITUDE.isdisjoint(clause.cue)
    last = next((text.words[i] for i in reversed(tokens) if _is_name(text, clause, i)), None)
    sentence = clause.sentence
    is_class = form == "indefinite" or _is_bare_plural(text, clause, tokens)
    unsaid = SPEECH.isdisjoint(clause.cue)
    flags = (
        form == "own",
        form == "they",
        form == "it",
        form == "relative",
        form == "indefinite",
        form == "name",
        form == "person",
        form == "body",
        form == "thing",
        not offices.SPOKESPEOPLE.isdisjoint(source),
        math.log1p(len(source)),
        math.log(max(1, names.get(last, 1))) if last else 0.0,
        bool(tokens) and tokens[0] > link.content[0],
        bool(tokens) and 0 <= tokens[0] - sentence.start <= 1,
        bool(tokens) and tokens[0] not in sentence,
        form == "it" and reporting,
        form == "relative" and reporting,
        form == "own" and attitude,
        is_class,
        is_class and unsaid,
        is_class and not _is_past(clause.cue),
        form in ("thing", "body") and not reporting,
        form in ("thing", "body") and reporting,
        form == "name" and unsaid,
        any(w[0].isdigit() for w in source),
        reporting
        and clause.is_clause
        and _is_past(clause.cue)
        and not (is_class or form in ("own", "thing")),
    )
    return tuple(map(float, flags))


def _form(text: Text, clause: Clause, tokens: Tokens) -> str:
    """What kind of word a source is: "own" for the writer's I, we and you, outside quotation marks."""
    source = clause.source
    if not source:
        return ""
    first, alone = source[0], len(source) == 1
    if (first in _FIRST_PERSON or first in YOU) and not text.quoted[tokens[0]]:
        return "own"
    if alone:
        kind = pronouns.PRONOUNS.get(first)
        if first == "they":
            return "they"
        if kind in ("thing", "demonstrative") or first == "that":
            return "it"
        if kind == "relative":
            return "relative"
        if kind:
            return "pronoun"
    if first in _ANYBODY:
        return "indefinite"
    if any(_is_name(text, clause, i) and i != clause.sentence.start for i in tokens):
        return "name"
    if any(_is_name(text, clause, i) for i in tokens):
        return "capitalised"
    if any(is_person(w) for w in source):
        return "person"
    return "thing" if _BODIES.isdisjoint(source) else "body"


def _is_bare_plural(text: Text, clause: Clause, tokens: Tokens) -> bool:
    """Whether a source is people or things of a kind, with no article, number or name: "young homeowners"."""
    source = clause.source
    if not source or source[0] in _DETERMINERS or any(w[0].isdigit() for w in source):
        return False
    named = any(_is_name(text, clause, i) and i != clause.sentence.start for i in tokens)
    return not named and any(w.endswith("s") or w == "people" for w in source[:_NOUN_PHRASE])


def _is_name(text: Text, clause: Clause, i: int) -> bool:
    return text.words[i][0].isupper() and clause.words[i] not in _NO_NAME


def content_signs(text: Text, clause: Clause, link: Link) -> tuple[float, ...]:
    """Parallel to `CONTENT`."""
    content, quoted, first = clause.content, clause.quoted, link.content[0]
    head = content[0] if content else ""
    flags = (
        quoted,
        quoted == 1,
        0 < quoted < 1,
        quoted == 0,
        math.log1p(len(content)),
        len(content) <= _SHORT,
        _begins_with(clause.words, link, content, "that"),
        _begins_with(clause.words, link, content, "to"),
        head.endswith("ing"),
        head in grammar.PREPOSITIONS,
        head in _QUESTION_WORDS,
        head in _DETERMINERS,
        not _FINITE.isdisjoint(clause.words[i] for i in link.content),
        clause.is_clause,
        quoted < 1 and not YOU.isdisjoint(content),
        first == 0 or text.sentence[first - 1] != text.sentence[first],
        link.content[-1] - first >= len(link.content),
    )
    return tuple(map(float, flags))


def place_signs(text: Text, clause: Clause, link: Link) -> tuple[float, ...]:
    """Parallel to `PLACE`: the narrator's own words in the sentence, and where it stands in the text."""
    at, sentence = (link.cue or link.content)[0], clause.sentence
    near = range(max(sentence.start, at - _NEAR), min(sentence.stop, at + _NEAR))
    narrated = {clause.words[i] for i in near if not text.quoted[i]}
    return (
        float(not WE.isdisjoint(narrated)),
        float(not YOU.isdisjoint(narrated)),
        float(text.paragraph[at] == 0),
        at / len(text),
    )
