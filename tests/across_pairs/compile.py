"""Make a folder to learn and measure on of the labels kept here and the articles that they are of:
`python -m tests.across_pairs.compile STORIES POLNEAR FOLDER`.

STORIES is the folder with articles.jsonl.gz, POLNEAR the corpus' (`train/`, `dev/`, metadata.tsv). Only places in
the texts are kept in the repository, never their words: README.md beside this file says how.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.claims.alike.records import Told
from onrecord.claims.alike.words import index_words
from onrecord.claims.extract import ClaimExtractor, Extractor
from onrecord.claims.records import Claim, Document, Span
from onrecord.claims.relate import fullname
from onrecord.claims.relate.same import Alias, Office
from onrecord.claims.relate.speakers import speakers
from onrecord.claims.training.alike.lessons import CHECK, CHOOSE, LABELS, write_pairs, write_told
from tests.gold.places import LabelError, read_rows, write_rows

HERE = Path(__file__).parent
CONTEXT = 250
# A claim is the labelled one where they share half of the shorter and a quarter of the longer.
_SHORTER, _LONGER = 0.5, 0.25
FLAGS = ("opposed", "number")


@dataclass(frozen=True, slots=True)
class Article:
    """An article that pairs are labelled in. `half` is drawn by hash of its story; PolNeAR, which taught the
    extractor, is of the half that chooses."""

    doc: str
    outlet: str
    published: date | None
    text: str
    half: str


def articles(stories: Path, polnear: Path | None) -> Iterator[Article]:
    """All articles of both sets. Raises `LabelError` where a set is not there."""
    path = stories / "articles.jsonl.gz"
    if not path.is_file():
        raise LabelError(f"{stories}: no articles.jsonl.gz in it: give the folder of the stories")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Article(row["doc"], row["outlet"], _day(row["date"]), row["text"], half_of(row["story"]))
    if polnear is None:
        return
    if not (polnear / "metadata.tsv").is_file():
        raise LabelError(f"{polnear}: no metadata.tsv in it: give the folder of PolNeAR")
    with (polnear / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text = polnear / row["compartment"] / "text" / f"{row['filename']}.txt"
            if row["compartment"] in ("train", "dev") and text.is_file():
                words = text.read_bytes().decode("utf-8")
                yield Article(row["filename"], row["publisher"], _day(row["publication_date"]), words, CHOOSE)


def half_of(story: str) -> str:
    return CHECK if hashlib.sha256(story.encode()).digest()[0] % 2 else CHOOSE


def claims_of(every: Sequence[Article], extractor: ClaimExtractor) -> list[Told]:
    """The claims of all articles as they stand among one another."""
    told = []
    for number, article in enumerate(every):
        document = Document(article.doc, article.text, article.published, article.outlet)
        told += [as_told(claim, number, article) for claim in extractor.extract(document)]
    return with_speakers(told)


def as_told(claim: Claim, number: int, article: Article) -> Told:
    start, end = claim.content_spans[0].start, claim.content_spans[-1].end
    context = article.text[max(0, start - CONTEXT) : end + CONTEXT]
    return Told(claim, number, None, article.outlet, article.published, None, context)


def with_speakers(told: Sequence[Told]) -> list[Told]:
    """The claims, each with its speaker's number: names are related as the database relates them."""
    offices: dict[tuple[str, str | None, int | None], set[Office]] = {}
    for each in told:
        if each.claim.speaker:
            office = Office(each.claim.role, each.claim.affiliation, each.outlet)
            offices.setdefault(_alias_key(each), set()).add(office)
    keys = sorted(offices, key=str)
    aliases = [
        Alias(
            n, name, kind, article is not None, frozenset(o for o in offices[key] if o.role or o.affiliation)
        )
        for n, key in enumerate(keys)
        for name, kind, article in [key]
    ]
    number = {alias: s.principal for s in speakers(aliases) for alias in s.aliases}
    of = {key: number[n] for n, key in enumerate(keys)}
    return [replace(t, speaker_id=of[_alias_key(t)]) if t.claim.speaker else t for t in told]


def _alias_key(told: Told) -> tuple[str, str | None, int | None]:
    """A surname alone is one's in its article only."""
    name, kind = told.claim.speaker or "", told.claim.source_type
    return name, kind, told.article_id if kind == "person" and fullname.person(name) is None else None


def rows(
    every: Sequence[Article], told: Iterable[Told], labels: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The labelled pairs as `lessons.read_lessons` wants them. Raises `LabelError` where a label does not fit
    its text."""
    by_doc = {article.doc: article for article in every}
    claims: dict[str, list[Claim]] = {}
    for each in told:
        claims.setdefault(each.claim.doc, []).append(each.claim)
    for row in labels:
        ends = {side: by_doc.get(row[side]["doc"]) for side in ("a", "b")}
        if None in ends.values():
            continue
        words = {side: _words(article, row[side]["spans"]) for side, article in ends.items() if article}
        shared = index_words(words["a"]) & index_words(words["b"])
        yield {
            **{
                side: found.claim_id
                if (found := _located(claims.get(row[side]["doc"], []), row[side]["spans"]))
                else None
                for side in ends
            },
            "label": row["label"],
            **{flag: True for flag in FLAGS if row.get(flag)},
            "half": CHECK if any(a and a.half == CHECK for a in ends.values()) else CHOOSE,
            "words_shared": len(shared),
        }


def labelled() -> list[dict[str, Any]]:
    """The checked labels. Raises `LabelError`."""
    found = read_rows(HERE / "pairs.jsonl")
    seen = set()
    for row in found:
        name = json.dumps([row["a"], row["b"]])
        if row.get("label") not in LABELS or name in seen or set(row) - {"a", "b", "label", *FLAGS}:
            raise LabelError(f"a pair that is labelled twice or wrongly: {row}")
        seen.add(name)
    return found


def _words(article: Article, spans: Sequence[Sequence[int]]) -> str:
    if any(not 0 <= start < end <= len(article.text) for start, end in spans):
        raise LabelError(f"{article.doc}: a label lies outside the text")
    return " ".join(article.text[start:end] for start, end in spans)


def _located(claims: Sequence[Claim], spans: Sequence[Sequence[int]]) -> Claim | None:
    """The claim that shares most with what was labelled, if that is enough."""
    best, most = None, 0
    wanted = [Span(*span) for span in spans]
    size = _size(wanted)
    for claim in claims:
        common = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start)) for a in claim.content_spans for b in wanted
        )
        shorter, longer = sorted((size, _size(claim.content_spans)))
        if common > most and common >= _SHORTER * shorter and common >= _LONGER * longer:
            best, most = claim, common
    return best


def _size(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.across_pairs.compile", description="Make a folder."
    )
    parser.add_argument("stories", type=Path, help="the folder with articles.jsonl.gz")
    parser.add_argument("polnear", type=Path, help="the folder with train/, dev/ and metadata.tsv")
    parser.add_argument("folder", type=Path, help="where to write")
    given = parser.parse_args()
    try:
        every = list(articles(given.stories, given.polnear))
        told = claims_of(every, Extractor.load())
        write(given.folder, every, told)
    except LabelError as wrong:
        sys.exit(str(wrong))


def write(folder: Path, every: Sequence[Article], told: Sequence[Told]) -> None:
    """Write told.jsonl, pairs.jsonl, and texts.jsonl: the articles of the half that chooses, to count words in."""
    folder.mkdir(parents=True, exist_ok=True)
    write_told(folder, told)
    write_pairs(folder, list(rows(every, told, labelled())))
    write_rows(folder / "texts.jsonl", [{"text": a.text} for a in every if a.half == CHOOSE])


if __name__ == "__main__":
    main()
