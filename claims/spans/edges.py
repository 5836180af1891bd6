"""Where a source begins and ends: not within its reason for staying unnamed, not at a "who" whose clause was
cut off, and not with the day on which it spoke."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import days, grammar, papers
from onrecord.claims.source import anonymity
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.source.phrase import goes_on
from onrecord.claims.text import frame
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import Text

_RELATIVE = frozenset("who which that".split())
_DANGLING = frozenset("a an the of for from with at in to by as and over during through since after".split())
# What leads to a source and is none of it.
_BEFORE = frozenset("to by that and but while as said says told from".split())
_DAYS = days.CALENDAR - days.MONTHS.keys()
_SPANS = frozenset("week month year spring summer autumn fall winter morning evening".split())
_PARTS = frozenset("morning afternoon evening night".split())
# In small letters: "USA Today" is a name.
_NOW = frozenset("today yesterday tonight".split())
# A relative clause between its pronoun and the cue has at most so many tokens.
_CLAUSE = 10


def source_edges(text: Text, source: Sequence[int], cue: Sequence[int]) -> tuple[int, ...]:
    """The tokens of a source with its edges set straight; never none where there were some.

    What stands within somebody's reason for staying unnamed is no source of its own: "two divers who asked
    not to be named because of [the nature of the work]" are the divers.

    Of a name with its relative pronoun, the pronoun is the source of the pronoun's own verb ("Cole, WHO
    said") and the name that of any other. A clause that was cut off goes on to its cue ("groups that
    [advocate for divers] say"), and without a cue the pronoun goes. "Divers who said" stays whole: "who"
    alone would tell nothing.
    """
    tokens = (*_unnamed_before(text, source), *source)
    if tokens and tokens[0] and text.words[tokens[0] - 1] == "@":
        tokens = (tokens[0] - 1, *tokens)  # an account's handle
    if len(tokens) < 2:
        return tokens
    if text.words[tokens[-1]].lower() in _RELATIVE:
        pronoun = tokens[-1]
        if _is_own_verb(text, pronoun, cue):
            described = any(text.words[i] == "," for i in tokens[:-2])
            named = is_capitalised(_last_word(text, tokens[:-1])) and not (described or _joins(text, tokens))
            return (pronoun,) if named else tokens
        if clause := _clause(text, pronoun, cue):
            return (*tokens, *clause)
        tokens = _stripped(text, tokens[:-1]) or tokens
    time = _time(text, tokens)
    if time and not any(text.words[i] == "," or _dates(text.words[i]) for i in tokens[:-time]):
        tokens = tokens[:-time]
    return _stripped(text, tokens) or tuple(source)


def without_name_in_cue(
    text: Text, source: Sequence[int], cue: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The source and the cue, where a surname that is a verb was taken for the cue: "Amina [Said], 52,
    said"."""
    if not source or not cue or cue[0] != source[-1] + 1 or not is_capitalised(text.words[cue[0]]):
        return tuple(source), tuple(cue)
    if not is_capitalised(text.words[source[-1]]) or text.words[cue[0]].isupper():
        return tuple(source), tuple(cue)
    verb = next(
        (
            i
            for i in range(cue[0] + 1, min(len(text), cue[0] + _CLAUSE))
            if text.sentence[i] == text.sentence[cue[0]]
            and text.words[i].islower()
            and text.words[i] in SPEECH
            and not text.quoted[i]
        ),
        None,
    )
    return (tuple(source), tuple(cue)) if verb is None else ((*source, cue[0]), (verb,))


def _unnamed_before(text: Text, source: Sequence[int]) -> Sequence[int]:
    """The tokens of people "who" ask not to be named, where a source stands in the reason that they give."""
    start = frame.around(text, source[0]).start if source else 0
    lead = range(start, source[0]) if source else range(0)
    pronoun = next((i for i in reversed(lead) if text.words[i].lower() == "who"), None)
    if pronoun is None or pronoun == start or "," in text.words[pronoun : source[0]]:
        return ()
    clause = text.text[text.spans[pronoun].start : text.spans[source[0]].start]
    if not anonymity.asks_anonymity(clause):
        return ()
    head = pronoun
    while head > start and text.words[head - 1][0].isalnum() and text.words[head - 1].lower() not in _BEFORE:
        head -= 1
    return range(head, source[0]) if head < pronoun else ()


def _is_own_verb(text: Text, pronoun: int, cue: Sequence[int]) -> bool:
    """Whether a cue is the verb of the relative pronoun before it, with auxiliaries and adverbs between."""
    if not cue or cue[0] <= pronoun:
        return False
    return all(_is_auxiliary(text.words[i]) for i in range(pronoun + 1, cue[0]))


def _clause(text: Text, pronoun: int, cue: Sequence[int]) -> range | None:
    """The tokens between a relative pronoun and a cue that is not its own verb."""
    if not cue or not pronoun + 1 < cue[0] <= pronoun + 1 + _CLAUSE:
        return None
    between = range(pronoun + 1, cue[0])
    whole = text.sentence[pronoun] == text.sentence[cue[0]]
    plain = all(text.words[i][0].isalnum() and text.quoted[i] == text.quoted[pronoun] for i in between)
    joined = text.words[cue[0] - 1].lower() in grammar.CONJUNCTIONS
    return between if whole and plain and not joined else None


def _is_auxiliary(word: str) -> bool:
    word = word.lower()
    return word in _AUXILIARIES or word.endswith("ly")


_HAVE = frozenset(
    "has have had do does did also then later once never not still already often now even".split()
)
_AUXILIARIES = grammar.BE | grammar.MODALS | _HAVE


def _last_word(text: Text, tokens: Sequence[int]) -> str:
    return next((text.words[i] for i in reversed(tokens) if text.words[i][0].isalnum()), "-")


def _joins(text: Text, tokens: Sequence[int]) -> bool:
    return any(text.words[i].lower() in grammar.CONJUNCTIONS for i in tokens)


def _dates(word: str) -> bool:
    """Whether a time behind a word may belong to it: "a poll released Monday", "a poll this month"."""
    clause = goes_on(word)  # "Broadcasting Minister" has none
    word = word.lower()
    clause = clause or word in _RELATIVE or word in ("whose", "when", "where", "out")
    return clause or (word in papers.DOCUMENT_NOUNS and word not in papers.OUTLET_NOUNS)


def _time(text: Text, tokens: Sequence[int]) -> int:
    """How many tokens at the end say when: "on Friday", "this month", "Friday night"; 0 for none."""
    words = [text.words[i].lower() for i in tokens]
    size = 1 if words[-1] in _PARTS and len(words) > 1 and words[-2] in _DAYS else 0
    day = words[-1 - size]
    if day in _DAYS or text.words[tokens[-1 - size]] in _NOW:
        size += 1
        size += words[-1 - size :][:1] == ["on"] if len(words) > size else 0
    elif day in _SPANS and len(words) > 1 and words[-2] in ("this", "last"):
        size = 2 + (words[-3:-2] in (["late"], ["early"], ["earlier"]))
    else:
        return 0
    return size if size < len(words) else 0


def _stripped(text: Text, tokens: Sequence[int]) -> tuple[int, ...]:
    """Without the comma and the small words that lead on to what is not there."""
    end = len(tokens)
    while end and (text.words[tokens[end - 1]].lower() in _DANGLING or text.words[tokens[end - 1]] == ","):
        end -= 1
    return tuple(tokens[:end])
