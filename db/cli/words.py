"""Numbers in sentences."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 feed", "2 feeds", "1,000 feeds": `noun` in the singular; its plural is in -s if none is given."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
