"""Capitalised runs, and where in each the name may begin: behind the last title."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.lang.en import (
    bodies,
    days,
    grammar,
    offices,
    places,
    pronouns,
    unnamed,
)
from onrecord.claims.source.institution import (
    is_institution,
)
from onrecord.claims.source.nouns import (
    PARTICLES,
    SAID,
    after_of,
    bare_title,
    is_capitalised,
    is_first_name,
    is_joint,
    is_person,
)
from onrecord.claims.text.tokens import CLOSE, OPEN, Text


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run cut at its last title: `first`..`end` are the words that may be the name."""

    start: int
    first: int
    end: int
    title: str | None

    def words(self, text: Text) -> tuple[str, ...]:
        """The name's words; the marks around a nickname are none."""
        return tuple(w for w in text.words[self.first : self.end] if w not in (OPEN, CLOSE))


def capitalised(text: Text) -> list[tuple[int, int]]:
    """Runs of capitalised words within a sentence, in text order, with particles and nicknames inside them
    ('Robert "Bob" Cole').

    Function words that only open a sentence ("After Ada Cole left") are cut off, and so are days and months
    ("In May Cole left").
    """
    runs: list[tuple[int, int]] = []
    words, count = text.words, len(text)
    i = 0
    while i < count:
        if not is_capitalised(words[i]):
            i += 1
            continue
        j = i + 1
        while j < count and text.sentence[j] == text.sentence[i]:
            if is_capitalised(words[j]):
                j += 1
            elif is_joint(text, j):
                j += 2
            elif _is_nickname(text, i, j):
                j += 4
            elif words[j] in PARTICLES or words[j] == "&":
                k = j + 1
                while k < count and words[k] in PARTICLES:
                    k += 1
                if k < count and is_capitalised(words[k]) and text.sentence[k] == text.sentence[i]:
                    j = k + 1
                else:
                    break
            else:
                break
        start = i
        while start < j and (words[start].lower() in grammar.FUNCTION_WORDS or _only_dates(text, start, j)):
            start += 1
        end = j
        while end - start > 2 and words[end - 1].lower() in days.WEEKDAYS:
            end -= 1  # "Ada Cole Monday asked"
        if start < end:
            runs.append((start, end))
        i = j
    return runs


def _is_nickname(text: Text, start: int, at: int) -> bool:
    """Whether token `at` opens a nickname inside the name that begins at `start`: 'Robert C. "Bob" Cole'."""
    return (
        at + 3 < len(text)
        and text.words[at] == OPEN
        and text.words[at + 2] == CLOSE
        and all(is_capitalised(text.words[k]) for k in (at + 1, at + 3))
        and text.sentence[at + 3] == text.sentence[start]
        and not text.quoted[start]
        and bare_title(text.words[at - 1]) not in offices.ROLE_NOUNS
        and text.words[at + 3].lower() not in offices.ROLE_NOUNS
    )


_BEFORE_DATES = grammar.PREPOSITIONS | frozenset("last this next since until".split())


def _only_dates(text: Text, at: int, end: int) -> bool:
    """Whether a day or a month at the head of a run belongs to what comes before: "In May Cole left"."""
    if at + 1 >= end or text.words[at].lower() not in days.CALENDAR:
        return False
    led = at > 0 and text.words[at - 1].lower() in _BEFORE_DATES
    return led or not is_first_name(text.words[at])


_BEFORE_VERBS = frozenset({"to", *grammar.MODALS, *pronouns.PRONOUNS}) - {"his", "her"}


def titled(text: Text, start: int, end: int) -> list[Run]:
    """Cut a run at its last title or role: "Sen. Ada Cole", "White House Press Secretary Ada Cole"."""
    cut, title = start, None
    while end - start > 2 and text.words[end - 1] in offices.POSTNOMINALS:
        end -= 1  # "Ada Cole KC"
    ranks = start
    while ranks < end - 1 and text.words[ranks].rstrip(".") in offices.RANKS:
        ranks += 1
    # "Det Ch Insp" is no name's beginning, whatever follows, nor is one before a surname told in full before.
    several = ranks - start > 1 or (ranks > start and _was_named(text, ranks))
    if ranks > start and (several or (ranks < end - 1 and is_first_name(text.words[ranks]))):
        cut, title = ranks, bare_title(text.words[ranks - 1])
    for i in range(cut, end):
        word = bare_title(text.words[i])
        told = (
            word in offices.COURTESY_TITLES
            or word in offices.ROLE_NOUNS
            or word.removesuffix("-elect").removesuffix("-designate") in offices.ROLE_NOUNS
            or text.words[i].lower() in offices.SHORT_TITLES
        )
        if " ".join(text.words[i : i + 2]).lower() in places.KNOWN:
            continue  # "Sri Lanka"
        opens = i == start and i < end - 2 and (i == 0 or text.sentence[i - 1] != text.sentence[i])
        if i < end - 1 and (told or (opens and is_person(word) and not is_first_name(word))):
            cut, title = i + 1, word
    if cut == start and start and text.sentence[start - 1] == text.sentence[start]:
        before = bare_title(text.words[start - 1])
        verb = start > 1 and text.words[start - 2].lower() in _BEFORE_VERBS
        if before in offices.ROLE_NOUNS or (
            text.words[start - 1].islower() and is_person(before) and not verb
        ):
            title = before  # "economist Ada Cole"
        elif before == "," and end - start > 1 and (phrase := phrase_before(text, start, end)):
            title = _head(text, phrase)  # "the port's owner, Ada Cole,"
    if not is_first_name(text.words[cut]) and (
        describes(text.words[cut]) or after_of(text, start) or _in_matter(text, start)
    ):
        # "Secretary of State Ada B. Cole", "Republican Ada Cole": the name begins at its first name.
        named = next((i for i in range(cut + 1, end - 1) if is_first_name(text.words[i])), cut)
        if named > cut and not is_institution(text.words[cut:end]):
            cut = named
    if cut == start and _ends_office(text, start, end):
        # "the ambassador to Britain Liu Xiaming": the place is the office's, the rest the name.
        cut, title = start + 1, title or "official"
    return [Run(start, cut, end, title)]


def _was_named(text: Text, at: int) -> bool:
    """Whether a word has stood at the end of a longer name before: "DCI [Cole]" behind "Ada Cole"."""
    words = text.words
    return any(
        words[i] == words[at]
        and is_capitalised(words[i - 1])
        and words[i - 1].rstrip(".") not in offices.RANKS
        for i in range(1, at)
    )


def _in_matter(text: Text, start: int) -> bool:
    """Whether a run goes on with what an office is about: "Minister of Quays and [Rivers Ada Cole]"."""
    joined = start > 2 and text.words[start - 1] in ("and", "&") and is_capitalised(text.words[start - 2])
    return joined and after_of(text, start - 2)


def _ends_office(text: Text, start: int, end: int) -> bool:
    """Whether a run begins with the country or state that an office before it belongs to."""
    if end - start < 3 or start < 2 or text.words[start].lower() not in places.TERRITORIES:
        return False
    if text.words[start - 1].lower() not in ("to", "of", "for", "from", "in"):
        return False
    near = text.words[max(0, start - 8) : start - 1]
    return any(bare_title(w) in offices.ROLE_NOUNS for w in near)


def phrase_before(text: Text, start: int, end: int) -> range | None:
    """The noun phrase before the comma of a name: "the port's head of sales, Ada Cole,"."""
    closed = end >= len(text) or text.words[end] in (",", ".", "”", ";", "(")
    first = start - 1
    while first and start - first < 12 and text.sentence[first - 1] == text.sentence[start]:
        word = text.words[first - 1]
        if not (word[0].isalnum() or word in ("'s", "’s", "'", "’")) or word.lower() in _NO_PHRASE:
            break
        first -= 1
    for at in range(
        first, start - 1
    ):  # "the campaign of the director, Ada Cole,": the nearest that is a role
        opens = at == first or text.words[at - 1].lower() in _LEADS_PHRASE
        phrase = range(at, start - 1)
        if opens and text.words[at].lower() not in _LEADS_PHRASE and _head(text, phrase):
            # "The Minister for Rivers, Ada Cole said": the comma behind a name is left off
            return phrase if closed or _opens_sentence(text, at) else None
    return None


def _opens_sentence(text: Text, at: int) -> bool:
    """Whether a capitalised office opens its sentence, or stands behind "according to"."""
    if at and text.words[at - 1].lower() in grammar.ARTICLES:
        at -= 1
    lead = tuple(w.lower() for w in text.words[max(0, at - 2) : at])
    starts = at == 0 or text.sentence[at - 1] != text.sentence[at] or lead == ("according", "to")
    return starts and any(is_capitalised(w) for w in text.words[at : at + 3])


def _head(text: Text, phrase: range) -> str | None:
    """The role noun that heads a phrase; it stands before the first preposition."""
    stop = next((i for i in phrase if text.words[i].lower() in grammar.PREPOSITIONS), phrase.stop)
    head = text.words[stop - 1].lower() if stop > phrase.start else ""
    return head if head in offices.ROLE_NOUNS or is_person(head) else None


_NO_PHRASE = SAID | {"and", "or", "nor", "but", "that", "because", "whether", "when", "as"}
_LEADS_PHRASE = grammar.PREPOSITIONS | frozenset(
    "neither both either the a an its his her their which whom who".split()
)


def describes(word: str) -> bool:
    word = word.lower()
    return word in unnamed.ADJECTIVES or word in bodies.ORGANIZATION_NOUNS or word in unnamed.CLASS_NOUNS
