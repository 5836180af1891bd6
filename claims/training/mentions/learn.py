"""Teaching the two networks. The tagger under them stays as it is, so that its layers are computed once."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.claims.mentions.pairs import Pairs
from onrecord.claims.mentions.records import Form, Kind, Mention
from onrecord.claims.mentions.tags import Floats, mentions
from onrecord.claims.text.tokens import Text
from onrecord.claims.training.mentions.heads import Both
from onrecord.claims.training.mentions.lesson import UNKNOWN, Lesson, Question

Layers = Callable[[Text], Floats]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides one run, besides its data."""

    first_epochs: int = 2  # of labels alone; then the mentions that they tell are linked
    epochs: int = 5
    rate: float = 2e-3
    weight_decay: float = 0.01
    warm_up: int = 30
    batch: int = 2  # texts
    averaging: float = 0.995
    links: float = 0.5  # weight of the links beside the labels
    number: float = 0.1
    questions: int = 40  # of one text, in one run
    seed: int = 1

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question by the mentions that were found: `right` and `open` for each candidate and none."""

    number: int
    others: Tensor
    features: Tensor
    right: Tensor
    out: Tensor  # what is no answer and no wrong one


@dataclass(slots=True)
class Prepared:
    """A lesson as tensors. `heads` and `asked` are what the first epochs make of its questions."""

    lesson: Lesson
    hidden: Tensor
    tags: Tensor
    plural: Tensor
    heads: Tensor | None = None
    asked: tuple[_Asked, ...] = ()


def prepare(lessons: Sequence[Lesson], layers: Layers) -> list[Prepared]:
    """The lessons with the tagger's layers, which all seeds share."""
    return [
        Prepared(
            lesson,
            torch.from_numpy(layers(lesson.text).astype(np.float16)),
            torch.tensor(lesson.tags),
            torch.tensor(lesson.plural),
        )
        for lesson in lessons
        if len(lesson.text)
    ]


def teach(prepared: Sequence[Prepared], recipe: Recipe, say: Callable[[str], None]) -> Both:
    """Both networks after all lessons, with averaged weights."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    chance = random.Random(recipe.seed)
    both = Both()
    _run(both, prepared, recipe, recipe.first_epochs, chance, say)
    for p in prepared:
        _link(both, p, recipe, chance)
    say(f"{sum(len(p.asked) for p in prepared)} questions")
    return _run(both, prepared, recipe, recipe.epochs, chance, say)


def found(both: Both, text: Text, hidden: Tensor) -> tuple[Mention, ...]:
    """The mentions that the network finds as it now is."""
    both.eval()
    with torch.no_grad():
        tags, plural, _, _ = both.heads(hidden.float())
    both.train()
    return mentions(text, tags.numpy(), plural.numpy())


def _link(both: Both, p: Prepared, recipe: Recipe, chance: random.Random) -> None:
    lesson = p.lesson
    if not lesson.questions:
        return
    every = found(both, lesson.text, p.hidden)
    pairs = Pairs(lesson.text, every)
    number_at = {i: n for n, m in enumerate(every) for i in range(m.start, m.end)}
    chains = [_chain(lesson, m) for m in every]
    known = {
        lesson.text.words[m.head]: chain
        for m, chain in zip(every, chains, strict=True)
        if chain and m.form is Form.NAME and m.kind is Kind.PERSON
    }
    for n, m in enumerate(every):  # a name that the corpus has left out
        if chains[n] is None and m.form is Form.NAME and m.kind is Kind.PERSON:
            chains[n] = known.get(lesson.text.words[m.head])
    asked = list(lesson.questions)
    chance.shuffle(asked)
    kept = []
    for question in asked:
        number = number_at.get(question.token)
        if number is None or every[number].form is Form.NAME:
            continue
        others = pairs.candidates(number)
        answer = _answer(question, [(chains[n], every[n].form) for n in others])
        if answer is not None:
            right, out = answer
            features = torch.from_numpy(pairs.features(number, others))
            kept.append(_Asked(number, torch.tensor(others, dtype=torch.long), features, right, out))
        if len(kept) == recipe.questions:
            break
    p.heads = torch.tensor([m.head for m in every], dtype=torch.long)
    p.asked = tuple(kept)


def _chain(lesson: Lesson, mention: Mention) -> str | None:
    places = range(mention.end - 1, mention.start - 1, -1)
    return next((lesson.chains[i] for i in places if i in lesson.chains), None)


def _answer(question: Question, others: Sequence[tuple[str | None, Form]]) -> tuple[Tensor, Tensor] | None:
    """Which candidates are right, "none" last, and which are left out; None where nothing is learned."""
    right = [question.chain is not None and chain == question.chain for chain, _ in others]
    out = [question.open and chain is None and form is not Form.NAME for chain, form in others]
    if question.chain is not None and question.open and not any(right):
        return None
    nothing = not any(right)
    return torch.tensor([*right, nothing]), torch.tensor([*out, False])


def _run(
    both: Both,
    prepared: Sequence[Prepared],
    recipe: Recipe,
    epochs: int,
    chance: random.Random,
    say: Callable[[str], None],
) -> Both:
    optimizer = torch.optim.AdamW(both.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    total = epochs * len(prepared) // recipe.batch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / recipe.warm_up, max(0.0, 1 - s / total) + 0.01)
    )
    average = copy.deepcopy(both)
    begun, step = time.monotonic(), 0
    order = list(prepared)
    for epoch in range(1, epochs + 1):
        chance.shuffle(order)
        sums: dict[str, list[float]] = {}
        for k in range(0, len(order), recipe.batch):
            losses = []
            for p in order[k : k + recipe.batch]:
                for name, one in _losses(both, p, recipe).items():
                    sums.setdefault(f"{p.lesson.source} {name}", []).append(float(one.detach()))
                    losses.append(one * p.lesson.weight)
            if not losses:
                continue
            loss: Any = torch.stack(losses).sum() / recipe.batch
            loss.backward()
            nn.utils.clip_grad_norm_(both.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            with torch.no_grad():
                for a, b in zip(average.parameters(), both.parameters(), strict=True):
                    a.lerp_(b, 1 - min(recipe.averaging, step / (step + 10)))
        shown = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(sums.items()))
        say(f"epoch {epoch} {shown} {(time.monotonic() - begun) / 60:.1f} min")
    both.load_state_dict(average.state_dict())
    return both


def _losses(both: Both, p: Prepared, recipe: Recipe) -> dict[str, Tensor]:
    tags, plural, back, fore = both.heads(p.hidden.float())
    losses = {}
    if (p.tags != UNKNOWN).any():
        losses["labels"] = nn.functional.nll_loss(tags, p.tags, ignore_index=UNKNOWN)
    known = p.plural != UNKNOWN
    if known.any():
        wanted = p.plural[known].float()
        losses["number"] = recipe.number * nn.functional.binary_cross_entropy(plural[known], wanted)
    if p.asked and p.heads is not None:
        back, fore = back[p.heads], fore[p.heads]
        sizes = [len(asked.others) for asked in p.asked]
        numbers = torch.tensor([asked.number for asked in p.asked])
        pairs: Any = both.links.pairs(
            back[numbers.repeat_interleave(torch.tensor(sizes))],
            fore[torch.cat([asked.others for asked in p.asked])],
            torch.cat([asked.features for asked in p.asked]),
        )
        each = []
        for asked, scores, none in zip(
            p.asked, pairs.split(sizes), both.links.none(back[numbers]), strict=True
        ):
            logs = torch.cat([scores, none]).masked_fill(asked.out, -1e9).log_softmax(0)
            each.append(-logs[asked.right].logsumexp(0))
        losses["links"] = recipe.links * torch.stack(each).mean()
    return losses
