"""By what an entry of a feed is known: its id, and its address where it leads nowhere."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from urllib.parse import quote

from onrecord.ingest.records import Entry
from onrecord.ingest.text import squash
from onrecord.ingest.web import urls

_MORE_THAN_A_TEASER = 40  # words


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


def shared_links(entries: Iterable[Entry]) -> set[str]:
    """Addresses of pages to which several entries of a feed lead."""
    headlines: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.url:
            headlines[urls.page(entry.url)].add(squash(entry.title or entry.id))
    return {url for url, said in headlines.items() if len(said) > 1}


def is_whole(entry: Entry, shared: Collection[str | None]) -> bool:
    """Whether what a feed says of an entry is all there is of its article, though it has a link.

    The link leads to a site's front page, or to a page that others share, and the entry brings more than a
    teaser.
    """
    text = entry.content or entry.summary
    if not entry.url or not text:
        return False
    is_shared = entry.url in shared or urls.page(entry.url) in shared
    return urls.is_home(entry.url) or (is_shared and len(text.split()) >= _MORE_THAN_A_TEASER)


def address_within(entry: Entry) -> str:
    """The address of an article that shares its page with others: its place in the page, else its id."""
    if entry.url is None:
        return entry.id
    if "#" in entry.url:
        return entry.url
    own = urls.resolve(None, entry.id, with_fragment=True)
    if own is not None and own != entry.url and urls.same_site(own, entry.url):
        return own
    return f"{entry.url}#{quote(entry.id, safe=':')}"
