"""What several taggers think of a text, as something to learn: the mean of their probabilities.

Annotators miss about one attribution in twenty-five, and a single tagger learns their slips by heart; what
several agree on, also of texts that nobody annotated, teaches one of them more than the annotation alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from transformers import BertForTokenClassification

from onrecord.claims.engine.labels import Floats, Label
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.text.tokens import Text
from onrecord.claims.training.encoder import Example, Recipe, fine_tune, pretrained
from onrecord.claims.training.export import export

_NETWORK = "tagger.onnx"


def teach(start: Path, folder: Path, pieces: Pieces, examples: Sequence[Example], recipe: Recipe) -> Any:
    """A model that learned the annotation; `folder` holds it, and its network as a tagger runs it. It is read
    from there where it stands there already."""
    if not (folder / _NETWORK).exists():
        trained = fine_tune(pretrained(start, recipe), pieces, examples, recipe)
        trained.save_pretrained(folder)
        export(trained, folder / _NETWORK)
    return BertForTokenClassification.from_pretrained(folder)


def lessons(
    folders: Iterable[Path],
    pieces: Pieces,
    annotated: Sequence[Example],
    unannotated: Sequence[Text],
    trust: float,
) -> Iterator[Example]:
    """What the student learns: what the teachers in `folders` think, mixed with `trust` parts in one of the
    annotation where there is one."""
    taggers = [Tagger.from_bytes((folder / _NETWORK).read_bytes(), pieces, threads=2) for folder in folders]

    def judgement(text: Text) -> Floats:
        each = [np.exp(tagger.log_probabilities(text)) for tagger in taggers]
        return np.asarray(np.mean(each, axis=0), dtype=np.float32)

    for text, targets in annotated:
        yield Example(text, trust * targets + (1 - trust) * judgement(text))
    for text in unannotated:
        yield Example(text, judgement(text))


def gold(labels: Sequence[int]) -> Floats:
    """Annotated labels as targets: all of the probability on the label, shape (tokens, 7)."""
    return np.eye(len(Label), dtype=np.float32)[list(labels)].reshape(-1, len(Label))
