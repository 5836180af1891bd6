"""Attributions that the layout alone makes: interviews, signed and labelled quotations, introduced blocks.

The finder learned from running text. Here the shape of a paragraph, and of the one beside it, is surer.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.layout import blocks, interview, labelled, signed
from onrecord.claims.records import Attribution
from onrecord.claims.text.frame import paragraphs
from onrecord.claims.text.tokens import Text


@dataclass(frozen=True, slots=True)
class Layout:
    """`attributions` by grammar; `labels`: tokens of labels and signatures, which name no source but theirs.
    `blocks`: what else is set apart, for whoever introduces it."""

    attributions: tuple[Attribution, ...]
    labels: frozenset[int]
    blocks: tuple[blocks.Block, ...]


def read(text: Text) -> Layout:
    """What the layout of a text attributes, no content twice."""
    talk = interview.read(text)
    free = [p for p in paragraphs(text) if p.start not in talk.inside]
    found = [*talk.answers]
    taken = set(talk.inside)
    for attribution in [*signed.find(text, free), *labelled.find(text, free)]:
        tokens = {i for span in attribution.content for i in text.tokens_in(span)}
        if taken.isdisjoint(tokens):
            taken |= tokens
            found.append(attribution)
    labels = {i for a in found for span in (*a.source, *a.cue) for i in text.tokens_in(span)}
    apart = (b for b in blocks.find(text, free) if taken.isdisjoint(b.content))
    return Layout(tuple(found), frozenset(labels | talk.labels), tuple(apart))
