"""From links to whole attributions: what the best labels left out and grammar is sure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.engine.labels import Floats, Label, Role
from onrecord.claims.engine.link import Link, Tokens
from onrecord.claims.lang.en import grammar
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

_SEPARATORS = frozenset({",", ";", ":", "-", "--", "–", "—"})


def fill(text: Text, labels: Sequence[int], probabilities: Floats, link: Link, least: float) -> Link:
    """A link that lacks a cue or a source, with the likeliest words for it from the sentences of its content.

    The best label sequence may pass over a source that the tagger still finds fairly likely; content that is
    surely somebody's makes it likelier. `least`: the smallest probability of a token that is taken up.
    """
    taken = {*link.content, *link.cue, *link.source}
    cue, source = link.cue, link.source
    if not cue:
        cue = _likeliest(text, labels, _of_role(probabilities, Role.CUE), link.content, taken, least)
        taken.update(cue)
    if not source:
        near = cue or link.content
        source = _likeliest(text, labels, _of_role(probabilities, Role.SOURCE), near, taken, least)
    return replace(link, cue=cue, source=source)


def tidy(text: Text, link: Link) -> Link:
    """The content with the quotation marks that enclose it just outside and without stray ones at its edges,
    and the source without the commas and conjunctions around it.

    A quotation's marks are part of the words' evidence, and the tagger may miss one of the pair.
    """
    tokens = set(link.content)
    first, last = link.content[0], link.content[-1]
    words = text.words
    if first > 0 and words[first - 1] == OPEN and text.quoted[first]:
        tokens.add(first - 1)
    if last + 1 < len(words) and words[last + 1] == CLOSE and text.quoted[last]:
        tokens.add(last + 1)
    if words[first] == CLOSE and len(tokens) > 1:
        tokens.discard(first)
    if words[last] == OPEN and len(tokens) > 1:
        tokens.discard(last)
    content = tuple(sorted(tokens - {*link.cue, *link.source})) or link.content
    return replace(link, content=content, source=_without_edges(text, link.source))


_EDGES = _SEPARATORS | grammar.CONJUNCTIONS


def _without_edges(text: Text, tokens: Tokens) -> Tokens:
    edges = [n for n, i in enumerate(tokens) if text.words[i].lower() not in _EDGES]
    return tokens[edges[0] : edges[-1] + 1] if edges else tokens


def _of_role(probabilities: Floats, role: Role) -> Floats:
    return probabilities[:, role.begin] + probabilities[:, role.inside]


def _likeliest(
    text: Text, labels: Sequence[int], likely: Floats, near: Tokens, taken: set[int], least: float
) -> Tokens:
    """The unlabelled span round the likeliest token in the sentences where `near` begins and ends; () if none
    reaches `least`. A word far off counts a little less."""
    sentences = {text.sentence[near[0]], text.sentence[near[-1]]}
    low, high = near[0], near[-1] + 1
    while low > 0 and text.sentence[low - 1] in sentences:
        low -= 1
    while high < len(text) and text.sentence[high] in sentences:
        high += 1
    free = {i for i in range(low, high) if labels[i] == Label.O and i not in taken}
    heads = [i for i in sorted(free) if likely[i] >= least and text.words[i][0].isalnum()]
    if not heads:
        return ()
    best = max(heads, key=lambda i: (likely[i] / (1 + 0.02 * min(abs(i - near[0]), abs(i - near[-1]))), -i))
    enough = 0.4 * likely[best]
    start, end = best, best + 1
    while start - 1 in free and likely[start - 1] > enough:
        start -= 1
    while end in free and likely[end] > enough:
        end += 1
    return tuple(range(start, end))
