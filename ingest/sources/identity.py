"""By what an entry of a feed is known: its id, and its address where it leads nowhere."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from urllib.parse import quote

from onrecord.ingest.records import Entry
from onrecord.ingest.web import urls


def known_by(entry: Entry) -> Entry:
    """`entry` with an id: the one that its feed states, else its address, else one made of all it says."""
    if entry.id:
        return entry
    if entry.url:
        return replace(entry, id=entry.url)
    said = (entry.title, entry.authors, entry.published, entry.updated, entry.summary, entry.content)
    digest = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
    return replace(entry, id=f"urn:sha256:{digest}")


def address(entry: Entry, feed_url: str) -> str:
    """The address of the article that an entry without one is: its id if that is one, else its feed and id.

    Secrets in the feed's address stay out of it: articles are cited.
    """
    return (
        urls.resolve(None, entry.id, with_fragment=True)
        or f"{urls.redact(feed_url)}#{quote(entry.id, safe=':')}"
    )
