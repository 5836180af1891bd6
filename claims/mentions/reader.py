"""The two small networks: labels from the tagger's layers, and scores of what a mention goes back to."""

from __future__ import annotations

import json
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from onrecord.claims.mentions.pairs import Pairs
from onrecord.claims.mentions.records import Back, Form, Mention, Mentions
from onrecord.claims.mentions.tags import Floats, mentions
from onrecord.claims.text.tokens import Text

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

HEADS, LINKS, FIGURES = "mentions.onnx", "links.onnx", "mentions.json"
# A pronoun that a mention goes back to less than this is not followed further.
_LEAST = 0.01


class Reader:
    """Reads an article's mentions off what the tagger's layers made of it. The same text gives the same."""

    def __init__(self, heads: InferenceSession, links: InferenceSession, version: str) -> None:
        """`version` changes whenever the answers may."""
        self._heads = heads
        self._links = links
        self.version = version

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Reader:
        """With the weights in `folder`, else those that come with the package."""
        folder = folder or files("onrecord.claims.weights")
        heads, links = (_session(folder.joinpath(name).read_bytes()) for name in (HEADS, LINKS))
        figures = json.loads(folder.joinpath(FIGURES).read_text(encoding="utf-8"))
        return cls(heads, links, figures["version"])

    def read(self, text: Text, hidden: Floats) -> Mentions:
        """The mentions of a text; `hidden` (tokens, width) is what the tagger's layers hold of each token."""
        if not len(text):
            return Mentions(text)
        tags, plural, back, fore = self._heads.run(None, {"hidden": hidden})
        every = mentions(text, tags, plural)
        return Mentions(text, every, _Backs(text, every, back, fore, self._links).of)


class _Backs:
    """What each mention of one article goes back to, computed when it is asked for."""

    def __init__(
        self, text: Text, every: tuple[Mention, ...], back: Floats, fore: Floats, links: InferenceSession
    ) -> None:
        heads = [m.head for m in every]
        self._text = text
        self._every = every
        self._back = back[heads]
        self._fore = fore[heads]
        self._links = links
        self._scores: dict[int, tuple[list[int], Floats]] = {}

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self._text, self._every)

    def of(self, number: int, content: frozenset[int]) -> Back:
        """Names and descriptions by probability: a pronoun on the way stands for what it goes back to."""
        found: dict[int, float] = {}
        nothing = 0.0
        open_: dict[int, float] = {number: 1.0}
        while open_:
            # From the last on: what is followed stands earlier, so that nothing is met again.
            here = max(open_)
            mass = open_.pop(here)
            others, scores = self._scored(here)
            kept = [k for k, n in enumerate(others) if n == number or self._every[n].head not in content]
            shares = _softmax(scores[[*kept, len(others)]])
            nothing += mass * float(shares[-1])
            for k, share in zip(kept, shares[:-1], strict=True):
                other, part = others[k], mass * float(share)
                if self._every[other].form is not Form.PRONOUN:
                    found[other] = found.get(other, 0.0) + part
                elif part >= _LEAST:
                    open_[other] = open_.get(other, 0.0) + part
                else:
                    nothing += part
        return Back(found, nothing)

    def _scored(self, number: int) -> tuple[list[int], Floats]:
        """The candidates of a mention and their scores, that of none of them last."""
        if number not in self._scores:
            others = self._pairs.candidates(number)
            if not others:
                return [], np.zeros(1, dtype=np.float32)
            given = {
                "back": self._back[number : number + 1],
                "fore": self._fore[others],
                "features": self._pairs.features(number, others),
            }
            (scores,) = self._links.run(None, given)
            self._scores[number] = others, scores
        return self._scores[number]


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    shares: Floats = powers / powers.sum()
    return shares


def _session(network: bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
