"""Cells for people who open CSV in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What the usual programs read as the start of a formula, wide forms and control characters among them.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# Where such a cell can begin in written CSV; a cell that begins with a line's end is always quoted.
_MAYBE_FORMULA = re.compile(r'(?:^|[,\n"])[=+\-@\t＝＋－＠]|"[\r\n]')


def cell(value: object) -> object:
    """`value` for a spreadsheet: text that one would run gets a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def lines(rows: Sequence[Iterable[object]]) -> str:
    """Rows as CSV in which no cell runs."""
    written = _written(rows)
    # One look at the whole is many times faster than one at every cell, and hardly any needs it.
    if _MAYBE_FORMULA.search(written):
        return _written([[cell(value) for value in row] for row in rows])
    return written


def _written(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
