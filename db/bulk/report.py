"""A page about a folder: what was read, by outlet and by day, and what failed and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.db.bulk.folder import Folder
from onrecord.db.bulk.run import Done
from onrecord.db.query.export import whole_file

_MOST_ROWS = 500
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(slots=True)
class Table:
    """Articles and claims by some value."""

    articles: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)

    def rows(self, *, in_order: bool) -> list[tuple[str, int, int]]:
        """The value with both counts: in its own order, or the most first."""
        values = self.articles.keys() | self.claims.keys()
        ordered = sorted(values) if in_order else sorted(values, key=lambda one: (-self.articles[one], one))
        return [(one, self.articles[one], self.claims[one]) for one in ordered]


def write(path: Path, folder: Folder, done: Done, seconds: float) -> None:
    """Write the page. Raises Halted, OSError."""
    with whole_file(path) as out:
        out.write(page(folder, done, seconds).encode())


def page(folder: Folder, done: Done, seconds: float) -> str:
    """The page, of all that the folder holds. Raises Halted."""
    from jinja2 import Environment, PackageLoader

    by_outlet, by_day = Table(), Table()
    failures: Counter[tuple[str, str]] = Counter()
    manifests = folder.finished()
    for part in manifests:
        _count(folder, f"articles/{part}.parquet", by_outlet.articles, by_day.articles)
        _count(folder, f"claims/{part}.parquet", by_outlet.claims, by_day.claims)
        for kind, reason in _values(folder, f"failures/{part}.parquet", "kind", "reason"):
            failures[kind, _NUMBER.sub("N", reason)] += 1
    environment = Environment(loader=PackageLoader("onrecord.db.bulk", "templates"), autoescape=True)
    environment.filters["number"] = lambda value: f"{value:,}"
    outlets = by_outlet.rows(in_order=False)
    return environment.get_template("report.html").render(
        folder=folder,
        mark=folder.mark(),
        done=done,
        seconds=seconds,
        rate=done.pages / seconds if seconds else 0,
        parts=len(manifests),
        sources=len({one.address for one in manifests.values()}),
        outlets=outlets[:_MOST_ROWS],
        more_outlets=outlets[_MOST_ROWS:],
        days=by_day.rows(in_order=True),
        failures=failures.most_common(_MOST_ROWS),
        damage=[line for one in manifests.values() for line in one.damage][:_MOST_ROWS],
    )


def _count(folder: Folder, name: str, outlets: Counter[str], days: Counter[str]) -> None:
    for outlet, published in _values(folder, name, "outlet", "published"):
        outlets[outlet or "unknown"] += 1
        days[(published or "")[:10] or "unknown"] += 1


def _values(folder: Folder, name: str, *columns: str) -> Iterable[tuple[Any, ...]]:
    from pyarrow import parquet

    with folder.open(name) as file:
        for batch in parquet.ParquetFile(file).iter_batches(columns=list(columns)):
            yield from zip(*(batch.column(column).to_pylist() for column in columns), strict=True)
