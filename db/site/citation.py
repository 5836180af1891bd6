"""A statement as one line to paste elsewhere."""

from __future__ import annotations

from db.site.dates import readable
from db.site.library import Row
from db.site.render import quoted


def quotation(claim: Row) -> str:
    """The words and who said them."""
    words = quoted(claim["content"])
    who = claim["speaker"] or claim["source"]
    shown = f"“{words}”" if claim["quote_type"] == "direct" else words
    return f"{shown} ({who})" if who else shown


def citation(claim: Row, address: str) -> str:
    """The words, who said them, where and when they were published, and where they are recorded."""
    where = ", ".join(
        part
        for part in (
            f"“{claim['title']}”" if claim["title"] else None,
            claim["outlet"],
            readable(claim["published"]),
            claim["url"],
        )
        if part
    )
    return f"{quotation(claim)}. In: {where}. Recorded at {address}"
