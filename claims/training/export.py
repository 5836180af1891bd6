"""The trained network as ONNX with 8-bit weights: what the package carries."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional


class Network(nn.Module):
    """The same function as the model's own forward pass, without what one unpadded window does not need:
    the mask, and three matrix products where one will do."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.embeddings = model.bert.embeddings
        self.layers = model.bert.encoder.layer
        self.classifier = model.classifier
        self.heads: int = model.config.num_attention_heads

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        x = self.embeddings(input_ids=ids, token_type_ids=types)
        for layer in self.layers:
            x = layer.attention.output(self._attend(layer.attention.self, x), x)
            x = layer.output(layer.intermediate(x), x)
        logits: Tensor = self.classifier(x)
        return logits

    def _attend(self, attention: Any, x: Tensor) -> Tensor:
        batch, length, width = x.shape
        projections = (attention.query, attention.key, attention.value)
        weight = torch.cat([p.weight for p in projections])
        bias = torch.cat([p.bias for p in projections])
        mixed = functional.linear(x, weight, bias).view(batch, length, 3, self.heads, -1)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        scale = (width // self.heads) ** -0.5
        weights = torch.softmax(query @ key.transpose(-1, -2) * scale, dim=-1)
        return (weights @ value).transpose(1, 2).reshape(batch, length, width)


def export(model: Any, target: Path) -> None:
    """Write the network, quantised: inputs `ids` and `types` (1, pieces), output `logits` (1, pieces, 7)."""
    example = torch.ones(1, 16, dtype=torch.long)
    axes = {name: {1: "pieces"} for name in ("ids", "types", "logits")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Network(model).eval(),
            (example, torch.zeros_like(example)),
            str(full),
            input_names=["ids", "types"],
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # Seven bits: products of eight can overflow in silence on processors without VNNI.
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
