"""The schema, as an append-only list of migrations. What a column means stands in docs/data-dictionary.md.

Never edit a migration that was released: add the next one, a module with its `STATEMENTS`.
"""

from __future__ import annotations

from types import ModuleType

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from db.migrations import (
    m001_first_schema,
    m002_revisions_and_habits,
    m003_counts_and_facets,
    m008_stories_and_changes,
)
from db.migrations.columns import SEARCH_COLUMNS, TIMELINE_COLUMNS
from db.migrations.m003_counts_and_facets import FACET_MARK, facet_token

__all__ = ["FACET_MARK", "FIRST_SCHEMA", "SEARCH_COLUMNS", "TIMELINE_COLUMNS", "facet_token", "migrations"]

migrations = Migrations("onrecord")
FIRST_SCHEMA = m001_first_schema.STATEMENTS


def _add(step: ModuleType) -> None:
    def run(db: Database) -> None:
        # Not executescript: that would commit behind the migration's transaction.
        for statement in step.STATEMENTS:
            db.execute(statement)

    migrations(name=step.__name__.rpartition(".")[2])(run)


_add(m001_first_schema)
_add(m002_revisions_and_habits)
_add(m003_counts_and_facets)
_add(m008_stories_and_changes)
