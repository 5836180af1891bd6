"""`onrecord extract` beside what every extractor built on spaCy spends before it starts: tagger, parser, ner.

    python benchmarks/beside_spacy.py TEXTS [--repeat 3]      (needs the `bench` extra)

TEXTS is a folder of `.txt` files. The pipeline has the parts and sizes of a small English one; it is not
trained, since the weights' values change nothing about the time they take. Both run as processes on one
core, in turns, start-up and all processes that they start included. The table gives medians; the last line
how many times as many words `onrecord extract` reads in a second of the processor, of neighbouring runs: the
median, the least and the most.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from pathlib import Path

from throughput import Cost, measure, row

# As many as a small English pipeline tells apart.
_LABELS = {"tagger": 50, "parser": 45, "ner": 18}
_WIDTH = 96


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, help="a folder of .txt files")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only-spacy", action="store_true", help=argparse.SUPPRESS)  # the child process
    options = parser.parse_args()
    files = sorted(options.texts.glob("*.txt"))
    if not files:
        sys.exit(f"{options.texts}: no .txt files in it")
    if options.only_spacy:
        run_spacy(files)
        return
    words = sum(len(file.read_text(encoding="utf-8").split()) for file in files)
    core = min(os.sched_getaffinity(0))
    ours: list[Cost] = []
    theirs: list[Cost] = []
    for _ in range(options.repeat):
        ours.append(measure(["extract", *map(str, files)], core))
        theirs.append(measure([str(options.texts), "--only-spacy"], core, program=[__file__]))
    print(row("onrecord extract", words, "words", ours))
    print(row("spaCy", words, "words", theirs))
    times = sorted(their.cpu / our.cpu for our, their in zip(ours, theirs, strict=True))
    print(f"times as many words {statistics.median(times):.2f} ({times[0]:.2f} to {times[-1]:.2f})")


def run_spacy(files: list[Path]) -> None:
    """Every file through the pipeline."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}
    for name, count in _LABELS.items():
        # As in the small English pipeline: tagger and parser share their vectors, ner has its own.
        config = {} if name == "ner" else {"model": {"tok2vec": shared}}
        part = nlp.add_pipe(name, config=config)
        for number in range(count):
            part.add_label(f"L{number}")
    nlp.initialize()
    texts = (file.read_text(encoding="utf-8") for file in files)
    for _ in nlp.pipe(texts):
        pass


if __name__ == "__main__":
    main()
