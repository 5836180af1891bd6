"""Corrections are the article's own, wherever they stand."""

from __future__ import annotations

import pytest

from onrecord.ingest.page.article import parse_html

STORY = "".join(
    f"<p>The ferry to Pell was late for the {n} time this week, and the harbour master gave no reason for it.</p>"
    for n in ("first", "second", "third", "fourth", "fifth", "sixth")
)
NOTE = "an earlier version of this story named another harbour master, who retired in spring."


def text(inner: str, after: str = "") -> str:
    page = f"<html><head><title>Ferry late</title></head><body><article><h1>Ferry late</h1>{STORY}{inner}</article>{after}</body></html>"
    return parse_html(page, url="https://pell.example/a").text


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f'<aside class="correction"><p>Correction: {NOTE}</p></aside>', f"Correction: {NOTE}"),
        (f"<aside><p>Clarification: {NOTE}</p></aside>", f"Clarification: {NOTE}"),
        (f"<footer><p>Editor’s note: {NOTE}</p><p>Share</p></footer>", f"Editor’s note: {NOTE}"),
        (
            f'<footer class="editors-note"><p>We said it wrong: {NOTE}</p></footer>',
            f"We said it wrong: {NOTE}",
        ),
        (
            "<aside><p>Korrektur: In einer früheren Fassung stand ein falscher Name des Hafenmeisters.</p></aside>",
            "Korrektur: In einer früheren Fassung stand ein falscher Name des Hafenmeisters.",
        ),
    ],
)
def test_notes_in_an_aside_or_a_footer(inner: str, expected: str) -> None:
    assert expected in text(inner)


@pytest.mark.parametrize(
    "inner",
    [
        "<aside><p>Ines Falk writes about the sea, and has done so since she left it in 1999.</p></aside>",
        '<aside><p>Correction desk: <a href="/mail">tell us here what we should put right next time</a></p></aside>',
        "<footer><p>Corrections</p></footer>",
    ],
)
def test_what_else_stands_there_is_left_out(inner: str) -> None:
    found = text(inner)
    assert "Falk" not in found
    assert "orrection" not in found
