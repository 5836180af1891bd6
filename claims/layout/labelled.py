"""Quotations behind a label and a colon, each in a paragraph of its own ("Ada Cole, diver: ...",
"@ferryman: ..."), and the headline's reverse, "'Ferries will sink us': minister". By grammar alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.claims.lang.en import days, forenames, grammar, offices, papers
from onrecord.claims.layout.blocks import FIRST_PERSON
from onrecord.claims.layout.signed import BULLETS, name_at, quotation
from onrecord.claims.records import Attribution, Span
from onrecord.claims.source.nouns import bare_title, is_capitalised
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

METHOD = "label grammar"
# Read by hand on our gold, a news corpus and 787 web pages 15 finds of
# 19 were right, and since headings are told, 15 of 15; fewer were seen than of other layouts.
SCORE = 0.9
_LONGEST_LABEL = 16
_LEAST_WORDS = 3
_LONGEST_TAIL = 6
_ENDS = frozenset({".", "!", "?", "…", "...", CLOSE})
# Labels that name no one, whatever stands behind them.
_THINGS = papers.DOCUMENT_NOUNS | days.CALENDAR | frozenset("quote title name motto caption".split())
_COURTESY = frozenset(offices.COURTESY_TITLES)
_VERBS = SPEECH | grammar.BE | grammar.MODALS | frozenset("have has had".split())


@dataclass(frozen=True, slots=True)
class _Labelled:
    """`label` and `content` in tokens; `quoted`: all of the content is one quotation."""

    label: range
    colon: int
    content: range
    quoted: bool


def find(text: Text, paragraphs: Sequence[range]) -> list[Attribution]:
    """One attribution for every labelled quotation, in text order.

    Words without quotation marks are one only in a list of them, most labels surely people and a third of the
    words saying "I" or "we": "Mill Road: Temporary lights at the crossing." is none.
    """
    rows = [row for p in paragraphs if (row := _labelled(text, p))]
    bare = [row for row in rows if _is_bare(text, row)]
    spoken = sum(_says_i(text, row.content) for row in bare)
    speakers = {text.words[row.label.start : row.label.stop] for row in bare}
    people = sum(_is_person(text, row.label) for row in bare)
    listed = len(speakers) > 1 and 3 * spoken >= len(bare) and 2 * people > len(bare)
    listed = listed and not any(_is_about(text, row) for row in bare)
    found = [_attribution(text, row) for row in rows if listed or not _is_bare(text, row)]
    return [*_headline(text, paragraphs[:1]), *found]


def _is_bare(text: Text, row: _Labelled) -> bool:
    return not row.quoted and text.words[row.label.start] != "@"


def _labelled(text: Text, paragraph: range) -> _Labelled | None:
    start = paragraph.start + (text.words[paragraph.start] in BULLETS)
    reach = range(start, min(start + _LONGEST_LABEL, paragraph.stop))
    colon = next((i for i in reach if text.words[i] in (":", OPEN)), None)
    if colon is None or text.words[colon] != ":" or colon == start:
        return None
    content = range(colon + 1, paragraph.stop)
    if len(content) < _LEAST_WORDS or text.words[paragraph.stop - 1] not in _ENDS:
        return None
    label = range(start, colon)
    if text.words[start] == "@":
        return _Labelled(label, colon, content, quoted=False) if len(label) == 2 else None
    if not _is_name(text, label):
        return None
    quoted = quotation(text, content) is not None
    said = not quoted or _is_person(text, label) or not _is_title(text, content)
    return _Labelled(label, colon, content, quoted) if said else None


def _is_name(text: Text, label: range) -> bool:
    """Whether a label is a full name, perhaps with an age or a role behind it."""
    name = name_at(text, label.start, label.stop)
    words = [w.lower() for w in text.words[label.start : label.stop]]
    if any(w in _VERBS or w in _THINGS for w in words) or words[0] in grammar.FUNCTION_WORDS:
        return False
    if name.stop == label.stop:
        return len(name) > 1
    return bool(name) and text.words[name.stop] in (",", "(")


_PERSONAL = forenames.MALE_NAMES | forenames.FEMALE_NAMES | offices.ROLE_NOUNS | _COURTESY


def _is_person(text: Text, label: range) -> bool:
    """Whether a label surely is a person's: by a first name, a title, or what stands behind the name."""
    words = [bare_title(text.words[i]) for i in label]
    return "," in words or bool({words[0]} & _PERSONAL)


def _is_title(text: Text, content: range) -> bool:
    """Whether words have the capitals of a title ("Best Song: “Low Tide”"), or are no sentence."""
    long = [text.words[i] for i in content if len(text.words[i]) > 3]
    return text.words[content.stop - 2] not in _ENDS or all(is_capitalised(w) for w in long)


def _is_about(text: Text, row: _Labelled) -> bool:
    """Whether words speak of the one named before them, or ask: a heading, or an interviewer's turn."""
    words = text.words[row.content.start : row.content.stop]
    named = {w for i in row.label if is_capitalised(w := text.words[i])}
    return words[-1] == "?" or not named.isdisjoint(words)


def _says_i(text: Text, content: range) -> bool:
    return any(text.words[i].lower() in FIRST_PERSON for i in content)


def _headline(text: Text, first: Sequence[range]) -> Iterator[Attribution]:
    """A quotation, a colon and who says it, and nothing more, at the head of the text."""
    for paragraph in first:
        colon = next((i for i in paragraph if text.words[i] == ":" and not text.quoted[i]), None)
        if colon is None or not 0 < paragraph.stop - colon - 1 <= _LONGEST_TAIL:
            continue
        content, label = range(paragraph.start, colon), range(colon + 1, paragraph.stop)
        words = text.words[label.start : label.stop]
        plain = all(w[0].isalpha() or w in ("’s", "'s", ",") for w in words)
        if plain and _is_quotation(text, content) and not any(w.lower() in _VERBS for w in words):
            yield _attribution(text, _Labelled(label, colon, content, quoted=True))


def _is_quotation(text: Text, tokens: range) -> bool:
    """Whether all of the tokens are one quotation, in marks of any kind."""
    if len(tokens) <= _LEAST_WORDS:
        return False
    return all(text.quoted[i] for i in tokens[1:-1]) and not text.words[tokens[-1]][0].isalnum()


def _attribution(text: Text, row: _Labelled) -> Attribution:
    def span(tokens: range) -> tuple[Span, ...]:
        return (Span(text.spans[tokens.start].start, text.spans[tokens.stop - 1].end),)

    return Attribution(
        span(row.content), (text.spans[row.colon],), span(row.label), score=SCORE, method=METHOD
    )
