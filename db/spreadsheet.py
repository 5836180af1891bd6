"""Cells for people who open CSV in a spreadsheet."""

from __future__ import annotations

import re

# What the usual programs read as the start of a formula, wide forms and control characters among them.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def cell(value: object) -> object:
    """`value` for a spreadsheet: text that one would run gets a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
