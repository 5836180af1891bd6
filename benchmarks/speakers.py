"""How right the merging of speakers across articles is: precision, recall and F1 over pairs of names.

    python benchmarks/speakers.py POLNEAR [--db FILE]

Every article of the corpus' parts is read by the whole pipeline into one database, FILE if it is to be kept
(one that is there already is not filled again, only decided anew). Each line of speakers.jsonl gives two
names by document and offsets, and whether a careful reader takes them for the same. Names of which the
extractor makes no speaker are left out and counted.

Intervals hold for 95 of 100: Wilson's for precision and recall; for F1 names are redrawn, since the pairs
of one name stand and fall together.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from tqdm import tqdm

from onrecord.claims.evaluate.tally import Tally, counted, interval, total
from onrecord.claims.extract import Extractor
from onrecord.claims.records import Document
from onrecord.claims.relate import fullname
from onrecord.db.clock import published_day, utc_now
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article

_LABELS = Path(__file__).with_suffix(".jsonl")
_KINDS = ("person", "surname alone", "institution", "one name")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="the folder with metadata.tsv, dev and train")
    parser.add_argument("--db", type=Path, help="where to keep the database")
    options = parser.parse_args()
    if not (options.corpus / "metadata.tsv").is_file():
        sys.exit(f"{options.corpus}: no metadata.tsv in it")
    with tempfile.TemporaryDirectory() as folder:
        path = options.db or Path(folder) / "corpus.db"
        is_new = not path.exists()
        with Store.open(path) as store:
            if is_new:
                fill(store, options.corpus)
            else:
                with store.transaction():
                    store.speakers.rebuild()
            report(store)


def fill(store: Store, corpus: Path) -> None:
    """Read every article of the corpus."""
    extractor = Extractor.load()
    with (corpus / "metadata.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in tqdm(rows, disable=None):
        name = row["filename"].removesuffix(".txt")
        file_name = corpus / row["compartment"] / "text" / f"{name}.txt"
        if not file_name.is_file():
            continue
        text = file_name.read_bytes().decode("utf-8")
        claims = extractor.extract(
            Document(name, text, published_day(row["publication_date"]), row["publisher"])
        )
        article = Article(text=text, title=row["title"], published=row["publication_date"], url=name)
        with store.transaction():
            extraction = Extraction(extractor.version, claims)
            store.articles.add(article, extraction, utc_now(), outlet=row["publisher"])


def report(store: Store) -> None:
    """Score the pairs, and print a row for each kind and one for all."""
    speakers = {
        (row["url"], " ".join(row["name"].split())): row["speaker_id"]
        for row in store.connection.execute(
            """select url, name, speaker_id from speaker_mentions
            join speaker_aliases on speaker_aliases.id = alias_id
            join articles on articles.id = speaker_mentions.article_id"""
        )
    }
    texts = dict(store.connection.execute("select url, text from articles").fetchall())
    tallies: dict[str, defaultdict[str, list[Tally]]] = {kind: defaultdict(list) for kind in _KINDS}
    missing: Counter[str] = Counter()
    for line in _LABELS.read_text("utf-8").splitlines():
        pair = json.loads(line)
        names = [
            " ".join(texts.get(doc, "")[start:end].split()) for doc, start, end in (pair["a"], pair["b"])
        ]
        found = [
            speakers.get((place[0], name)) for place, name in zip((pair["a"], pair["b"]), names, strict=True)
        ]
        if None in found:
            missing[pair["kind"]] += 1
            continue
        merged = found[0] == found[1]
        tally = counted(merged and pair["same"], merged, pair["same"])
        tallies[pair["kind"]][fullname.surname(names[0]).rsplit(" ", 1)[-1]].append(tally)
        if merged != pair["same"]:
            print("wrongly merged" if merged else "missed", *pair["a"], *pair["b"], file=sys.stderr)
    print("| pairs | same | different | merged | precision | recall | F1 | left out |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in _KINDS:
        print(_row(kind, tallies[kind].values(), missing[kind]))
    different_names = [group for kind in _KINDS[:3] for group in tallies[kind].values()]
    print(_row("all of different names", different_names, sum(missing[kind] for kind in _KINDS[:3])))


def _row(kind: str, groups, missing: int) -> str:
    by_name = [total(group) for group in groups]
    all_of_them, pairs = total(by_name), sum(map(len, groups))
    low, high = interval(by_name)
    cells = [
        f"{kind}, {pairs}", f"{all_of_them.gold:.0f}", f"{pairs - all_of_them.gold:.0f}",
        f"{all_of_them.predicted:.0f}",
        _share(all_of_them.right_predicted, all_of_them.predicted),
        _share(all_of_them.right_gold, all_of_them.gold),
        f"{100 * all_of_them.f1:.1f} ({100 * low:.1f} to {100 * high:.1f})", str(missing),
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _share(right: float, of: float) -> str:
    """A percentage with Wilson's interval."""
    if not of:
        return ""
    z, rate = 1.96, right / of
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{100 * rate:.1f} ({100 * (middle - half):.1f} to {100 * min(1, middle + half):.1f})"


if __name__ == "__main__":
    main()
