"""Which cue goes with which content, and which source with which cue.

Units come from the labels; two log-linear models score pairs of them. A weight is kept under the name of its
feature, so that the model can be read.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from onrecord.claims.engine.labels import Floats, Role, Segment, role_of, segments
from onrecord.claims.text.tokens import CLOSE, OPEN, Text

Tokens = tuple[int, ...]

_CANDIDATES = 4  # units of one role that a cue may choose from: the nearest
_WORST_FIT = -3.0  # an unlikely partner is still likelier than none, down to here
_DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_ROLES = tuple(map(int, Role))


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


@dataclass(frozen=True, slots=True)
class Scene:
    """A labelled text, as its pairs are looked at: how many units of a role begin before each token, and what
    stands around each cue, once told."""

    text: Text
    labels: Sequence[int]
    begun: Mapping[int, Sequence[int]]
    _beside: dict[tuple[Tokens, str], list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: Text, labels: Sequence[int]) -> Scene:
        begin = [
            role_of(label) if label % 2 or role_of(label) != role_of(before) else 0
            for before, label in zip([0, *labels], labels, strict=False)
        ]
        return cls(text, labels, {role: [0, *accumulate(here == role for here in begin)] for role in Role})

    def between(self, role: int, low: int, high: int) -> int:
        """How many units of a role stand in tokens [low, high), the rest of one at `low` included."""
        if low >= high:
            return 0
        begun = self.begun[role]
        rest = role_of(self.labels[low]) == role and begun[low] == begun[low + 1]
        return begun[high] - begun[low] + rest

    def beside(self, cue: Tokens, name: str) -> list[str]:
        """The features of a cue alone."""
        if (cue, name) not in self._beside:
            self._beside[cue, name] = list(_cue_features(self.text, self.labels, cue, name))
        return self._beside[cue, name]


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

    def fit(self, features: Iterable[str]) -> float:
        """The log odds that a pair with these features belongs together."""
        get = self._weights.get
        return sum([get(feature, 0.0) for feature in features])

    def link(self, text: Text, labels: Sequence[int]) -> list[Link]:
        """One link a content unit, in text order. A cue serves one content, a source any number of cues."""
        tagged = units(text, labels)
        scene = Scene.of(text, labels)
        pairs = sorted(
            (
                (self.fit(cue_content_features(scene, cue, tagged.contents[c])), q, c)
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
        return [self._with_source(scene, tagged, c, cue_of.get(c)) for c in range(len(tagged.contents))]

    def _with_source(self, scene: Scene, tagged: Units, c: int, chosen: tuple[int, float] | None) -> Link:
        if chosen is None:
            return Link(tagged.contents[c])
        cue = tagged.cues[chosen[0]]
        fits = [
            (self.fit(cue_source_features(scene, cue, tagged.sources[s])), -s)
            for s in candidates(scene.text, cue, tagged.sources)
        ]
        fit, index = max(fits, default=(-math.inf, 0))
        if fit <= _WORST_FIT:
            return Link(tagged.contents[c], cue, cue_fit=chosen[1])
        return Link(tagged.contents[c], cue, tagged.sources[-index], chosen[1], fit)


def cue_content_features(scene: Scene, cue: Tokens, content: Tokens) -> list[str]:
    """What may tell whether this cue introduces this content."""
    text, name = scene.text, "c" + _side(cue, content)
    first, last = content[0], content[-1]
    starts = first == 0 or text.sentence[first - 1] != text.sentence[first]
    return [
        *_pair_features(scene, cue, content, name),
        f"{name} marks {text.words[first] == OPEN or text.quoted[first]} {text.words[last] == CLOSE}",
        f"{name} after {'^' if starts else text.words[first - 1].lower()}",
    ]


def cue_source_features(scene: Scene, cue: Tokens, source: Tokens) -> list[str]:
    """What may tell whether this source utters this cue."""
    name = "s" + _side(cue, source)
    return [
        *_pair_features(scene, cue, source, name),
        f"{name} first {scene.text.words[source[0]].lower()}",
        f"{name} next {_role_at(scene.labels, source[-1] + 1)}",
        f"{name} before {_role_at(scene.labels, source[0] - 1)}",
    ]


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


def _pair_features(scene: Scene, cue: Tokens, other: Tokens, name: str) -> list[str]:
    text, words = scene.text, scene.text.words
    low, high = _gap(cue, other)
    size = max(0, high - low)
    passes = [min(scene.between(role, low, high), 2) for role in _ROLES]
    sentences = min(abs(text.sentence[cue[0]] - text.sentence[i]) for i in (other[0], other[-1]))
    paragraphs = min(abs(text.paragraph[cue[0]] - text.paragraph[i]) for i in (other[0], other[-1]))
    if size <= 3:
        between = [f"{name} between {' '.join(words[low:high]).lower()}"]
    else:
        between = [f"{name} from {words[low].lower()}", f"{name} to {words[high - 1].lower()}"]
    return [
        name,
        f"{name} distance {bisect_left(_DISTANCES, size)}",
        f"{name} sentences {min(sentences, 2)}",
        f"{name} paragraphs {min(paragraphs, 2)}",
        *(f"{name} passes {role} {number}" for role, number in zip(_ROLES, passes, strict=True)),
        f"{name} passes {''.join(str(min(number, 1)) for number in passes)}",
        *between,
        *scene.beside(cue, name),
    ]


def _cue_features(text: Text, labels: Sequence[int], cue: Tokens, name: str) -> Iterator[str]:
    words = text.words
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
