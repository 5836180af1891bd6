"""A statement as one line to paste elsewhere. Only what stands in quotation marks is a quotation."""

from __future__ import annotations

from markupsafe import escape

from onrecord.db.site.dates import readable
from onrecord.db.site.library import Row
from onrecord.db.site.render import plain, quoted
from onrecord.db.site.terms import KINDS

MOST_ON_CARD = 600  # characters of what was said
_LABELS = {"direct": "Quotation", "mixed": "Paraphrase with a part quote"}


def label(claim: Row) -> str:
    """What `words` gives: "Quotation", "Paraphrase" ..."""
    if claim["kind"] == "no_comment":
        return KINDS["no_comment"]
    return _LABELS.get(claim["quote_type"], "Paraphrase")


def words(claim: Row) -> str:
    """What was said and by whom: a direct quotation in quotation marks; all else as its outlet's words."""
    told = [claim["speaker"] or claim["source"] or "nobody named", *_position(claim)]
    if claim["said_date"]:
        told.append(readable(claim["said_date"], claim["said_precision"]))
    if claim["via"]:
        told.append(f"second-hand, via {claim['via']}")
    if claim["quote_type"] == "direct":
        return f"“{quoted(claim['content'])}” ({', '.join(told)})"
    own = "in the words of" if claim["quote_type"] == "indirect" else "partly in the words of"
    return f"{claim['content']} ({', '.join(told)}; {own} {claim['outlet'] or 'the article'})"


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
    return f"{words(claim)}. In: {where}. Recorded at {address}"


def frame(claim: Row, address: str) -> str:
    """The HTML that sets the card at `address` into another page, as high as its words need on a phone; where
    there is more room, its letters grow (card.css)."""
    title = escape(plain(f"Statement of {claim['speaker'] or claim['source'] or 'nobody named'}", 100))
    return (
        f'<iframe src="{escape(address)}" title="{title}" width="100%" height="{height(claim)}" '
        'style="border:1px solid #8888;max-width:40rem" loading="lazy"></iframe>'
    )


def height(claim: Row) -> int:
    """How many pixels high the card of a statement is in a frame of 320: what it shows, by its letters."""
    said = min(len(claim["content"]), MOST_ON_CARD)
    who = min(len(claim["speaker"] or claim["source"] or "Nobody named"), 120)
    who += min(sum(len(part) + 2 for part in _position(claim)), 160)
    noted = [claim[name] for name in ("basis", "anonymity_reason", "via", "through", "hedge") if claim[name]]
    terms = 34 + sum(min(len(words), 120) + 16 for words in noted)
    where = 64 + min(len(claim["outlet"] or ""), 80) + (26 if claim["said_date"] else 0)
    return 72 + 28 * _lines(said, 27) + 23 * _lines(who, 33) + 20 * (_lines(terms, 36) + _lines(where, 36))


def _lines(letters: int, a_line: int) -> int:
    return -(-letters // a_line) if letters else 0


def _position(claim: Row) -> list[str]:
    """Role and affiliation of somebody named; of others the words themselves tell."""
    return [part for part in (claim["role"], claim["affiliation"]) if part] if claim["speaker"] else []
