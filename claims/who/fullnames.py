"""Which capitalised runs are a person's name in full."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.claims.lang.en import (
    bodies,
    days,
    grammar,
    offices,
    papers,
    places,
    unnamed,
)
from onrecord.claims.source.apposition import apposition
from onrecord.claims.source.institution import (
    is_institution,
)
from onrecord.claims.source.nouns import (
    PARTICLES,
    bare_title,
    is_capitalised,
    is_family_first,
    is_first_name,
)
from onrecord.claims.text.frame import sentence
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.runs import Run
from onrecord.claims.who.signs import Signs

_LONGEST_NAME = 5
# A sentence of fewer words is no headline if it has a full stop: most of it may well be one name.
_SHORT = 6


def _is_headline(text: Text, sentence: int, cache: dict[int, bool]) -> bool:
    """Whether a sentence is set in title case, where capitals tell nothing."""
    if sentence not in cache:
        first = bisect_left(text.sentence, sentence)
        last = bisect_left(text.sentence, sentence + 1)
        # A dateline in capitals tells nothing of what follows it.
        words = [w for w in text.words[first:last] if w[0].isalpha() and len(w) > 3 and not w.isupper()]
        stopped = sentence > 0 and text.words[last - 1] in (".", "?", "!")
        least = _SHORT if stopped else 4
        cache[sentence] = len(words) >= least and sum(map(is_capitalised, words)) > 0.7 * len(words)
    return cache[sentence]


def full_names(text: Text, runs: list[Run], signs: Signs) -> list[Run]:
    headlines: dict[int, bool] = {}
    found: list[Run] = []
    for run in runs:
        words = run.words(text)
        length = len(words)
        if _is_headline(text, text.sentence[run.first], headlines):
            if length >= 2 and is_first_name(words[0]) and words[1].lower() not in grammar.FUNCTION_WORDS:
                # The verb after the name is capitalised too: take the words that are sure.
                three = length > 2 and signs.often_alone(words[2]) and not signs.often_alone(words[1])
                found.append(Run(run.start, run.first, run.first + (3 if three else 2), run.title))
            continue
        if all(bare_title(w) in _OFFICE_WORDS for w in words):
            continue  # "Deputy National Commissioner"
        if length > _LONGEST_NAME or not words[0][0].isalpha() or " ".join(words).lower() in places.PLACES:
            continue
        if length == 1:
            body = words[0].lower() in bodies.ORGANIZATION_NOUNS  # "Justice Department"
            if run.title in offices.COURTESY_TITLES or (run.title and run.first > run.start and not body):
                found.append(run)
            continue
        if is_institution(words) and not (run.title and run.first > run.start and is_first_name(words[0])):
            continue
        listed = is_first_name(words[0]) or is_family_first(words)
        if run.first == run.start and not listed and signs.person(words) is False:
            continue  # "the owner of Vask Marine": no title makes a person of it
        known = run.title or is_first_name(words[0]) or is_family_first(words) or _has_role(text, run.end)
        if known or (signs.person(words) and _may_be_name(text, run, signs)):
            found.append(run)
    return found


def _has_role(text: Text, end: int) -> bool:
    """Whether an apposition behind a name tells a role; a single capitalised word may be another name."""
    role = apposition(text, end).role
    return role is not None and (" " in role or role[0].islower())


def _may_be_name(text: Text, run: Run, signs: Signs) -> bool:
    """Whether a run has the form of a person's name, if no list has its first name."""
    whole = sentence(text, run.first)
    if text.words[whole.stop - 1][0].isalnum():
        return False  # a headline, in which any word may be a capital
    opens = not any(w[0].isalnum() for w in text.words[whole.start : run.first])
    words = run.words(text)
    if opens and not (_opens_clause(text, run.end) or _is_described(text, run, signs)):
        return False  # "Poor Tarn." has a capital for the sentence
    plain = all(w.replace("-", "").replace(".", "").isalpha() or w in PARTICLES for w in words)
    after_article = run.first == run.start > 0 and text.words[run.start - 1].lower() in ("the", "a", "an")
    folded = [w.lower() for w in words]
    dated = any(w in days.CALENDAR for w in folded) or any(len(w) > 1 and w.isupper() for w in words)
    place = " ".join(folded) in places.PLACES or folded[0] in unnamed.ADJECTIVES
    thing = folded[-1] in papers.DOCUMENT_NOUNS or any(w in places.TERRITORIES for w in folded)
    led = folded[0] in _NO_FIRST_NAMES or folded[0].endswith(_ADJECTIVE_ENDINGS)
    return plain and not after_article and not dated and not place and not thing and not led


def _is_described(text: Text, run: Run, signs: Signs) -> bool:
    """Whether an apposition follows a name whose last word the article has by itself elsewhere."""
    following = tuple(w.lower() for w in text.words[run.end : run.end + 2])
    return following[:1] == (",",) and following[1:] in _ARTICLES and signs.often_alone(run.words(text)[-1])


_OFFICE_WORDS = offices.ROLE_NOUNS | offices.ROLE_MODIFIERS
_ARTICLES = tuple((w,) for w in ("the", "a", "an"))


_ADJECTIVE_ENDINGS = ("ous", "tional", "ical", "ial")


def _opens_clause(text: Text, end: int) -> bool:
    following, after = (*text.words[end : end + 2], ".", ".")[:2]
    if following == ",":
        return after.isdigit() or after in ("who", "whose")
    return following.islower() and following not in grammar.CONJUNCTIONS


_NO_FIRST_NAMES = (
    unnamed.CLASS_NOUNS
    | bodies.ORGANIZATION_NOUNS
    | unnamed.INDEFINITES
    | papers.DOCUMENT_NOUNS
    | frozenset("new saint great royal grand".split())
)
