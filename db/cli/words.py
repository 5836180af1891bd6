"""Numbers in sentences."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """ "1 feed", "2 feeds", "1,000 feeds": `noun` in the singular, with a plural in -s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
