"""Text in the data of a page that a script builds."""

from __future__ import annotations

import json

import pytest

from onrecord.ingest.page import state
from onrecord.ingest.page.article import parse_html

LINES = [
    "The tide table of the year was lost in the post, the harbour office said.",
    "A second copy lies in a drawer that nobody can open, said the clerk who shut it.",
    "Skippers now ask a fisherman who has known the tides for sixty years.",
]
BLOCKS = [{"type": "paragraph", "text": line} for line in LINES]
NESTED = [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": line}]} for line in LINES]
EMPHASIS = [
    {"type": "p", "children": [{"text": line[:20]}, {"type": "em", "children": [{"text": line[20:]}]}]}
    for line in LINES
]
RELATED = [
    {"text": f"Number {n} of the stories of this week, which has a long line below it."} for n in range(20)
]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"props": {"article": {"id": 7, "body": BLOCKS}}}),
        json.dumps({"content": NESTED}),
        json.dumps({"page": {"children": EMPHASIS}}),
        json.dumps({"article": {"paragraphs": LINES}}),
        json.dumps({"body": [{"html": f"<p>{line}</p>"} for line in LINES]}),
        f"window.__STATE__={json.dumps({'content': BLOCKS})};",
        f"var a = 1; load({json.dumps({'content': BLOCKS})})",
        f"JSON.parse({json.dumps(json.dumps({'content': BLOCKS}))})",
        json.dumps({"related": RELATED, "body": BLOCKS}),
    ],
)
def test_blocks_of_text(script: str) -> None:
    assert state.paragraphs([script]) == LINES


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "var a = [1, 2, 3]; if (a = {b: 1}) {}",
        json.dumps({"labels": ["Read more", "Subscribe", "Share this"] * 40}),
        json.dumps({"related": RELATED}),
        json.dumps({"body": BLOCKS[:1]}),
        "[" * 100_000,
    ],
)
def test_data_without_an_article(script: str) -> None:
    assert state.paragraphs([script]) == []


def test_the_data_are_read_where_the_page_shows_a_headline_alone() -> None:
    marks = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tide table lost"}</script>'
    )
    page = (
        f"<html><head><title>Tide table lost</title>{marks}</head><body><h1>Tide table lost</h1><div id=root></div>"
        f"<script>window.__DATA__ = {json.dumps({'content': NESTED})}</script></body></html>"
    )
    assert parse_html(page, url="https://pell.example/a").text == "\n\n".join(LINES)
