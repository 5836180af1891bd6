"""A second reader: a small transformer that reads two statements beside one another, fine-tuned in two steps.

First on how much two sentences of newspapers tell of one event, then on pairs of claims that a reader judged.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.claims.across.second import Encoder, Floats

_HEAD_RATE = 1e-3
_WARM_UP = 0.06
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
