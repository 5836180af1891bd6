"""What is learned from: articles whose stories are known, and pairs of articles that a reader judged."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations, product
from pathlib import Path
from typing import Any

from onrecord.claims.across import order
from onrecord.claims.across.oneevent import features
from onrecord.claims.across.records import Report
from onrecord.claims.across.telling import Telling, cosine, telling
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import Pair, Told
from onrecord.claims.extract import Extractor
from onrecord.claims.records import Document

CHOOSE, CHECK = "choose", "check"
KNOWN, JUDGED = "stories", "campaign"
# Days over which articles of two stories are held against each other.
_DAYS = 10
# Of the pairs of two stories so many for each of one, those most alike.
_HARD = 9
_CONTEXT = 250
_PARTS = ("train", "dev")  # of PolNeAR; its test is never read

Between = Callable[[Report, Report], Sequence[Pair]]


class LessonError(ValueError):
    """Something that cannot be learned from, in one line."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Two articles, whether they are of one story, what speaks for it, of which set and in which half."""

    a: int
    b: int
    same: bool
    values: tuple[float, ...]
    part: str
    half: str


def half_of(name: str) -> str:
    """`choose` or `check`, by a hash of what keeps together: a story, or a week of news."""
    return (CHOOSE, CHECK)[blake2b(name.encode(), digest_size=1).digest()[0] % 2]


def read_stories(path: Path) -> tuple[list[Report], dict[int, str]]:
    """The articles (`doc, story, outlet, date, title, text` a line, perhaps packed as .gz), numbered from 1,
    and the story of each. Raises `LessonError`."""
    rows = _rows(path)
    reports = [
        _report(n, r["doc"], r["outlet"], r["date"], r["title"], r["text"]) for n, r in enumerate(rows, 1)
    ]
    return reports, {n: row["story"] for n, row in enumerate(rows, 1)}


def read_polnear(folder: Path, first: int) -> list[Report]:
    """The articles of PolNeAR's training and development parts, numbered from `first`.
    Raises `LessonError`."""
    try:
        with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
    except OSError:
        raise LessonError(f"{folder}: no metadata.tsv to read; give PolNeAR's folder") from None
    found: list[Report] = []
    for row in rows:
        path = folder / row["compartment"] / "text" / f"{row['filename']}.txt"
        if row["compartment"] in _PARTS and path.exists():
            text = path.read_bytes().decode("utf-8")
            found.append(
                _report(
                    first + len(found),
                    row["filename"],
                    row["publisher"],
                    row["publication_date"],
                    row["title"],
                    text,
                )
            )
    return found


def known(reports: Sequence[Report], story: Mapping[int, str], between: Between) -> list[Lesson]:
    """The pairs of one story, and of the pairs of two the hardest; those of one half only with each other."""
    read = {report.article_id: telling(report) for report in reports if report.published}
    by_number = {report.article_id: report for report in reports}
    same: list[tuple[int, int]] = []
    other: list[tuple[float, int, int]] = []
    for a, b in combinations(sorted(read), 2):
        if story[a] == story[b]:
            same.append((a, b))
        elif half_of(story[a]) == half_of(story[b]) and _days(read[a], read[b]) <= _DAYS:
            other.append((-cosine(read[a].body, read[b].body), a, b))
    hard = [(a, b) for _, a, b in sorted(other)[: _HARD * len(same)]]
    found = []
    for one_story, numbers in ((True, same), (False, hard)):
        for a, b in numbers:
            pairs = between(by_number[a], by_number[b])
            values = features(read[a], read[b], pairs, _days(read[a], read[b]))
            found.append(Lesson(a, b, one_story, values, KNOWN, half_of(story[a])))
    return found


def judged(labels: Path, reports: Sequence[Report], between: Between) -> list[Lesson]:
    """The pairs that a reader judged (`a, b, same` a line: documents' names, 1 or 0), parted by week.
    Raises `LessonError`."""
    by_name = {report.url: report for report in reports}
    read: dict[str, Telling] = {}
    found = []
    for row in _rows(labels):
        try:
            one, other = by_name[row["a"]], by_name[row["b"]]
        except KeyError as missing:
            raise LessonError(f"{labels}: no article is called {missing}") from None
        for report in (one, other):
            if report.url not in read:
                read[report.url] = telling(report)
        a, b = read[one.url], read[other.url]
        values = features(a, b, between(one, other), _days(a, b))
        week = min(a.published or date.min, b.published or date.min).isocalendar()
        half = half_of(f"{week.year}-{week.week}")
        found.append(Lesson(one.article_id, other.article_id, bool(row["same"]), values, JUDGED, half))
    return found


def shared_claims(extractor: Extractor, matcher: Matcher) -> Between:
    """What the claims of two articles have in common; each article is read once."""
    told: dict[int, list[Told]] = {}

    def between(one: Report, other: Report) -> Sequence[Pair]:
        for report in (one, other):
            if report.article_id not in told:
                told[report.article_id] = told_of(report, extractor)
        return matcher.pairs(list(product(told[one.article_id], told[other.article_id])))

    return between


def told_of(report: Report, extractor: Extractor) -> list[Told]:
    """The claims of an article, as they stand among those of others."""
    day = order.day(report.published)
    found = []
    for claim in extractor.extract(Document(report.url, report.text, day, report.outlet)):
        start = max(0, claim.content_spans[0].start - _CONTEXT)
        context = report.text[start : claim.content_spans[-1].end + _CONTEXT]
        found.append(Told(claim, report.article_id, None, report.outlet, day, None, context))
    return found


def _days(a: Telling, b: Telling) -> int:
    return order.days_apart(a.published, b.published) or 0


def _report(number: int, name: str, outlet: str, day: str, title: str, text: str) -> Report:
    try:
        published = date.fromisoformat(day[:10]) if day else None
    except ValueError:
        published = None
    return Report(number, name, None, outlet, title or "", text, published, None, ())


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        opened: Iterable[str]
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as opened
        ):
            return [json.loads(line) for line in opened]
    except OSError:
        raise LessonError(f"{path}: cannot be read") from None
    except ValueError:
        raise LessonError(f"{path}: not JSON lines") from None
