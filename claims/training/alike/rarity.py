"""`python -m onrecord.claims.training.alike.rarity TEXTS... --out FILE`: how rare words are.

TEXTS are folders of *.txt, or files of JSON lines (perhaps gzipped) that have a `text` each. What fewer than
three texts have is as rare as what none has, and left out.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from onrecord.claims.alike.words import WORD, stem

_LEAST = 3


@click.command(help=__doc__)
@click.argument("texts", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def main(texts: tuple[Path, ...], out: Path) -> None:
    """Count, write."""
    counts, number = count(text for path in texts for text in _read(path))
    by_count: dict[str, list[str]] = {}
    for word, n in sorted(counts.items()):
        if n >= _LEAST:
            by_count.setdefault(str(n), []).append(word)
    words = {n: " ".join(by_count[n]) for n in sorted(by_count, key=int)}
    out.write_text(
        json.dumps({"texts": number, "words": words}, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )
    click.echo(f"{sum(len(w.split()) for w in words.values())} words of {number} texts", err=True)


def count(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many of the texts each index word stands, and how many texts there are."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(index_words(text))
        number += 1
    return counts, number


def index_words(text: str) -> set[str]:
    """The index words of all of a text: `words.read` reads no more than the beginning."""
    return {index for word in WORD.findall(text) if (index := stem(word))}


def _read(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.read_text("utf-8")
        return
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
