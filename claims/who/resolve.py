"""Whom a source's words mean: "Musk", "the senator", "two of the people", "he".

Everything is looked for in the article itself, before the words in question. What might mean two people
means nobody: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.claims.lang.en import (
    bodies,
    numbers,
    pronouns,
    speech,
)
from onrecord.claims.mentions.records import Kind, Mentions
from onrecord.claims.source import anonymity, phrase
from onrecord.claims.source.nouns import bare_title, is_capitalised
from onrecord.claims.source.party import Party, together
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.around import reach, tail_of
from onrecord.claims.who.descriptions import Descriptions
from onrecord.claims.who.institutions import Institutions
from onrecord.claims.who.learned import Learned
from onrecord.claims.who.nameless import Nameless
from onrecord.claims.who.names import Mention, Names
from onrecord.claims.who.naming import mention_in, parties_of
from onrecord.claims.who.pronouns import Heard, Pronouns
from onrecord.claims.who.proper import ProperNames
from onrecord.claims.who.reading import Reading


class Resolver:
    """Resolves the sources of one article. Feed it the sources in text order: "he" goes back to who spoke."""

    def __init__(
        self, text: Text, interview_from: int | None = None, mentions: Mentions | None = None
    ) -> None:
        """`interview_from`: the token at which an interview in turns begins, where the text has one.
        `mentions`: what a network sees in the text, where one has read it."""
        self._text = text
        self._interview_from = len(text) if interview_from is None else interview_from
        self._learned = learned = Learned(text, mentions or Mentions(text))
        self._names = names = Names.read(text, learned)
        self._heard = Heard()
        self._pronouns = Pronouns(text, names, self._heard, self._party, learned)
        self._institutions = Institutions.read(text, names)
        reading = Reading(
            text,
            names,
            self._institutions,
            Descriptions(text, names),
            self._heard,
            self._pronouns,
            learned,
        )
        self._proper = ProperNames(reading)
        self._nameless = Nameless(reading, self._party)
        # The tokens that name persons.
        self.people = frozenset(i for m in names.mentions for i in range(m.start, m.end))

    def resolve(
        self, tokens: Sequence[int], content: Sequence[int] = (), outer: Party | None = None
    ) -> Party:
        """The party that the source `tokens` (at least one) mean.

        `content` are the tokens of what is said: people named there are no candidates for a pronoun.
        `outer` is the party of the quotation that all this stands in: its "I".
        """
        party = self._housed(self._resolve(tokens, frozenset(content), outer))
        if party.affiliation and not self._employs(party.affiliation):
            party = replace(party, affiliation=None)
        elif party.affiliation:
            party = replace(party, affiliation=self._in_full(party.affiliation, tokens[0]))
        self._heard.add(tokens[0], party)
        return party

    def _housed(self, party: Party) -> Party:
        """The party with the capitalised word before its role as the body that it is, or without it where it
        is a place: "Vostok economist"."""
        first, _, rest = (party.role or "").partition(" ")
        if not rest or not is_capitalised(first) or not rest[0].islower():
            return party
        kinds = self._kinds(first)
        if not kinds.isdisjoint({Kind.BODY, Kind.OUTLET}):
            return replace(party, role=rest, affiliation=party.affiliation or first)
        return replace(party, role=rest) if Kind.PLACE in kinds else party

    def _employs(self, name: str) -> bool:
        """Whether a name may be where somebody works, by what the network is sure of: no place, nobody's."""
        kinds = self._kinds(name)
        known = not kinds.isdisjoint({Kind.BODY, Kind.OUTLET})
        return known or kinds.isdisjoint({Kind.PLACE, Kind.PERSON})

    def _kinds(self, name: str) -> set[Kind | None]:
        """What the network is sure that a name is, wherever it stands."""
        words = tuple(name.split())
        return {
            self._learned.kind(i, i + len(words))
            for i in self._places.get(words[0], ())
            if self._text.words[i : i + len(words)] == words
        }

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self._text.words):
            places.setdefault(word, []).append(i)
        return places

    def _in_full(self, body: str, before: int) -> str:
        """A body in full ("TPA", "Northvale"). A headline that has its letters in it is no name of it."""
        full = self._institutions.in_full(body, before)
        own = set(body.lower().split())
        more = [w for w in full.lower().split() if w not in own]
        longer = len(more) < len(full.split()) and not all(bare_title(w) in bodies.FIRM_ENDINGS for w in more)
        return body if longer else full

    def _resolve(self, tokens: Sequence[int], content: frozenset[int], outer: Party | None) -> Party:
        text = self._text
        words = [w for i in tokens if (w := text.words[i].lower())[0].isalnum()]
        if (
            words
            and words[0] in pronouns.PRONOUNS
            and text.words[tokens[0]] != "US"
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
        if members := self._members(tokens):
            return members
        parts = parties_of(text, self._names, tokens)
        found = [p for part in parts if (p := self._pronoun(part, content, outer) or self._party(part))]
        if not found:
            return Party()
        return found[0] if len(found) == 1 else together(found)

    def _pronoun(self, part: range, content: frozenset[int], outer: Party | None) -> Party | None:
        """One of several parties that is a pronoun: "he and other divers"."""
        if len(part) != 1 or self._text.words[part.start].lower() not in pronouns.PRONOUNS:
            return None
        return self._pronouns.resolve(part.start, content, outer)

    def _members(self, tokens: Sequence[int]) -> Party | None:
        """A group that names its members: "three divers, including Ada Cole and Bill Dunn", "two divers — Ada
        Cole and Bill Dunn"."""
        text = self._text
        at = next(
            (i for i in tokens[1:] if text.words[i].lower() == "including" or text.words[i] in _DASHES), None
        )
        if at is None or (text.words[at - 1] != "," and text.words[at] not in _DASHES):
            return None
        before, behind = self._names.within(tokens[0], at), self._names.within(at, tokens[-1] + 1)
        if before or len(behind) < 2 or any(m.person is None for m in behind):
            return None
        group = phrase.read(text, range(tokens[0], at))
        if text.words[at] in _DASHES and (group is None or group.number != len(behind)):
            return None
        return replace(together([self._pronouns.named(m) for m in behind]), source_type="group", plural=True)

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
        tail = tail_of(text, at + 1, reach(text, range(at, tokens[-1] + 1)))
        knows = anonymity.basis(tail)
        if party.anonymity != "anonymous" and not knows and not anonymity.asks_anonymity(tail):
            return party
        return replace(
            party,
            anonymity="anonymous",
            count=1,
            plural=False,
            basis=tail[knows[0] : knows[1]] if knows else None,
            unnamed_as="confidential" if knows or anonymity.asks_anonymity(tail) else party.unnamed_as,
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

    def _party(self, part: range) -> Party | None:
        text = self._text
        read = phrase.read(text, part)
        if read is None:
            return None
        if _is_share_of_people(text.words[part.start : part.stop]):
            return Party(source_type="group", anonymity="collective", plural=True)
        mention = mention_in(text, self._names, part, read)
        if mention:
            return self._pronouns.named(mention)
        if read.proper and not self._proper.is_common(read):
            return self._proper.party(read, part)
        return self._proper.in_apposition(read, part) or self._nameless.party(read, part)


_THEM = frozenset("them these those whom".split())
_DASHES = frozenset({"—", "–", ":"})
_LONE = frozenset({"one", "another"})


# One of several people who were told of together.
_ONE = frozenset("one another other first second third fourth".split())


def _share(words: list[str]) -> int | None:
    """How many of some people a source means that names none of them: "one of them", "the other", "one"."""
    if len(words) == 3 and words[1] == "of" and words[2] in _THEM:
        return numbers.NUMBERS.get(words[0])
    bare = words[1:] if words[:1] == ["the"] else words
    return 1 if len(bare) == 1 and bare[0] in _ONE else None


# "Just over", "fewer than": before a number.
_QUANTIFIERS = 2


def _is_share_of_people(words: tuple[str, ...]) -> bool:
    """ "41%", "about 3 in 10": so many of all who were asked."""
    first = next((k for k, w in enumerate(words[:4]) if w[0].isdigit()), None)
    if first is None or first > _QUANTIFIERS:
        return False
    behind = words[first + 1 : first + 4]
    return behind[:1] == ("%",) or (len(behind) > 1 and behind[0] in ("in", "of") and behind[1].isdigit())
