"""`python -m onrecord.claims.training.mentions --gum F --out DIR`: teach the networks of claims/mentions.

The tagger that they read from is the one in OUT, or else the one that comes with the package, and stays as it
is: a new tagger needs new weights here. Every source of lessons is an option and may be left out. Of GUM the
dev and test documents teach nothing and measure; of GAP, one in ten. A run takes a quarter of an
hour on a quiet core.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from onrecord.claims.engine.pieces import Pieces
from onrecord.claims.engine.tagger import Tagger
from onrecord.claims.evaluate.gold import GoldDocument, read_gold
from onrecord.claims.mentions.reader import FIGURES, Reader
from onrecord.claims.text.tokens import Text, tokenize
from onrecord.claims.training.mentions import corpora, teacher
from onrecord.claims.training.mentions.augment import Names, another
from onrecord.claims.training.mentions.heads import export
from onrecord.claims.training.mentions.learn import Layers, Recipe, prepare, teach
from onrecord.claims.training.mentions.lesson import Lesson
from onrecord.claims.training.mentions.measure import measure
from onrecord.claims.who import names
from onrecord.claims.who.resolve import Resolver

# One GAP snippet in so many measures.
_HELD_OUT = 10
_SILVER, _LABELLED, _SNIPPET, _NOVEL = 0.5, 1.0, 0.15, 0.5

_file = click.Path(exists=True, dir_okay=False, path_type=Path)
_folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(help=__doc__)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--gum", type=_file, help="GUM as JSON lines.")
@click.option("--gap", type=_file, help="GAP as JSON lines, with our tokens.")
@click.option("--litbank", type=_file, help="LitBank as JSON lines, with our tokens.")
@click.option("--annotated", type=_folder, help="A gold folder without fields: the rules tell who speaks.")
@click.option("--labelled", type=_folder, multiple=True, help="A gold folder with fields.")
@click.option("--texts", type=_folder, multiple=True, help="Folder of *.txt that nobody annotated.")
@click.option("--most", default=250, show_default=True, help="Texts of each folder.")
@click.option("--snippets", default=800, show_default=True, help="Of GAP.")
@click.option("--novels", default=15, show_default=True, help="Of LitBank.")
@click.option("--copies", default=2, show_default=True, help="Of GUM and what is labelled, with other names.")
@click.option("--version", default="mentions-1", show_default=True, help="Name of the weights.")
@click.option("--epochs", default=5, show_default=True)
@click.option("--seeds", default=2, show_default=True, help="Runs; the first is what is written to OUT.")
def main(
    out: Path,
    gum: Path | None,
    gap: Path | None,
    litbank: Path | None,
    annotated: Path | None,
    labelled: tuple[Path, ...],
    texts: tuple[Path, ...],
    most: int,
    snippets: int,
    novels: int,
    copies: int,
    version: str,
    epochs: int,
    seeds: int,
) -> None:
    """Gather lessons, teach, measure, write."""
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(7)  # of the data, the same for every seed
    layers = _layers(out)
    by_hand: list[Lesson] = list(corpora.gum(gum, ["train"])) if gum else []
    by_hand += [one for folder in labelled for one in _labelled(read_gold(folder))]
    lessons = [*by_hand]
    held_out: list[Lesson] = list(corpora.gum(gum, ["dev", "test"])) if gum else []
    if gap:
        every = list(corpora.tokened(gap, "gap", _SNIPPET))
        held_out += every[::_HELD_OUT]
        rest = [one for n, one in enumerate(every) if n % _HELD_OUT]
        lessons += chance.sample(rest, min(snippets, len(rest)))
    if litbank:
        lessons += list(corpora.tokened(litbank, "litbank", _NOVEL))[:novels]
    if annotated:
        documents = read_gold(annotated)
        lessons += list(_told_by_rules(chance.sample(documents, min(most, len(documents)))))
    for folder in texts:
        paths = sorted(folder.glob("*.txt"))
        for path in chance.sample(paths, min(most, len(paths))):
            text = tokenize(path.read_text(encoding="utf-8"))
            lessons.append(teacher.silver(path.stem, text, _people(text), weight=_SILVER))
    pool = Names(lessons)
    for lesson in by_hand:
        for _ in range(copies):
            copy = another(lesson, pool, chance, swap=0.35, title=0.15)
            lessons += [copy] if copy else []
    prepared = prepare(lessons, layers)
    click.echo(f"{sum(len(p.lesson.text) for p in prepared)} tokens of {len(prepared)} texts")
    figures: dict[str, Any] = {
        "version": version,
        "lessons": dict(Counter(lesson.source for lesson in lessons)),
    }
    for seed in range(1, seeds + 1):
        recipe = Recipe(epochs=epochs, seed=seed)
        folder = out if seed == 1 else out / f"seed-{seed}"
        folder.mkdir(exist_ok=True)
        export(teach(prepared, recipe, click.echo), folder)
        figures.setdefault("recipe", recipe.as_dict())
        _write(folder, figures)
        figures[f"held out, seed {seed}"] = measure(Reader.load(folder), layers, held_out)
        click.echo(json.dumps(figures, indent=1))
        _write(out, figures)


def _write(folder: Path, figures: Mapping[str, Any]) -> None:
    (folder / FIGURES).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _layers(out: Path) -> Layers:
    folder = out if (out / "tagger.onnx").exists() else files("onrecord.claims.weights")
    pieces = Pieces.from_json(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
    tagger = Tagger.from_bytes(folder.joinpath("tagger.onnx").read_bytes(), pieces)
    return lambda text: tagger.read(text).hidden


def _people(text: Text) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in names.Names.read(text).mentions]


def _labelled(documents: Sequence[GoldDocument]) -> Iterator[Lesson]:
    people = {d.name: _people(tokenize(d.text)) for d in documents}
    return corpora.labelled(documents, people, _LABELLED)


def _told_by_rules(documents: Sequence[GoldDocument]) -> Iterator[Lesson]:
    """Articles with marked sources: whom each means by the rules, where they are sure."""
    for document in documents:
        text = tokenize(document.text)
        index = names.Names.read(text)
        lesson = teacher.silver(document.name, text, _people(text), weight=_SILVER)
        for mention in index.mentions:
            if mention.person is not None:
                name = index.persons[mention.person].name
                lesson.chains.update(dict.fromkeys(range(mention.start, mention.end), name))
        resolver = Resolver(text)
        for one in sorted(document.attributions, key=lambda a: a.source or a.content):
            source = [i for span in one.source for i in text.tokens_in(span)]
            if source:
                content = [i for span in one.content for i in text.tokens_in(span)]
                party = resolver.resolve(source, content)
                values = {"speaker": party.speaker, "anonymity": party.anonymity}
                corpora.ask(lesson, source, values)
        yield lesson


if __name__ == "__main__":
    main()
