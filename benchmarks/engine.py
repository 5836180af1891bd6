"""What each part of the learned engine adds: `python benchmarks/engine.py GOLD_DIR`.

Every row is the engine alone, before attributions become claims, with one part switched off: precision,
recall and F1 end to end, and F1 of the tokens of contents, in hundredths.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from onrecord.claims.engine import attribute
from onrecord.claims.engine.attribute import Attributor, Settings
from onrecord.claims.engine.confidence import KINDS
from onrecord.claims.engine.link import Linker
from onrecord.claims.engine.tagger import Seen, Tagger
from onrecord.claims.evaluate.gold import GoldDocument, read_gold
from onrecord.claims.evaluate.spans import score_document
from onrecord.claims.evaluate.tally import total
from onrecord.claims.text.tokens import Text

# A row's name and what the settings are without the part.
SETTINGS: dict[str, Callable[[Settings], Settings]] = {
    "all parts": lambda s: s,
    "best label of each token, no moves": lambda s: replace(s, moves=np.zeros_like(s.moves)),
    "no filling in of a missing cue or source": lambda s: replace(s, least=1.0),
    "no bar at all": lambda s: replace(s, bars=dict.fromkeys(KINDS, 0.0)),
}


class Remembering:
    """A tagger that looks at each text once, however often it is asked."""

    def __init__(self, look: Callable[[Text], Seen]) -> None:
        self._look = look
        self._known: dict[str, Seen] = {}

    def read(self, text: Text) -> Seen:
        if text.text not in self._known:
            self._known[text.text] = self._look(text)
        return self._known[text.text]


@contextmanager
def unjudged() -> Iterator[None]:
    """The engine without its judgement of what lies between two runs of content."""
    with patch.object(attribute, "with_joins", lambda text, labels, begins, linker: labels):
        yield


def row(name: str, gold: list[GoldDocument], engine: Attributor) -> str:
    tallies = [score_document(d.text, d.attributions, engine.find(d.text)).tallies for d in gold]
    whole, tokens = (total([t[measure] for t in tallies]) for measure in ("end_to_end", "content_token"))
    figures = [whole.precision, whole.recall, whole.f1, tokens.f1]
    return f"| {name} | {' | '.join(f'{100 * value:.1f}' for value in figures)} |"


def _parts(engine: Attributor) -> tuple[Tagger, Linker, Settings]:
    return engine._tagger, engine._linker, engine._settings


def main(folder: Path) -> None:
    gold = read_gold(folder)
    tagger, linker, settings = _parts(Attributor.load())
    remembering = Remembering(tagger.read)
    print("| | precision | recall | F1 | content tokens F1 |\n|---|---|---|---|---|")
    for name, without in SETTINGS.items():
        print(row(name, gold, Attributor(remembering, linker, without(settings))))
    with unjudged():
        print(row("no judging of broken contents", gold, Attributor(remembering, linker, settings)))
    print(row("linker without its weights", gold, Attributor(remembering, Linker({}), settings)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/engine.py GOLD_DIR")
    main(Path(sys.argv[1]))
