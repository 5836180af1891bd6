"""Whom capitalised words name that are no known person: somebody new, a body, an outlet, a document."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.lang.en import (
    bodies,
    days,
    offices,
    papers,
    places,
    unnamed,
)
from onrecord.claims.mentions.records import Kind
from onrecord.claims.source import parties, phrase
from onrecord.claims.source.apposition import apposition
from onrecord.claims.source.institution import is_institution, member_of
from onrecord.claims.source.kind import kind_of_noun
from onrecord.claims.source.nouns import (
    CLITICS,
    bare_title,
    first_name_gender,
    is_capitalised,
    is_person,
    singular,
    unshouted,
    words_of,
)
from onrecord.claims.source.outlets import is_outlet, outlet_name
from onrecord.claims.source.party import Party
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.source.roles import role_before
from onrecord.claims.who.around import role_words
from onrecord.claims.who.institutions import kind_of_name
from onrecord.claims.who.reading import Reading


class ProperNames:
    """Reads the names of one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._names = reading.names
        self._institutions = reading.institutions
        self._pronouns = reading.pronouns

    def is_common(self, read: Phrase) -> bool:
        """Whether the capitalised end of a phrase is a common noun all the same: "Senate Democrats"."""
        head = read.head
        if " ".join(w.lower() for w in self._reading.words(read.proper or range(0))) in places.PLACES:
            return False
        if len(read.proper or ()) > 1 and head in unnamed.INSTITUTIONAL_PLURALS:
            return False  # "Northfield Police"
        if read.definite and head in _PARTISANS:
            return True  # "the Tarn Democrat"
        if (read.plural or read.number) and head.removesuffix("s").upper() in offices.MEMBERS:
            return True  # "one Labour MP"
        people = (
            head
            in unnamed.CLASS_NOUNS
            | unnamed.UNNAMED_NOUNS
            | unnamed.PEOPLE_NOUNS
            | unnamed.INSTITUTIONAL_PLURALS
        )
        if people and (read.plural or len(read.tokens) == 1 or read.number is not None):
            return True
        proper = read.proper or range(0)
        if len(proper) > 1:  # "Retired General" in a headline
            return all(bare_title(w) in _OFFICE_WORDS for w in self._reading.words(proper))
        return len(proper) == 1 and (
            head in offices.ROLE_NOUNS
            or head.removesuffix("s") in offices.ROLE_NOUNS
            or (read.plural and self._reading.opens(proper.start) and self._are_people(head))
            or head in unnamed.ADJECTIVES
            or head in unnamed.INDEFINITES
            or (head.endswith(unnamed.DEMONYM_ENDINGS) and len(head) > 5 and not read.definite)
            or (kind_of_noun(head, read.plural) == "document" and head not in papers.OUTLET_NOUNS)
            or head in offices.SPOKESPEOPLE
            or head in bodies.COMPANY_NOUNS
            or (read.definite and head in bodies.GENERIC_BODIES | offices.OFFICES)
            or bare_title(head) in offices.COURTESY_TITLES
        )

    def party(self, read: Phrase, part: range) -> Party:
        """The party that a proper name at the end of a phrase means."""
        text, proper = self._text, read.proper or read.tokens
        if len(proper) > 1 and bare_title(text.words[proper.start]) in offices.COURTESY_TITLES:
            proper = proper[1:]
        words = text.words[proper.start : proper.stop]
        if len(words) == 1 and (words[0].lower() in days.CALENDAR or self._only_opens(proper.start)):
            return Party()
        definite = read.definite and proper.start > read.tokens.start
        main = next(
            (words[k - 1] for k in range(1, len(words)) if words[k] in ("of", "for")), words[-1]
        ).lower()
        if main in papers.DOCUMENT_NOUNS and main not in papers.OUTLET_NOUNS:
            return Party(source_type="document", anonymity="named")
        label = words[-1].isupper() and self._is_label(proper)
        possessed = proper.start > part.start and text.words[proper.start - 1] in CLITICS
        described = (
            not words[-1].isupper()
            and proper.stop + 1 < len(text)
            and text.words[proper.stop] == ","
            and (text.words[proper.stop + 1] == "who" or apposition(text, proper.stop).role is not None)
        )
        thing = is_outlet(words) or is_institution(words) or " ".join(words).lower() in places.KNOWN
        led = False
        while len(proper) > 1 and not thing and self._leads_name(text.words[proper.start]):
            proper, led = proper[1:], True
        words = text.words[proper.start : proper.stop]
        for mention in self._names.within(proper.start, proper.stop):
            ahead = words[: mention.start - proper.start]
            last = mention.end == proper.stop or text.words[mention.end] in {
                "of",
                "from",
                *offices.POSTNOMINALS,
            }
            if last and not thing and not {"of", "for", "and"} & set(ahead):
                return self._pronouns.named(mention)
        person = label or (not thing and (led or (described and not definite)))
        whole = proper
        proper, behind = self._without_home(proper)
        words = text.words[proper.start : proper.stop]
        kind = (
            "person"
            if person
            else kind_of_name(words, (definite and not possessed) or read.plural, self._names.signs)
        )
        if not person:
            kind = self._by_network(proper, kind)
        name = words_of(text, proper.start, proper.stop)
        if name in self._institutions.outlets:
            kind = "outlet"
        if kind == "person" and not person and self._institutions.in_full(name, proper.start) != name:
            kind = "organization"  # "Low Tide", short for "Low Tide Partners"
        if kind == "person":
            before = role_before(text, proper.start, proper.start)
            told = before if before.role else apposition(text, whole.stop)
            return Party(
                unshouted(name),
                told.role,
                told.affiliation or behind,
                "person",
                "named",
                gender=first_name_gender(words[0]),
            )
        if name.isupper() and len(name) > _LONGEST_LETTERS and name.title() in text.words:
            name = name.title()  # "TARN" in a headline
        name = self._institutions.in_full(name, proper.start)
        if name in self._institutions.outlets or (kind == "organization" and is_outlet(tuple(name.split()))):
            kind = "outlet"
        if kind == "outlet":
            name = outlet_name(name)
        return Party(name, source_type=kind, anonymity="named")

    def _by_network(self, proper: range, kind: str) -> str:
        """The kind that the network is sure of, where the rules had to guess between a person and a body."""
        learned = self._reading.learned.kind(proper.start, proper.stop)
        if learned is Kind.PERSON and kind == "organization":
            return "person"
        if learned is Kind.OUTLET and kind == "organization":
            return "outlet"
        if kind == "person" and learned not in (None, Kind.PERSON):
            return {Kind.OUTLET: "outlet", Kind.DOCUMENT: "document"}.get(learned, "organization")
        return kind

    def in_apposition(self, read: Phrase, part: range) -> Party | None:
        """Whom an apposition names that is no known person: "the landlord, the Tarn Harbour Trust"."""
        if called := self._called(read, part):
            return called
        for comma in (i for i in part if self._text.words[i] == "," and i >= read.tokens.stop):
            named = parties.name_behind(self._text, part.start, comma, part.stop)
            proper = phrase.read(self._text, named) if named else None
            place = named is not None and " ".join(self._reading.words(named)).lower() in places.KNOWN
            if named and proper and proper.proper and not place:
                party = self.party(replace(proper, proper=named), named)
                if read.head in bodies.COMPANY_NOUNS or read.head in bodies.ORGANIZATION_NOUNS:
                    return replace(party, source_type="organization", role=None)
                if not is_person(read.head) or is_institution(self._reading.words(named)):
                    return party
                role = None if read.head in offices.RELATIONS else role_words(self._text, read)
                return replace(party, source_type="person", role=party.role or role)
        return None

    def _called(self, read: Phrase, part: range) -> Party | None:
        """Whom a clause behind a noun names: "a resident named Ada", "identified only as Ada"."""
        words, at = self._text.words, read.tokens.stop
        who = at + (words[at] == ",") if at < part.stop else at
        if who + 3 < part.stop and words[who] == "who" and words[who + 1] in _POSTS and words[who + 2] in _AS:
            return Party(words[who + 3], source_type="person", anonymity="named")
        if at + 1 < part.stop and words[at] in ("identified", "known"):
            at = next((i for i in range(at + 1, min(at + 3, part.stop)) if words[i] == "as"), at)
        stop = at + 1
        while stop < part.stop and is_capitalised(words[stop]):
            stop += 1
        if words[at : at + 1] not in _CALLED or stop == at + 1:
            return None
        name = range(at + 1, stop)
        party = self.party(replace(read, proper=name), name)
        person = is_person(read.head) and not read.plural
        return replace(party, source_type="person", affiliation=None) if person else party

    def _is_label(self, proper: range) -> bool:
        """Whether capitals before a colon are who speaks in turn, more than once."""
        words, size = self._text.words, len(proper)
        labels = [
            i
            for i in range(len(words) - size)
            if words[i + size] == ":" and words[i : i + size] == words[proper.start : proper.stop]
        ]
        return proper.start in labels and len(labels) > 1

    def _leads_name(self, word: str) -> bool:
        """Whether a capitalised word only leads up to a name: "Former", "Fell-based", "Democrat"."""
        word = bare_title(word)
        return word in _LEADS or word.endswith(("-based", "-winner", "-winning"))

    def _without_home(self, proper: range) -> tuple[range, str | None]:
        """A name without what stands behind its "of", and the institution there: "Orrin Vask of Green Coast".
        The name of an institution keeps it: "the Bank of Tarn"."""
        words = self._text.words[proper.start : proper.stop]
        at = words.index("of") if "of" in words else 0
        if at < 2 or at > 3 or is_institution(words[:at]):
            return proper, None
        stop = proper.start + at
        return range(proper.start, stop), member_of(self._text, stop)

    def _are_people(self, noun: str) -> bool:
        return noun not in papers.OUTLETS and is_person(singular(noun))

    def _only_opens(self, at: int) -> bool:
        """Whether a capital is only the sentence's: the article has the word in small letters too."""
        return self._reading.opens(at) and self._names.signs.is_common(self._text.words[at])


_PARTISANS = frozenset("republican democrat".split())
_POSTS = frozenset("posts posted writes wrote tweets tweeted blogs blogged goes went".split())
_AS = frozenset({"as", "by"})
_CALLED = {("named",), ("called",), ("as",)}
_LEADS = frozenset("former republican democrat republicans democrats reporter ex then hacker ag vp".split())
_OFFICE_WORDS = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS
# A longer word in capitals is no abbreviation.
_LONGEST_LETTERS = 4
