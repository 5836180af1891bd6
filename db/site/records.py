"""A statement as a JSON object: the contract's fields of a claim, with its article and its addresses."""

from __future__ import annotations

import json
from typing import Any

from onrecord.db.rows import CLAIM_KEYS, CLAIM_SPANS
from onrecord.db.site.library import Row
from onrecord.db.site.render import external

_ARTICLE = ("title", "outlet", "published", "fetched")
# Beside those of a claim.
_MORE = ("said_on", "reviewed", "article_id", "speaker_id", "group_id")


def as_json(claim: Row, address: str) -> dict[str, Any]:
    """`claim`: a row of `claims` with its article's columns, `url` among them. `doc` is the article's
    address, as it is in a database."""
    row: dict[str, Any] = {key: claim[key] for key in CLAIM_KEYS if key not in (*CLAIM_SPANS, "doc")}
    row |= {key: json.loads(claim[key]) for key in CLAIM_SPANS}
    row["doc"] = claim["url"]
    article = {key: claim[key] for key in _ARTICLE} | {
        "url": external(claim["url"]),
        "authors": json.loads(claim["authors"] or "[]"),
    }
    return {
        **{key: row[key] for key in CLAIM_KEYS},
        **{key: claim[key] for key in _MORE},
        "article": article,
        "address": address,
        "card": f"{address}/card",
    }
