"""RSS, Atom and RDF (RSS 1.0) through feedparser."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import byline
from onrecord.ingest.records import Entry, Feed
from onrecord.ingest.sources import moments, plainrss
from onrecord.ingest.sources.document import Document
from onrecord.ingest.sources.identity import known_by
from onrecord.ingest.sources.links import of_entry
from onrecord.ingest.sources.titles import title
from onrecord.ingest.sources.xml import refuse_entities
from onrecord.ingest.text import squash
from onrecord.ingest.web.urls import redact, resolve

_ROOT = re.compile(r"<(?:(?P<prefix>\w+):)?(?P<name>rss|feed|rdf|channel)\b", re.IGNORECASE)
_ITEM_START = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_ITEM_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_NEW_ADDRESS = re.compile(
    rb"<(?:\w+:new-feed-url|newLocation)>\s*(?:<!\[CDATA\[)?\s*([!-;=?-\\^-~]{1,2000})", re.IGNORECASE
)
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_LIKE_A_LINK = re.compile(r"https?://|/|www\.", re.IGNORECASE)
_MAIL = re.compile(r"(?<![^\s()<>,;])[^\s()<>,;@]++@[^\s()<>,;]+")
# Times of an update that are no dc:date.
_UPDATE = re.compile(rb"<[\w.-]+:(?:updated|modified)\b", re.IGNORECASE)
_HOUR = 3600
_PERIODS = {
    "hourly": _HOUR,
    "daily": 24 * _HOUR,
    "weekly": 7 * 24 * _HOUR,
    "monthly": 30 * 24 * _HOUR,
    "yearly": 365 * 24 * _HOUR,
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A feed holds tens of entries; one that holds an archive must not hold up the run.
_MOST_ENTRIES = 5_000


def recognises(document: Document) -> bool:
    return document.root in ("rss", "rdf", "feed", "channel")


def parse(document: Document) -> Feed:
    """Raises ParseError. Of a document that breaks off, the whole entries are kept."""
    payload = document.payload
    subject = redact(payload.requested_url)
    refuse_entities(payload)
    body, cut = _whole_part(payload.body)
    parsed = plainrss.read(body)
    if parsed is None:
        body, cut = _whole_part(payload.body, most=_MOST_ENTRIES)
        parsed = _by_feedparser(body)
    version = parsed.version
    if not (version or parsed.entries or parsed.feed.get("title") or parsed.feed.get("link")):
        raise ParseError(subject, "not a feed: its XML is damaged or of another kind")
    feed = parsed.feed
    outlet = title(feed.get("title"), is_text=_is_text(feed, version))
    site_url = of_entry(feed.get("link"), payload.url)
    around = _Around(
        # An RSS feed may be kept anywhere: what its links lead from is the site that it is about.
        base=payload.url if version.startswith("atom") or site_url is None else site_url,
        version=version,
        outlet=outlet,
        language=feed.get("language") or payload.language,
        # A feed that is signed with its outlet's name is signed by nobody.
        signed=[name for name in _names(feed) if squash(name) != squash(outlet or "")]
        if version.startswith("atom")
        else [],
        has_dublin_date=version.startswith("rss") and _UPDATE.search(body) is None,
    )
    entries = [known_by(_entry(item, around)) for item in parsed.entries]
    channel = _outside_items(body)
    moved = _NEW_ADDRESS.search(channel)
    return Feed(
        kind="atom" if version.startswith("atom") else "rdf" if version in ("rss10", "rss090") else "rss",
        url=payload.url,
        title=outlet,
        site_url=site_url,
        language=around.language,
        entries=tuple(entries if len(entries) <= _MOST_ENTRIES else _latest(entries)),
        truncated=payload.truncated or cut,
        fresh_for=_fresh_for(feed),
        skip_hours=_skip_hours(channel),
        skip_days=_skip_days(channel),
        moved_to=of_entry(moved[1].decode(), payload.url) if moved else None,
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What a feed says that holds for its entries. `signed`: who wrote those that name nobody.
    `has_dublin_date`: what feedparser takes for the time of an update is dc:date, RSS's other date."""

    base: str
    version: str
    outlet: str | None
    language: str | None
    signed: list[str]
    has_dublin_date: bool


def _by_feedparser(body: bytes) -> Any:
    import feedparser  # what is plain needs no such patience, and it loads slowly

    # As a stream, since feedparser would take a string for an address or a file. Its sanitising pass costs
    # most of the time and is not needed: text is cleaned when an article is made of it.
    # It is not told where the document came from: it would take an id for a relative address.
    parsed = feedparser.parse(
        io.BytesIO(body), response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False
    )
    parsed.setdefault("version", "")
    return parsed


def _fresh_for(feed: Any) -> float | None:
    """Seconds, from RSS's ttl (minutes) and the syndication module's updatePeriod and updateFrequency."""
    ttl = _number(feed.get("ttl")) * 60
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    return max(ttl, period / max(1.0, _number(feed.get("sy_updatefrequency")))) or None


def _skip_hours(channel: bytes) -> tuple[int, ...]:
    """RSS's skipHours, of which feedparser knows nothing. All 24 would mean never, and are not believed."""
    stated = {int(hour) for hour in _skipped(channel, b"Hours", rb"hour>\s*(\d\d?)\s*<")}
    hours = {hour % 24 for hour in stated if hour <= 24}  # old versions count from 1 to 24
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def _skip_days(channel: bytes) -> tuple[int, ...]:
    stated = {day.decode().capitalize() for day in _skipped(channel, b"Days", rb"day>\s*(\w+)\s*<")}
    days = {number for number, name in enumerate(_DAYS) if name in stated}
    return tuple(sorted(days)) if len(days) < 7 else ()


def _skipped(channel: bytes, kind: bytes, item: bytes) -> list[bytes]:
    begin = channel.find(b"<skip" + kind + b">")
    end = channel.find(b"</skip" + kind + b">", begin, begin + 2000)
    return re.findall(item, channel[begin:end], re.ASCII) if 0 <= begin < end else []


def _outside_items(body: bytes) -> bytes:
    """The channel's own elements, before or after its items: in an item they would be a quotation."""
    first = _ITEM_START.search(body)
    return body[: first.start()] + body[body.rfind(b"</item>") :] if first else body


def _number(value: object) -> float:
    digits = re.fullmatch(r"\s*([0-9]{1,9})\s*", str(value or ""))
    return float(digits[1]) if digits else 0.0


def _latest(entries: list[Entry]) -> list[Entry]:
    """The latest of very many: some feeds begin with the oldest."""
    ranked = sorted(
        entries,
        key=lambda entry: moments.latest(entry.published or entry.updated) or moments.LONG_AGO,
        reverse=True,
    )
    return ranked[:_MOST_ENTRIES]


def _whole_part(body: bytes, most: int | None = None) -> tuple[bytes, str | None]:
    """The document, or its first whole entries (so many at most), closed again, and why it is not all."""
    root = _ROOT.search(body[:4096].decode("latin-1"))
    if root is None:
        return body, None
    name = root[0][1:].encode("latin-1")
    ends = [end.end() for end in islice(_ITEM_END.finditer(body), most and most + 1)]
    if most is not None and len(ends) > most:
        whole, fault = body[: ends[-2]], f"more than {most} entries: the first are read"
    elif re.search(rb"</" + name + rb"\s*>", body[-100_000:], re.IGNORECASE):
        return body, None
    else:
        begun = _ITEM_START.search(body)
        whole = body[: ends[-1] if ends else begun.start() if begun else len(body)]
        fault = "the document is cut off before its end"
    closing = (b"</channel>" if name.lower() == b"rss" else b"") + b"</" + name + b">"
    return whole + closing, fault


def _entry(item: Any, around: _Around) -> Entry:
    # A feed that passes its links through a counter gives the true one beside it.
    url = of_entry(item.get("feedburner_origlink"), around.base) or of_entry(_link(item), around.base)
    contents = [str(part.get("value") or "") for part in item.get("content", ())]
    summary = str(item.get("summary") or "").strip()
    content = max([*contents, summary], key=len) or None
    if url is None and content is None:
        url = resolve(None, item.get("id"), with_fragment=True)
    published, updated = (_stated(item, "published") or _stated(item, "created")), _stated(item, "updated")
    if around.has_dublin_date:
        published = published or updated
    return Entry(
        id=_id(item, around),
        url=url,
        title=title(item.get("title"), is_text=_is_text(item, around.version)),
        authors=tuple(byline.names(_signed(item) or around.signed, around.outlet)),
        published=published,
        updated=updated,
        summary=summary or None,
        content=content,
        language=_language(item, around),
    )


def _id(item: Any, around: _Around) -> str:
    """The id as it stands; Atom's is an address that may be relative."""
    stated = str(item.get("id") or "")
    is_relative = around.version.startswith("atom") and stated.startswith(("/", "./", "../"))
    return (of_entry(stated, around.base) if is_relative else None) or stated


def _language(item: Any, around: _Around) -> str | None:
    parts = [part.get("language") for part in item.get("content", ())]
    if parts and around.version.startswith("atom"):
        first: str | None = parts[0]
        return first  # None where the document says that it is in none
    stated: str | None = next(filter(None, parts), None) or item.get("language")
    return stated or around.language


def _link(item: Any) -> str | None:
    """Where an item says that it leads. RSS takes an id for a link by default, but many are no address."""
    link: str | None = item.get("link")
    if link and item.get("guidislink") and link == item.get("id") and not _LIKE_A_LINK.match(link):
        return None
    return link


def _is_text(holder: Any, version: str) -> bool:
    """Whether a title is text that shows every element it names, as Atom alone can say."""
    detail = holder.get("title_detail") or {}
    return version == "atom10" and detail.get("type") == "text/plain"


def _signed(item: Any) -> list[str]:
    return _names(item) or _names(item.get("source") or {})


def _names(holder: Any) -> list[str]:
    """Those that a feed or an entry names. RSS's author is an address of mail, with perhaps a name beside it,
    of which feedparser knows the older domains alone."""
    people = holder.get("authors", ())
    line = str(holder.get("author") or "")
    if len(people) <= 1 and "@" in line:
        return [name] if (name := _MAIL.sub(" ", line).strip(" ()<>,")) else []
    names = [str(person.get("name") or "") for person in people]
    return [name for name in names if name] or ([line] if line else [])


def _stated(item: Any, name: str) -> date | None:
    # dict's own lookup: feedparser's would answer a missing "updated" with "published".
    return moments.stated(dict.get(item, name))
