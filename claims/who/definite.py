"""Whom "the senator", "the company" or "the ministry" go back to."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.claims.lang.en import (
    bodies,
    grammar,
    numbers,
    offices,
    papers,
    places,
    pronouns,
    unnamed,
)
from onrecord.claims.source.nouns import (
    CLITICS,
    is_capitalised,
    is_person,
    is_person_by_age,
    singular,
)
from onrecord.claims.source.outlets import is_outlet, outlet_name
from onrecord.claims.source.party import Party
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.text.kinds import SPEECH
from onrecord.claims.who.names import Mention
from onrecord.claims.who.reading import Reading

_ANYBODYS = offices.RELATIONS | unnamed.COUNSEL | unnamed.UNNAMED_NOUNS


_MANY = offices.OFFICES | unnamed.PEOPLE_NOUNS


_ANYBODY = unnamed.UNNAMED_NOUNS | unnamed.PEOPLE_NOUNS


_PUBLIC = unnamed.PUBLIC_BODIES | unnamed.INSTITUTIONAL_PLURALS


class Definite:
    """Reads definite phrases of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._names = reading.names
        self._institutions = reading.institutions
        self._pronouns = reading.pronouns

    def back(self, read: Phrase) -> Party | None:
        """Whom "the senator", "the company", "the ministry" go back to."""
        head, at = read.head, read.tokens.start
        news = "news" in (w.lower() for w in self._reading.words(read.tokens)[:-1])
        if news and head in bodies.ORGANIZATION_NOUNS and (outlet := self._institutions.outlet(at)):
            return Party(outlet, source_type="outlet", anonymity="named")
        if head in papers.OUTLET_NOUNS and (len(read.tokens) == 2 or head not in papers.DOCUMENT_NOUNS):
            name = self._institutions.outlet(at) if len(read.tokens) == 2 else self._outlet_in(read)
            return Party(name, source_type="outlet", anonymity="named") if name else None
        if head not in offices.SPOKESPEOPLE and (is_person(head) or is_person_by_age(head)):
            own = self._text.words[at].lower() in _OWNERS
            other = head in _ANYBODYS  # who stands beside the speaker
            last = None if other else self._spoke_last(at)
            person = None
            if not own or head in offices.KIN | unnamed.COUNSEL_NOUNS:
                person = self._reading.descriptions.person(read.tokens, spoke_last=last)
            if person is not None and own and head not in offices.KIN and not self._is_near(person, at):
                person = None
            if person is None and not own and last is not None and self._goes_on(read, last):
                person = last
            if person is None and not read.plural:
                person = self._by_network(read)
            if person is not None:
                return self._pronouns.person(person)
            return Party(source_type="person", anonymity="named") if is_person_by_age(head) else None
        if read.proper is None and head in bodies.ORGANIZATION_NOUNS and head not in papers.DOCUMENT_NOUNS:
            modified = len(read.tokens) > 2
            name = self._institutions.named_by(head, at)
            if name is None and head in bodies.STAFFS and not modified:
                name = self._own_body(head, at) or self._institutions.body(head, at)
            if name is None and modified and (outlet := self._outlet_in(read)):
                return Party(outlet, source_type="outlet", anonymity="named")
            if name is None and not modified:
                name = self._spoke(head, at)
            if name is None and head in bodies.COMPANY_NOUNS and not modified:
                name = self._institutions.company(at)
            if name is None:
                name = self._described(read)
            return Party(name, source_type="organization", anonymity="named")
        return None

    def _by_network(self, read: Phrase) -> int | None:
        """Whom the network sees a description go back to, where no word of it is told of anybody."""
        if self._is_counted(read):
            return None
        head = read.tokens.stop - 1
        number = self._reading.learned.back(head, (), self._names.person_in)
        if number is None or self._owns(read, number):
            return None
        gender = self._names.persons[number].gender
        other = (
            "male"
            if read.head in offices.MALE_NOUNS
            else "female"
            if read.head in offices.FEMALE_NOUNS
            else None
        )
        fits = None in (gender, other) or gender == other
        return number if fits and self._reading.descriptions.may_hold(number, read.head) else None

    def _is_counted(self, read: Phrase) -> bool:
        """Whether it is one of several that the article told apart without a name: "the third person"."""
        nameless = read.head in unnamed.UNNAMED_NOUNS | unnamed.PEOPLE_NOUNS
        return nameless and any(w.lower() in numbers.OTHERS for w in self._reading.words(read.tokens))

    def _is_near(self, person: int, at: int) -> bool:
        """Whether a person is named in the same or a neighbouring sentence."""
        own = self._text.sentence[at]
        low = bisect_left(self._text.sentence, own - _NEIGHBOURS)
        high = bisect_left(self._text.sentence, own + _NEIGHBOURS + 1)
        return any(m.person == person for m in self._names.within(low, high))

    def _owns(self, read: Phrase, number: int) -> bool:
        """Whether a person is the owner in a phrase: "his boss" is not he."""
        at = read.tokens.start
        if self._text.words[at].lower() not in _OWNERS:
            return False
        owner = self._pronouns.resolve(at, frozenset(), None).speaker
        return owner in (None, self._names.persons[number].name)

    def _goes_on(self, read: Phrase, last: int) -> bool:
        """Whether a description may be another word for who spoke last: "Cole said ... The singer said"."""
        noun, gender = read.head, self._names.persons[last].gender
        if any(w in CLITICS for w in self._reading.words(read.tokens)):
            return False  # "the singer's lawyer" is not the singer
        if noun in _MANY or read.partitive or read.number not in (None, 1):
            return False
        other = "male" if noun in offices.MALE_NOUNS else "female" if noun in offices.FEMALE_NOUNS else gender
        return other in (None, gender) and self._reading.descriptions.fits(last, read.tokens)

    def ahead(self, read: Phrase) -> Party | None:
        """Whom the next sentences name after the article has opened with a description of them."""
        at = read.tokens.start
        if read.partitive or not is_person(read.head):
            return None
        person = None
        if self._text.sentence[at] < _OPENING:
            person = self._reading.descriptions.introduced(read.tokens, _INTRODUCTION)
        if person is None:
            person = self._named_next(read)
        return None if person is None else self._pronouns.person(person)

    def _named_next(self, read: Phrase) -> int | None:
        """The person who is first named, and speaks, in the next two sentences, with no other named there:
        "An expert says no. Ada Cole, of Tarn College, said ..."."""
        text, at = self._text, read.tokens.start
        if read.opener == "one":
            return None
        # "An official" stays unnamed, whoever speaks next; an article that opens with "a Tarn official" may
        # name the one at Tarn.
        anybody = read.head in _ANYBODY
        if anybody and (read.head in unnamed.WITHHELD or text.sentence[at] >= _OPENING):
            return None
        low = bisect_left(text.sentence, text.sentence[at] + 1)
        high = bisect_left(text.sentence, text.sentence[at] + 1 + _NEIGHBOURS)
        if low >= len(text) or text.paragraph[low] > text.paragraph[at] + 1:
            return None
        within = self._names.within(low, high)
        named = [m for m in within if m.person is not None and not text.quoted[m.start]]
        sharing = [m for m in named if self._reading.descriptions.shares(m, read.tokens)]
        named = sharing if anybody or len({m.person for m in sharing}) == 1 else named
        if not named or len({m.person for m in named}) > 1:
            return None
        person = named[0].person
        assert person is not None
        new = all(m.person != person for m in self._names.within(0, low))
        noun, gender = read.head, self._names.persons[person].gender
        other = "male" if noun in offices.MALE_NOUNS else "female" if noun in offices.FEMALE_NOUNS else gender
        speaks = any(self._speaks(m) for m in named)
        fits = other in (None, gender) and self._reading.descriptions.fits(person, read.tokens)
        office = self._names.persons[person].role or read.head
        private = read.head in unnamed.PRIVATE | _HANDS and read.head not in office.lower()
        return person if new and speaks and fits and not private else None

    def _speaks(self, mention: Mention) -> bool:
        """Whether a verb of speech stands beside a name, in its sentence."""
        text = self._text
        around = range(max(0, mention.start - _BESIDE), min(len(text), mention.end + _BEHIND))
        own = text.sentence[mention.start]
        return any(
            text.words[i].lower() in SPEECH and text.sentence[i] == own and not text.quoted[i] for i in around
        )

    def several(self, read: Phrase) -> Party | None:
        """ "Both men", "the two": the so many people whom the nearest sentence that names any names."""
        text, at = self._text, read.tokens.start
        number = read.number or (2 if read.opener == "both" else None)
        if number is None or not 1 < number < _MOST or read.partitive:
            return None
        if not read.definite:
            return self._several_next(read, number)
        own = text.sentence[at]
        for back in range(1, _NEIGHBOURS + 2):
            low, high = bisect_left(text.sentence, own - back), bisect_left(text.sentence, own - back + 1)
            people = list(dict.fromkeys(m.person for m in self._names.within(low, high)))
            if not people:
                continue
            if len(people) != number or None in people:
                return None
            names = " and ".join(self._names.persons[p].name for p in people if p is not None)
            return Party(names, source_type="group", anonymity="named", plural=True)
        return None

    def _several_next(self, read: Phrase, number: int) -> Party | None:
        """ "Three justices": the so many whom the next sentence alone names, by the same noun."""
        text, own = self._text, self._text.sentence[read.tokens.start]
        low, high = bisect_left(text.sentence, own + 1), bisect_left(text.sentence, own + 2)
        people = list(dict.fromkeys(m.person for m in self._names.within(low, high)))
        noun = singular(read.head)
        told = any(
            singular(text.words[i].lower()) == noun or text.words[i].lower() == noun for i in range(low, high)
        )
        new = {m.person for m in self._names.within(0, low)}.isdisjoint(people)
        if len(people) != number or None in people or not told or not new:
            return None
        names = " and ".join(self._names.persons[p].name for p in people if p is not None)
        return Party(names, source_type="group", anonymity="named", plural=True)

    def _spoke_last(self, at: int) -> int | None:
        """The number of the person who spoke last before token `at`, in its paragraph or the one before."""
        text = self._text
        first = bisect_left(text.paragraph, text.paragraph[at] - 1)
        spoke = self._reading.heard.within(first, at)
        if not spoke or spoke[-1].source_type != "person":
            return None
        return self._names.number_of(spoke[-1].speaker)

    def _spoke(self, noun: str, at: int) -> str | None:
        """The institution that spoke last in this paragraph or the one before, where the noun may mean it."""
        text = self._text
        low = bisect_left(text.paragraph, text.paragraph[at] - 1)
        spoke = [p for p in self._reading.heard.within(low, at) if p.source_type == "organization"]
        if not spoke or not (name := spoke[-1].speaker):
            return None
        public = any(w in _PUBLIC for w in name.lower().split())
        state = name.lower() in places.KNOWN
        return None if state or (public and noun in bodies.COMPANY_NOUNS - {"group"}) else name

    def _own_body(self, noun: str, at: int) -> str | None:
        """ "His campaign": that of whom the pronoun means."""
        if pronouns.PRONOUNS.get(self._text.words[at].lower()) not in ("male", "female"):
            return None
        owner = self._pronouns.resolve(at, frozenset(), None).speaker
        return f"{owner.split()[-1]} {noun}" if owner else None

    def _outlet_in(self, read: Phrase) -> str | None:
        """The outlet that a common noun follows: "the Tarn Gazette newspaper"."""
        named = [w for w in self._reading.words(read.tokens)[1:] if is_capitalised(w)]
        return outlet_name(" ".join(named)) if named and is_outlet(tuple(named)) else None

    def _described(self, read: Phrase) -> str | None:
        """ "the Fell campaign", "Ada Fell's campaign": the last name before the noun makes one for it."""
        text, last = self._text, read.tokens.stop - 1
        words = [i for i in range(read.tokens.start, last) if text.words[i] not in CLITICS]
        named = [
            i
            for i in words
            if text.words[i][0].isupper() and text.words[i].lower() not in grammar.FUNCTION_WORDS
        ]
        if not named or any(self._text.words[i].lower() in pronouns.PRONOUNS for i in words):
            return None
        people = self._names.within(read.tokens.start, last)
        first = people[-1].end - 1 if people else named[0]
        return " ".join(text.words[i] for i in [*(k for k in words if k >= first), last])


_OWNERS = frozenset("his her its their our my your".split())


# An article's first sentences, which may describe people before naming them, and how far on it names them.
_OPENING, _INTRODUCTION = 3, 5
# Sentences further on, or back, that are neighbours.
_NEIGHBOURS = 2
# A verb of speech stands so many tokens before a name, or behind it.
_BESIDE, _BEHIND = 3, 14
# More people than that are no "two men".
_MOST = 5
# Who works somewhere, and is not told further.
_HANDS = frozenset("worker employee staffer".split())
