"""The two networks of claims/mentions in the form in which they are trained, and their export."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.claims.engine.tagger import HIDDEN
from onrecord.claims.mentions.pairs import FEATURES
from onrecord.claims.mentions.reader import HEADS, LINKS
from onrecord.claims.mentions.tags import TAGS

WIDTH, SIDE = 160, 64


class Heads(nn.Module):
    """From the tagger's layers to labels, number, and what tells of a mention as the one that goes back
    (`back`) and as the one that is gone back to (`fore`)."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(HIDDEN, WIDTH)
        self.beside = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.15)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.plural = nn.Linear(WIDTH, 1)
        self.back = nn.Linear(WIDTH, SIDE)
        self.fore = nn.Linear(WIDTH, SIDE)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        x = nn.functional.gelu(self.mix(hidden))
        x = x + torch.relu(self.beside(x.T[None])[0].T)
        x = self.drop(self.norm(x))
        plural = torch.sigmoid(self.plural(x)[:, 0])
        return self.tags(x).log_softmax(-1), plural, self.back(x), self.fore(x)


class Links(nn.Module):
    """Scores of one mention's candidates and, last, of none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = nn.Sequential(
            nn.Linear(3 * SIDE + FEATURES, 64), nn.GELU(), nn.Dropout(0.1), nn.Linear(64, 1)
        )
        self.none = nn.Sequential(nn.Linear(SIDE, 32), nn.GELU(), nn.Linear(32, 1))

    def pairs(self, back: Tensor, fore: Tensor, features: Tensor) -> Tensor:
        """The scores of pairs, row by row."""
        scores: Tensor = self.pair(torch.cat([back, fore, back * fore, features], dim=-1))[:, 0]
        return scores

    def forward(self, back: Tensor, fore: Tensor, features: Tensor) -> Tensor:
        scores = self.pairs(back.expand(fore.shape[0], SIDE), fore, features)
        return torch.cat([scores, self.none(back)[:, 0]])


class Both(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.heads = Heads()
        self.links = Links()


def export(both: Both, folder: Path) -> None:
    """Write both networks as they are run; they are small enough to keep all their bits."""
    both.eval()
    _export(
        both.heads, (torch.zeros(8, HIDDEN),), ["hidden"], ["tags", "plural", "back", "fore"], folder / HEADS
    )
    example = (torch.zeros(1, SIDE), torch.zeros(5, SIDE), torch.zeros(5, FEATURES))
    _export(both.links, example, ["back", "fore", "features"], ["scores"], folder / LINKS)
    both.train()


def _export(
    part: nn.Module, example: tuple[Tensor, ...], ins: list[str], outs: list[str], target: Path
) -> None:
    axes = {name: {0: name} for name in [*ins, *outs] if name != "back" or "scores" not in outs}
    torch.onnx.export(
        part,
        example,
        str(target),
        input_names=ins,
        output_names=outs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
