"""Institutions, outlets and places by their names: which kind a name is, and whom "the company" means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.lang.en import bodies, days, offices, papers, places, unnamed
from onrecord.claims.source.institution import is_institution
from onrecord.claims.source.nouns import bare_title, is_capitalised, is_family_first, is_first_name, words_of
from onrecord.claims.source.outlets import is_outlet, outlet_name
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.names import Names
from onrecord.claims.who.signs import Signs

# How many paragraphs, and mentions, back "the company" may look.
_REACH = 3
_MENTIONS = 60
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Institution:
    """Tokens [start, end) name it."""

    start: int
    end: int
    name: str


class Institutions:
    """The capitalised runs of an article that name no person."""

    def __init__(self, text: Text, mentions: Sequence[Institution], names: Names) -> None:
        self._text = text
        self._owners = names.within
        self._mentions = tuple(mentions)
        self._starts = [m.start for m in mentions]
        self._firms: dict[str, str] = {}  # of names asked for by now, what each is in full
        self._often = Counter(m.name for m in mentions)
        self._last: defaultdict[str, list[int]] = defaultdict(list)
        # For each word of a name of several words, and for its initials, the names, as first met.
        self._by_word: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for m in mentions:
            self._last[m.name].append(m.start)
            words = [w for w in m.name.split() if is_capitalised(w)]
            if len(words) > 1:
                letters = {w for w in words if w.isupper()}  # "VCA" of "VCA Healthcare"
                initials = "".join(w[0] for w in words)
                for word in {*(w.lower() for w in words), *letters, initials, *_given(text, m)}:
                    self._by_word[word].setdefault(m.name, m.end)
        self.outlets = frozenset(m.name for m in mentions if _is_called_outlet(text, m))
        self._places = frozenset(m.name for m in mentions if _is_place(text, m))

    @classmethod
    def read(cls, text: Text, names: Names) -> Institutions:
        people = {i for m in names.mentions for i in range(m.start, m.end)}
        found = []
        for start, stop in _joined(text, names.runs):
            end = stop + (text.words[stop : stop + 1] == ("plc",))
            words = text.words[start:end]
            if len(words) > _LONGEST_NAME or any(i in people for i in range(start, end)):
                continue
            if not all(w.lower() in days.CALENDAR or w.lower() in unnamed.CLASS_NOUNS for w in words):
                found.append(Institution(start, end, words_of(text, start, end)))
        return cls(text, found, names)

    def named_by(self, noun: str, before: int) -> str | None:
        """The institution before token `before` that "the ministry" means: the only one whose name has this
        noun, or the only such one in this paragraph and the one before. None where there are two."""
        if noun not in _NAMED_BY:
            return None
        names = [name for name in self._before(noun, before) if _is_headed_by(name, noun)]
        if len(names) > 1:
            floor = self._text.paragraph[before] - 1
            names = [n for n in names if any(self._in_reach(at, floor, before) for at in self._last[n])]
        return names[0] if len(names) == 1 else None

    def _in_reach(self, at: int, floor: int, before: int) -> bool:
        return at < before and self._text.paragraph[at] >= floor

    def in_full(self, name: str, before: int) -> str:
        """The one longer name that a short one stands for ("TPA" for "Tarn Ports Authority", "Post" for "Tarn
        Post", "Northvale" for "Northvale Energy plc"), or the name itself."""
        letters = name.replace(".", "")
        if name.lower() in places.TERRITORIES:
            return name
        if len(letters) > 1 and letters.isupper() and letters.isalpha():
            names = [full for full in self._by_word.get(letters, ()) if full.lower() not in places.PLACES]
            return names[0] if len(names) == 1 else name
        if name.lower() in papers.OUTLET_NOUNS:
            names = self._before(name.lower(), before)
            return names[0] if len(names) == 1 else name
        if name not in self._firms:
            self._firms[name] = self._firm(name) or name
        return self._firms[name]

    def _firm(self, name: str) -> str | None:
        """The one firm that a name shortens: by what firms have at their end, or, for a single word, by
        the word before it where the article has somebody work there."""
        words = name.split()
        last = words[-1].lower()
        if name in self._places or last in places.TERRITORIES or last in bodies.ORGANIZATION_NOUNS:
            return None
        firms = {
            m.name
            for m in self._mentions
            if (longer := m.name.split())[: len(words)] == words
            and len(longer) > len(words)
            and all(bare_title(w) in bodies.FIRM_ENDINGS for w in longer[len(words) :])
        }
        if not firms and len(words) == 1:
            firms = {
                m.name
                for m in self._mentions
                if m.name.split()[1:] == words
                and m.name.lower() not in places.PLACES
                and _employs(self._text, m)
            }
        return firms.pop() if len(firms) == 1 else None

    def _before(self, word: str, before: int) -> list[str]:
        return [name for name, end in self._by_word.get(word, {}).items() if end <= before]

    def outlet(self, before: int) -> str | None:
        """The outlet that "the newspaper" goes back to: the one in the nearest sentence that names any, not
        before the last paragraph."""
        text, last = self._text, bisect_left(self._starts, before)
        nearest: int | None = None
        names: set[str] = set()
        for m in reversed(self._mentions[max(0, last - _MENTIONS) : last]):
            if text.paragraph[m.start] < text.paragraph[before] - 1:
                break
            if nearest is not None and text.sentence[m.start] != nearest:
                break
            words = tuple(m.name.removeprefix("The ").split())
            if (is_outlet(words) and words[0].lower() not in papers.OUTLET_NOUNS) or m.name in self.outlets:
                nearest = text.sentence[m.start]
                names.add(outlet_name(m.name))
        return names.pop() if len(names) == 1 else None

    def body(self, noun: str, before: int) -> str | None:
        """The "Cole campaign" that "the campaign" goes back to: the one spoken of last, with no other within
        reach."""
        text = self._text
        if text.words[before].lower() not in ("the", "that"):
            return None
        low = bisect_left(text.paragraph, text.paragraph[before] - _REACH)
        names = {
            " ".join((text.words[m.end - 1], noun))
            for m in self._owners(low, before)
            if noun in text.words[m.end : m.end + 4]
        }
        return names.pop() if len(names) == 1 else None

    def company(self, before: int) -> str | None:
        """The company that "the company" goes back to: the one institution in the nearest sentence that
        names any as its subject; None where a sentence names two, or none is near."""
        text = self._text
        last = bisect_left(self._starts, before)
        nearest: int | None = None
        names: set[str] = set()
        for m in reversed(self._mentions[max(0, last - _MENTIONS) : last]):
            if text.paragraph[m.start] < text.paragraph[before] - _REACH:
                break
            if nearest is not None and text.sentence[m.start] != nearest:
                break
            known = self._often[m.name] > 1 or is_institution(tuple(m.name.split())) or _is_firm(text, m)
            if known and m.end <= before and _may_be_company(text, m):
                nearest = text.sentence[m.start]
                names.add(m.name)
        return names.pop() if len(names) == 1 else None


def _is_headed_by(name: str, noun: str) -> bool:
    """Whether a noun is what a name says that a body is: "Tarn School", "Ministry of Roads", and no "Tarn
    School District"."""
    words = name.lower().split()
    return noun in words and (
        words[-1] == noun or words[words.index(noun) + 1] in _TIED or noun not in _PARTS
    )


# Other bodies are named after these.
_PARTS = frozenset("school church college court senate union party hospital university".split())
_TIED = frozenset("of for on in at and &".split())


def _joined(text: Text, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with those that "of", "for" or "on" ties to them, and what an "and" adds behind ("Bank of Tarn",
    "Bureau of Roads and Bridges"); also "the Quays and Locks Commission"."""
    joined: list[tuple[int, int]] = []
    tied = False
    for start, end in runs:
        if joined:
            first, last = joined[-1]
            between = text.words[last:start]
            same = text.sentence[first] == text.sentence[start]
            dated = text.words[start].lower() in days.CALENDAR and between == ("on",)
            ties = between in _TIES and not dated and is_institution(text.words[first:last])
            adds = between == ("and",) and (
                tied or _opens_commission(text, first, last, start, end) or _is_abbreviated(text, first, end)
            )
            if same and (ties or adds):
                joined[-1] = (first, end)
                tied = tied or ties
                continue
        joined.append((start, end))
        tied = False
    return joined


# Nouns by which an article goes back to a body whose name has them: "the ministry", "the club".
_NAMED_BY = (
    unnamed.PUBLIC_BODIES
    | (bodies.ORGANIZATION_NOUNS - bodies.COMPANY_NOUNS - bodies.GENERIC_BODIES)
    | {"palace", "company", "bank", "group", "corporation", "alliance", "trust", "club", "university"}
)
_TIES = tuple((tie, *rest) for tie in ("of", "for", "on") for rest in ((), ("the",)))


def _opens_commission(text: Text, first: int, last: int, start: int, end: int) -> bool:
    led = first > 0 and text.words[first - 1].lower() in ("the", "a", "an", "federal")
    public = text.words[end - 1].lower() in unnamed.PUBLIC_BODIES
    return led and public and end - start > 1 and last - first == 1


def _is_abbreviated(text: Text, first: int, end: int) -> bool:
    """Whether brackets behind a name hold the first letters of its last words: "Air and Sea Patrol (ASP)"."""
    behind = text.words[end : end + 3]
    if len(behind) < 3 or behind[0] != "(" or behind[2] != ")" or not behind[1].isupper():
        return False
    initials = "".join(w[0] for w in text.words[first:end] if is_capitalised(w))
    return len(behind[1]) > 1 and initials.endswith(behind[1])


def _given(text: Text, m: Institution) -> list[str]:
    """The abbreviation in brackets behind a name."""
    behind = text.words[m.end : m.end + 3]
    given = len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and behind[1].isupper()
    letters = behind[1].replace(".", "") if given else ""
    initials = [w for w in m.name.split() if is_capitalised(w)]
    return [letters] if 1 < len(letters) <= len(initials) else []


def _is_called_outlet(text: Text, m: Institution) -> bool:
    """Whether the word beside a name says that it is an outlet's: "the daily Tarn Nytt"."""
    before = text.words[m.start - 1].lower() if m.start else ""
    behind = tuple(w.lower() for w in text.words[m.end : m.end + 3])
    if before in _OUTLETS or (behind[:1] and behind[0] in _OUTLETS and before == "the"):
        return True
    published = behind[:2] == ("in", "its") and behind[2:] and behind[2] in _WORKS
    reported = before == "the" and behind[:2] == ("reported", "that") and m.end - m.start == 1
    return bool(published) or reported or behind[:1] in (("article",), ("editorial",), ("reporters",))


_WORKS = frozenset("report story article editorial".split())
_OUTLETS = frozenset(
    "newspaper daily weekly tabloid broadsheet magazine broadcaster station channel website outlet paper "
    "journal podcast".split()
)


def _is_place(text: Text, m: Institution) -> bool:
    return m.start > 0 and text.words[m.start - 1].lower() in ("in", "near", "across", "outside", "around")


def _employs(text: Text, m: Institution) -> bool:
    """Whether the words before a name are somebody's work there: "managing director of"."""
    if m.start < 2 or text.words[m.start - 1].lower() not in ("of", "at", "for", "with"):
        return False
    return any(bare_title(w) in offices.ROLE_NOUNS for w in text.words[max(0, m.start - 4) : m.start - 1])


def _is_firm(text: Text, m: Institution) -> bool:
    """Whether a company's noun leads up to a name: "the brewer Tarn Lights", "the firm, Tarn Lights,"."""
    at = m.start - 1
    if at > 0 and text.words[at] == ",":
        at -= 1
    return at >= 0 and text.sentence[at] == text.sentence[m.start] and text.words[at] in bodies.COMPANY_NOUNS


def _may_be_company(text: Text, m: Institution) -> bool:
    last = m.name.split()[-1].lower()
    if m.name.endswith(".") and last.rstrip(".") not in bodies.FIRM_ENDINGS:
        return False  # "Fla."
    public = last in unnamed.INSTITUTIONAL_PLURALS | places.TERRITORIES | {"club"} or any(
        w in unnamed.PUBLIC_BODIES or w == "office" for w in m.name.lower().split()
    )
    if text.quoted[m.start] or m.name.lower() in places.PLACES or public or last in papers.DOCUMENT_NOUNS:
        return False
    if _is_told(text, m) and is_outlet(tuple(m.name.removeprefix("The ").split())):
        return False
    before = text.words[m.start - 1].lower() if m.start else ""
    same_sentence = m.start and text.sentence[m.start - 1] == text.sentence[m.start]
    return not (same_sentence and before in ("in", "to", "from", "on", "at", "near", "of", "a", "an"))


def _is_told(text: Text, m: Institution) -> bool:
    """Whether somebody tells it to whoever is named: a paper that has news is not whom the news is about."""
    at = m.start - 1
    if at > 0 and text.words[at].lower() == "the":
        at -= 1
    return at >= 0 and text.words[at].lower() in ("told", "tells", "telling")


def kind_of_name(words: tuple[str, ...], definite: bool, signs: Signs) -> str:
    """`outlet`, `organization` or `person` for a capitalised name that the article's people do not explain.

    A name of two or three words without any sign of an institution is taken for a person's; one word alone
    for an institution's, since news gives people their full names first.
    """
    folded = tuple(w.lower() for w in words if w.lower() != "the")
    whole = " ".join(folded)
    if whole in papers.OUTLETS or "the " + whole in papers.OUTLETS or is_outlet(words):
        return "outlet"
    person = signs.person(words)
    if words[0].lower() in unnamed.INSTITUTIONAL_PLURALS:
        return "organization"  # "Police Scotland"
    if is_family_first(words) and not definite and not is_institution(words):
        return "person"
    if person is False or whole in places.KNOWN:
        return "organization"
    thing = folded[0] in papers.DOCUMENT_NOUNS or is_institution(words)
    if len(folded) > 1 and thing and not is_first_name(folded[0]):
        return "organization"
    if (person and not definite) or words[0].startswith(("O'", "O’", "Mc")):
        return "person"
    if len(folded) == 1 and not definite and not words[0].isupper() and signs.leans_to_person(words[0]):
        return "person"
    if len(folded) == 1 and not definite and is_first_name(folded[0]) and folded[0] not in days.CALENDAR:
        return "person"
    if definite or whole in places.PLACES or is_institution(words) or len(folded) not in (2, 3):
        return "organization"
    if any(not w.replace(".", "").replace("-", "").isalpha() for w in folded):
        return "organization"
    if any(w in _NO_NAMES for w in folded) or folded[0] in unnamed.ADJECTIVES:
        return "organization"
    return "person" if not all(w.isupper() for w in words) else "organization"


_NO_NAMES = unnamed.CLASS_NOUNS | places.TERRITORIES | frozenset("of for the".split())
