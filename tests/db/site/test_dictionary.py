"""Every table and column is described, in its order, and the document is written from the same words."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from onrecord.db.migrations import migrations
from onrecord.db.site.dictionary import markdown, tables

_DOCUMENT = Path(__file__).parents[3] / "docs" / "data-dictionary.md"


# Described with the table that it adds to.
_ELSEWHERE = {"changes", "standing_claims"}


def test_every_table_view_and_column_is_described() -> None:
    db = Database(memory=True)
    migrations.apply(db)
    schema = {
        table.name: [column.name for column in table.columns]
        for table in (*db.tables, *db.views)
        if not table.name.startswith(("_sqlite", "sqlite_", "timeline_fts", "stories_fts"))
        and table.name not in _ELSEWHERE
    }
    assert {table.name: [name for name, _ in table.columns] for table in tables()} == schema


def test_the_document_is_up_to_date() -> None:
    assert _DOCUMENT.read_text(encoding="utf-8") == markdown()
