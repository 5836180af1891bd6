"""Fine-tuning the token tagger: a small transformer, with dropout and averaged weights."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertForTokenClassification

from onrecord.claims.engine.labels import Floats, Label
from onrecord.claims.engine.pieces import TYPES, Pieces, Window
from onrecord.claims.text.tokens import Text

_LONGEST = 256  # word pieces in a window: longer than at run time, so that places and contexts vary


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides one run of fine-tuning, besides its data."""

    epochs: int = 3
    batch: int = 8
    rate: float = 2e-4  # of the pretrained layers
    head_rate: float = 1e-3  # of the new ones
    weight_decay: float = 0.01
    warm_up: int = 60  # steps
    dropout: float = 0.1
    word_dropout: float = 0.08  # words hidden whole: names of one election must not be learned by heart
    averaging: float = 0.995  # decay of the moving average of the weights
    seed: int = 1
    threads: int = 2

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


class Example(NamedTuple):
    """A text and what is to be learned of it: shape (tokens, 7), each row a distribution over `Label`."""

    text: Text
    targets: Floats


def fine_tune(
    model: Any,
    pieces: Pieces,
    examples: Sequence[Example],
    recipe: Recipe,
    after_epoch: Callable[[int, Any], None] = lambda number, model: None,
) -> Any:
    """Train `model` on; returns a copy with averaged weights.

    `after_epoch(number, averaged model)` is called after each epoch and may save or measure it.
    """
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    average = copy.deepcopy(model).eval()
    new = [*model.classifier.parameters(), *model.bert.embeddings.token_type_embeddings.parameters()]
    old = [p for p in model.parameters() if all(p is not q for q in new)]
    groups = [{"params": old, "lr": recipe.rate}, {"params": new, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
    expected = recipe.epochs * len(_batches(pieces, examples, recipe, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / recipe.warm_up, max(0.0, 1 - s / expected) + 0.01)
    )
    begun, step, smooth = time.monotonic(), 0, 0.0
    for epoch in range(1, recipe.epochs + 1):
        model.train()
        for batch in _batches(pieces, examples, recipe, chance):
            ids, mask, types, targets = _tensors(batch, pieces, recipe, chance)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, attention_mask=mask, token_type_ids=types).logits
            # Places that are no token's first piece have no target, which is a row of zeros.
            loss = -(targets * logits.float().log_softmax(-1)).sum() / targets.sum()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            _average(average, model, min(recipe.averaging, step / (step + 10)))
            smooth += (loss.item() - smooth) / min(step, 50)
            if step % 50 == 0:
                minutes = (time.monotonic() - begun) / 60
                print(f"epoch {epoch} step {step}/{expected} loss {smooth:.3f} {minutes:.1f} min", flush=True)
        after_epoch(epoch, average)
    return average


def pretrained(start: Path, recipe: Recipe) -> Any:
    """The encoder in folder `start` with a new head."""
    torch.manual_seed(recipe.seed)
    model = BertForTokenClassification.from_pretrained(
        start,
        num_labels=len(Label),
        attention_probs_dropout_prob=recipe.dropout,
        hidden_dropout_prob=recipe.dropout,
        classifier_dropout=recipe.dropout,
    )
    # The pretrained encoder knows segment 0 only; ours begin from it and learn shape and quotation state.
    embeddings = model.bert.embeddings
    first = embeddings.token_type_embeddings.weight.data[0]
    embeddings.token_type_embeddings = nn.Embedding(TYPES, first.numel())
    embeddings.token_type_embeddings.weight.data[:] = first
    model.config.type_vocab_size = TYPES
    return model


def _batches(
    pieces: Pieces, examples: Sequence[Example], recipe: Recipe, chance: random.Random
) -> list[list[tuple[Window, Floats]]]:
    """Windows of like length together, in random order. Texts are cut differently in every epoch, so that
    the model sees each paragraph in several contexts."""
    windows = [
        (window, targets[window.tokens])
        for text, targets in examples
        for window in pieces.sequences(text, limit=chance.randint(_LONGEST * 5 // 8, _LONGEST))
    ]
    windows.sort(key=lambda w: len(w[0].ids) + chance.random() * 40)
    batches = [windows[k : k + recipe.batch] for k in range(0, len(windows), recipe.batch)]
    chance.shuffle(batches)
    return batches


def _tensors(
    batch: Sequence[tuple[Window, Floats]], pieces: Pieces, recipe: Recipe, chance: random.Random
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    longest = max(len(window.ids) for window, _ in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask, types, targets = ids.clone(), ids.clone(), torch.zeros(len(batch), longest, len(Label))
    for row, (window, wanted) in enumerate(batch):
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        mask[row, :size] = 1
        types[row, :size] = torch.tensor(window.types)
        targets[row, torch.tensor(window.starts)] = torch.from_numpy(wanted)
        for start, end in zip(window.starts, [*window.starts[1:], size - 1], strict=True):
            if chance.random() < recipe.word_dropout:
                ids[row, start:end] = pieces.mask
    return ids, mask, types, targets


def _average(average: nn.Module, model: nn.Module, decay: float) -> None:
    with torch.no_grad():
        for a, p in zip(average.parameters(), model.parameters(), strict=True):
            a.lerp_(p, 1 - decay)
