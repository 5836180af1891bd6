"""A statement as JSON-LD in the words of schema.org, for machines that read its page.

A quotation or a claim with who made it and where it appeared; no rating: nobody here judges what is true.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from onrecord.db.site.library import Row
from onrecord.db.site.render import external, plain, quoted

_MAKERS = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "outlet": "Organization",
}


def json_ld(claim: Row, address: str) -> Markup:
    """The content of a `script` element of type application/ld+json."""
    direct = claim["quote_type"] == "direct"
    article = {
        "@type": "NewsArticle",
        "headline": plain(claim["title"]) or None,
        "url": external(claim["url"]),
        "datePublished": claim["published"],
        "publisher": {"@type": "Organization", "name": plain(claim["outlet"])} if claim["outlet"] else None,
    }
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation" if direct else "Claim",
        "@id": address,
        "text": plain(quoted(claim["content"]) if direct else claim["content"]),
        ("creator" if direct else "author"): _maker(claim),
        ("isPartOf" if direct else "appearance"): _known(article),
        "dateCreated": claim["said_date"],
    }
    # Nothing in it can end the element that it stands in.
    return Markup(json.dumps(_known(found), ensure_ascii=False).replace("<", "\\u003c"))


def _maker(claim: Row) -> dict[str, Any] | None:
    if not claim["speaker"] or claim["source_type"] not in _MAKERS:
        return None
    body = claim["affiliation"]
    return _known(
        {
            "@type": _MAKERS[claim["source_type"]],
            "name": plain(claim["speaker"]),
            "jobTitle": claim["role"] if claim["source_type"] == "person" else None,
            "affiliation": {"@type": "Organization", "name": plain(body)} if body else None,
        }
    )


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None}
