"""The learned tagger: a text to label probabilities for each of its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.claims.engine.labels import Floats, Label
from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.text.tokens import Text

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


# Of each piece, the layers that the network gives beside its labels: three of 384.
HIDDEN = 3 * 384

_NO_DOUBT = 20.0  # a logit beside which the others come to nothing


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network makes of a text. `log_probabilities`: natural logarithms, shape (tokens, 7), each row
    a distribution over `Label`; `hidden`: some of its layers, shape (tokens, HIDDEN), for other readers."""

    log_probabilities: Floats
    hidden: Floats


class Tagger:
    """Runs the network. One text at a time and one window at a time: quantised layers scale by all they are
    given, so that a neighbour in the batch would change a text's result."""

    def __init__(self, session: InferenceSession, pieces: Pieces) -> None:
        self._session = session
        self._pieces = pieces

    @classmethod
    def from_bytes(cls, network: bytes, pieces: Pieces, *, threads: int = 1) -> Tagger:
        """From an ONNX network; `threads` are those one window is computed with."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False  # it pays where all inputs are of one length
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        return cls(session, pieces)

    def read(self, text: Text) -> Seen:
        """One pass over the text."""
        logits = np.zeros((len(text), len(Label)), dtype=np.float32)
        hidden = np.zeros((len(text), HIDDEN), dtype=np.float32)
        for window in self._pieces.sequences(text):
            if not any(map(_has_letter, (text.words[token] for token in window.tokens))):
                logits[window.tokens, Label.O] = _NO_DOUBT  # nobody says anything in rows of dots
                continue
            ids = np.array([window.ids], dtype=np.int64)
            types = np.array([window.types], dtype=np.int64)
            labels, layers = self._session.run(["logits", "hidden"], {"ids": ids, "types": types})
            # Its tokens follow one another.
            here = slice(window.tokens[0], window.tokens[-1] + 1)
            logits[here] = labels[0, window.starts]
            np.take(layers[0], window.starts, axis=0, out=hidden[here], mode="clip")  # "raise" would copy
        logits -= logits.max(axis=1, keepdims=True) if len(text) else 0
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return Seen(logits, hidden)

    def log_probabilities(self, text: Text) -> Floats:
        """The labels alone."""
        return self.read(text).log_probabilities


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))
