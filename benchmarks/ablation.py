"""What each grammar adds to the extractor, as a table: `python benchmarks/ablation.py GOLD_DIR...`.

Every row is the whole extractor with one part switched off: precision, recall and F1 end to end, in
hundredths, and the F1 of direct quotations and of no-comments.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.claims import extract
from onrecord.claims.evaluate import evaluation
from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.layout import blocks, layouts
from onrecord.claims.records import Attribution
from onrecord.claims.reply import refusals
from onrecord.claims.spans import nested
from onrecord.claims.text.tokens import Text

_NO_LAYOUT = layouts.Layout((), frozenset(), ())

# What is switched off: where it is looked up, its name there, and what stands in its place.
PARTS: dict[str, list[tuple[Any, str, Callable[..., Any]]]] = {
    "all parts": [],
    "no no-comment grammar": [(refusals, "find", lambda text: [])],
    "no layouts": [(layouts, "read", lambda text: _NO_LAYOUT)],
    "no quotations that go on": [
        (blocks, "goes_on", lambda text, content, cue, taken: tuple(content)),
        (blocks, "runs_on", lambda text, content, taken: tuple(content)),
    ],
    "no nested claims": [(nested, "find", lambda text, content: iter(()))],
    "unsaid and empty speech kept": [
        (extract, "unsaid", lambda *_: False),
        (extract, "is_empty", lambda *_: False),
    ],
}


@contextmanager
def without(part: str) -> Iterator[None]:
    """The extractor without a part."""
    kept = [(where, name, getattr(where, name)) for where, name, _ in PARTS[part]]
    for where, name, nothing in PARTS[part]:
        setattr(where, name, nothing)
    try:
        yield
    finally:
        for where, name, was in kept:
            setattr(where, name, was)


class Remembering:
    """A finder that looks at each text once, however often it is asked."""

    def __init__(self, find: Callable[[Text], list[Attribution]]) -> None:
        self._find = find
        self._known: dict[str, list[Attribution]] = {}

    def __call__(self, text: Text) -> list[Attribution]:
        if text.text not in self._known:
            self._known[text.text] = self._find(text)
        return self._known[text.text]


def main(folders: list[Path]) -> None:
    from onrecord.claims.engine.attribute import Attributor

    extractor = extract.Extractor(Remembering(Attributor.load().find_in))
    for folder in folders:
        gold = read_gold(folder)
        print(f"\n{folder.name}\n\n| | precision | recall | F1 | direct | no-comments |")
        print("|---|---|---|---|---|---|")
        for part in PARTS:
            with without(part):
                scores = evaluation.summarise(evaluation.run(gold, extractor))
            whole, direct = scores.measures["end_to_end"], scores.kinds["direct", "end_to_end"]
            silent = scores.fields.no_comment if scores.fields else None
            row = [whole.precision, whole.recall, whole.f1, direct.f1]
            figures = " | ".join(f"{100 * value:.1f}" for value in row)
            print(f"| {part} | {figures} | {f'{100 * silent.f1:.1f}' if silent else ''} |")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/ablation.py GOLD_DIR...")
    main([Path(name) for name in sys.argv[1:]])
