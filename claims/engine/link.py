"""Which cue goes with which content, and which source with which cue.

Units come from the labels; two log-linear models score pairs of them. A weight is kept under the name of its
feature, so that the model can be read.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.engine.labels import Floats, Role, Segment, role_of, segments
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

Tokens = tuple[int, ...]

_CANDIDATES = 4  # units of one role that a cue may choose from: the nearest
_WORST_FIT = -3.0  # an unlikely partner is still likelier than none, down to here
_DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21, 34)


@dataclass(frozen=True, slots=True)
class Units:
    """The tagged units of a text by role, each a tuple of token numbers; a unit may have gaps."""

    sources: tuple[Tokens, ...]
    cues: tuple[Tokens, ...]
    contents: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An attribution in tokens. `cue_fit` and `source_fit` are the pairs' scores (log odds), None without."""

    content: Tokens
    cue: Tokens = ()
    source: Tokens = ()
    cue_fit: float | None = None
    source_fit: float | None = None


def units(text: Text, labels: Sequence[int]) -> Units:
    """The units that the labels describe. A run that does not begin a unit goes on with the one before:
    content over at most one paragraph's end, sources and cues within their sentence."""
    found: dict[int, list[list[int]]] = {role: [] for role in Role}
    for segment in segments(labels):
        same_role = found[segment.role]
        if not segment.begins and same_role:
            last = same_role[-1][-1]
            if segment.role == Role.CONTENT:
                near = text.paragraph[segment.start] - text.paragraph[last] <= 1
            else:
                near = text.sentence[segment.start] == text.sentence[last]
            if near:
                same_role[-1].extend(range(segment.start, segment.end))
                continue
        same_role.append(list(range(segment.start, segment.end)))
    return Units(*(tuple(map(tuple, found[role])) for role in (Role.SOURCE, Role.CUE, Role.CONTENT)))


def with_joins(text: Text, labels: Sequence[int], begins: Floats, linker: Linker) -> list[int]:
    """The labels with each content run judged anew: a content begins, or the one before goes on.

    `begins[i]`: the tagger's log odds that token i begins a content rather than goes on with one. What lies
    between two runs tells more than the tagger alone sees: a broken quotation has its speaker there.
    """
    judged = list(labels)
    previous: Segment | None = None
    for segment in segments(labels):
        if segment.role != Role.CONTENT:
            continue
        if previous and segment.start > previous.end and _near(text, previous, segment):
            odds = linker.fit(join_features(text, labels, previous, segment)) - float(begins[segment.start])
            judged[segment.start] = Role.CONTENT.inside if odds > 0 else Role.CONTENT.begin
        previous = segment
    return judged


def _near(text: Text, previous: Segment, segment: Segment) -> bool:
    return text.paragraph[segment.start] - text.paragraph[previous.end - 1] <= 1


def candidates(text: Text, cue: Tokens, others: Sequence[Tokens]) -> list[int]:
    """The units a cue may go with, as indexes into `others`: the nearest, at most a paragraph away."""
    here = text.paragraph[cue[0]]
    # They are in text order and do not overlap: the nearest lie around the cue's place among them.
    at = bisect_left(others, cue[0], key=lambda other: other[0])
    near = [
        (_distance(cue, others[index]), index)
        for index in range(max(0, at - _CANDIDATES - 1), min(len(others), at + _CANDIDATES))
        if text.paragraph[others[index][0]] - here <= 1 and here - text.paragraph[others[index][-1]] <= 1
    ]
    return [index for _, index in sorted(near)[:_CANDIDATES]]


class Linker:
    """Scores pairs with learned weights, feature name to weight."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def fit(self, features: Iterator[str]) -> float:
        """The log odds that a pair with these features belongs together."""
        get = self._weights.get
        return sum(get(feature, 0.0) for feature in features)

    def link(self, text: Text, labels: Sequence[int]) -> list[Link]:
        """One link a content unit, in text order. A cue serves one content, a source any number of cues."""
        tagged = units(text, labels)
        pairs = sorted(
            (
                (self.fit(cue_content_features(text, labels, cue, tagged.contents[c])), q, c)
                for q, cue in enumerate(tagged.cues)
                for c in candidates(text, cue, tagged.contents)
            ),
            key=lambda pair: (-pair[0], pair[1], pair[2]),
        )
        cue_of: dict[int, tuple[int, float]] = {}
        taken: set[int] = set()
        for fit, q, c in pairs:
            if q not in taken and c not in cue_of and fit > _WORST_FIT:
                cue_of[c] = (q, fit)
                taken.add(q)
        return [
            self._with_source(text, labels, tagged, c, cue_of.get(c)) for c in range(len(tagged.contents))
        ]

    def _with_source(
        self, text: Text, labels: Sequence[int], tagged: Units, c: int, chosen: tuple[int, float] | None
    ) -> Link:
        if chosen is None:
            return Link(tagged.contents[c])
        cue = tagged.cues[chosen[0]]
        fits = [
            (self.fit(cue_source_features(text, labels, cue, tagged.sources[s])), -s)
            for s in candidates(text, cue, tagged.sources)
        ]
        fit, index = max(fits, default=(-math.inf, 0))
        if fit <= _WORST_FIT:
            return Link(tagged.contents[c], cue, cue_fit=chosen[1])
        return Link(tagged.contents[c], cue, tagged.sources[-index], chosen[1], fit)


def cue_content_features(text: Text, labels: Sequence[int], cue: Tokens, content: Tokens) -> Iterator[str]:
    """What may tell whether this cue introduces this content."""
    side = _side(cue, content)
    yield from _pair_features(text, labels, cue, content, "c" + side)
    name = f"c{side}"
    first, last = content[0], content[-1]
    yield f"{name} marks {text.words[first] == OPEN or text.quoted[first]} {text.words[last] == CLOSE}"
    starts = first == 0 or text.sentence[first - 1] != text.sentence[first]
    yield f"{name} after {'^' if starts else text.words[first - 1].lower()}"


def cue_source_features(text: Text, labels: Sequence[int], cue: Tokens, source: Tokens) -> Iterator[str]:
    """What may tell whether this source utters this cue."""
    side = _side(cue, source)
    name = f"s{side}"
    yield from _pair_features(text, labels, cue, source, name)
    yield f"{name} first {text.words[source[0]].lower()}"
    yield f"{name} next {_role_at(labels, source[-1] + 1)}"
    yield f"{name} before {_role_at(labels, source[0] - 1)}"


def join_features(text: Text, labels: Sequence[int], one: Segment, other: Segment) -> Iterator[str]:
    """What may tell whether two content runs, one after the other, are pieces of one content."""
    words = text.words
    low, high = one.end, other.start
    roles = "".join(sorted({str(role_of(labels[i])) for i in range(low, high)}))
    sentences = min(text.sentence[other.start] - text.sentence[one.end - 1], 2)
    after = other.end
    quoted = (
        f"{words[one.end - 1] == CLOSE:d}{text.quoted[one.end - 1]:d}"
        f"{words[other.start] == OPEN:d}{text.quoted[other.start]:d}"
    )
    follows = role_of(labels[after]) if after < len(labels) else 0
    yield "j"
    yield f"j distance {sum(high - low > d for d in _DISTANCES)}"
    yield f"j roles {roles}"
    yield f"j roles {roles} quoted {quoted} sentences {sentences}"
    yield f"j quoted {quoted}"
    yield f"j sentences {sentences}"
    yield f"j paragraphs {text.paragraph[other.start] - text.paragraph[one.end - 1]}"
    yield f"j ends {words[one.end - 1].lower()} quoted {quoted}"
    yield f"j before {words[high - 1].lower()}"
    yield f"j after {words[low].lower()}"
    yield f"j first {words[other.start].lower()}"
    yield f"j follows {follows} roles {roles}"
    if high - low <= 3:
        yield f"j between {' '.join(words[low:high]).lower()}"


def _pair_features(text: Text, labels: Sequence[int], cue: Tokens, other: Tokens, name: str) -> Iterator[str]:
    words = text.words
    low, high = _gap(cue, other)
    size = max(0, high - low)
    begins = [0, 0, 0, 0]
    for i in range(low, high):
        role = role_of(labels[i])
        if role and (labels[i] % 2 or i == low or role_of(labels[i - 1]) != role):
            begins[role] += 1
    sentences = min(abs(text.sentence[cue[0]] - text.sentence[i]) for i in (other[0], other[-1]))
    paragraphs = min(abs(text.paragraph[cue[0]] - text.paragraph[i]) for i in (other[0], other[-1]))
    yield name
    yield f"{name} distance {sum(size > d for d in _DISTANCES)}"
    yield f"{name} sentences {min(sentences, 2)}"
    yield f"{name} paragraphs {min(paragraphs, 2)}"
    for role in Role:
        yield f"{name} passes {role} {min(begins[role], 2)}"
    yield f"{name} passes {min(begins[1], 1)}{min(begins[2], 1)}{min(begins[3], 1)}"
    if size <= 3:
        yield f"{name} between {' '.join(words[low:high]).lower()}"
    else:
        yield f"{name} from {words[low].lower()}"
        yield f"{name} to {words[high - 1].lower()}"
    yield f"{name} cue {words[cue[-1]].lower()}"
    yield f"{name} cue^ {words[cue[0]].lower()}"
    for step, i in ((-1, cue[0] - 1), (1, cue[-1] + 1)):
        yield f"{name} beside {step} {_role_at(labels, i)}"
        for _ in range(4):  # the same past punctuation
            if not (0 <= i < len(labels)) or labels[i] or words[i][0].isalnum():
                break
            i += step
        yield f"{name} near {step} {_role_at(labels, i)}"


def _role_at(labels: Sequence[int], i: int) -> int:
    return role_of(labels[i]) if 0 <= i < len(labels) else 9


def _side(a: Tokens, b: Tokens) -> str:
    """Where unit `a` stands to unit `b`: before it, after it, or in a gap of it."""
    if a[-1] < b[0]:
        return "<"
    return ">" if a[0] > b[-1] else "="


def _gap(a: Tokens, b: Tokens) -> tuple[int, int]:
    """The tokens between two units as [low, high); between `a` and the piece of `b` before it when inside."""
    if a[-1] < b[0]:
        return a[-1] + 1, b[0]
    if b[-1] < a[0]:
        return b[-1] + 1, a[0]
    return max((i for i in b if i < a[0]), default=a[0] - 1) + 1, a[0]


def _distance(a: Tokens, b: Tokens) -> int:
    return min(abs(b[0] - a[0]), abs(b[-1] - a[0]))
