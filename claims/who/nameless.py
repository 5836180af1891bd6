"""Who speaks without a name: an aide, two residents, a spokesman, the county board."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from onrecord.claims.lang.en import (
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
        # Nouns of unnamed people, by where one first spoke.
        self._withheld: dict[str, int] = {}

    def party(self, read: Phrase, part: range) -> Party:
        """The party that a phrase without a name means."""
        text = self._text
        if read.head in _NO_NOUNS or read.head.isdigit():
            return Party()  # a source that was cut before its noun
        behind = read.tokens.stop, reach(text, part)
        tail = tail_of(text, *behind)
        particular = read.head not in unnamed.INDEFINITES or read.head in ("someone", "somebody")
        knows = anonymity.basis(tail) if particular else None
        asked = anonymity.asks_anonymity(tail)
        if read.head in offices.SPOKESPEOPLE:
            return self._spoken.party(read, part)
        if not knows and not asked and not read.plural:
            gone_back = self._definite.back(read) if read.definite else None
            if gone_back is None and not self._was_introduced(read):
                gone_back = self._definite.ahead(read)
            if gone_back:
                return gone_back
        if read.plural and (together := self._definite.several(read)):
            return together
        noun = kind_of_noun(read.head, read.plural, self._reading.learned.noun(read.tokens.stop - 1))
        anonymous, kind = anonymity.terms(
            read, bool(knows), asked, noun, at_large=self._is_at_large(read, part)
        )
        if read.head in unnamed.COUNSEL and (
            read.definite or text.words[behind[0] : behind[0] + 1] == ("for",)
        ):
            anonymous, kind = "anonymous", "person"
        held = self._reading.descriptions.is_told(read.head)
        if kind == "person" and read.head in offices.OFFICES and self._was_introduced(read) and not held:
            anonymous = "anonymous"
        if anonymous == "anonymous" and not knows and not asked and self._goes_back_to_named(read):
            anonymous = "named"
        if anonymous == "anonymous" and read.plural:
            self._withheld.setdefault(read.head.removesuffix("s"), read.tokens.start)
        one = not read.plural and (self._was_introduced(read) or read.opener == "the")
        number = 1 if one else read.number
        if anonymous == "named" and kind == "outlet":
            return Party(source_type=kind, anonymity=anonymous)
        start = text.spans[read.tokens.stop - 1].end
        home = affiliation(self._text, read, part)
        is_role = (
            kind == "person"
            and not read.plural
            and is_person(read.head)
            and read.head not in _NO_ROLE | offices.RELATIONS
        )
        return Party(
            role=role_words(self._text, read) if is_role else None,
            affiliation=home if anonymous == "anonymous" else None,
            source_type=kind,
            anonymity=anonymous,
            count=number if anonymous == "anonymous" else None,
            basis=text.text[start + knows[0] : start + knows[1]] if knows else None,
            plural=read.plural,
            gender=_gender_of_noun(read.head),
            unnamed_as=_unnamed_as(read, kind, bool(knows), asked) if anonymous == "anonymous" else None,
        )

    def _is_at_large(self, read: Phrase, part: range) -> bool:
        """Whether nothing beside a noun tells whose it is, or when it came out: "studies of old weirs"."""
        before, behind = self._reading.words(read.tokens)[:-1], self._text.words[read.tokens.stop : part.stop]
        whose = any(is_capitalised(w) for w in before[1:]) or any(
            kind_of_noun(w.lower(), False) in ("document", "organization", "person")
            for w in before
            if w.lower() != "local"
        )
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
        first = min(self._introduced.get(read.head, at), self._withheld.get(read.head, at))
        return read.definite and first < at


# "The doctor" is no unnamed person who spoke more paragraphs before, in other words.
_NEAR = 3
_NO_NOUNS = numbers.SINGLE_DETERMINERS | frozenset("the this these those".split())
_NO_ROLE = frozenset(
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
            for k in range(i + 1, min(i + 4, len(text))):
                first.setdefault(text.words[k].lower(), k)
    return first


def _gender_of_noun(head: str) -> str | None:
    if head in offices.FEMALE_NOUNS:
        return "female"
    return "male" if head in offices.MALE_NOUNS else None
