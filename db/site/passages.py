"""Paragraphs with their margin: notes stand beside the paragraph that they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.db.site.marks import Paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in which claims begin, and those after it in which none does: they share a margin."""

    paragraphs: tuple[Paragraph, ...]
    numbers: tuple[int, ...]


def passages(paragraphs: Iterable[Paragraph]) -> list[Passage]:
    """All paragraphs in order; a new passage begins wherever a claim does."""
    grouped: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.numbers or not grouped:
            grouped.append([])
        grouped[-1].append(paragraph)
    return [Passage(tuple(group), group[0].numbers) for group in grouped]
