"""The words of a source, read as a noun phrase: head, number, what kind of thing it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.claims.lang.en import bodies, grammar, numbers, offices, papers, unnamed
from onrecord.claims.source.nouns import CLITICS, is_capitalised, is_joint
from onrecord.claims.text.tokens import Text

_PLURALS = frozenset("people persons men women police children media staff".split())
_SINGULAR_IN_S = frozenset(
    "boss congress news politics business press witness campus process census corps series access "
    "analysis us status virus congresswoman businesswoman princess actress basis chess gas bus "
    "governess".split()
)
# "a group of residents": the head is what comes after "of".
_CONTAINERS = frozenset(
    "group number pair couple trio handful dozen dozens score scores hundreds thousands majority lot "
    "variety percent coalition crowd chorus proportion share portion percentage minority plenty series host "
    "slew array range section swath wealth dearth raft generation body team pool bunch trove flurry spate "
    "string".split()
)
DETERMINERS = frozenset("the this these those his her its their our my your that".split())
_SHARE = "percent"
_OWNERS = frozenset("his her its their our my your".split())
_DOZEN = 12
# A number above this counts a class ("400 residents"), not particular people.
_MANY = 30


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's noun phrase. All words are in small letters; numbers of tokens refer to the text.

    `tokens`: the phrase up to and with its head. `head`: its last word. `number`: how many the words say,
    or None. `definite`: opened by "the", "these", "his" ... . `vague`: opened by "some", "many" ... .
    `opener`: the first word, "percent" of any share. `partitive`: "one of the people". `owned`: "his
    friends", "the mayor's friends". `proper`: the capitalised run at its end, None for a common noun.
    """

    tokens: range
    head: str
    number: int | None
    plural: bool
    definite: bool
    vague: bool
    opener: str
    partitive: bool
    owned: bool
    proper: range | None


# Two words that are one office.
_JOINED = {"chief executive": "ceo"}
# "According to", "from", "by": what stands before a source is no part of it.
_LEADS = frozenset("from by to with according of both neither either not as only just even".split())


def read(text: Text, tokens: range) -> Phrase | None:
    """Parse one party's noun phrase; None for no words."""
    start = tokens.start
    both = False
    while start < tokens.stop and (not text.words[start][0].isalnum() or text.words[start].lower() in _LEADS):
        both = both or text.words[start].lower() == "both"
        start += 1
    if start >= tokens.stop:
        return None
    first = start
    words = [w.lower() for w in text.words[start : tokens.stop]]
    number, vague, partitive = None, words[0] in numbers.VAGUE_QUANTIFIERS, False
    opened = words[0]
    # Quantities: "at least two of the", "a group of", "another".
    hedged = _hedge_length(words)
    start, words = start + hedged, words[hedged:]
    counted = _number(words[0]) if len(words) == 1 or (words and words[1][0].isalpha()) else None
    share = _share_length(words)
    if share:
        vague, opened = True, _SHARE  # "three out of four readers" are nobody in particular
        start, words = start + share, words[share:]
    elif counted is not None:
        dozens = words[1:2] == ["dozen"] and counted < _DOZEN
        number = counted * _DOZEN if dozens else counted
        start, words = start + 1 + dozens, words[1 + dozens :]
    elif words and words[0] in ("a", "an", "the", "another", "these", "those") and len(words) > 1:
        second = _number(words[1]) if len(words) == 2 or words[2][0].isalpha() else None
        if second is not None and not _YEAR.fullmatch(words[1]):
            number = second
            start, words = start + 2, words[2:]
    of = words.index("of") if "of" in words[:4] else -1
    if of == 1 and words[0] == "another":
        start, words, of, number = start + 1, words[1:], 0, number or 1
    if of >= 0 and (of == 0 or (words[of - 1] in _CONTAINERS)):
        partitive = True
        if of and words[of - 1] in _CONTAINERS:
            if words[of - 1] in ("percent", "cent"):
                number, opened = None, _SHARE
            vague = vague or number is None
        start, words = start + of + 1, words[of + 1 :]
        if not number and len(words) > 1 and (within := _number(words[0])):
            number, vague = within, False  # "a group of ten residents"
    if not words:
        start, words = first, [w.lower() for w in text.words[first : tokens.stop]]
    end = start + _head_length(text, start, tokens.stop)
    while end - 1 > start and (not text.words[end - 1][0].isalnum()):
        end -= 1
    head = _JOINED.get(" ".join(text.words[max(start, end - 2) : end]).lower(), text.words[end - 1].lower())
    plural = is_plural(head) or (number is not None and number > 1)
    if number is None and not plural and opened in numbers.SINGLE_DETERMINERS:
        number = 1
    proper = _proper_tail(text, start, end)
    return Phrase(
        tokens=range(first, end),
        head=head,
        number=number,
        plural=plural,
        definite=both or opened in DETERMINERS or _possessed(text, first, end),
        vague=vague or (number is not None and number > _MANY),
        opener="both" if both else opened,
        partitive=partitive,
        owned=opened in _OWNERS or _possessed(text, first, end),
        proper=proper,
    )


def _hedge_length(words: list[str]) -> int:
    """How many words stand before a number and leave it open: "at least", "nearly", "a whopping"."""
    for length in (2, 1):
        behind = words[length : length + 1]
        number = bool(behind) and (_number(behind[0]) is not None or behind[0][0].isdigit())
        led = (
            words[0] in grammar.ARTICLES and words[1].endswith(("ing", "ed"))
            if length == 2 and number
            else False
        )
        if number and (led or " ".join(words[:length]) in numbers.APPROXIMATE):
            return length
    return 0


def _share_length(words: list[str]) -> int:
    """How many words tell a share of a class: "three out of four", "one in five", "41% of"; 0 for none."""
    if not words or (_number(words[0]) is None and not words[0][0].isdigit()):
        return 0
    if words[1:2] == ["%"]:
        return 3 if words[2:3] == ["of"] and len(words) > _PERCENT_OF else 0
    joint = 3 if words[1:3] == ["out", "of"] else 2 if words[1:2] == ["in"] else 0
    return joint + 1 if joint and len(words) > joint and _number(words[joint]) is not None else 0


# "41", "%", "of".
_PERCENT_OF = 3
# Between an article and a noun it is a date and no number: "a 2031 study".
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_plural(noun: str) -> bool:
    if (
        noun in _PLURALS
        or noun in unnamed.INSTITUTIONAL_PLURALS
        or noun in ("spokesmen", "spokeswomen", "spokespeople")
    ):
        return True
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in _SINGULAR_IN_S


def _number(word: str) -> int | None:
    if word.isdecimal() and word.isascii() and len(word) < 7:
        return int(word)
    return numbers.NUMBERS.get(word)


def _head_length(text: Text, start: int, stop: int) -> int:
    """Words from start up to where the phrase goes on behind its head."""
    i = start
    while i < stop:
        word = text.words[i]
        if i > start and (
            (word.lower() in grammar.POSTMODIFIERS and word != "WHO")
            or word in (",", "(", "—", "–", ";", ":", "“", "”")
        ):
            # "the Bank of Tarn": inside a name the phrase goes on.
            inside = (
                (
                    word in ("of", "for")
                    or (word in ("on", "to") and text.words[i - 1].lower() in unnamed.PUBLIC_BODIES)
                )
                and is_capitalised(text.words[i - 1])
                and i + 1 < stop
                and is_capitalised(
                    text.words[i + 2 if text.words[i + 1] in grammar.ARTICLES and i + 2 < stop else i + 1]
                )
                and text.words[i - 1].lower() not in COMMON_NOUNS
            )
            if not inside and not _lists_adjectives(text, start, i, stop):
                break
        elif i > start and has_head(text.words[i - 1].lower()) and (goes_on(word) or word in _TIMES):
            break
        i += 1
    return max(1, i - start)


# Behind a noun they tell when: "a poll this week".
_TIMES = frozenset("this last next earlier".split())
# A noun stands at most so many words behind the comma between its adjectives.
_ADJECTIVES = 3


def _lists_adjectives(text: Text, start: int, at: int, stop: int) -> bool:
    """Whether a comma stands between two adjectives of one noun: "a small, two-week study"."""
    if text.words[at] != "," or has_head(text.words[at - 1].lower()) or not text.words[at - 1].islower():
        return False
    behind = text.words[at + 1 : min(stop, at + 1 + _ADJECTIVES)]
    noun = next((n for n, w in enumerate(behind) if has_head(w.lower())), 0)
    return noun > 0 and all(
        w[0].isdigit() or (w.islower() and w.isidentifier()) or "-" in w for w in behind[:noun]
    )


COMMON_NOUNS = (
    offices.ROLE_NOUNS
    | unnamed.CLASS_NOUNS
    | unnamed.UNNAMED_NOUNS
    | unnamed.PEOPLE_NOUNS
    | papers.DOCUMENT_NOUNS
    | unnamed.INDEFINITES
)


def has_head(word: str) -> bool:
    """Whether a word is a noun that can head a source's phrase."""
    return word in COMMON_NOUNS or word in bodies.ORGANIZATION_NOUNS


def goes_on(word: str) -> bool:
    """Whether a word behind a noun opens a clause about it: "experts I asked", "a poll released today"."""
    participle = word.islower() and word.endswith(("ed", "ing")) and word not in papers.DOCUMENT_NOUNS
    return participle or word in _PARTICIPLES or word in _NOMINATIVE


_PARTICIPLES = frozenset("seen written made sent held read shown given taken drawn known".split())
_NOMINATIVE = frozenset("I he she they we you".split())


def _possessed(text: Text, first: int, end: int) -> bool:
    return any(text.words[i] in CLITICS for i in range(first + 1, end - 1))


def _proper_tail(text: Text, start: int, end: int) -> range | None:
    while end > start and text.words[end - 1].lower() in _INSIDE:
        end -= 1  # a source cut off behind its "and"
    first = end
    if end - start > 1 and text.words[end - 1] in _FORMS and is_capitalised(text.words[end - 2]):
        first -= 1  # "Low Tide plc"
    while first > start and (
        is_capitalised(text.words[first - 1])
        or text.words[first - 1].lower() in _INSIDE
        or is_joint(text, first - 1)
    ):
        first -= 1
    while first < end and not is_capitalised(text.words[first]):
        first += 1
    while first < end and text.words[first].lower() in _QUANTITIES:
        first += 1
    return range(first, end) if first < end else None


# Legal forms that a firm writes in small letters behind its name.
_FORMS = frozenset("plc gmbh".split())
_QUANTITIES = DETERMINERS | grammar.ARTICLES | numbers.VAGUE_QUANTIFIERS | unnamed.INDEFINITES
_INSIDE = frozenset("of for on to a the and & van von der den de del della di da bin al".split())
