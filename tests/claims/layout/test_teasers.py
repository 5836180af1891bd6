"""Lines that point to other stories."""

import pytest

from tests.claims.marked import claims

TEASERS = [
    "Read more: {S Mayor} {C says} {T the tax was a blunder}",
    "READ ALSO | {S Mayor} {C says} {T the tax was a blunder}",
    "Also in the news: {S Minister} {C admits} {T the sale was rushed}",
    "Photo: {S Ada Cole} {C says} {T goodbye to the crew}.",
    "Related: {S Mayor} {C says} {T the tax was a blunder}",
]
LINES = [
    "Read more carefully, {S the mayor} {C says}, and {T the tax is fair}.",
    "Related firms will pay too, {S the mayor} {C says}: {T the tax is fair}.",
    "{S Mayor} {C says} {T the tax was a blunder}",
]


@pytest.mark.parametrize("line", TEASERS)
def test_a_teaser_is_no_claim_of_this_story(line: str) -> None:
    assert claims(f"It rained.\n\n{line}\n\nIt rained on.") == []


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_story_is_one(line: str) -> None:
    assert len(claims(f"It rained.\n\n{line}\n\nIt rained on.")) == 1
