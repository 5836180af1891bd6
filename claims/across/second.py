"""The second reader: a small transformer that reads two statements beside one another.

Where the evidence counts words, it reads what they mean. It runs on the processor, a pair at a time: what
stands beside a pair in a batch would change the last digits of its score.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.claims.across.records import Told

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

NETWORK, PIECES = "alike.onnx", "tokenizer.json"
# Word pieces of both texts together: attention's cost grows with it.
LIMIT = 160
# Characters of a statement that are looked at: more never fits.
_LONGEST = 1200


class Encoder:
    """Two texts to one row of word pieces and their types."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(LIMIT, strategy="longest_first")
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Encoder:
        """With the pieces in `folder`, else those that come with the package."""
        from tokenizers import Tokenizer

        folder = folder or files("onrecord.claims.weights")
        return cls(Tokenizer.from_str(folder.joinpath(PIECES).read_text("utf-8")))

    def __call__(self, a: str, b: str) -> tuple[list[int], list[int]]:
        found = self._tokenizer.encode(a[:_LONGEST], b[:_LONGEST])
        return found.ids, found.type_ids


def statement(told: Told) -> str:
    """A claim as the second reader is given it: who said it, and what."""
    claim = told.claim
    who = claim.speaker or claim.source or ""
    return f"{who}: {claim.content}" if who else claim.content


class SecondReader:
    """Gives two statements the logit of their being the same, whichever comes first."""

    def __init__(self, session: InferenceSession, encoder: Encoder) -> None:
        self._session = session
        self._encoder = encoder

    @classmethod
    def load(cls, folder: Traversable | None = None) -> SecondReader:
        """With the weights in `folder`, else those that come with the package."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Weights become floats once, as the network is loaded, and not for every pair.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        network = (folder or files("onrecord.claims.weights")).joinpath(NETWORK).read_bytes()
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        return cls(session, Encoder.load())

    def logit(self, a: str, b: str) -> float:
        """The mean of both ways round."""
        return (self._one_way(a, b) + self._one_way(b, a)) / 2

    def _one_way(self, a: str, b: str) -> float:
        ids, types = self._encoder(a, b)
        given = {"ids": np.array([ids], dtype=np.int64), "types": np.array([types], dtype=np.int64)}
        (logit,) = self._session.run(["logit"], given)
        return float(logit[0])
