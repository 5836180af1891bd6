"""Who speaks without a name: an aide, two residents, a spokesman, the county board."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from onrecord.claims.lang.en import (
    grammar,
    numbers,
    offices,
    unnamed,
)
from onrecord.claims.source import anonymity
from onrecord.claims.source.kind import kind_of_noun
from onrecord.claims.source.nouns import (
    CLITICS,
    is_capitalised,
    is_person,
    singular,
)
from onrecord.claims.source.party import Party
from onrecord.claims.source.phrase import Phrase, goes_on
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.around import affiliation, reach, role_words, tail_of
from onrecord.claims.who.definite import Definite
from onrecord.claims.who.reading import Reading
from onrecord.claims.who.spoken import Spoken


class Nameless:
    """The unnamed people of one article. Sources come in text order: it keeps who was told of before."""

    def __init__(self, reading: Reading, resolve: Callable[[range], Party | None]) -> None:
        """`resolve` gives the party of any noun phrase of the article."""
        self._reading = reading
        self._text = reading.text
        self._names = reading.names
        self._institutions = reading.institutions
        self._definite = Definite(reading)
        self._spoken = Spoken(reading, resolve)
        self._introduced = _introduced(reading.text)
        # Nouns of unnamed people: where one first spoke, and how many they were.
        self._withheld: dict[str, tuple[int, int | None]] = {}

    def party(self, read: Phrase, part: range) -> Party:
        """The party that a phrase without a name means."""
        text = self._text
        behind = read.tokens.stop, reach(text, part)
        tail = tail_of(text, *behind)
        if read.head == "those" and behind[1] > behind[0]:
            return self._those(tail)
        if read.head in _NO_NOUNS or read.head.isdigit():
            return Party()  # a source that was cut before its noun
        particular = read.head not in unnamed.INDEFINITES or read.head in _ANYONE
        knows = anonymity.basis(tail) if particular else None
        asked = anonymity.asks_anonymity(tail)
        if read.head in offices.SPOKESPEOPLE:
            return self._spoken.party(read, part)
        if not knows and not asked and (named := self._named(read)):
            return named
        anonymous, kind = self._terms(read, part, bool(knows), asked)
        if anonymous == "named" and kind == "outlet":
            return Party(source_type=kind, anonymity=anonymous)
        count = self._count(read) if anonymous == "anonymous" else None
        if anonymous == "anonymous" and read.plural:
            self._withheld.setdefault(singular(read.head), (read.tokens.start, count))
        start = text.spans[read.tokens.stop - 1].end
        is_role = kind == "person" and not read.plural and is_person(read.head) and read.head not in _NO_ROLE
        return Party(
            role=role_words(self._text, read) if is_role else None,
            affiliation=affiliation(self._text, read, part) if anonymous == "anonymous" else None,
            source_type=kind,
            anonymity=anonymous,
            count=count,
            basis=text.text[start + knows[0] : start + knows[1]] if knows else None,
            plural=read.plural,
            gender=_gender_of_noun(read.head),
            unnamed_as=_unnamed_as(read, kind, bool(knows), asked) if anonymous == "anonymous" else None,
        )

    def _named(self, read: Phrase) -> Party | None:
        """Whom the article names that a description means: before it, or behind it."""
        if read.plural:
            return self._definite.several(read)
        back = self._definite.back(read) if read.definite else None
        return back or (None if self._was_introduced(read) else self._definite.ahead(read))

    def _terms(self, read: Phrase, part: range, knows: bool, asked: bool) -> tuple[str | None, str | None]:
        """(anonymity, source type), by the words and by whom the article has told of before."""
        noun = kind_of_noun(read.head, read.plural, self._reading.learned.noun(read.tokens.stop - 1))
        anonymous, kind = anonymity.terms(read, knows, asked, noun, at_large=self._is_at_large(read, part))
        stop = read.tokens.stop
        if read.head in unnamed.COUNSEL and (read.definite or self._text.words[stop : stop + 1] == ("for",)):
            return "anonymous", "person"
        if knows or asked:
            return anonymous, kind
        if kind == "person" and read.head in offices.OFFICES and self._was_introduced(read):
            anonymous = anonymous if self._reading.descriptions.is_told(read.head) else "anonymous"
        if anonymous == "anonymous" and self._goes_back_to_named(read):
            return "named", kind
        if anonymous == "collective" and kind == "group" and self._are_told_of(read):
            return "anonymous", "person"
        return anonymous, kind

    def _count(self, read: Phrase) -> int | None:
        """The stated number of unnamed people; of "the nurses" that of the nurses told of before."""
        if read.plural:
            told = self._withheld.get(singular(read.head)) if self._are_told_of(read) else None
            return told[1] if told and read.number is None else read.number
        one = read.owned or read.opener == "the" or read.head in _ANYONE or self._was_introduced(read)
        return 1 if one else read.number

    def _those(self, tail: str) -> Party:
        """ "Those close to him", who know and are not named; "those who dive" are a class."""
        knows = anonymity.basis(tail)
        if not knows and not anonymity.asks_anonymity(tail):
            return Party(source_type="group", anonymity="collective", plural=True)
        basis = tail[knows[0] : knows[1]] if knows else None
        return Party(
            source_type="person", anonymity="anonymous", basis=basis, plural=True, unnamed_as="confidential"
        )

    def _are_told_of(self, read: Phrase) -> bool:
        """Whether "the nurses" are unnamed ones who have spoken before: "two nurses"."""
        the = self._text.words[read.tokens.start].lower() in ("the", "these")
        first = self._withheld.get(singular(read.head))
        return the and read.plural and first is not None and first[0] < read.tokens.start

    def _is_at_large(self, read: Phrase, part: range) -> bool:
        """Whether nothing beside a noun tells whose it is, or when it came out: "studies of old weirs"."""
        before, behind = self._reading.words(read.tokens)[:-1], self._text.words[read.tokens.stop : part.stop]
        first = before and (before[0].isupper() or not self._reading.opens(read.tokens.start))
        named = [w for w in before[not first :] if w.lower() not in grammar.FUNCTION_WORDS]
        whose = any(map(is_capitalised, named)) or any(map(_tells_whose, map(str.lower, before)))
        return not whose and not any(is_capitalised(w) or w == "by" or goes_on(w) for w in behind)

    def _goes_back_to_named(self, read: Phrase) -> bool:
        """Whether "the two men" or "the doctor" can only be people whom the article has named: it has told of
        no unnamed ones before."""
        if (
            not read.definite
            or read.partitive
            or read.head in unnamed.UNNAMED_NOUNS
            or any(w in CLITICS for w in self._reading.words(read.tokens))
            or self._text.words[read.tokens.start].lower() not in ("the", "these", "both")
        ):
            return False
        at = read.tokens.start
        if self._was_introduced(read):
            return not read.plural and self._reading.descriptions.is_told(read.head)
        heard = self._reading.heard
        if read.plural or read.head in unnamed.PEOPLE_NOUNS:
            return not heard.unnamed_before(at, alone=False)
        near = bisect_left(self._text.paragraph, self._text.paragraph[at] - _NEAR)
        return all(party.anonymity != "anonymous" for party in heard.within(near, at))

    def _was_introduced(self, read: Phrase) -> bool:
        """Whether the article has spoken of one before ("a finance manager") and now goes back to it."""
        at = read.tokens.start
        withheld = self._withheld.get(singular(read.head))
        first = min(self._introduced.get(read.head, at), withheld[0] if withheld else at)
        return read.definite and first < at


# "The doctor" is no unnamed person who spoke more paragraphs before, in other words.
_NEAR = 3
# "A 41-year-old unemployed man": its noun stands before so many tokens behind the article.
_ADJECTIVES = 8
# Of a state's own: "federal statistics".
_STATES = frozenset("federal official municipal provincial ministerial".split())
_ANYONE = frozenset({"someone", "somebody"})


def _tells_whose(word: str) -> bool:
    """Whether a word before a paper's noun is of a body, a paper or people: "police reports"."""
    known = kind_of_noun(word, False) in ("document", "organization", "person") and word != "local"
    return known or word in _STATES


_NO_NOUNS = numbers.SINGLE_DETERMINERS | frozenset("the this these those".split())
_NO_ROLE = offices.RELATIONS | frozenset(
    "source sources person persons people individual individuals man men woman women insider insiders".split()
)


def _unnamed_as(read: Phrase, kind: str | None, knows: bool, asked: bool) -> str:
    withheld = asked or (knows and not anonymity.is_private(read.head))  # "a neighbour who saw it"
    return anonymity.unnamed_as(read.head, withheld or kind == "organization")


def _introduced(text: Text) -> dict[str, int]:
    """For each noun the token where an article first speaks of one: "a doctor"."""
    first: dict[str, int] = {}
    for i, word in enumerate(text.words):
        if word.lower() in numbers.SINGLE_DETERMINERS:
            for k in range(i + 1, min(i + _ADJECTIVES, len(text))):
                if text.words[k].lower() in grammar.FUNCTION_WORDS or text.words[k] in (",", ".", ";"):
                    break
                first.setdefault(text.words[k].lower(), k)
    return first


def _gender_of_noun(head: str) -> str | None:
    if head in offices.FEMALE_NOUNS:
        return "female"
    return "male" if head in offices.MALE_NOUNS else None
