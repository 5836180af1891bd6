"""A statement as a JSON object: the contract's fields of a claim, with its article and its addresses."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from onrecord.claims.records import Claim
from onrecord.db.site.library import Row
from onrecord.db.site.render import external

# In the contract's order, as `onrecord extract` prints them.
_KEYS = tuple(field.name for field in fields(Claim))
_SPANS = ("content_spans", "cue_spans", "source_spans")
_ARTICLE = ("title", "outlet", "published", "fetched")
# Beside those of a claim.
_MORE = ("said_on", "reviewed", "article_id", "speaker_id", "group_id")


def as_json(claim: Row, address: str) -> dict[str, Any]:
    """`claim`: a row of `claims` with its article's columns, `url` among them. `doc` is the article's
    address, as it is in a database."""
    row: dict[str, Any] = {key: claim[key] for key in _KEYS if key not in (*_SPANS, "doc")}
    row |= {key: json.loads(claim[key]) for key in _SPANS}
    row["doc"] = claim["url"]
    article = {key: claim[key] for key in _ARTICLE} | {
        "url": external(claim["url"]),
        "authors": json.loads(claim["authors"] or "[]"),
    }
    return {
        **{key: row[key] for key in _KEYS},
        **{key: claim[key] for key in _MORE},
        "article": article,
        "address": address,
        "card": f"{address}/card",
    }
