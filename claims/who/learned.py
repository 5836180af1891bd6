"""What a network adds to the rules: where a name begins and ends, what kind of thing it is, and whom a
pronoun goes back to where the rules are not sure. Its word counts only where it is sure, and not against a
first name that the lists know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from onrecord.claims.lang.en import bodies, offices, places
from onrecord.claims.mentions.records import Form, Kind, Mention, Mentions
from onrecord.claims.source.institution import is_institution
from onrecord.claims.source.nouns import PARTICLES, bare_title, is_first_name
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.namesakes import SUFFIXES
from onrecord.claims.who.runs import Run

# Chosen on the dev part and on modern articles that taught the network nothing.
_SURE, _CERTAIN, _LIKELY = 0.8, 0.9, 0.5
_LONGEST_NAME = 5
# What a mention goes back to less than this is not followed further.
_LEAST = 0.1
_ADJECTIVES = 3


class Learned:
    """What is learned of one article."""

    def __init__(self, text: Text, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions

    def cut(self, runs: Iterable[Run]) -> list[Run]:
        """Capitalised runs with each person's name in them by itself: "Det Ch Insp Ada Cole"."""
        return [one for run in runs for one in self._cut(run)]

    def _cut(self, run: Run) -> list[Run]:
        text = self._text
        names = self._mentions.names(run.start, run.end)
        whole = run.first > run.start and [(m.start, m.end) for m in names] == [(run.start, run.end)]
        if whole and self.kind(run.start, run.end) in (Kind.BODY, Kind.OUTLET, Kind.PLACE):
            return [Run(run.start, run.start, run.end, None)]  # "Major League Rowing"
        people = [m for m in names if m.probability > 0.5 and self._is_person(m.start, m.end)]
        if people and self._is_one_name(run, people):
            return [run]
        # Where the rules have found an office, its words are no part of the name.
        office = bool(people) and people[0].start < run.first
        if not people or office or is_first_name(text.words[run.first]) or self._is_abbreviated(run):
            return [run]
        cut = []
        for k, m in enumerate(people):
            inside = m.start > run.start
            title = (
                run.title if m.start == run.first else bare_title(text.words[m.start - 1]) if inside else None
            )
            end = run.end if k + 1 == len(people) and self._ends(m.end, run.end) else m.end
            cut.append(Run(run.start if not k else m.start, m.start, end, title))
        return cut

    def _is_one_name(self, run: Run, people: Sequence[Mention]) -> bool:
        """Whether the network has only parts of a name that the rules have whole: a surname behind an office
        and a first name ("Brigadier Ithlen [Cole]"), or what a particle joins ("[Ithlen] de [Cole]")."""
        words = self._text.words
        last = people[-1]
        alone = len(people) == 1 and last.end - last.start == 1 and last.end == run.end
        plain = not any(bare_title(w) in _OFFICE_WORDS for w in words[run.first : last.start])
        if alone and last.start - run.first == 1 and run.title and run.first > run.start:
            return plain
        gaps = [words[a.end : b.start] for a, b in pairwise(people)]
        return bool(gaps) and all(gap and set(gap) <= PARTICLES for gap in gaps)

    def _is_abbreviated(self, run: Run) -> bool:
        """Whether the letters that a name begins with follow in brackets, as a body's do."""
        behind = self._text.words[run.end : run.end + 3]
        letters = "".join(word[0] for word in self._text.words[run.start : run.end])
        return (
            behind[:1] == ("(",)
            and behind[2:] == (")",)
            and 1 < len(behind[1]) <= len(letters)
            and (letters.startswith(behind[1]))
        )

    def _ends(self, at: int, end: int) -> bool:
        """Whether only what belongs to a name stands between its end and the run's: "Jr."."""
        return all(bare_title(word) in SUFFIXES for word in self._text.words[at:end])

    def _is_person(self, start: int, end: int) -> bool:
        """Whether the name in tokens [start, end) is certain to be a person's, and no list knows better."""
        kinds = self._mentions.kinds(start, end)
        words = self._text.words[start:end]
        whole = " ".join(words).lower()
        known = (
            whole in places.PLACES
            or whole in places.TERRITORIES
            or all(bare_title(word) in _OFFICE_WORDS for word in words)
            or is_institution(words)
            or bare_title(words[-1]) in bodies.FIRM_ENDINGS
        )
        return kinds is not None and kinds[Kind.PERSON] > _CERTAIN and not known

    def weighed(self, full: Sequence[Run], runs: Sequence[Run]) -> list[Run]:
        """Names in full without those that the network is certain are none of people, and with those that it
        is sure are."""
        kept = [run for run in full if is_first_name(self._text.words[run.first]) or not self._is_thing(run)]
        have = {(run.first, run.end) for run in kept}
        for run in runs:
            if 1 < run.end - run.first <= _LONGEST_NAME and (run.first, run.end) not in have:
                names = [(m.start, m.end) for m in self._mentions.names(run.first, run.end)]
                if names == [(run.first, run.end)] and self._is_person(*names[0]):
                    kept.append(run)
        return sorted(kept, key=lambda run: run.first)

    def _is_thing(self, run: Run) -> bool:
        kinds = self._mentions.kinds(run.first, run.end)
        return kinds is not None and 1 - kinds[Kind.PERSON] > _CERTAIN

    def kind(self, start: int, end: int) -> Kind | None:
        """The kind of the name in tokens [start, end), where it is sure."""
        kinds = self._mentions.kinds(start, end)
        best = max(Kind, key=kinds.__getitem__) if kinds else None
        if kinds is None or best is None or kinds[best] < _SURE:
            return None
        return best if best is not Kind.PERSON or self._is_person(start, end) else None

    def noun(self, head: int) -> str | None:
        """The source type of what the common noun at a token is the word for, where it is sure."""
        mention = self._mentions.at(head)
        if mention is None or mention.form is not Form.DESCRIPTION:
            return None
        needed = _CERTAIN if mention.kind is Kind.PERSON else _SURE
        if mention.kinds[mention.kind] < needed:
            return None
        return _TYPES.get(mention.kind)

    def back(
        self, at: int, content: Iterable[int], number_at: Callable[[int, int], int | None]
    ) -> int | None:
        """The number of the person whom the pronoun or the noun at a token goes back to; `number_at` tells
        who is named in [start, end)."""
        shares: defaultdict[int, float] = defaultdict(float)
        followed = {at}
        open_ = [(at, 1.0)]
        while open_:
            here, mass = open_.pop()
            for n, share in self._mentions.back(here, content).probabilities.items():
                m = self._mentions.every[n]
                if m.form is Form.NAME:
                    if (number := number_at(m.start, m.end)) is not None:
                        shares[number] += mass * share
                elif mass * share >= _LEAST and m.head not in followed and self._is_definite(m):
                    followed.add(m.head)  # "the mayor" is whom "the mayor" before it is
                    open_.append((m.head, mass * share))
        best = max(shares, key=shares.__getitem__, default=None)
        return best if best is not None and shares[best] >= _LIKELY else None

    def description(self, at: int, content: Iterable[int]) -> int | None:
        """The head of the description that a pronoun goes back to rather than to a name."""
        found = self._mentions.back(at, content).probabilities
        best = max(found, key=found.__getitem__, default=None)
        if best is None or found[best] < _SURE or self._mentions.every[best].form is not Form.DESCRIPTION:
            return None
        return self._mentions.every[best].head

    def _is_definite(self, mention: Mention) -> bool:
        """Whether "the" stands before a description, at most two words before its head."""
        before = self._text.words[max(0, mention.head - _ADJECTIVES) : mention.head]
        return any(w.lower() in ("the", "this") for w in before)


_TYPES = {
    Kind.PERSON: "person",
    Kind.BODY: "organization",
    Kind.OUTLET: "outlet",
    Kind.DOCUMENT: "document",
}
_OFFICE_WORDS = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS | offices.COURTESY_TITLES.keys()
