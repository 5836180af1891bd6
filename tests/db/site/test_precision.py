"""How right statements were that people checked, and how sure one can be of that."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.site.app import create
from onrecord.db.site.precision import wilson
from tests.db.site.conftest import Get, getter

WILSON = [
    # right, total -> the interval, as published tables have it
    (0, 1, 0.0, 0.7935),
    (1, 1, 0.2065, 1.0),
    (5, 10, 0.2366, 0.7634),
    (45, 50, 0.7864, 0.9565),
    (900, 1000, 0.8798, 0.9171),
]


@pytest.mark.parametrize(("right", "total", "low", "high"), WILSON)
def test_wilson(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share_and_stays_a_share(counts: tuple[int, int]) -> None:
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


@pytest.fixture
def get(press: Path, tmp_path: Path) -> Get:
    """A site of which 24 named statements were reviewed, and 3 anonymous ones, these drawn at random."""
    path = Path(shutil.copy(press, tmp_path / "press.db"))
    with closing(sqlite3.connect(path)) as db, db:
        for anonymity, verdicts in (
            ("named", ["right"] * 18 + ["fixed"] * 2 + ["wrong"] * 4),
            ("anonymous", ["right", "right", "wrong"]),
        ):
            ids = db.execute(
                "select claim_id from claims where anonymity = ? and kind = 'statement' order by claim_id limit ?",
                [anonymity, len(verdicts)],
            ).fetchall()
            for (claim_id,), verdict in zip(ids, verdicts, strict=True):
                db.execute(
                    "update claims set reviewed = ?, confidence = 0.75 where claim_id = ?",
                    [verdict, claim_id],
                )
                if anonymity == "anonymous":
                    db.execute(
                        "insert into reviews (claim_id, verdict, at, drawn) values (?, ?, '2026-10-05T12:00:00Z', 'random')",
                        [claim_id, verdict],
                    )
    return getter(create(path))


def test_about_tells_it_where_there_is_enough(get: Get) -> None:
    page = get("/about").text
    assert (
        "People compared 27 of the statements here with their articles: 20 were right as they were found, 2 after"
        in page
    )
    rows = {
        label: cells
        for label, *cells in (
            [cell.split("</t")[0].split(">")[-1] for cell in row.split("<t")[1:]]
            for row in page.split("<tbody>")[-1].split("</tbody>")[0].split("<tr>")[1:]
        )
    }
    assert rows == {
        "All": ["27", "74.1", "55.3 to 86.8", "75.0"],
        "Drawn at random": ["3", "66.7", "20.8 to 93.9", "75.0"],
        "Named": ["24", "75.0", "55.1 to 88.0", "75.0"],
        "Statement": ["27", "74.1", "55.3 to 86.8", "75.0"],
    }


def test_about_says_nothing_where_nobody_reviewed(press: Path) -> None:
    site = create(press)
    assert "As reviewed" not in asyncio.run(site.client.get("/about")).text
