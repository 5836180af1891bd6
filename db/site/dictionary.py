"""The column dictionary: one source for Datasette's pages, for /data and for docs/data-dictionary.md."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SOURCE = Path(__file__).parent / "dictionary.toml"


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds, and its columns in order with their meaning. `opens_on`: those that are shown
    first, the others on request; none means all."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    opens_on: tuple[str, ...] = ()


@cache
def tables() -> tuple[Table, ...]:
    """Every table that people read, the most asked for first."""
    source = tomllib.loads(_SOURCE.read_text(encoding="utf-8"))
    shared: dict[str, str] = source["fields"]
    return tuple(_table(name, entry, shared) for name, entry in source["tables"].items())


def _table(name: str, entry: dict[str, Any], shared: dict[str, str]) -> Table:
    """`shared` names the columns that several tables have with one meaning; a table's own words win."""
    own: dict[str, str] = entry.get("own", {})
    meanings = {**shared, **own}
    columns = tuple((column, meanings[column]) for column in entry["columns"])
    return Table(name, entry["about"], columns, tuple(entry.get("opens_on", ())))


def described() -> dict[str, Table]:
    """Each table by its name."""
    return {table.name: table for table in tables()}


def markdown() -> str:
    """The dictionary as docs/data-dictionary.md."""
    parts = [tomllib.loads(_SOURCE.read_text(encoding="utf-8"))["introduction"].strip()]
    for table in tables():
        rows = [f"| `{column}` | {meaning} |" for column, meaning in table.columns]
        head = [f"## {table.name}", "", table.about, "", "| column | meaning |", "|---|---|"]
        parts.append("\n".join([*head, *rows]))
    return "\n\n".join(parts) + "\n"
