"""The people that an article's names are: one for each, with what is told of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.claims.lang.en import grammar, offices
from onrecord.claims.source.apposition import apposition
from onrecord.claims.source.institution import employer, is_institution, member_of
from onrecord.claims.source.nouns import (
    bare_title,
    first_name_gender,
    is_capitalised,
    is_first_name,
    unshouted,
    words_of,
)
from onrecord.claims.source.outlets import is_outlet
from onrecord.claims.source.roles import Role, role_before, role_of
from onrecord.claims.text.tokens import Text
from onrecord.claims.who.namesakes import key, parts, same_first_name, suffix
from onrecord.claims.who.runs import Run, phrase_before


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named. `name` is the fullest form the article gives; the rest is None until it is told.

    `told` is all that the article tells of offices, in text order; `role` and `affiliation` are the first.
    """

    name: str
    gender: str | None = None
    role: str | None = None
    affiliation: str | None = None
    told: tuple[Role, ...] = ()


def _relative_gender(text: Text, end: int) -> str | None:
    """The gender that an apposition tells behind a name: "Ada Cole, his mother,"."""
    if end >= len(text) or text.words[end] != ",":
        return None
    for word in text.words[end + 1 : end + 5]:
        if not word[0].isalpha():
            break
        if word in offices.FEMALE_NOUNS or word in offices.MALE_NOUNS:
            return "female" if word in offices.FEMALE_NOUNS else "male"
    return None


def merge(text: Text, full: list[Run]) -> list[Person]:
    """One person for each first name and surname; a title with a bare surname makes one of its own
    only where nobody with that surname and gender is named in full."""
    grouped: dict[tuple[str, str], list[Run]] = {}
    for run in full:
        grouped.setdefault(key(run.words(text)), []).append(run)
    _join_short_forms(text, grouped)
    kin = [(one, part) for one, runs in grouped.items() for part in _generations(text, runs)]
    genders: dict[str, set[str | None]] = {}
    for (first, surname), runs in kin:
        if first:
            genders.setdefault(surname, set()).add(_gender_of_all(text, first, runs))
    persons: list[Person] = []
    firsts = {first for first, _ in grouped}
    for (first, surname), runs in kin:
        if not first and surname in firsts and all(run.title in offices.HONOURS for run in runs):
            continue  # "Dame Rosa" is Rosa Lind
        gender = _gender_of_all(text, first, runs)
        relative = gender is not None and not genders.get(surname, set()) & {gender, None}
        if not first and surname in genders and not relative:
            continue
        told = tuple(role for run in runs for role in _told(text, run) if role != Role())
        # An office and its place from the same words, rather than one's office with another's place.
        whole = next((one for one in told if one.role and one.affiliation), None)
        role = whole.role if whole else next((one.role for one in told if one.role), None)
        home = (
            whole.affiliation if whole else next((one.affiliation for one in told if one.affiliation), None)
        )
        persons.append(Person(_fullest(text, runs), gender, role, home, told))
    # "Ms. Cole" tells the gender of Ada Cole where she is the only Cole.
    alone = Counter(_surname(p) for p in persons)
    told_gender = {key(r.words(text))[1]: g for r in full if r.end - r.first == 1 and (g := gender_of(r))}
    return [
        replace(p, gender=p.gender or told_gender.get(_surname(p))) if alone[_surname(p)] == 1 else p
        for p in persons
    ]


def _generations(text: Text, runs: list[Run]) -> list[list[Run]]:
    """The mentions of one name parted where "Jr." and "Sr." tell father from son; a name without either is
    the one who has it, but for a relative's: "Ada Cole III ... her father, Ada Cole"."""
    told: dict[str, list[Run]] = {}
    for run in runs:
        told.setdefault(suffix(run.words(text)), []).append(run)
    if set(told) <= {""}:
        return [runs]
    bare = told.pop("", [])
    relatives = [run for run in bare if (run.title or "") in offices.RELATIONS]
    rest = [run for run in bare if run not in relatives]
    groups = list(told.values())
    if len(groups) == 1 and not relatives:
        return [groups[0] + rest]
    return [*groups, *([bare] if bare else [])]


def _fullest(text: Text, runs: list[Run]) -> str:
    """The longest form of a name that begins as names do ("Crooked Ada Cole" does not); of several as long
    the one written most often, or first."""
    forms = Counter(unshouted(" ".join(words_of(text, run.first, run.end).split())) for run in runs)
    listed = [form for form in forms if key(parts(form))[0] and is_first_name(parts(form)[0])]
    return max(listed or forms, key=lambda form: (len(parts(form)), forms[form]))


def _surname(person: Person) -> str:
    return key(parts(person.name))[1]


def _join_short_forms(text: Text, grouped: dict[tuple[str, str], list[Run]]) -> None:
    """Put together what the article writes of one person in two ways: "Chris Cole" and "Christopher Cole",
    'Bob Cole' and 'Robert "Bob" Cole', "Suu Kyi" and "Aung San Suu Kyi"."""
    names = {one: [run.words(text) for run in runs] for one, runs in grouped.items()}
    genders = {one: _gender_of_all(text, one[0], runs) for one, runs in grouped.items()}
    namesakes: dict[str, list[tuple[str, str]]] = {}
    for first, surname in grouped:
        if first:
            namesakes.setdefault(surname, []).append((first, surname))
    for short in [one for same in namesakes.values() if len(same) > 1 for one in same]:
        first, surname = short
        longer = [
            other
            for other in namesakes[surname]
            if other != short
            and other in grouped
            and len({genders[short], genders[other]} - {None}) < 2
            and (
                any(same_first_name(first, other[0], words) for words in names[other])
                or any(_ends_with(words, names[short][0]) for words in names[other])
            )
        ]
        if len(longer) == 1:
            grouped[longer[0]] += grouped.pop(short)


def _ends_with(words: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return len(words) > len(tail) > 1 and words[-len(tail) :] == tail


def _told(text: Text, run: Run) -> list[Role]:
    """What the words around one mention tell of a person, nearest first."""
    plain = run.first == run.start or bare_title(text.words[run.start]) in offices.HONORIFICS
    if plain and run.title and text.words[run.start - 1] == ",":
        phrase = phrase_before(text, run.start, run.end)
        before = role_of(text, phrase.start, phrase.stop) if phrase else Role()
    else:
        before = role_before(text, run.start, run.first)
    home = employer(text, run.end) or member_of(text, run.end) or _owner(text, run)
    return [before, apposition(text, run.end), Role(None, home)]


def _owner(text: Text, run: Run) -> str | None:
    """The body whose genitive stands right before a name: "the Harbour Group's Ada Cole"."""
    if run.start < 2 or run.first > run.start or text.words[run.start - 1] not in ("'s", "’s"):
        return None
    first = stop = run.start - 1
    while first and is_capitalised(text.words[first - 1]) and text.sentence[first - 1] == text.sentence[stop]:
        first -= 1
    while first < stop and text.words[first].lower() in grammar.FUNCTION_WORDS:
        first += 1
    words = text.words[first:stop]
    named = bool(words) and (is_institution(words) or is_outlet(words))
    return words_of(text, first, stop) if named else None


def _gender_of_all(text: Text, first: str, runs: list[Run]) -> str | None:
    told = (g for run in runs if (g := gender_of(run) or _relative_gender(text, run.end)))
    return next(told, None) or first_name_gender(first)


def gender_of(run: Run) -> str | None:
    title = run.title or ""
    if title in offices.COURTESY_TITLES:
        return offices.COURTESY_TITLES[title]
    if title in offices.FEMALE_NOUNS:
        return "female"
    return "male" if title in offices.MALE_NOUNS else None
