"""Whether two claims are one speaker's."""

from __future__ import annotations

from onrecord.claims.alike.reading import Reading
from onrecord.claims.relate import fullname

SAME, NEAR, OTHER, UNNAMED, UNSURE = "same", "near", "other", "unnamed", "unsure"

# What carries the words of others: told by one outlet, a statement is its speaker's in another.
_CARRIERS = frozenset(("outlet", "document"))
# A shorter surname that differs by a letter is another one.
_LEAST_LETTERS = 5


def compare(a: Reading, b: Reading) -> str:
    """`SAME`; `NEAR`: their names may be one's, and nothing tells whether they are; `OTHER`: two who are both
    named; `UNNAMED`: neither is; `UNSURE`: only one is, or only one is more than a carrier of words.
    """
    one, other = a.told, b.told
    if not one.claim.speaker and not other.claim.speaker:
        return UNNAMED
    if not one.claim.speaker or not other.claim.speaker:
        return UNSURE
    if one.speaker_id is not None and one.speaker_id == other.speaker_id:
        return SAME
    if one.claim.speaker == other.claim.speaker:
        return SAME if one.speaker_id is None or other.speaker_id is None else NEAR
    if (one.claim.source_type in _CARRIERS) != (other.claim.source_type in _CARRIERS):
        return UNSURE
    return NEAR if _may_be_one(a, b) else OTHER


def _may_be_one(a: Reading, b: Reading) -> bool:
    """People of one surname, or of one first name and nearly one surname; several of whom one is the other;
    bodies under two of their names ("the port", "Port of Tarn"), which share a word; somebody and the body
    for which he speaks."""
    if a.who is None or b.who is None:
        return True
    one, other = a.told.claim, b.told.claim
    if not _each(one.speaker).isdisjoint(_each(other.speaker)) or _is_named_in(a, b) or _is_named_in(b, a):
        return True
    persons = [r.told.claim.source_type == "person" for r in (a, b)]
    if all(persons):
        return a.who == b.who or _misspelt(one.speaker, other.speaker)
    if not any(persons):
        return not set(a.who.split()).isdisjoint(b.who.split())
    person, body = (a, b) if persons[0] else (b, a)
    affiliation = person.told.claim.affiliation
    return bool(affiliation) and fullname.body(affiliation or "").core == body.who


def _each(speaker: str | None) -> set[str]:
    return {fullname.fold(name) for name in (speaker or "").split(" and ")}


def _is_named_in(a: Reading, b: Reading) -> bool:
    """Whether the words for the one's source name the other in full ("a lawyer, Ada Cole of Cole & Dunn")."""
    person = fullname.person(a.told.claim.speaker or "")
    words = fullname.fold(b.told.claim.source or "").split()
    return person is not None and set(person.spelled[:-1]) <= set(words)


def _misspelt(one: str | None, other: str | None) -> bool:
    """Whether two names differ by one letter of the surname ("Alma Brand", "Alma Brandt")."""
    first, second = fullname.person(one or ""), fullname.person(other or "")
    if first is None or second is None or first.given != second.given:
        return False
    short, long = sorted((first.surname, second.surname), key=len)
    if len(short) < _LEAST_LETTERS or len(long) - len(short) > 1:
        return False
    start = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]
