"""What all XML documents from strangers have in common."""

from __future__ import annotations

import re

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Payload
from onrecord.ingest.web.urls import redact

# An entity that refers to another or to a file: what XML bombs and leaks are made of. The parsers would
# not expand it, but a document that tries is not one to read.
_EVIL_ENTITY = re.compile(
    rb"<!ENTITY\s++(?:%\s*+)?[^\s>]++\s++(?:SYSTEM|PUBLIC|[\"'][^\"'>]*[&%](?!#)\w)", re.IGNORECASE
)


def refuse_entities(payload: Payload) -> None:
    """Raises ParseError for a document whose entities refer to others or to files."""
    # The plain test first: most documents declare nothing, and the pattern takes its time.
    if b"<!entity" in payload.body.lower() and _EVIL_ENTITY.search(payload.body):
        raise ParseError(
            redact(payload.requested_url),
            "not read: it declares XML entities that refer to others or to files",
        )
