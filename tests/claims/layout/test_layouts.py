"""What the layout of a text attributes by itself, without the learned finder."""

import pytest

from onrecord.claims.layout import layouts
from onrecord.claims.text.tokens import tokenize


def read(text: str) -> list[tuple[str, str]]:
    """(source, content) of what the layout attributes, pieces joined by a stroke."""
    found = layouts.read(tokenize(text))
    every = [*found.attributions, *(b.attribution for b in found.blocks if b.attribution)]
    return sorted(
        ("|".join(text[s:e] for s, e in a.source), "|".join(text[s:e] for s, e in a.content)) for a in every
    )


SIGNED = [
    ("“We lost.”\n\n— Ada Cole, a diver", [("Ada Cole, a diver", "“We lost.”")]),
    ("Before.\n\n“We lost it all.”\n\n- Ada Cole\n\nAfter.", [("Ada Cole", "“We lost it all.”")]),
    ('"We lost the boat" -- Ada Cole, 43', [("Ada Cole, 43", '"We lost the boat"')]),
    # A date and an account's name are no part of the source.
    ("“We lost.” — Ada Cole, May 3, 2031", [("Ada Cole", "“We lost.”")]),
    ("We lost the boat. — Ada Cole (@adacole) May 3, 2031", [("Ada Cole", "We lost the boat.")]),
    (
        "We lost the boat. https://t.example/x pic.example/y\n\n— Ada Cole (@adacole)",
        [("Ada Cole", "We lost the boat.")],
    ),
    (
        "“We lost the boat.\n\n“And the quay.”\n\n— Ada Cole, a diver",
        [("Ada Cole, a diver", "“We lost the boat.|“And the quay.”")],
    ),
    # The writer's own name below the last words of all.
    ("Before.\n\n“We lost it all.”\n\n— Ada Cole", []),
    # No quotation above, no name behind the dash, a sentence behind it.
    ("We lost the boat.\n\n— Ada Cole, a diver\n\nAfter.", []),
    ("“We lost the boat.”\n\n— with files from the archive\n\nAfter.", []),
    ("“We lost the boat” — Ada Cole had told them so.", []),
    ("“We lost the boat” — Ada Cole of all people.", []),
]

LABELLED = [
    ("• Ada Cole, a diver: “We lost the boat.”", [("Ada Cole, a diver", "“We lost the boat.”")]),
    ("Ada Cole (retired): “We lost the boat.”", [("Ada Cole (retired)", "“We lost the boat.”")]),
    ("@ferryman: The boat is late again.", [("@ferryman", "The boat is late again.")]),
    (
        "Ada Cole, a diver: I lost the boat.\n\nBen Dunn: Nobody asked the ducks.",
        [("Ada Cole, a diver", "I lost the boat."), ("Ben Dunn", "Nobody asked the ducks.")],
    ),
    ("“We lost the boat”: harbour master\n\nText.", [("harbour master", "“We lost the boat”")]),
    # Headings, and the turns of a talk, one of whom only asks.
    ("Ada Cole, a diver: Cole lost the boat. We saw it.\n\nBen Dunn, a baker: I saw it.", []),
    ("ADA COLE: I lost the boat.\n\nBEN DUNN: Who found it?", []),
    # One bare label, things with labels, titles, an ordinary sentence.
    ("Ada Cole, a diver: I lost the boat.\n\nText.", []),
    ("Where: Town Hall. We start at seven.\n\nMill Road: We have the keys.", []),
    ("Best Song: “Low Tide”\n\nBest Film: “The Night of the Newts.”", []),
    ("Ada Cole, the mayor, said: “We lost the boat.”", []),
    ("Monday: “Rain in the west and fog.”", []),
]

BLOCKS = [
    ("The letter reads:\n\nWe lost the boat.\n\nIt rained.", [("The letter", "We lost the boat.")]),
    (
        "The statement in full:\n\nWe lost the boat.\n\nOur quay is gone.\n\nIt rained.",
        [("The statement", "We lost the boat.|Our quay is gone.")],
    ),
    (
        "On Monday, Ada Cole, the mayor, wrote on the page:\n\nI lost the boat.",
        [("Ada Cole, the mayor", "I lost the boat.")],
    ),
    ("She added:\n\n“We lost.\n\n“And more.”\n\nIt rained.", [("She", "“We lost.|“And more.”")]),
    # Lists and headings; a quotation with the narrator's words around it is the finder's.
    ("The winners are:\n\nAda Cole, of Dell.", []),
    ("Here is what to know:\n\nWe lost the boat.", []),
    ("She added:\n\n“We lost,” but she smiled.", []),
]


@pytest.mark.parametrize(("text", "expected"), SIGNED + LABELLED + BLOCKS)
def test_layout(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", ["", "\n\n", ":", "—", "@", "“", "• : “", "A:\n\nB:", "— — —\n\n— Ada"])
def test_scraps_attribute_nothing(text):
    assert read(text) == []
