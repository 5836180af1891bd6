"""Whom a source's words mean: "Musk", "the senator", "two of the people", "he".

Everything is looked for in the article itself, before the words in question. What might mean two people
means nobody: a wrong speaker is worse than none.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.claims.lang.en import (
    bodies,
    days,
    grammar,
    numbers,
    offices,
    papers,
    places,
    pronouns,
    speech,
    unnamed,
)
from onrecord.claims.source import anonymity, parties, phrase
from onrecord.claims.source.apposition import apposition
from onrecord.claims.source.institution import institution_in, is_institution, member_of, proper_name
from onrecord.claims.source.nouns import (
    bare_title,
    first_name_gender,
    is_capitalised,
    is_person,
    is_person_by_age,
    words_of,
)
from onrecord.claims.source.party import Party, together
from onrecord.claims.source.phrase import Phrase
from onrecord.claims.source.roles import role_before
from onrecord.claims.text import frame
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.descriptions import Descriptions
from onrecord.claims.who.institutions import Institutions, is_outlet, kind_of_name, outlet_name
from onrecord.claims.who.names import Mention, Names
from onrecord.claims.who.pronouns import Heard, Pronouns

_NO_ROLE = frozenset(
    "source sources person persons people individual individuals man men woman women insider insiders".split()
)


class Resolver:
    """Resolves the sources of one article. Feed it the sources in text order: "he" goes back to who spoke."""

    def __init__(self, text: Text, interview_from: int | None = None) -> None:
        """`interview_from`: the token at which an interview in turns begins, where the text has one."""
        self._text = text
        self._interview_from = len(text) if interview_from is None else interview_from
        self._names = Names.read(text)
        self._institutions = Institutions.read(text, self._names)
        self._heard = Heard()
        self._pronouns = Pronouns(text, self._names, self._heard, self._party)
        self._introduced = _introduced(text)
        self._withheld: dict[str, int] = {}  # nouns of unnamed people, by where one first spoke
        self._descriptions = Descriptions(text, self._names)
        # The tokens that name persons.
        self.people = frozenset(i for m in self._names.mentions for i in range(m.start, m.end))

    def resolve(
        self, tokens: Sequence[int], content: Sequence[int] = (), outer: Party | None = None
    ) -> Party:
        """The party that the source `tokens` (at least one) mean.

        `content` are the tokens of what is said: people named there are no candidates for a pronoun.
        `outer` is the party of the quotation that all this stands in: its "I".
        """
        party = self._resolve(tokens, frozenset(content), outer)
        self._heard.add(tokens[0], party)
        return party

    def _resolve(self, tokens: Sequence[int], content: frozenset[int], outer: Party | None) -> Party:
        text = self._text
        words = [w for i in tokens if (w := text.words[i].lower())[0].isalnum()]
        if (
            words
            and words[0] in pronouns.PRONOUNS
            and (len(words) == 1 or words[1].endswith(("self", "selves")))
        ):
            return self._pronouns.resolve(
                next(i for i in tokens if text.words[i][0].isalnum()), content, outer
            )
        if (
            len(words) == 1
            and words[0] in speech.ANSWER_LABELS
            and text.words[tokens[-1] + 1 :][:1] == (":",)
        ):
            return self._interviewed()
        if len(tokens) == 2 and text.words[tokens[0]] == "@":  # an account, whoever keeps it
            return Party("@" + text.words[tokens[1]], anonymity="named")
        if described := self._one_described(tokens):
            return described
        if (number := _share(words)) is not None:
            return self._pronouns.one_of(tokens[0], number)
        if (
            words
            and len(words) <= 2
            and words[-1] in numbers.BARE_SETS
            and words[0] in numbers.BARE_SETS | {"the"}
        ):
            return self._pronouns.bare_set(tokens[0], words[-1])
        found = [p for part in self._parties(tokens) if (p := self._party(part))]
        if not found:
            return Party()
        return found[0] if len(found) == 1 else together(found)

    def _one_described(self, tokens: Sequence[int]) -> Party | None:
        """ "One, who asked not to be named": one of several people, told of but not named."""
        text = self._text
        at = next((i for i in tokens if text.words[i][0].isalnum()), tokens[0])
        behind = text.words[at + 1 : tokens[-1] + 1]
        if text.words[at].lower() not in _LONE or not behind:
            return None
        if behind[0] == "," and behind[1:2] and behind[1][0].isupper():
            return self._resolve(range(at + 2, tokens[-1] + 1), frozenset(), None)  # "Another, Ada Cole,"
        clause = behind[0] in ("who", "that") or (behind[0] == "," and behind[1:2] and behind[1].islower())
        if not clause:
            return None
        party = self._pronouns.one_of(at, 1)
        tail = self._tail(at + 1, self._reach(range(at, tokens[-1] + 1)))
        knows = anonymity.basis(tail)
        if party.anonymity != "anonymous" and not knows and not anonymity.asks_anonymity(tail):
            return party
        return replace(
            party,
            anonymity="anonymous",
            count=1,
            plural=False,
            basis=tail[knows[0] : knows[1]] if knows else None,
        )

    @cached_property
    def _guest(self) -> Mention | None:
        """Who answers under a bare "A:": the one person whom the lines before the interview name."""
        opening = self._names.within(0, self._interview_from)
        return opening[0] if len({m.person for m in opening}) == 1 else None

    def _interviewed(self) -> Party:
        if self._guest is None:
            return Party(source_type="person", anonymity="named")
        return self._pronouns.named(self._guest)

    def _parties(self, tokens: Sequence[int]) -> list[range]:
        """The source's parties. A name with an apposition is one, whatever "and" the apposition has in it;
        further names join it only right behind an "and"."""
        text, start, end = self._text, tokens[0], tokens[-1] + 1
        mentions = self._names.within(start, end)
        first = mentions[0] if mentions else None
        leads = first and not any(
            text.words[i].lower() in _BREAKS | {"and"} for i in range(start, first.start)
        )
        if first is None or not leads or first.end >= end or text.words[first.end] not in (",", "("):
            return parties.split(text, tokens)
        beside = mentions[1:]
        if text.words[first.end + 1 : first.end + 2] and text.words[first.end + 1] in _RELATIVE:
            beside = tuple(m for m in beside if self._joined_at(m.start, first.end, ",", "and"))
        others = [m.start for m in beside if self._joined_at(m.start, first.end, "and")]
        if others:  # "Ada Cole (Tarn), Bo Dunn (Fell) and Cy Elm"
            listed = [m.start for m in mentions[1:] if self._joined_at(m.start, first.end, ",")]
            others = sorted({*others, *listed})
        bounds = [start, *others, end]
        return [range(a, b) for a, b in itertools.pairwise(bounds)]

    def _joined_at(self, at: int, floor: int, *joint: str) -> bool:
        """Whether the joint stands right before a name and the titles that lead up to it."""
        words = self._text.words
        while at > floor and words[at - 1][0].isupper():
            at -= 1
        return at > floor and words[max(floor, at - len(joint)) : at] == joint

    def _party(self, part: range) -> Party | None:
        text = self._text
        read = phrase.read(text, part)
        if read is None:
            return None
        if _is_share_of_people(text.words[part.start : part.stop]):
            return Party(source_type="group", anonymity="collective", plural=True)
        mention = self._mention(part, read)
        if mention:
            return self._pronouns.named(mention)
        if read.proper and not self._common(read):
            return self._proper(read, part)
        return self._renamed(read, part) or self._unnamed(read, part)

    def _renamed(self, read: Phrase, part: range) -> Party | None:
        """Whom an apposition names that is no known person: "the landlord, the Tarn Harbour Trust"."""
        for comma in (i for i in part if self._text.words[i] == "," and i >= read.tokens.stop):
            named = parties.name_behind(self._text, part.start, comma, part.stop)
            proper = phrase.read(self._text, named) if named else None
            if named and proper and proper.proper:
                party = self._proper(replace(proper, proper=named), named)
                if read.head in bodies.COMPANY_NOUNS or read.head in bodies.ORGANIZATION_NOUNS:
                    return replace(party, source_type="organization", role=None)
                if not is_person(read.head) or is_institution(self._words(named)):
                    return party
                role = None if read.head in offices.RELATIONS else self._role(read)
                return replace(party, source_type="person", role=party.role or role)
        return None

    def _mention(self, part: range, read: Phrase) -> Mention | None:
        """The person whom a phrase names: at its end, before an apposition, or in one after a common noun."""
        text = self._text
        mentions = self._names.within(part.start, part.stop)
        for m in mentions:
            ministry = (
                text.words[part.start].lower() in offices.ROLE_NOUNS and text.words[m.start - 1][0].isupper()
            )
            if not (ministry or self._is_office(part.start, m.start)) and any(
                text.words[i].lower() in _BREAKS - _CLITICS for i in range(part.start, m.start)
            ):
                break
            if (
                m.end >= part.stop
                or text.words[m.end].lower() in _BREAKS - _CLITICS
                or self._owns_all(m, part)
            ):
                return m
        headline = read.proper is not None and len(read.proper) > 3
        if headline and mentions and read.proper is not None and mentions[0].start == read.proper.start:
            return mentions[0]
        for m in mentions:  # "her lawyer, Ada Cole,"
            before = m.start
            while before > part.start and text.words[before - 1] != ",":
                before -= 1
            last = m.end >= part.stop - 1 or text.words[m.end] in (",", "(")
            leads = all(text.words[i][0].isupper() or text.words[i].islower() for i in range(before, m.start))
            singular = not read.plural or read.number == 1
            if (
                before > part.start
                and m.start - before < 4
                and last
                and leads
                and singular
                and read.tokens.stop < before
            ):
                return m
        return None

    def _is_office(self, start: int, at: int) -> bool:
        """Whether the words before a name are an office with its matter: "former secretary of state"."""
        words = self._text.words[start:at]
        of = words.index("of") if "of" in words else 0
        if not of or bare_title(words[of - 1]) not in offices.ROLE_NOUNS or len(words) == of + 1:
            return False
        return all(
            w.islower() and w not in grammar.FUNCTION_WORDS and not is_person(w) for w in words[of + 1 :]
        )

    def _owns_all(self, m: Mention, part: range) -> bool:
        """ "Cole's" as the whole of a source ("Cole's warning")."""
        return m.end == part.stop - 1 and self._text.words[m.end] in _CLITICS

    def _common(self, read: Phrase) -> bool:
        """Whether the capitalised end of a phrase is a common noun all the same: "Senate Democrats"."""
        head = read.head
        if " ".join(w.lower() for w in self._words(read.proper or range(0))) in places.PLACES:
            return False
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
            return all(bare_title(w) in _OFFICE_WORDS for w in self._words(proper))
        return len(proper) == 1 and (
            head in offices.ROLE_NOUNS
            or head.removesuffix("s") in offices.ROLE_NOUNS
            or (read.plural and self._opens(proper.start) and self._are_people(head))
            or head in unnamed.ADJECTIVES
            or head in unnamed.INDEFINITES
            or (head.endswith(unnamed.DEMONYM_ENDINGS) and len(head) > 5 and not read.definite)
            or (head in papers.DOCUMENT_NOUNS and head not in papers.OUTLET_NOUNS)
            or head in offices.SPOKESPEOPLE
            or head in bodies.COMPANY_NOUNS
            or (read.definite and head in bodies.GENERIC_BODIES | offices.OFFICES)
            or bare_title(head) in offices.COURTESY_TITLES
        )

    def _proper(self, read: Phrase, part: range) -> Party:
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
        possessed = proper.start > part.start and text.words[proper.start - 1] in _CLITICS
        described = (
            not words[-1].isupper()
            and proper.stop + 1 < len(text)
            and text.words[proper.stop] == ","
            and (text.words[proper.stop + 1] == "who" or apposition(text, proper.stop).role is not None)
        )
        thing = is_outlet(words) or is_institution(words) or " ".join(words).lower() in _PLACES
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
        name = words_of(text, proper.start, proper.stop)
        if kind == "person" and not person and self._institutions.in_full(name, proper.start) != name:
            kind = "organization"  # "Low Tide", short for "Low Tide Partners"
        if kind == "person":
            before = role_before(text, proper.start, proper.start)
            told = before if before.role else apposition(text, whole.stop)
            return Party(
                name,
                told.role,
                told.affiliation or behind,
                "person",
                "named",
                gender=first_name_gender(words[0]),
            )
        if name.isupper() and len(name) > _LONGEST_LETTERS and name.title() in text.words:
            name = name.title()  # "TARN" in a headline
        name = self._institutions.in_full(name, proper.start)
        if kind == "organization" and is_outlet(tuple(name.split())):
            kind = "outlet"
        if kind == "outlet":
            name = outlet_name(name)
        return Party(name, source_type=kind, anonymity="named")

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
        return noun not in papers.OUTLETS and is_person(noun.removesuffix("s"))

    def _opens(self, at: int) -> bool:
        """Whether a token opens its sentence, which alone may have given it its capital."""
        return at == 0 or self._text.sentence[at - 1] != self._text.sentence[at]

    def _only_opens(self, at: int) -> bool:
        """Whether a capital is only the sentence's: the article has the word in small letters too."""
        return self._opens(at) and self._names.signs.is_common(self._text.words[at])

    def _unnamed(self, read: Phrase, part: range) -> Party:
        text = self._text
        behind = read.tokens.stop, self._reach(part)
        tail = self._tail(*behind)
        particular = read.head not in unnamed.INDEFINITES or read.head in ("someone", "somebody")
        knows = anonymity.basis(tail) if particular else None
        asked = anonymity.asks_anonymity(tail)
        if read.head in offices.SPOKESPEOPLE:
            return self._spokesperson(read, part)
        if not knows and not asked and not read.plural:
            gone_back = self._definite(read) if read.definite else self._introduces(read)
            if gone_back:
                return gone_back
        anonymous, kind = anonymity.terms(read, bool(knows), asked)
        if read.head in unnamed.COUNSEL and (
            read.definite or text.words[behind[0] : behind[0] + 1] == ("for",)
        ):
            anonymous, kind = "anonymous", "person"
        if kind == "person" and read.head in offices.OFFICES and self._was_introduced(read):
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
        affiliation = self._affiliation(read, part)
        is_role = (
            kind == "person"
            and not read.plural
            and is_person(read.head)
            and read.head not in _NO_ROLE | offices.RELATIONS
        )
        return Party(
            role=self._role(read) if is_role else None,
            affiliation=affiliation if anonymous == "anonymous" else None,
            source_type=kind,
            anonymity=anonymous,
            count=number if anonymous == "anonymous" else None,
            basis=text.text[start + knows[0] : start + knows[1]] if knows else None,
            plural=read.plural,
            gender=_gender_of_noun(read.head),
        )

    def _goes_back_to_named(self, read: Phrase) -> bool:
        """Whether "the two men" or "the doctor" can only be people whom the article has named: it has told of
        no unnamed ones before."""
        if (
            not read.definite
            or read.partitive
            or read.head in unnamed.UNNAMED_NOUNS
            or self._text.words[read.tokens.start].lower() not in ("the", "these", "both")
        ):
            return False
        at = read.tokens.start
        return not self._was_introduced(read) and not self._heard.unnamed_before(at, alone=False)

    def _was_introduced(self, read: Phrase) -> bool:
        """Whether the article has spoken of one before ("a finance manager") and now goes back to it."""
        at = read.tokens.start
        first = min(self._introduced.get(read.head, at), self._withheld.get(read.head, at))
        return read.definite and first < at

    def _reach(self, part: range) -> int:
        """A source that was cut before "familiar with" or "who" goes on to the end of its clause."""
        text = self._text
        stop, limit = part.stop, frame.around(text, part.stop - 1).stop
        if stop < len(text) and text.words[stop] == "," and stop + 1 < len(text):
            opener = text.words[stop + 1].lower() in ("who", "familiar", "briefed", "speaking", "all", "both")
            stop = stop + 1 if opener else stop
        if stop >= len(text) or text.words[stop].lower() not in grammar.POSTMODIFIERS:
            return part.stop
        while stop < limit and text.words[stop] not in ("“", "”", ";"):
            stop += 1
        return stop

    def _tail(self, start: int, stop: int) -> str:
        """The characters from the end of token start-1 to the end of token stop-1."""
        text = self._text
        return text.text[text.spans[start - 1].end : text.spans[stop - 1].end] if stop > start else ""

    def _definite(self, read: Phrase) -> Party | None:
        """Whom "the senator", "the company", "the ministry" go back to."""
        head, at = read.head, read.tokens.start
        if head in papers.OUTLET_NOUNS and (len(read.tokens) == 2 or head not in papers.DOCUMENT_NOUNS):
            name = self._institutions.outlet(at) if len(read.tokens) == 2 else self._outlet_in(read)
            return Party(name, source_type="outlet", anonymity="named") if name else None
        if head not in offices.SPOKESPEOPLE and (is_person(head) or is_person_by_age(head)):
            own = self._text.words[at].lower() in _OWNERS
            other = (
                head in offices.RELATIONS | unnamed.COUNSEL | unnamed.UNNAMED_NOUNS
            )  # who stands beside the speaker
            last = None if other else self._spoke_last(at)
            person = None if own else self._descriptions.person(read.tokens, spoke_last=last)
            if person is not None:
                return self._pronouns.person(person)
            return Party(source_type="person", anonymity="named") if is_person_by_age(head) else None
        if read.proper is None and head in bodies.ORGANIZATION_NOUNS:
            modified = len(read.tokens) > 2
            name = self._institutions.named_by(head, at)
            if name is None and head in bodies.STAFFS and not modified:
                name = self._own_body(head, at) or self._institutions.body(head, at)
            if name is None and modified and (outlet := self._outlet_in(read)):
                return Party(outlet, source_type="outlet", anonymity="named")
            if name is None and head in bodies.COMPANY_NOUNS and not modified:
                name = self._institutions.company(at)
            if name is None:
                name = self._described(read)
            return Party(name, source_type="organization", anonymity="named")
        return None

    def _introduces(self, read: Phrase) -> Party | None:
        """Whom the next sentences name after the article has opened with a description of them."""
        at = read.tokens.start
        if self._text.sentence[at] >= _OPENING or read.partitive or not is_person(read.head):
            return None
        person = self._descriptions.introduced(read.tokens, _INTRODUCTION)
        return None if person is None else self._pronouns.person(person)

    def _spoke_last(self, at: int) -> int | None:
        """The number of the person who spoke last before token `at`, in its paragraph or the one before."""
        text = self._text
        first = bisect_left(text.paragraph, text.paragraph[at] - 1)
        spoke = self._heard.within(first, at)
        if not spoke or spoke[-1].source_type != "person":
            return None
        return self._names.number_of(spoke[-1].speaker)

    def _own_body(self, noun: str, at: int) -> str | None:
        """ "His campaign": that of whom the pronoun means."""
        if pronouns.PRONOUNS.get(self._text.words[at].lower()) not in ("male", "female"):
            return None
        owner = self._pronouns.resolve(at, frozenset(), None).speaker
        return f"{owner.split()[-1]} {noun}" if owner else None

    def _outlet_in(self, read: Phrase) -> str | None:
        """The outlet that a common noun follows: "the Tarn Gazette newspaper"."""
        named = [w for w in self._words(read.tokens)[1:] if is_capitalised(w)]
        return outlet_name(" ".join(named)) if named and is_outlet(tuple(named)) else None

    def _described(self, read: Phrase) -> str | None:
        """ "the Fell campaign", "Ada Fell's campaign": the last name before the noun makes one for it."""
        text, last = self._text, read.tokens.stop - 1
        words = [i for i in range(read.tokens.start, last) if text.words[i] not in _CLITICS]
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

    def _spokesperson(self, read: Phrase, part: range) -> Party:
        """A spokesperson without a name speaks as the institution: its words, on the record."""
        affiliation = self._affiliation(read, part)
        role = self._role(read)
        person = next(
            (
                self._names.persons[m.person]
                for m in self._names.within(part.start, part.stop)
                if m.person is not None
            ),
            None,
        )
        if person:  # Somebody's spokesperson is not that person.
            return Party(None, role, person.name, "person", "anonymous", read.number, plural=read.plural)
        words = self._words(read.tokens)
        if affiliation is None and any(w.lower() in bodies.COMPANY_NOUNS for w in words):
            affiliation = self._institutions.company(read.tokens.start)
        if affiliation is None:
            body = self._body_behind(read, part)
            if body:
                return replace(body, role=role, affiliation=body.speaker)
            return Party(None, role, None, "person", "anonymous", read.number, plural=read.plural)
        return Party(affiliation, role, affiliation, "organization", "named")

    def _body_behind(self, read: Phrase, part: range) -> Party | None:
        """The institution without its name that a spokesperson speaks for: "for the county water board"."""
        stop = read.tokens.stop
        if stop + 1 >= part.stop or self._text.words[stop] not in ("for", "of", "at"):
            return None
        body = phrase.read(self._text, range(stop + 1, part.stop))
        if body is None or body.proper or body.plural or body.head not in bodies.ORGANIZATION_NOUNS:
            return None
        return self._unnamed(body, body.tokens)

    def _affiliation(self, read: Phrase, part: range) -> str | None:
        """The institution in or after an unnamed person's words: "an official at the Tarn Port Authority"."""
        text, stop = self._text, read.tokens.stop
        if stop < len(text) and text.words[stop].lower() in ("at", "from", "for", "of", "with", "in"):
            name = proper_name(text, stop + 1)
            if name:
                return name
        return institution_in(text, range(read.tokens.start, stop - 1))

    def _role(self, read: Phrase) -> str:
        text, last = self._text, read.tokens.stop - 1
        first = last
        while first > read.tokens.start and text.words[first - 1].lower() in offices.ROLE_MODIFIERS:
            first -= 1
        return words_of(text, first, last + 1)

    def _words(self, tokens: range) -> tuple[str, ...]:
        return self._text.words[tokens.start : tokens.stop]


_THEM = frozenset("them these those whom".split())
_LONE = frozenset({"one", "another"})
# One of several people who were told of together.
_ONE = frozenset("one another other first second third fourth".split())


def _share(words: list[str]) -> int | None:
    """How many of some people a source means that names none of them: "one of them", "the other", "one"."""
    if len(words) == 3 and words[1] == "of" and words[2] in _THEM:
        return numbers.NUMBERS.get(words[0])
    bare = words[1:] if words[:1] == ["the"] else words
    return 1 if len(bare) == 1 and bare[0] in _ONE else None


_LEADS = frozenset("former republican democrat republicans democrats reporter ex then hacker ag vp".split())
_PLACES = places.PLACES | places.TERRITORIES
_RELATIVE = frozenset("who whose whom which".split())
_OFFICE_WORDS = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS
_OWNERS = frozenset("his her its their our my your".split())
# A longer word in capitals is no abbreviation.
_LONGEST_LETTERS = 4
# An article's first sentences, which may describe people before naming them, and how far on it names them.
_OPENING, _INTRODUCTION = 3, 5


# "Just over", "fewer than": before a number.
_QUANTIFIERS = 2


def _is_share_of_people(words: tuple[str, ...]) -> bool:
    """ "41%", "about 3 in 10": so many of all who were asked."""
    first = next((k for k, w in enumerate(words[:4]) if w[0].isdigit()), None)
    if first is None or first > _QUANTIFIERS:
        return False
    behind = words[first + 1 : first + 4]
    return behind[:1] == ("%",) or (len(behind) > 1 and behind[0] in ("in", "of") and behind[1].isdigit())


_CLITICS = frozenset({"'s", "’s", "'", "’"})
# After one of these the words describe whom the phrase has named.
_BREAKS = grammar.POSTMODIFIERS | _CLITICS | {",", "(", "—", "–", "--"}


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
