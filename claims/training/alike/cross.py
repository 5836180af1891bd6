"""A second reader: a small transformer that reads two statements beside one another, fine-tuned in two steps.

First on how much two sentences of newspapers tell of one event, then on pairs of claims that a reader judged.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.claims.across.second import Encoder, Floats
from onrecord.claims.training.export import Network

_HEAD_RATE = 1e-3
_WARM_UP = 0.06
# Smaller ones are left as they are.
_LEAST_MATRIX = 1024
# Batches are of like length: out of so many of them at a time.
_MIXED = 40


class Example(NamedTuple):
    """Two texts, and how likely it is, 0 to 1, that they are the same."""

    a: str
    b: str
    target: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides one run, beside its data. `rate`: of the pretrained layers."""

    epochs: float = 2.0
    rate: float = 8e-5
    batch: int = 32
    dropout: float = 0.1
    weight_decay: float = 0.01
    seed: int = 1
    threads: int = 1


class CrossEncoder(nn.Module):
    """From word pieces of two texts in one row to a logit: the mean of the last layer, weighed."""

    def __init__(self, start: Path, layers: int, dropout: float) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(start, add_pooling_layer=False, num_hidden_layers=layers)
        self.head = nn.Sequential(nn.Dropout(dropout), nn.Linear(self.bert.config.hidden_size, 1))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        hidden = self.bert(ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        kept = mask[:, :, None].to(hidden.dtype)
        logits: Tensor = self.head((hidden * kept).sum(1) / kept.sum(1))[:, 0]
        return logits


def fine_tune(model: Any, encoder: Encoder, examples: Sequence[Example], recipe: Recipe) -> Any:
    """Train the model on, in place; returns it. Which of two texts comes first is drawn anew each time."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    model.train()
    head, body = list(model.head.parameters()), list(model.bert.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": recipe.rate}, {"params": head, "lr": _HEAD_RATE}],
        weight_decay=recipe.weight_decay,
        fused=True,
    )
    total = max(1, round(recipe.epochs * len(examples) / recipe.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (_WARM_UP * total + 1)) * max(0.02, 1 - s / total)
    )
    begun, smooth = time.monotonic(), 0.0
    for step, batch in enumerate(_batches(encoder, examples, recipe.batch, total, chance), 1):
        ids, types, mask, wanted = batch
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(ids, types, mask)
        loss = nn.functional.binary_cross_entropy_with_logits(logits.float(), wanted)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        smooth += (loss.item() - smooth) / min(step, 50)
        if step % 25 == 0:
            print(
                f"step {step}/{total} loss {smooth:.3f} {(time.monotonic() - begun) / 60:.1f} min", flush=True
            )
    return model.eval()


def logits(model: Any, encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> Floats:
    """What the model makes of pairs, both ways round, the mean."""
    found = np.zeros(len(pairs), dtype=np.float32)
    model.eval()
    with torch.no_grad():
        for n, (a, b) in enumerate(pairs):
            both = [_tensors([encoder(*order)]) for order in ((a, b), (b, a))]
            found[n] = sum(model(*one).item() for one in both) / 2
    return found


def _batches(
    encoder: Encoder, examples: Sequence[Example], size: int, total: int, chance: random.Random
) -> Any:
    made = 0
    while made < total:
        order = list(range(len(examples)))
        chance.shuffle(order)
        for k in range(0, len(order), size * _MIXED):
            rows = []
            for n in order[k : k + size * _MIXED]:
                a, b, target = examples[n]
                rows.append((encoder(a, b) if chance.random() < 0.5 else encoder(b, a), target))
            rows.sort(key=lambda row: len(row[0][0]))
            batches = [rows[j : j + size] for j in range(0, len(rows), size)]
            chance.shuffle(batches)
            for batch in batches:
                if made >= total:
                    return
                made += 1
                yield (*_tensors([row for row, _ in batch]), torch.tensor([target for _, target in batch]))


def _tensors(rows: Sequence[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    types, mask = ids.clone(), ids.clone()
    for n, (own, kinds) in enumerate(rows):
        ids[n, : len(own)] = torch.tensor(own)
        types[n, : len(own)] = torch.tensor(kinds)
        mask[n, : len(own)] = 1
    return ids, types, mask


class _Mean(nn.Module):
    """The network as it is shipped: the mean of what the head makes of every piece is what it makes of their
    mean."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        shown = SimpleNamespace(bert=model.bert, classifier=model.head[1], config=model.bert.config)
        self.network = Network(shown)

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        pieces, _ = self.network(ids, types)
        mean: Tensor = pieces.mean(dim=1)[:, 0]
        return mean


def export(model: CrossEncoder, target: Path) -> None:
    """Write the network: inputs `ids` and `types` (1, pieces), output `logit` (1,). Weights are kept in 8
    bits and computed with in 32: products in 8 bits cost precision here."""
    example = torch.ones(1, 16, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _Mean(model).eval(),
            (example, torch.zeros_like(example)),
            str(full),
            input_names=["ids", "types"],
            output_names=["logit"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "types")},
            opset_version=17,
            dynamo=False,
        )
        onnx.save(in_bytes(onnx.load(str(full))), str(target))


def in_bytes(network: Any) -> Any:
    """The network with every matrix of weights as 8-bit integers, a scale a row. Of one that is looked up by
    row, only the rows that are looked up become floats again."""
    graph = network.graph
    kept, first = [], []
    for weight in graph.initializer:
        values = onnx.numpy_helper.to_array(weight)
        if values.ndim != 2 or values.dtype != np.float32 or values.size < _LEAST_MATRIX:
            kept.append(weight)
            continue
        scale = np.maximum(np.abs(values).max(axis=1) / 127, 1e-12).astype(np.float32)
        whole = np.clip(np.rint(values / scale[:, None]), -127, 127).astype(np.int8)
        looked_up = [n for n in graph.node if n.op_type == "Gather" and n.input[0] == weight.name]
        names = [f"{weight.name}_{part}" for part in ("bytes", "scale", "zero")]
        arrays = [whole, scale[:, None] if looked_up else scale]
        if not looked_up:
            arrays.append(np.zeros(len(scale), dtype=np.int8))
            first.append(onnx.helper.make_node("DequantizeLinear", names, [weight.name], axis=0))
        kept += [onnx.numpy_helper.from_array(a, name) for a, name in zip(arrays, names, strict=False)]
        for node in looked_up:
            _look_up(graph, node, *names[:2])
    del graph.initializer[:]
    graph.initializer.extend(kept)
    for number, node in enumerate(first):
        graph.node.insert(number, node)
    return network


def _look_up(graph: Any, node: Any, whole: str, scale: str) -> None:
    """Put, for a node that looks up rows of floats, one that looks up bytes and their scale."""
    place = list(graph.node).index(node)
    rows, out = node.input[1], node.output[0]
    made = [
        onnx.helper.make_node("Gather", [whole, rows], [f"{out}_bytes"]),
        onnx.helper.make_node("Gather", [scale, rows], [f"{out}_scale"]),
        onnx.helper.make_node("Cast", [f"{out}_bytes"], [f"{out}_floats"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("Mul", [f"{out}_floats", f"{out}_scale"], [out]),
    ]
    graph.node.remove(node)
    for number, each in enumerate(made):
        graph.node.insert(place + number, each)
