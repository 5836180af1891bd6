"""For whom a spokesperson without a name speaks: "a ministry spokesman", "Mr Vane's spokeswoman".

The words are the institution's or the person's own, on the record; `through` keeps those for who spoke.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from onrecord.claims.lang.en import bodies, papers, places, pronouns, unnamed
from onrecord.claims.source.nouns import CLITICS, words_of
from onrecord.claims.source.party import Party, again
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.who.around import affiliation, role_words
from onrecord.claims.who.reading import Reading

# A body that a spokesperson's noun follows: "an airport spokesman".
_BODIES = (
    bodies.ORGANIZATION_NOUNS
    | unnamed.PUBLIC_BODIES
    | unnamed.INSTITUTIONAL_PLURALS
    | bodies.STAFFS
    | papers.OUTLET_NOUNS
    | places.LANDMARKS
)
_HOUSEHOLDS = frozenset("family household royal".split())
# "A spokesman", "the spokeswoman": an article and the noun.
_BARE = 2
_FOR = frozenset("for of at from with".split())


class Spoken:
    """The spokespeople of one article. `resolve` gives the party of a noun phrase: whom they speak for."""

    def __init__(self, reading: Reading, resolve: Callable[[range], Party | None]) -> None:
        self._reading = reading
        self._text = reading.text
        self._resolve = resolve

    def party(self, read: Phrase, part: range) -> Party:
        """The party of a spokesperson's phrase: whom it speaks for, where that is told."""
        through = words_of(self._text, read.tokens.start, self._end(read, part))
        for ask in (self._owner, self._named, self._behind, self._before, self._lately):
            if spoken := ask(read, part):
                return replace(self._as_words_of(spoken, read), through=through)
        return Party(
            None, role_words(self._text, read), None, "person", "anonymous", read.number,
            plural=read.plural, unnamed_as="official",
        )  # fmt: skip

    def _as_words_of(self, spoken: Party, read: Phrase) -> Party:
        if spoken.source_type in ("person", "group"):
            return again(spoken)
        role = role_words(self._text, read)
        return replace(again(spoken), role=role, affiliation=spoken.speaker, anonymity="named", count=None)

    def _end(self, read: Phrase, part: range) -> int:
        """Where the words for the spokesperson end, with whom they speak for: before a comma or a "who"."""
        stop = read.tokens.stop
        while stop < part.stop and (
            self._text.words[stop][0].isalnum() or self._text.words[stop] in ("’s", "'s")
        ):
            if self._text.words[stop].lower() in ("who", "that", "which", "speaking"):
                break
            stop += 1
        return stop

    def _owner(self, read: Phrase, part: range) -> Party | None:
        """ "His spokeswoman", "its spokesman"."""
        at = read.tokens.start
        if pronouns.PRONOUNS.get(self._text.words[at].lower()) is None:
            return None
        owner = self._reading.pronouns.resolve(at, frozenset(), None)
        return owner if owner.speaker else Party(source_type=owner.source_type, anonymity="named")

    def _named(self, read: Phrase, part: range) -> Party | None:
        """A person or a body that the phrase names."""
        names = self._reading.names
        for mention in names.within(part.start, self._end(read, part)):
            if mention.person is not None:
                return self._reading.pronouns.person(mention.person)
        name = affiliation(self._text, read, part)
        return Party(name, source_type="organization", anonymity="named") if name else None

    def _behind(self, read: Phrase, part: range) -> Party | None:
        """ "For the county water board", "for the singer"."""
        stop, end = read.tokens.stop, self._end(read, part)
        if stop + 1 >= end or self._text.words[stop].lower() not in _FOR:
            return None
        party = self._resolve(range(stop + 1, end))
        if party is None or party.plural:
            return Party(source_type="group", anonymity="named", plural=True) if party else None
        return replace(party, anonymity="named", role=None, basis=None, count=None, unnamed_as=None)

    def _before(self, read: Phrase, part: range) -> Party | None:
        """ "A ministry spokesman", "an airport spokesman", "a family spokesman"."""
        last = read.tokens.stop - 2
        if last > read.tokens.start and self._text.words[last] in CLITICS:
            last -= 1
        if last < read.tokens.start:
            return None
        noun, at = self._text.words[last].lower(), read.tokens.start
        if noun in _HOUSEHOLDS:
            return Party(source_type="group", anonymity="named", plural=True)
        if noun not in _BODIES:
            return None
        named = self._reading.institutions.named_by(noun, at)
        if named is None and noun in bodies.COMPANY_NOUNS | bodies.GENERIC_BODIES:
            heard = self._last_body(at)
            named = heard.speaker if heard else self._reading.institutions.company(at)
        return Party(named, source_type="organization", anonymity="named")

    def _lately(self, read: Phrase, part: range) -> Party | None:
        """ "A spokesman said": for the body that spoke last, or was spoken of."""
        at = read.tokens.start
        if len(read.tokens) > _BARE:
            return None
        if heard := self._last_body(at):
            return heard
        name = self._reading.institutions.company(at)
        return Party(name, source_type="organization", anonymity="named") if name else None

    def _last_body(self, at: int) -> Party | None:
        """The institution, or whoever has a spokesperson, that spoke last and near."""
        text = self._text
        low = bisect_left(text.paragraph, text.paragraph[at] - 1)
        spoke = self._reading.heard.within(low, at)
        if not spoke or not spoke[-1].speaker:
            return None
        last = spoke[-1]
        return last if last.source_type == "organization" or last.through else None
