"""The schema, as an append-only list of migrations. What a column means stands in docs/data-dictionary.md.

Never edit a migration that was released: add the next one, a module with its `STATEMENTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.db.migrations import (
    m001_first_schema,
    m002_revisions_and_habits,
    m003_counts_and_facets,
    m004_speakers_across_articles,
    m005_reviews,
    m006_standing,
    m007_hours_to_skip,
    m008_stories_and_changes,
    m009_terms_and_origins,
    m010_identity,
    m011_parts_of_feeds,
    m012_across_articles,
    m013_undated_last,
    m014_watches_and_collections,
)
from onrecord.db.migrations.columns import SEARCH_COLUMNS, TIMELINE_COLUMNS
from onrecord.db.migrations.m003_counts_and_facets import FACET_MARK, facet_token
from onrecord.db.migrations.m012_across_articles import MOST_ORIGINS

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations: Migrations

__all__ = [
    "FACET_MARK", "FIRST_SCHEMA", "MOST_ORIGINS", "SEARCH_COLUMNS", "STEPS", "TABLE", "TIMELINE_COLUMNS",
    "facet_token", "migrations",
]  # fmt: skip

FIRST_SCHEMA = m001_first_schema.STATEMENTS
# Name -> statements, in the order in which they are applied.
STEPS: dict[str, tuple[str, ...]] = {}
# Where sqlite-utils notes what was applied.
TABLE = "_sqlite_migrations"


def __getattr__(name: str) -> Migrations:
    """`migrations`: the steps as sqlite-utils applies them. It loads slowly; few runs have one to do."""
    if name != "migrations":
        raise AttributeError(name)
    from sqlite_utils.migrations import Migrations

    made = Migrations("onrecord")
    for step, statements in STEPS.items():
        made(name=step)(_applying(statements))
    return made


def _applying(statements: tuple[str, ...]) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        # Not executescript: that would commit behind the migration's transaction.
        for statement in statements:
            db.execute(statement)

    return run


def _add(step: ModuleType) -> None:
    STEPS[step.__name__.rpartition(".")[2]] = step.STATEMENTS


_add(m001_first_schema)
_add(m002_revisions_and_habits)
_add(m003_counts_and_facets)
_add(m004_speakers_across_articles)
_add(m005_reviews)
_add(m006_standing)
_add(m007_hours_to_skip)
_add(m008_stories_and_changes)
_add(m009_terms_and_origins)
_add(m010_identity)
_add(m011_parts_of_feeds)
_add(m012_across_articles)
_add(m013_undated_last)
_add(m014_watches_and_collections)
