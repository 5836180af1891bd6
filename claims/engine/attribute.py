"""Who said what: a text to its attributions. The learned part, composed from its small parts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from onrecord.claims.engine.assemble import fill, tidy
from onrecord.claims.engine.confidence import KINDS, Confidence, kind_of
from onrecord.claims.engine.evidence import evidence
from onrecord.claims.engine.labels import Floats, Label, viterbi
from onrecord.claims.engine.link import Link, Linker, with_joins
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.records import Attribution
from onrecord.claims.text.tokens import Text, tokenize


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link with what speaks for it, before it is scored."""

    link: Link
    features: tuple[float, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What training chose, beside the weights of the network and the linker.

    `moves`: scores of neighbouring labels, (7, 7). `least`: see `assemble.fill`. `bars`: for each of
    `confidence.KINDS` the score below which an attribution is not given.
    """

    version: str
    moves: Floats
    least: float
    bars: Mapping[str, float]
    confidence: Confidence

    @classmethod
    def from_json(cls, written: str) -> Settings:
        values = json.loads(written)
        return cls(
            version=values["version"],
            moves=np.array(values["moves"], dtype=np.float32),
            least=values["least"],
            bars={kind: values["bars"][kind] for kind in KINDS},
            confidence=Confidence.from_dict(**values["confidence"]),
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "moves": [[round(float(x), 3) for x in row] for row in self.moves],
            "least": self.least,
            "bars": {kind: round(self.bars[kind], 2) for kind in KINDS},
            "confidence": self.confidence.as_dict(),
        }


class Attributor:
    """Finds attributions. Deterministic: the same text gives the same answer, whatever was read before."""

    def __init__(self, tagger: Tagger, linker: Linker, settings: Settings) -> None:
        self._tagger = tagger
        self._linker = linker
        self._settings = settings

    @classmethod
    def load(cls, folder: Traversable | None = None, *, threads: int = 1) -> Attributor:
        """With the weights in `folder`, else those that come with the package; `threads` for the network."""
        folder = folder or files("onrecord.claims.weights")
        pieces = Pieces.from_json(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
        tagger = Tagger.from_bytes(folder.joinpath("tagger.onnx").read_bytes(), pieces, threads=threads)
        linker = Linker(json.loads(folder.joinpath("linker.json").read_text(encoding="utf-8")))
        settings = Settings.from_json(folder.joinpath("settings.json").read_text(encoding="utf-8"))
        return cls(tagger, linker, settings)

    @property
    def version(self) -> str:
        """Changes whenever the answers may."""
        return self._settings.version

    def find(self, text: str) -> list[Attribution]:
        """The attributions of a text in the order of their content; spans are offsets into `text`."""
        return self.find_in(tokenize(text))

    def find_in(self, text: Text) -> list[Attribution]:
        """The same for a text that is tokenized already."""
        return self.look(text)[0]

    def look(self, text: Text) -> tuple[list[Attribution], Floats]:
        """The attributions, and of each token what the network's layers hold of it, for other readers."""
        settings, seen = self._settings, self._tagger.read(text)
        found = []
        for candidate in candidates(text, seen.log_probabilities, self._linker, settings):
            score = settings.confidence.score(candidate.features)
            if score >= settings.bars[kind_of(candidate.features)]:
                found.append(attribution(text, candidate, score))
        return sorted(found, key=lambda a: (a.content, a.cue, a.source)), seen.hidden


def candidates(text: Text, log_probabilities: Floats, linker: Linker, settings: Settings) -> list[Candidate]:
    """All attributions that the labels suggest, likely or not."""
    begins = log_probabilities[:, Label.B_CONTENT] - log_probabilities[:, Label.I_CONTENT]
    labels = with_joins(text, viterbi(log_probabilities, settings.moves), begins, linker)
    probabilities = np.exp(log_probabilities)
    found = []
    for link in linker.link(text, labels):
        filled = tidy(text, fill(text, labels, probabilities, link, settings.least))
        if any(text.words[i][0].isalnum() for i in filled.content):
            complete = bool(filled.cue) == bool(link.cue) and bool(filled.source) == bool(link.source)
            found.append((filled, "tagger" if complete else "tagger+fill"))
    looked_at = evidence(text, log_probabilities, [link for link, _ in found])
    return [
        Candidate(link, features, method) for (link, method), features in zip(found, looked_at, strict=True)
    ]


def attribution(text: Text, candidate: Candidate, score: float) -> Attribution:
    """The candidate with character spans in place of tokens."""
    link = candidate.link
    return Attribution(
        content=text.characters(link.content),
        cue=text.characters(link.cue),
        source=text.characters(link.source),
        score=round(score, 4),
        method=candidate.method,
    )
