"""Words that one passes on as another's are that other's."""

import pytest

from tests.claims.marked import claims

PASSED_ON = [
    # as a finder marks them -> content, cue, source, via
    (
        "{S The Ledger} {C quoted} {T two aides as saying the talks had failed}.",
        ("the talks had failed", "quoted as saying", "two aides", "Ledger"),
    ),
    (
        "{S The Ledger} {C cited} {T Ada Cole as saying the quay was safe}.",
        ("the quay was safe", "cited as saying", "Ada Cole", "Ledger"),
    ),
    (
        "{S The Ledger} {C quoted} {T an unnamed diver as saying: “It is lost.”}",
        ("“It is lost.”", "quoted as saying", "an unnamed diver", "Ledger"),
    ),
    (
        "{T “It is lost,”} {S the Ledger} {C quoted Ada Cole as saying}.",
        ("“It is lost,”", "quoted as saying", "Ada Cole", "Ledger"),
    ),
    # the other way round, with whoever quotes in its midst or at its end
    (
        "{T1 Ada Cole} {C1 was quoted by} {S1 {S the state agency}} {C as saying} {T that the quay was safe}.",
        ("that the quay was safe", "was quoted as saying", "Ada Cole", None),
    ),
    (
        "“It is lost,” {T Ada Cole} {C was quoted as saying by} {S the Ledger}.",
        ("“It is lost,”", "was quoted as saying", "Ada Cole", "Ledger"),
    ),
    (
        "{S Ada Cole} {C has been quoted as saying} {T the quay is safe}.",
        ("the quay is safe", "has been quoted as saying", "Ada Cole", None),
    ),
    # what it reported, in place of whom it cites
    (
        "{S The Ledger} reported, {C citing} {T two aides, that the talks had failed}.",
        ("that the talks had failed", "reported", "The Ledger", "Ledger"),
    ),
]


@pytest.mark.parametrize(("marked", "told"), PASSED_ON)
def test_passed_on(marked: str, told: tuple[str, str, str, str | None]) -> None:
    found = claims(marked)
    assert [(c.content, c.cue, c.source, c.via) for c in found] == [told]


OTHERS = [
    # nobody is quoted as saying anything
    ("{S The Ledger} {C quoted} {T a poem}.", "a poem"),
    ("{S Ada Cole} {C said} {T shares were quoted at nine crowns}.", "shares were quoted at nine crowns"),
]


@pytest.mark.parametrize(("marked", "content"), OTHERS)
def test_others_stay_as_they_are(marked: str, content: str) -> None:
    assert [c.content for c in claims(marked)] == [content]
