"""Why names are withheld, and words that only say so."""

import pytest

from tests.claims.marked import claims

TERMS = [
    # marked, anonymity, count, reason, unnamed as: of the first claim
    (
        "{T “He wept,”} {C said} {S the woman}, who spoke to the Gazette under a pseudonym for fear of arrest.",
        ("anonymous", 1, "fear of arrest", "confidential"),
    ),
    (
        "{S Current and former clerks, who asked not to be named for fear of dismissal,} {C said} {T it was late}.",
        ("anonymous", None, "fear of dismissal", "confidential"),
    ),
    (
        "{S A clerk, whom the Gazette agreed not to name because she signed a waiver,} {C said} {T it was late}.",
        ("anonymous", 1, "she signed a waiver", "confidential"),
    ),
    (
        "{T It is late}, {S two aides} {C said}, declining to be named because talks go on.",
        ("anonymous", 2, "talks go on", "confidential"),
    ),
    # in a sentence of its own
    (
        "{T It is late}, {S two aides} {C said}. They spoke to the Gazette on the condition that they not be "
        "identified, citing fear of dismissal.",
        ("anonymous", 2, "fear of dismissal", "confidential"),
    ),
    (
        "{T It is late}, {S two divers} {C said}. The divers asked that their names not be used.",
        ("anonymous", 2, None, "confidential"),
    ),
    # whoever is named stays named, whatever is withheld
    (
        "{T “He wept,”} {C said} {S Maria}, who asked that her last name be withheld.",
        ("named", None, None, None),
    ),
    (
        "{S Two divers} {C said} {T it was late}. Ada Cole asked not to be named.",
        ("anonymous", 2, None, "official"),
    ),
]


@pytest.mark.parametrize(("marked", "terms"), TERMS)
def test_terms(marked: str, terms: tuple[str, int | None, str | None, str | None]) -> None:
    c = claims(marked)[0]
    assert (c.anonymity, c.source_count, c.anonymity_reason, c.unnamed_as) == terms


ONLY_TERMS = [
    "{S They} {C spoke} on the condition {T that they not be identified}.",
    "{S The aides} {C agreed} {T to talk only if their names were withheld}.",
    "{S She} {C asked} {T that her last name be withheld to protect her family}.",
    "{S A nurse} {C asked} {T that her name not be used}.",
]


@pytest.mark.parametrize("marked", ONLY_TERMS)
def test_the_terms_are_no_claim(marked: str) -> None:
    assert claims(marked) == []


STATEMENTS = [
    "{S Ada Cole} {C said} {T her name was withheld from the list}.",
    "{S Ada Cole} {C asked} {T that the bridge not be named after her}.",
]


@pytest.mark.parametrize("marked", STATEMENTS)
def test_what_is_said_of_names_is_a_claim(marked: str) -> None:
    assert len(claims(marked)) == 1
