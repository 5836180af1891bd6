"""Which differences make another version, and what a version does to the claims of the one before."""

from dataclasses import replace

import pytest

from onrecord.claims.records import Claim
from onrecord.db.rules.revision import changes, is_copy, substance
from tests.db.fiction import a_claim

TEXT = "Pier to open\n\n“It will open in May,” said Ada Penrose.\n\nThe bridge costs 1.5 million crowns."
TEXTS = [
    # what a later version looks like, whether it is another in substance
    (TEXT, False),
    (TEXT.replace("“", '"').replace("”", '"'), False),
    (TEXT.replace(" ", "\u00a0").replace("\n\n", "\n\n\n"), False),
    (TEXT.replace("Pier to open\n\n", ""), False),  # a label came or went
    (TEXT + "\n\nUpdated 14:32", False),
    (TEXT + "\n\n23 comments", False),
    (TEXT.replace("May", "June"), True),
    (TEXT.replace("1.5", "15"), True),
    (TEXT.replace("will open", "will not open"), True),
    (TEXT + "\n\nNobody else spoke.", True),
]


@pytest.mark.parametrize(("later", "differs"), TEXTS)
def test_substance(later: str, differs: bool) -> None:
    assert (substance("Pier", TEXT) != substance("Pier", later)) is differs


def test_a_changed_headline_is_a_change_and_a_text_of_labels_counts_whole() -> None:
    assert substance("Pier to open", TEXT) != substance("Pier to close", TEXT)
    assert substance(None, "Pier opens") != substance(None, "Pier closes")


OPENS = a_claim(content="The pier will open in May")
UNNAMED = {"speaker": None, "anonymity": "anonymous", "sourcing": 1, "sourcing_rule": "bare"}
CHANGES: list[tuple[list[Claim], list[Claim], list[tuple[str, str | None]]]] = [
    ([OPENS], [OPENS], []),
    ([], [OPENS], [("added", None)]),
    ([OPENS], [], [("dropped", None)]),
    # moved, or found by another rule: the same claim
    ([OPENS], [replace(OPENS, content_spans=(), method="other", confidence=0.5)], []),
    # a pronoun for the name is no change of who said it
    ([OPENS], [replace(OPENS, source="She")], []),
    # the same words, now from somebody nobody names; and the other way round
    ([OPENS], [replace(OPENS, source="officials", **UNNAMED)], [("altered", "downgraded")]),
    ([replace(OPENS, source="officials", **UNNAMED)], [OPENS], [("altered", "upgraded")]),
    # unnamed both times, but described otherwise
    (
        [replace(OPENS, source="an official", **UNNAMED)],
        [replace(OPENS, source="a docker", **UNNAMED)],
        [("altered", None)],
    ),
    # rewritten by the same speaker
    ([OPENS], [replace(OPENS, claim_id="c2", content="The pier will open in June")], [("altered", None)]),
    # other words altogether: one went, one came
    (
        [OPENS],
        [replace(OPENS, claim_id="c2", content="Nobody was hurt")],
        [("added", None), ("dropped", None)],
    ),
]


@pytest.mark.parametrize(("before", "after", "found"), CHANGES)
def test_changes(before: list[Claim], after: list[Claim], found: list[tuple[str, str | None]]) -> None:
    assert [(change.name, change.sourcing) for change in changes(before, after)] == found


def test_each_claim_is_paired_once_and_with_the_most_alike() -> None:
    june = replace(OPENS, claim_id="c2", content="The pier will open in June")
    july = replace(OPENS, claim_id="c3", content="The pier will open at last in July, perhaps")
    found = changes([OPENS], [july, june])
    assert [(change.name, change.after) for change in found] == [("added", july), ("altered", june)]


REPORT = "The pier will open in May.\n\nThe council met on Tuesday, and the room was full to the doors."
COPIES = [
    (REPORT, REPORT, True),
    (REPORT, f"Advertisement\n\n{REPORT}\n\nShare", True),
    (REPORT, REPORT.replace("May", "June"), False),  # a bulletin told again
    (REPORT, f"{REPORT}\n\nNobody knows yet who is to pay for it, nor when the work is to begin.", False),
    (REPORT, "", False),
]


@pytest.mark.parametrize(("one", "other", "same"), COPIES)
def test_is_copy(one: str, other: str, same: bool) -> None:
    assert is_copy(one, other) is is_copy(other, one) is same
