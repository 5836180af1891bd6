"""Dates that any spreadsheet reads, beside those that ISO writes."""

from __future__ import annotations

import csv
import io

import pytest

from onrecord.db.migrations import TIMELINE_COLUMNS
from onrecord.db.query.export import write_csv
from onrecord.db.query.worksheet import SHEET_COLUMNS, published_at, said_day

SAID = [
    ("2026-05-17", "day", ("2026-05-17", "day")),
    ("2026-05", "month", ("2026-05-01", "month")),
    ("2026", "year", ("2026-01-01", "year")),
    ("2026-05-17", None, ("2026-05-17", "published")),
    (None, None, (None, None)),
    ("", None, (None, None)),
    ("some day", "day", (None, None)),
]


@pytest.mark.parametrize(("said_on", "precision", "expected"), SAID)
def test_said_day(
    said_on: str | None, precision: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert said_day(said_on, precision) == expected


PUBLISHED = [
    ("2026-05-17T08:30:00+02:00", "2026-05-17 08:30:00"),
    ("2026-05-17T08:30:05.123Z", "2026-05-17 08:30:05"),
    ("2026-05-17T08:30-05:00", "2026-05-17 08:30:00"),
    ("2026-05-17", "2026-05-17"),
    ("2026-05", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("published", "expected"), PUBLISHED)
def test_published_at(published: str | None, expected: str | None) -> None:
    assert published_at(published) == expected


def test_columns_are_added_behind_those_of_the_contract() -> None:
    row = dict.fromkeys(TIMELINE_COLUMNS) | {
        "said_on": "2026-05", "said_precision": "month", "published": "2026-05-17T08:30:00+02:00", "claim_id": "a b",
    }  # fmt: skip
    out = io.StringIO()
    write_csv([row], out, site="https://news.example")
    [read] = csv.DictReader(io.StringIO(out.getvalue()))
    assert tuple(read) == TIMELINE_COLUMNS + SHEET_COLUMNS
    assert read["said_on"] == "2026-05"  # as ever
    assert [read[name] for name in SHEET_COLUMNS] == [
        "2026-05-01", "month", "2026-05-17 08:30:00", "https://news.example/claim/a%20b",
    ]  # fmt: skip


def test_without_an_address_there_is_no_link() -> None:
    out = io.StringIO()
    write_csv([dict.fromkeys(TIMELINE_COLUMNS) | {"claim_id": "a"}], out)
    [read] = csv.DictReader(io.StringIO(out.getvalue()))
    assert [read[name] for name in SHEET_COLUMNS] == ["", "", "", ""]
