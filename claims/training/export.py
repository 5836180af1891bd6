"""The trained network as ONNX with 8-bit weights: what the package carries."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

# After these layers what the network holds of a piece is given beside its labels (engine/tagger.py).
_GIVEN = (2, 4, 6)


class Network(nn.Module):
    """The same function as the model's own forward pass, without what one unpadded window does not need:
    the mask, and three matrix products where one will do."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.embeddings = model.bert.embeddings
        self.layers = model.bert.encoder.layer
        self.classifier = model.classifier
        self.heads: int = model.config.num_attention_heads
        size: int = model.config.hidden_size // self.heads
        self.attend = nn.ModuleList(_projection(layer.attention.self, size**-0.5) for layer in self.layers)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        x = self.embeddings(input_ids=ids, token_type_ids=types)
        given = []
        for number, (layer, projection) in enumerate(zip(self.layers, self.attend, strict=True), 1):
            attention, output = layer.attention.output, layer.output
            x = _normalise(attention.dense(self._mix(projection(x))) + x, attention.LayerNorm)
            x = _normalise(output.dense(layer.intermediate(x)) + x, output.LayerNorm)
            if number in _GIVEN:
                given.append(x)
        return self.classifier(x), torch.cat(given, dim=-1)

    def _mix(self, projected: Tensor) -> Tensor:
        batch, length, width = projected.shape
        query, key, value = projected.view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(query @ key.transpose(-1, -2), dim=-1)
        return (weights @ value).transpose(1, 2).reshape(batch, length, width // 3)


def _projection(attention: Any, scale: float) -> nn.Linear:
    """Query, key and value in one layer, the scale of the products within the query's weights."""
    parts = ((attention.query, scale), (attention.key, 1.0), (attention.value, 1.0))
    layer = nn.Linear(attention.query.in_features, sum(part.out_features for part, _ in parts))
    layer.weight.data = torch.cat([part.weight.data * by for part, by in parts])
    layer.bias.data = torch.cat([part.bias.data * by for part, by in parts])
    return layer


def _normalise(x: Tensor, norm: Any) -> Tensor:
    """Layer normalisation step by step: the runtime's vector loops for the steps are faster than its one
    kernel for the whole."""
    centred = x - x.mean(-1, keepdim=True)
    scale = torch.rsqrt((centred * centred).mean(-1, keepdim=True) + norm.eps)
    normalised: Tensor = centred * scale * norm.weight + norm.bias
    return normalised


def export(model: Any, target: Path) -> None:
    """Write the network, quantised: inputs `ids` and `types` (1, pieces), outputs `logits` (1, pieces, 7)
    and `hidden` (1, pieces, 1152)."""
    example = torch.ones(1, 16, dtype=torch.long)
    axes = {name: {1: "pieces"} for name in ("ids", "types", "logits", "hidden")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Network(model).eval(),
            (example, torch.zeros_like(example)),
            str(full),
            input_names=["ids", "types"],
            output_names=["logits", "hidden"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # Seven bits: products of eight can overflow in silence on processors without VNNI.
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
