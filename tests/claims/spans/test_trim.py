"""What of a content is the speaker's, and what the narrator's."""

import pytest

from tests.claims.marked import claims

NARRATED = [
    # the narrator's next sentence
    ("{T The quay is sold}, {S Ada Cole} {C said}. {T Rain fell}.", "The quay is sold"),
    # outside of the brackets, or of the clause
    ("The boat (which {S Ada Cole} {C says} {T she never saw) has sunk}.", "she never saw"),
    ("The boat that {S Ada Cole} {C claims} {T she never owned was burnt}.", "she never owned"),
    ("{C The warning from} {S Ada Cole} {T that it would sink was lost}.", "that it would sink"),
    # somebody for an object before the words, and a span of time behind them
    ("{S Ada Cole} {C slammed} {T the mayor saying that the quay was sold}.", "that the quay was sold"),
    ("{S Ada Cole} {C said} {T the quay was sold a day} after the vote.", "the quay was sold"),
    ("{S Ada Cole} {C said in a statement about} {T the sale} on Monday. {T “It is over.”}", "“It is over.”"),
    # another paragraph
    ("{S Master} {C tells} {T crews to wait\n\nThe quay was shut}.", "crews to wait"),
    # the terms on which it was said
    (
        "{T The quay is sold}, {S a diver} {C said}, {T asking not to be named because the deal is secret}.",
        "The quay is sold",
    ),
]
WHOLE = [
    ("{S Ada Cole} {C said} {T the boat had sunk and would stay there}.", "the boat had sunk and would stay there"),
    ("{S Ada Cole} {C said} {T the boat (an old one) had sunk}.", "the boat (an old one) had sunk"),
    ("{T “It is sold,”} {S Ada Cole} {C said}. {T “For good.”}", "“It is sold,” “For good.”"),
    ("{S Ada Cole} {C said} {T it was sold, asking for a year’s rent}.", "it was sold, asking for a year’s rent"),
    ("{S Ada Cole} {C condemned} {T the mayor for saying that it was sold}.", "the mayor for saying that it was sold"),
    ("{S Ada Cole} {C said} {T it was sold in a day} after the vote.", "it was sold in"),
    ("{S Ada Cole} {C said}: {T it was sold;\n\nit was lost}.", "it was sold; it was lost"),
    ("a ship that {S Ada Cole} {C says} {T he is doing all he can to save}.", "he is doing all he can to save"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "content"), NARRATED + WHOLE)
def test_a_content_ends_where_the_narrator_goes_on(marked: str, content: str) -> None:
    assert [c.content for c in claims(marked)] == [content]
