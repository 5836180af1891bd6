"""What speaks for an attribution, in numbers: what the tagger and the linker think, its words, its place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.claims.engine import manner
from onrecord.claims.engine.labels import Floats, Label, Role
from onrecord.claims.engine.link import Link, Tokens
from onrecord.claims.engine.signs import NAMES as SIGNS
from onrecord.claims.engine.signs import Clause, content_signs, cue_signs, place_signs, source_signs
from onrecord.claims.text.tokens import Text

TAGGER = (
    "content", "content_least", "content_start", "content_end", "cue", "source", "source_least", "cue_fit",
    "source_fit", "no_cue", "no_source", "cue_filled", "source_filled",
)  # fmt: skip
AROUND = ("density", "certainty", *manner.NAMES)
# In a text in which the writer speaks, what is in no quotation marks is likelier the writer's own.
TOGETHER = ("narrated_i", "narrated_we", "narrated_you", "narrated_reporting")

FEATURES = (*TAGGER, *SIGNS, *AROUND, *TOGETHER)

_FLOOR = 1e-4
_INDIRECT = SIGNS.index("indirect")
_PER_WORDS = 1000


@dataclass(frozen=True, slots=True)
class _Logs:
    """Logarithms for every token: that it is in a role, that it begins a content, that none goes on."""

    roles: Mapping[Role, Sequence[float]]
    begins: Sequence[float]
    ends: Sequence[float]


def evidence(text: Text, log_probabilities: Floats, links: Sequence[Link]) -> list[tuple[float, ...]]:
    """For each link of a text its features, in the order of `FEATURES`."""
    if not links:
        return []
    words = tuple(w.lower() for w in text.words)
    logs = _logs(np.exp(log_probabilities))
    names = _names(text, links)
    tagger = [_tagger(logs, link) for link in links]
    style = manner.manner(text, words)
    around = (
        math.log1p(_PER_WORDS * len(links) / len(words)),
        sum(row[0] for row in tagger) / len(links),
        *style,
    )
    rows = []
    for link, thought in zip(links, tagger, strict=True):
        clause = Clause.of(text, words, link)
        signs = (
            *cue_signs(text, clause, link),
            *source_signs(text, clause, link, names),
            *content_signs(text, clause, link),
            *place_signs(text, clause, link),
        )
        indirect = signs[_INDIRECT]
        rows.append((*thought, *signs, *around, *(indirect * x for x in style[: len(TOGETHER)])))
    return rows


def _logs(probabilities: Floats) -> _Logs:
    goes_on = np.append(probabilities[1:, Label.I_CONTENT], np.float32(0))
    return _Logs(
        {
            role: np.log(probabilities[:, role.begin] + probabilities[:, role.inside] + _FLOOR).tolist()
            for role in Role
        },
        np.log(probabilities[:, Label.B_CONTENT] + _FLOOR).tolist(),
        np.log(1 - goes_on + _FLOOR).tolist(),
    )


def _names(text: Text, links: Sequence[Link]) -> Counter[str]:
    """In how many sources of the text a capitalised word stands."""
    return Counter(
        word for link in links for word in {text.words[i] for i in link.source} if word[0].isupper()
    )


def _tagger(logs: _Logs, link: Link) -> tuple[float, ...]:
    content = _of(logs.roles[Role.CONTENT], link.content)
    cue, source = (
        _of(logs.roles[r], tokens) for r, tokens in ((Role.CUE, link.cue), (Role.SOURCE, link.source))
    )
    return (
        sum(content) / len(content),
        min(content),
        logs.begins[link.content[0]],
        logs.ends[link.content[-1]],
        sum(cue) / len(cue) if cue else 0.0,
        sum(source) / len(source) if source else 0.0,
        min(source, default=0.0),
        _fit(link.cue_fit),
        _fit(link.source_fit),
        float(not link.cue),
        float(not link.source),
        float(bool(link.cue) and link.cue_fit is None),
        float(bool(link.source) and link.source_fit is None),
    )


def _of(values: Sequence[float], tokens: Tokens) -> list[float]:
    return [values[i] for i in tokens]


def _fit(fit: float | None) -> float:
    return 0.0 if fit is None else max(-3.0, min(6.0, fit)) / 3
