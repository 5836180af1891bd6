"""Whom a source's words mean: "Musk", "the senator", "two of the people", "he".

Everything is looked for in the article itself, before the words in question. What might mean two people
means nobody: a wrong speaker is worse than none.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims import anonymity, phrase
from claims.institutions import Institutions, kind_of_name, outlet_name, written
from claims.lang import en
from claims.names import Mention, Names, institution_in, proper_name, role_before
from claims.phrase import Phrase
from claims.tokens import Text

# How far back a pronoun may look, in paragraphs.
_REACH = 2
# A subject stands this near to the beginning of its sentence, in tokens.
_OPENING = 5
_NO_ROLE = frozenset(
    "source sources person persons people individual individuals man men woman women insider insiders".split()
)


@dataclass(frozen=True, slots=True)
class Party:
    """Who is behind a source's words. None means unknown.

    `gender`: male or female, for later pronouns. `plural`: more than one person.
    """

    speaker: str | None = None
    role: str | None = None
    affiliation: str | None = None
    source_type: str | None = None
    anonymity: str | None = None
    count: int | None = None
    basis: str | None = None
    reason: str | None = None
    gender: str | None = None
    plural: bool = False


class Resolver:
    """Resolves the sources of one article. Feed it the sources in text order: "he" goes back to who spoke."""

    def __init__(self, text: Text, outlet: str | None = None) -> None:
        self._text = text
        self._outlet = outlet
        self.names = Names.read(text)
        self.institutions = Institutions.read(text, self.names)
        self._heard: list[tuple[int, int, Party]] = []  # (token, order of arrival, party)

    def resolve(
        self, tokens: Sequence[int], content: Sequence[int] = (), outer: Party | None = None
    ) -> Party:
        """The party that the source `tokens` (at least one) mean.

        `content` are the tokens of what is said: people named there are no candidates for a pronoun.
        `outer` is the party of the quotation that all this stands in: its "I".
        """
        party = self._resolve(tokens, frozenset(content), outer)
        insort(self._heard, (tokens[0], len(self._heard), party), key=lambda heard: heard[:2])
        return party

    def last_heard(self, before: int) -> tuple[int, Party] | None:
        """The last source that speaks before token `before`: its token and its party."""
        for at, _, party in reversed(self._heard):
            if at < before:
                return at, party
        return None

    def _resolve(self, tokens: Sequence[int], content: frozenset[int], outer: Party | None) -> Party:
        text = self._text
        words = [w for i in tokens if (w := text.words[i].lower())[0].isalnum()]
        if words and words[0] in en.PRONOUNS and (len(words) == 1 or words[1].endswith("sel" + "f")):
            return self._pronoun(tokens[0], en.PRONOUNS[words[0]], content, outer)
        if len(words) <= 2 and words and words[-1] in en.BARE_SETS and words[0] in (*en.BARE_SETS, "the"):
            return self._bare_set(tokens[0], words[-1])
        found = [p for part in phrase.parties(text, tokens) if (p := self._party(part))]
        if not found:
            return Party()
        return found[0] if len(found) == 1 else _together(found)

    # --- one party ---------------------------------------------------------------------------------

    def _party(self, part: range) -> Party | None:
        text = self._text
        read = phrase.read(text, part)
        if read is None:
            return None
        mention = self._mention(part, read)
        if mention:
            return self._person(mention)
        if read.proper and not self._common(read):
            return self._proper(read, part)
        return self._unnamed(read, part)

    def _mention(self, part: range, read: Phrase) -> Mention | None:
        """The person whom a phrase names: at its end, before an apposition, or in one after a common noun."""
        text = self._text
        mentions = self.names.within(part.start, part.stop)
        for m in mentions:
            ministry = text.words[part.start].lower() in en.ROLE_NOUNS and text.words[m.start - 1][0].isupper()
            if not ministry and any(text.words[i].lower() in _BREAKS for i in range(part.start, m.start)):
                break
            if (
                m.end >= part.stop
                or text.words[m.end].lower() in _BREAKS - _CLITICS
                or self._owns_all(m, part)
            ):
                return m
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

    def _owns_all(self, m: Mention, part: range) -> bool:
        """ "Cole's" as the whole of a source ("Cole's warning")."""
        return m.end == part.stop - 1 and self._text.words[m.end] in _CLITICS

    def _person(self, mention: Mention) -> Party:
        if mention.person is None:
            return Party(source_type="person", anonymity="named")
        p = self.names.persons[mention.person]
        return Party(p.name, p.role, p.affiliation, "person", "named", gender=p.gender)

    def _common(self, read: Phrase) -> bool:
        """Whether the capitalised end of a phrase is a common noun all the same ("Officials", "Senate Democrats")."""
        head = read.head
        if head in en.CLASS_NOUNS | en.UNNAMED_NOUNS | en.PEOPLE_NOUNS | en.INSTITUTIONAL_PLURALS:
            return read.plural or read.tokens.start == read.tokens.stop - 1 or read.number is not None
        proper = read.proper or range(0)
        alone = len(proper) == 1
        return alone and (
            head in en.ROLE_NOUNS
            or head in en.DOCUMENT_NOUNS
            or head in en.SPOKESPEOPLE
            or (head in en.COMPANY_NOUNS)
        )

    def _proper(self, read: Phrase, part: range) -> Party:
        text, proper = self._text, read.proper or read.tokens
        words = text.words[proper.start : proper.stop]
        definite = read.definite and proper.start > read.tokens.start
        if read.head in en.DOCUMENT_NOUNS and read.head not in en.OUTLET_NOUNS:
            return Party(source_type="document", anonymity="named")
        label = proper.stop < len(text) and text.words[proper.stop] == ":" and words[-1].isupper()
        kind = "person" if label else kind_of_name(words, definite or read.plural)
        name = written(text, proper.start, proper.stop)
        if kind == "person":
            before = role_before(text, proper.start, proper.start)
            return Party(name, before.role, before.affiliation, "person", "named")
        name = self.institutions.in_full(name, proper.start)
        if kind == "outlet":
            name = outlet_name(self._outlet_in_full(name, proper.start))
        return Party(name, source_type=kind, anonymity="named")

    def _outlet_in_full(self, name: str, before: int) -> str:
        longer = {
            m.name for m in self.institutions.mentions if m.end <= before and m.name.endswith(" " + name)
        }
        return longer.pop() if len(longer) == 1 else name

    def _unnamed(self, read: Phrase, part: range) -> Party:
        text = self._text
        behind = read.tokens.stop, self._reach(part)
        tail = self._tail(*behind)
        knows = anonymity.basis(tail)
        asked = anonymity.asks_anonymity(tail)
        if read.head in en.SPOKESPEOPLE:
            return self._spokesperson(read, part)
        if not knows and not asked and read.definite and not read.plural:
            gone_back = self._definite(read)
            if gone_back:
                return gone_back
        anonymous, kind = anonymity.terms(read, bool(knows), asked)
        if anonymous == "anonymous" and not knows and not asked and self._goes_back_to_named(read):
            anonymous = "named"
        if anonymous == "named" and kind == "outlet":
            return Party(source_type=kind, anonymity=anonymous)
        start = text.spans[read.tokens.stop - 1].end
        affiliation = self._affiliation(read, part)
        is_role = (
            kind == "person" and anonymity.is_person(read.head) and read.head not in _NO_ROLE | en.RELATIONS
        )
        return Party(
            role=self._role(read) if is_role else None,
            affiliation=affiliation if anonymous == "anonymous" else None,
            source_type=kind,
            anonymity=anonymous,
            count=read.number if anonymous == "anonymous" else None,
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
            or read.head in en.UNNAMED_NOUNS
            or self._text.words[read.tokens.start].lower() not in ("the", "these", "both")
        ):
            return False
        words, at = self._text.words, read.tokens.start
        introduced = any(
            words[k].lower() == read.head
            and {w.lower() for w in words[max(0, k - 3) : k]} & en.SINGLE_DETERMINERS
            for k in range(at)
        )
        return not introduced and not any(p.anonymity == "anonymous" for t, _, p in self._heard if t < at)

    def _reach(self, part: range) -> int:
        """A source that was cut before "familiar with" or "who" goes on to the end of its clause."""
        text = self._text
        stop = part.stop
        sentence = text.sentence[part.stop - 1]
        if stop < len(text) and text.words[stop] == "," and stop + 1 < len(text):
            opener = text.words[stop + 1].lower() in ("who", "familiar", "briefed", "speaking", "all", "both")
            stop = stop + 1 if opener else stop
        if stop >= len(text) or text.words[stop].lower() not in en.POSTMODIFIERS:
            return part.stop
        while (
            stop < len(text) and text.sentence[stop] == sentence and text.words[stop] not in ("“", "”", ";")
        ):
            stop += 1
        return stop

    def _tail(self, start: int, stop: int) -> str:
        """The characters from the end of token start-1 to the end of token stop-1."""
        text = self._text
        return text.text[text.spans[start - 1].end : text.spans[stop - 1].end] if stop > start else ""

    def _definite(self, read: Phrase) -> Party | None:
        """Whom "the senator", "the company", "the ministry" go back to."""
        head, at = read.head, read.tokens.start
        if head in en.OFFICES:
            holders = {
                m.person
                for m in self.names.mentions
                if m.start < at and m.person is not None and _holds(self.names.persons[m.person].role, head)
            }
            if len(holders) == 1:
                p = self.names.persons[holders.pop()]
                return Party(p.name, p.role, p.affiliation, "person", "named", gender=p.gender)
            return None
        if read.proper is None and head in en.ORGANIZATION_NOUNS:
            modified = len(read.tokens) > 2
            name = self.institutions.named_by(head, at)
            if name is None and head in en.COMPANY_NOUNS and not modified:
                name = self.institutions.company(at)
            if name is None and any(map(str.isupper, (w[0] for w in self._words(read.tokens)[1:]))):
                name = written(self._text, read.tokens.start + 1, read.tokens.stop)  # "the Fell campaign"
            return Party(name, source_type="organization", anonymity="named")
        return None

    def _spokesperson(self, read: Phrase, part: range) -> Party:
        """A spokesperson without a name speaks as the institution: its words, on the record."""
        affiliation = self._affiliation(read, part)
        role = self._role(read)
        person = next(
            (
                self.names.persons[m.person]
                for m in self.names.within(part.start, part.stop)
                if m.person is not None
            ),
            None,
        )
        if person:  # Somebody's spokesperson is not that person.
            return Party(None, role, person.name, "person", "anonymous", read.number, plural=read.plural)
        words = self._words(read.tokens)
        if affiliation is None and any(w.lower() in en.COMPANY_NOUNS for w in words):
            affiliation = self.institutions.company(read.tokens.start)
        if affiliation is None:
            return Party(None, role, None, "person", "anonymous", read.number, plural=read.plural)
        return Party(affiliation, role, affiliation, "organization", "named")

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
        while first > read.tokens.start and text.words[first - 1].lower() in en.ROLE_MODIFIERS:
            first -= 1
        return written(text, first, last + 1)

    def _words(self, tokens: range) -> tuple[str, ...]:
        return self._text.words[tokens.start : tokens.stop]

    # --- pronouns ------------------------------------------------------------------------------------

    def _pronoun(self, at: int, kind: str, content: frozenset[int], outer: Party | None) -> Party:
        if kind in ("male", "female"):
            unknown = Party(source_type="person", anonymity=None if self._anonymous_before(at) else "named")
            return _again(self._single(at, kind, content) or unknown)
        if kind == "plural":
            return _again(self._plural(at) or Party(plural=True))
        if kind == "speaker":
            return _again(outer) if outer else Party(source_type="person")
        if kind == "relative":
            return self._antecedent(at)
        if kind == "thing":
            heard = self._recent(at, lambda p: p.source_type in ("organization", "outlet", "document"))
            return _again(heard) if heard else Party(source_type="organization", anonymity="named")
        return Party()

    def _anonymous_before(self, at: int) -> bool:
        return any(p.anonymity == "anonymous" and not p.plural for t, _, p in self._heard if t < at)

    def _single(self, at: int, gender: str, content: frozenset[int]) -> Party | None:
        """Walk back sentence by sentence to the first that has a fitting person in its centre."""
        text = self._text
        sentence, paragraph = text.sentence[at], text.paragraph[at]
        end = at
        while end > 0:
            number = text.sentence[end - 1]
            if text.paragraph[end - 1] < paragraph - _REACH:
                return None
            start = end
            while start and text.sentence[start - 1] == number:
                start -= 1
            heard = [p for t, _, p in self._heard if start <= t < end and _fits(p, gender)]
            if heard and (number != sentence or not content & set(range(start, end))):
                return heard[-1] if _one(heard) else None
            mentions = [
                m
                for m in self.names.within(start, end)
                if m.start not in content
                and text.quoted[m.start] == text.quoted[at]
                and (m.person is None or self.names.persons[m.person].gender in (None, gender))
            ]
            subjects = [m for m in mentions if m.subject]
            if subjects:
                first = subjects[0]
                alone = len({m.person for m in mentions}) == 1
                if first.person is not None and (alone or first.start - start < _OPENING):
                    return self._person(first)
                return None
            if heard:
                return heard[-1] if _one(heard) else None
            end = start
        return None

    def _plural(self, at: int) -> Party | None:
        return self._recent(at, lambda p: p.plural or p.source_type == "group")

    def _recent(self, at: int, wanted: object) -> Party | None:
        """The last fitting party that spoke within reach before token `at`."""
        assert callable(wanted)
        for token, _, party in reversed(self._heard):
            if token < at and wanted(party):
                near = self._text.paragraph[token] >= self._text.paragraph[at] - _REACH + 1
                return party if near else None
        return None

    def _antecedent(self, at: int) -> Party:
        """What "who" and "which" go back to: the person or the noun right before them."""
        text = self._text
        stop = at
        while stop and text.words[stop - 1] in (",", ")"):
            stop -= 1
            if text.words[stop] == ")":  # "(D-Tarn)"
                while stop and text.words[stop] != "(":
                    stop -= 1
        for m in self.names.within(max(0, stop - 8), stop):
            if m.end == stop:
                return self._person(m)
        start = stop
        while start and stop - start < 6 and text.sentence[start - 1] == text.sentence[at]:
            word = text.words[start - 1].lower()
            if not word[0].isalnum() and word not in _HYPHENS:
                break
            start -= 1
            if (
                word in en.SINGLE_DETERMINERS
                or word in ("the", "these", "those", "some", "many")
                or word in en.NUMBERS
            ):
                break
            if word in en.POSTMODIFIERS and word != "of":
                start += 1
                break
        party = self._party(range(start, stop)) if stop > start else None
        head = text.words[stop - 1].lower() if stop else ""
        known = party is not None and (
            party.speaker or anonymity.is_person(head) or head in en.ORGANIZATION_NOUNS
        )
        return party if party is not None and known else Party()

    def _bare_set(self, at: int, word: str) -> Party:
        """ "The two", "both": the people who spoke last, where their number agrees."""
        number = en.NUMBERS.get(word)
        heard = self._recent(at, lambda p: p.plural or p.source_type == "group")
        if heard and heard.count in (None, number):
            return replace(_again(heard), count=number if heard.anonymity == "anonymous" else None)
        return Party(plural=True)


_HYPHENS = frozenset("'s ’s & -".split())


_CLITICS = frozenset({"'s", "’s"})
# After one of these the words describe whom the phrase has named.
_BREAKS = en.POSTMODIFIERS | _CLITICS | {",", "(", "—", "–", "--"}


def _again(party: Party) -> Party:
    """The party as a later word for it shows it: how they know was said of the earlier words."""
    return replace(party, basis=None, reason=None)


def _one(parties: list[Party]) -> bool:
    return len({(p.speaker, p.anonymity) for p in parties}) == 1


def _fits(party: Party, gender: str) -> bool:
    return party.source_type == "person" and not party.plural and party.gender in (None, gender)


def _holds(role: str | None, office: str) -> bool:
    if not role:
        return False
    last = role.rstrip(".").lower().split()[-1]
    return last == office or _TITLE_OF.get(last) == office


_TITLE_OF = {
    "sen": "senator", "gov": "governor", "rep": "congressman", "pres": "president", "prof": "professor",
    "supt": "superintendent", "sheriff": "sheriff", "nominee": "candidate", "ceo": "chief",
}  # fmt: skip


def _gender_of_noun(head: str) -> str | None:
    if head in en.FEMALE_NOUNS:
        return "female"
    return "male" if head in en.MALE_NOUNS else None


def _together(parties: list[Party]) -> Party:
    """Several parties as one source. Named ones make it named; a class in it makes the rest a class."""
    named = [p for p in parties if p.anonymity == "named"]
    if named:
        speakers = [p.speaker for p in named]
        whole = len(named) == len(parties) and all(speakers)
        people = all(p.source_type == "person" for p in parties)
        joint = " and ".join(s for s in speakers if s) if whole else None
        first = named[0].source_type if len({p.source_type for p in parties}) == 1 else "group"
        return Party(joint, source_type="group" if people else first, anonymity="named", plural=True)
    if any(p.anonymity == "collective" for p in parties):
        return Party(source_type="group", anonymity="collective", plural=True)
    counts = [p.count for p in parties]
    return Party(
        source_type="person",
        anonymity="anonymous",
        count=sum(c for c in counts if c) if all(counts) else None,
        basis=next((p.basis for p in parties if p.basis), None),
        plural=True,
    )
