"""Whom "he", "they", "who" and "the two" go back to.

The centre of a sentence is who speaks in it, else the person who is its subject. A pronoun goes back to the
nearest centre that fits; where two would fit alike, to nobody.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import replace

from onrecord.claims.lang.en import grammar, numbers, papers, places, pronouns
from onrecord.claims.source.apposition import apposition
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.source.party import Party, again
from onrecord.claims.text.frame import around
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.learned import Learned
from onrecord.claims.who.names import Mention, Names

# How far back a pronoun may look, in paragraphs and in sentences.
_PARAGRAPHS = 2
_SENTENCES = 12
# A subject stands this near to the beginning of its sentence, in tokens.
_OPENING = 5
# "In response to the report, Cole ...": so far in, behind a comma.
_LEAD_IN = 12
_SUBJECTS = {"male": "he", "female": "she"}
# An apposition between a name and "who" has at most so many tokens.
_APPOSITION = 14
# A noun phrase before "who" has at most so many tokens.
_PHRASE = 6


class Heard:
    """The sources resolved so far, by the token where each stands."""

    def __init__(self) -> None:
        self._said: list[
            tuple[int, int, Party]
        ] = []  # the middle number only keeps parties from being compared
        self._first_unnamed: dict[bool, int] = {}  # by whether it is one person alone

    def add(self, token: int, party: Party) -> None:
        insort(self._said, (token, len(self._said), party), key=lambda said: said[:2])
        if party.anonymity == "anonymous":
            alone = not party.plural
            self._first_unnamed[alone] = min(token, self._first_unnamed.get(alone, token))

    def within(self, start: int, stop: int) -> list[Party]:
        """The parties that speak in tokens [start, stop)."""
        low = bisect_left(self._said, start, key=lambda said: said[0])
        high = bisect_left(self._said, stop, key=lambda said: said[0])
        return [party for _, _, party in self._said[low:high]]

    def unnamed_before(self, token: int, *, alone: bool) -> bool:
        """Whether somebody anonymous has spoken before a token; one person `alone`, or any."""
        firsts = [first for one, first in self._first_unnamed.items() if one or not alone]
        return bool(firsts) and min(firsts) < token


_TIES = grammar.CONJUNCTIONS | grammar.PREPOSITIONS


class Pronouns:
    """Resolves the pronouns of one article. `phrase` resolves a noun phrase, for what stands before "who"."""

    def __init__(
        self,
        text: Text,
        names: Names,
        heard: Heard,
        phrase: Callable[[range], Party | None],
        learned: Learned,
    ) -> None:
        self._text = text
        self._names = names
        self._heard = heard
        self._phrase = phrase
        self._learned = learned

    def resolve(self, at: int, content: frozenset[int], outer: Party | None) -> Party:
        """The party of the pronoun at token `at`. `content` and `outer` as for `Resolver.resolve`."""
        kind = pronouns.PRONOUNS[self._text.words[at].lower()]
        if kind in ("male", "female"):
            # Whoever it is has been named, unless the article has spoken of people whom it does not name.
            anonymity = None if self._heard.unnamed_before(at, alone=True) else "named"
            others = self._named_in(at, content)
            sure = self._single(at, kind, content, others)
            if sure is None or sure.anonymity == "anonymous":
                sure = self._by_network(at, kind, content, others) or sure
            return again(sure or Party(source_type="person", anonymity=anonymity))
        if kind == "plural":
            return again(self._recent(at, _is_several) or Party(plural=True))
        if kind == "thing":
            heard = self._recent(at, _is_thing) or self._thing_by_network(at, content)
            return again(heard or Party(source_type="organization", anonymity="named"))
        if kind == "speaker":
            return again(outer) if outer else Party(source_type="person")
        return self._antecedent(at) if kind == "relative" else Party()

    def bare_set(self, at: int, word: str) -> Party:
        """ "The two", "both": the people who spoke last, where their number agrees."""
        number = numbers.NUMBERS.get(word)
        heard = self._recent(at, _is_several)
        if heard is None and word == "others":
            return Party(source_type="group", anonymity="collective", plural=True)
        if heard is None or heard.count not in (None, number):
            return Party(plural=True)
        return replace(again(heard), count=number if heard.anonymity == "anonymous" else None)

    def one_of(self, at: int, number: int | None) -> Party:
        """ "One of them", "the other", "two of these": so many of the people who spoke last."""
        heard = self._recent(at, _is_several)
        if heard and heard.anonymity != "anonymous":
            return Party(source_type="person", anonymity=heard.anonymity)
        # Nobody names whom "one of them" means, whoever they are.
        alone = self._text.words[at].lower() == "one" and self._text.words[at + 1 : at + 2] != ("of",)
        known = heard is not None or (number is not None and not alone)  # "one would think" is anybody
        affiliation = heard.affiliation if heard else None
        return Party(
            affiliation=affiliation,
            source_type="person",
            anonymity="anonymous" if known else None,
            count=number if known else None,
            plural=(number or 1) > 1,
            unnamed_as=heard.unnamed_as if heard else None,
        )

    def named(self, mention: Mention) -> Party:
        """The party of a mention by name; without a speaker where two people have the name."""
        if mention.person is None:
            return Party(source_type="person", anonymity="named")
        return self.person(mention.person)

    def person(self, number: int) -> Party:
        """The party of a person by their number."""
        p = self._names.persons[number]
        return Party(p.name, p.role, p.affiliation, "person", "named", gender=p.gender)

    def _named_in(self, at: int, content: frozenset[int]) -> frozenset[int | None]:
        """The numbers of those whom "he" cannot be, since what he says names them: in his own words, or in a
        clause that hangs on him ("he called Cole a fool")."""
        if not content:
            return frozenset()
        inside = self._names.within(min(content), max(content) + 1)
        return frozenset(
            m.person for m in inside if m.start in content and (m.start > at or self._text.quoted[m.start])
        ) - {None}

    def _single(
        self, at: int, gender: str, content: frozenset[int], others: frozenset[int | None]
    ) -> Party | None:
        text = self._text
        own, stop = text.sentence[at], at
        for _ in range(_SENTENCES):
            if not stop or text.paragraph[stop - 1] < text.paragraph[at] - _PARAGRAPHS:
                return None
            start = around(text, stop - 1).start
            speakers = [
                p
                for p in self._heard.within(start, stop)
                if _fits(p, gender) and self._names.number_of(p.speaker) not in others
            ]
            reports_before = text.sentence[stop - 1] == own and any(
                start <= token < stop for token in content
            )
            if speakers and not reports_before:
                return _only(speakers)
            mentions = [
                m
                for m in self._names.within(start, stop)
                if m.person not in others and self._may_mean(m, at, gender, content)
            ]
            if not speakers and self._goes_on(start, stop, gender, mentions):
                stop = start  # "She left in May.": whoever that was is meant still
                continue
            subjects = [m for m in mentions if m.subject]
            if subjects:
                alone = len({m.person for m in mentions}) == 1
                central = alone or self._opens(subjects[0], start)
                return self.named(subjects[0]) if central and subjects[0].person is not None else None
            if speakers:
                return _only(speakers)
            stop = start
        return None

    def _by_network(
        self, at: int, gender: str, content: frozenset[int], others: frozenset[int | None]
    ) -> Party | None:
        """Whom the network sees a pronoun go back to, where the rules are not sure of anybody."""
        number = self._learned.back(at, content, self._names.person_in)
        if number is not None:
            fits = number not in others and self._names.persons[number].gender in (None, gender)
            return self.person(number) if fits else None
        head = self._learned.description(at, content)
        if head is None or head > at:
            return None
        party = self._phrase(self._phrase_before(head + 1))
        return party if party and _fits(party, gender) else None

    def _thing_by_network(self, at: int, content: frozenset[int]) -> Party | None:
        """What the network sees "it" go back to, where that is told without a name: "a report"."""
        head = self._learned.description(at, content)
        party = self._phrase(self._phrase_before(head + 1)) if head is not None and head < at else None
        return party if party and _is_thing(party) else None

    def _goes_on(self, start: int, stop: int, gender: str, mentions: list[Mention]) -> bool:
        """Whether a sentence's own subject is such a pronoun, before anybody is named in it."""
        first = min([m.start for m in mentions] + [stop])
        opening = self._text.words[start : min(first, start + _OPENING)]
        return any(word.lower() == _SUBJECTS[gender] for word in opening)

    def _opens(self, subject: Mention, start: int) -> bool:
        """Whether a subject stands at the head of its sentence, or right behind what introduces it."""
        words = self._text.words
        behind = words[subject.end] if subject.end < len(words) else "."
        acts = behind.islower() and behind not in _TIES  # a list would go on
        led_in = subject.start - start < _LEAD_IN and words[subject.start - 1] == "," and acts
        return subject.start - start < _OPENING or led_in

    def _may_mean(self, mention: Mention, at: int, gender: str, content: frozenset[int]) -> bool:
        if mention.start in content or self._text.quoted[mention.start] != self._text.quoted[at]:
            return False
        return mention.person is None or self._names.persons[mention.person].gender in (None, gender)

    def _recent(self, at: int, wanted: Callable[[Party], bool]) -> Party | None:
        """The last fitting party that spoke in this paragraph or the one before it."""
        low = bisect_left(self._text.paragraph, self._text.paragraph[at] - 1)
        return next((p for p in reversed(self._heard.within(low, at)) if wanted(p)), None)

    def _antecedent(self, at: int) -> Party:
        """What "who" and "which" go back to: the person or the noun right before them."""
        text = self._text
        stop = at
        while stop and text.words[stop - 1] in (",", ")"):
            stop -= 1
            if text.words[stop] == ")":  # "(D-Tarn)"
                while stop and text.words[stop] != "(":
                    stop -= 1
        if not stop or text.sentence[stop - 1] != text.sentence[at]:
            return Party()
        for mention in self._names.within(max(0, stop - _PHRASE), stop):
            if mention.end == stop:
                return self.named(mention)
        if described := self._described_before(stop, at):
            return self.named(described)
        place = next((n for n in (1, 2) if " ".join(text.words[stop - n : stop]).lower() in places.KNOWN), 0)
        if place and text.words[stop - place - 1].lower() in _WHERE:
            stop -= place + 1  # "divers in North Tarn, who"
        while stop and text.words[stop - 1].lower() in _ADVERBS:
            stop -= 1
        phrase = self._phrase_before(stop)
        if phrase.start > 1 and text.words[phrase.start - 1] in ("from", "by"):
            paper = self._phrase_before(phrase.start - 1)
            if paper and text.words[paper.stop - 1].lower() in papers.DOCUMENT_NOUNS:
                phrase = paper  # "a report from the port, which found"
        party = self._in_apposition(phrase) or self._phrase(phrase)
        wanted = {"which": False, "that": None}.get(text.words[at].lower(), True)
        fits = party and wanted in (None, party.source_type in ("person", "group"))
        return party if party and fits else Party()

    def _in_apposition(self, phrase: range) -> Party | None:
        """Whom a phrase is told of that stands in apposition to a name: "Tarn, a port that"."""
        text, comma = self._text, phrase.start - 1
        if (
            comma < 1
            or text.words[comma] != ","
            or text.words[phrase.start] not in numbers.SINGLE_DETERMINERS
        ):
            return None
        start = comma
        while start and is_capitalised(text.words[start - 1]):
            start -= 1
        alone = start < comma and text.words[start - 1 : start] not in ((",",), ("and",))
        party = self._phrase(range(start, comma)) if alone else None
        return party if party and party.speaker else None

    def _described_before(self, stop: int, at: int) -> Mention | None:
        """The person whose apposition ends before token `stop`: "Ada Cole, an engineer at Low Tide, who"."""
        text = self._text
        if text.words[at - 1] != ",":
            return None
        start = around(text, at).start
        mentions = [m for m in self._names.within(start, stop) if m.end < stop]
        last = mentions[-1] if mentions else None
        return last if last and stop - last.end < _APPOSITION and apposition(text, last.end).role else None

    def _phrase_before(self, stop: int) -> range:
        """The noun phrase that ends before token `stop`."""
        text, start = self._text, stop
        while start and stop - start < _PHRASE and text.sentence[start - 1] == text.sentence[stop - 1]:
            word = text.words[start - 1].lower()
            if not word[0].isalnum() or (word in grammar.POSTMODIFIERS and word != "of"):
                break
            start -= 1
            if word in _PHRASE_OPENERS:
                break
        return range(start, stop)


_WHERE = frozenset("in on from at across around near of".split())
_ADVERBS = frozenset("here there alike elsewhere today now".split())
_PHRASE_OPENERS = (
    numbers.SINGLE_DETERMINERS
    | numbers.NUMBERS.keys()
    | frozenset("the these those some many several".split())
)


def _fits(party: Party, gender: str) -> bool:
    return party.source_type == "person" and not party.plural and party.gender in (None, gender)


def _is_several(party: Party) -> bool:
    return party.plural or party.source_type == "group"


def _is_thing(party: Party) -> bool:
    return party.source_type in ("organization", "outlet", "document") and not party.plural


def _only(parties: list[Party]) -> Party | None:
    """The last of the parties, where all are one and the same."""
    return parties[-1] if len({(p.speaker, p.anonymity) for p in parties}) == 1 else None
