"""Who speaks a quotation, told by its own sentence: "...," said Ada Cole. "...," she said. In May, Cole
wrote: "..." """

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import days, grammar, offices, pronouns
from onrecord.claims.source.nouns import bare_title, first_name_gender
from onrecord.claims.source.subject import is_subject
from onrecord.claims.text import frame
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

Roles = tuple[tuple[int, ...], tuple[int, ...]]

# Of verbs of speech those that take a quotation whole: "'honest' describes her better" attributes none.
_SAYING = SPEECH - frozenset(
    "describe describes described describing call calls called calling show shows showed shown cite "
    "cites cited "
    "comments reports calls label labels labeled labelled dub dubbed brand branded statement letter "
    "message".split()
)
_LONGEST = 12
_LONGEST_HEAD = 16
_LONGEST_ASIDE = 10
# What a speaker begins with, beside a capital.
_FIRST = frozenset("a an one another the".split())


def told(text: Text, quotation: range, within: range | None = None) -> Roles | None:
    """The cue and the source of a quotation, marks and all, where its sentence, or what of it lies `within`,
    tells them behind it or before it; None where it tells neither plainly."""
    return tail(text, quotation, within) or head(text, quotation, within)


def tail(text: Text, quotation: range, within: range | None = None) -> Roles | None:
    """The cue and the source that follow a quotation to the end of its sentence; None where there is more or
    less than a verb of speech and somebody."""
    if text.words[quotation[0]] != OPEN or text.words[quotation[-1]] != CLOSE:
        return None
    start = quotation.stop
    if start == len(text) or text.sentence[start] != text.sentence[quotation[-1]]:
        return None
    stop = (within or frame.sentence(text, start)).stop
    while stop > start and not text.words[stop - 1][0].isalnum():
        stop -= 1
    rest = range(start, stop)
    if not 2 <= len(rest) <= _LONGEST or any(text.quoted[i] or text.words[i] in (OPEN, CLOSE) for i in rest):
        return None
    said = _verbs(text, rest)
    if len(said) != 1:
        return None
    listener = range(said[0] + 1, rest[-1] + 1)
    if said[0] not in (rest[0], rest[-1]) and not _is_aside(text, said[0], listener):
        return None
    inverted = said[0] == rest[0]
    source = tuple(i for i in rest if (i > said[0] if inverted else i < said[0]))
    first = text.words[source[0]]
    subject = pronouns.PRONOUNS.get(first.lower()) in _SPEAKING and len(source) == 1
    opens = first[0].isupper() or first in _FIRST or first == "@" or first in offices.ROLE_NOUNS
    plain = opens and first.lower() not in pronouns.PRONOUNS
    return ((said[0],), source) if plain or subject else None


_SPEAKING = frozenset("male female plural".split())
_WHERE = frozenset("to in on at to during via through".split())
_NOT_ASIDE = (
    grammar.BE
    | grammar.MODALS
    | grammar.CONDITIONS
    | frozenset("that and but or had has have who which".split())
)
_TELLING = frozenset("told tells asked asks reminded warned assured informed promised".split())


_ARTICLES = frozenset("a an the his her their its".split())


_BEFORE_NOUN = _ARTICLES | grammar.PREPOSITIONS


def _verbs(text: Text, tokens: range) -> list[int]:
    """The verbs of speech among tokens; behind an article or a preposition the word is a noun ("in a
    text")."""
    return [
        i
        for i in tokens
        if text.words[i].lower() in _SAYING
        and (i == tokens[0] or text.words[i - 1].lower() not in _BEFORE_NOUN)
    ]


def _is_aside(text: Text, verb: int, rest: range) -> bool:
    """Whether what follows a verb tells only to whom, where or when: "told her", "wrote to a friend on
    Monday"."""
    words = [text.words[i].lower() for i in rest]
    if (
        not words
        or len(words) > _LONGEST_ASIDE
        or not all(w[0].isalnum() or w in ("'s", "’s") for w in words)
    ):
        return False
    if any(w in _NOT_ASIDE for w in words):
        return False
    behind = words[0] in _WHERE or words[0] in days.CALENDAR
    return behind or text.words[verb].lower() in _TELLING


def head(text: Text, quotation: range, within: range | None = None) -> Roles | None:
    """The cue and the source that lead up to a quotation from the beginning of its sentence."""
    if text.words[quotation[0]] != OPEN:
        return None
    start = (within or frame.around(text, quotation[0])).start
    stop = quotation[0]
    while stop > start and text.words[stop - 1] in (",", ":"):
        stop -= 1
    lead = range(start, stop)
    if stop == quotation[0] or not 2 <= len(lead) <= _LONGEST_HEAD:
        return None
    if any(text.quoted[i] or text.words[i] in (OPEN, CLOSE) for i in lead):
        return None
    verb = next(reversed(_verbs(text, lead)), None)
    if verb is None or not (verb == lead[-1] or _is_aside(text, verb, range(verb + 1, stop))):
        return None
    begins = [start, *(i + 1 for i in lead if text.words[i] == ",")]
    subject = next((s for s in begins if s < verb and is_subject(text, range(s, verb))), None)
    return None if subject is None else ((verb,), tuple(range(subject, verb)))


def is_other(text: Text, source: Sequence[int], than: Sequence[int]) -> bool:
    """Whether a quotation's own source surely is another than `than`: anybody who is no pronoun; "she" where
    the other is a man."""
    words = [text.words[i].lower() for i in source]
    if len(words) != 1 or words[0] not in pronouns.PRONOUNS:
        return True
    meant = pronouns.PRONOUNS[words[0]]
    return meant in ("male", "female") and _gender(text, than) not in (None, meant)


def _gender(text: Text, source: Sequence[int]) -> str | None:
    """The gender that a source's first telling word gives: a title, a pronoun, a noun or a first name."""
    for i in source:
        word = bare_title(text.words[i])
        own = pronouns.PRONOUNS.get(word)
        if len(source) == 1 and own in ("male", "female"):
            return own
        if word in offices.COURTESY_TITLES:
            return offices.COURTESY_TITLES[word]
        if word in offices.FEMALE_NOUNS or word in offices.MALE_NOUNS:
            return "female" if word in offices.FEMALE_NOUNS else "male"
        if text.words[i][0].isupper() and (told := first_name_gender(text.words[i])):
            return told
    return None
