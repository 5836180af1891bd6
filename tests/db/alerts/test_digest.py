"""What a message says, and that nothing foreign in it does anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.db.alerts.digest import calm, digest, notice

ROW = {
    "claim_id": "c1", "content": "The wall leaks", "quote_type": "indirect", "speaker": "Maren Holt", "source": "Holt",
    "role": "harbour master", "affiliation": "Port of Vell", "anonymity": "named", "kind": "statement", "said_on": "2026-09-28",
    "said_precision": None, "outlet": "The Vell Courier", "title": "Wall cracked", "published": "2026-09-28T06:30:00+02:00",
    "url": "https://vell.example/a",
}  # fmt: skip

STATEMENTS = [
    ({}, "The wall leaks\nMaren Holt, harbour master, Port of Vell. The Vell Courier, Wall cracked, published 2026-09-28.\nhttps://vell.example/a"),
    (
        {"quote_type": "direct", "speaker": None, "source": "two divers", "anonymity": "anonymous", "said_precision": "day"},
        "“The wall leaks”\ntwo divers (not named). The Vell Courier, Wall cracked, published 2026-09-28, said 2026-09-28.\nhttps://vell.example/a",
    ),
    ({"quote_type": "direct", "content": "“It leaks”"}, "“It leaks”\nMaren"),
    ({"kind": "no_comment", "content": "did not answer"}, "No comment: did not answer\n"),
    ({"speaker": None, "source": None, "outlet": None, "title": None, "published": None, "url": None}, "nobody named. day of publication unknown."),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), STATEMENTS)
def test_a_statement_says_who_where_and_when(given: dict[str, Any], expected: str) -> None:
    message = digest("Wall", [{**ROW, **given}], 1, listed=None, site=None, key="k")
    assert expected in message.body


def test_a_digest_of_many_shows_the_newest_and_counts_the_rest() -> None:
    rows = [{**ROW, "claim_id": f"c{n}", "content": f"Leak {n}"} for n in range(1_234)]
    message = digest(
        "Wall",
        rows[:1_000],
        1_234,
        listed="https://news.example/timeline?q=wall",
        site="https://news.example",
        key="k1",
    )
    assert message.title == "onrecord: 1,234 new statements for Wall"
    assert "https://news.example/claim/c19" in message.body
    assert "claim/c20" not in message.body
    assert "And 1,214 more.\n\nAll of this search: https://news.example/timeline?q=wall" in message.body
    assert len(message.claim_ids) == 1_000
    assert len(message.body) < 10_000


def test_a_notice_says_when_and_how_many() -> None:
    message = notice("Wall", 3, made="2026-10-05T12:00:00Z", listed=None, key="k2")
    assert "3 new statements of 2026-10-05T12:00:00Z" in message.body
    assert message.claim_ids == ()


CALLS = [
    ("<!channel> now", "‹!channel› now"),
    ("@everyone look", "@\u2060everyone look"),
    ("<https://bank.example|our site>", "‹https://bank.example|our site›"),
    ("a\r\n\x07b\u202ec", "a b c"),
    ("plain words", "plain words"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CALLS)
def test_foreign_text_calls_nobody(text: str, expected: str) -> None:
    assert calm(text, 100) == expected


@given(text=st.text(), length=st.integers(1, 50))
def test_any_text_stays_short_in_one_line_and_without_brackets(text: str, length: int) -> None:
    made = calm(text, length)
    assert len(made) <= length
    assert not set(made) & set("<>\n\r\x00")
