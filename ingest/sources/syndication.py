"""RSS, Atom and RDF (RSS 1.0) through feedparser."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any

from onrecord.ingest.errors import ParseError
from onrecord.ingest.page import byline
from onrecord.ingest.records import Entry, Feed, Payload
from onrecord.ingest.sources import moments, plainrss
from onrecord.ingest.sources.identity import known_by
from onrecord.ingest.sources.titles import title
from onrecord.ingest.sources.xml import refuse_entities
from onrecord.ingest.web.urls import redact, resolve

_ROOT = re.compile(r"<(?:(?P<prefix>\w+):)?(?P<name>rss|feed|rdf|channel)\b", re.IGNORECASE)
_ITEM_START = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_ITEM_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
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
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def recognises(head: str) -> bool:
    return head.startswith("<") and _ROOT.search(head) is not None and "<html" not in head[:500].lower()


def parse(payload: Payload) -> Feed:
    """Raises ParseError. Of a document that breaks off, the whole entries are kept."""
    subject = redact(payload.requested_url)
    refuse_entities(payload)
    body, cut = _whole_part(payload.body)
    parsed = plainrss.read(body, payload.charset)
    if parsed is None:
        body, cut = _whole_part(payload.body, most=_MOST_ENTRIES)
        parsed = _by_feedparser(body, payload)
    version = parsed.version
    if not (version or parsed.entries or parsed.feed.get("title") or parsed.feed.get("link")):
        raise ParseError(subject, "not a feed: its XML is damaged or of another kind")
    feed = parsed.feed
    name = title(feed.get("title"))
    language = feed.get("language") or payload.language
    entries = [known_by(_entry(item, payload.url, name, language)) for item in parsed.entries]
    return Feed(
        kind="atom" if version.startswith("atom") else "rdf" if version in ("rss10", "rss090") else "rss",
        url=payload.url,
        title=name,
        site_url=resolve(payload.url, feed.get("link")),
        language=language,
        entries=tuple(entries if len(entries) <= _MOST_ENTRIES else _latest(entries)),
        truncated=payload.truncated or cut,
        fresh_for=_fresh_for(feed),
        skip_hours=_skip_hours(body),
        skip_days=_skip_days(body),
    )


def _by_feedparser(body: bytes, payload: Payload) -> Any:
    import feedparser  # what is plain needs no such patience, and it loads slowly

    # As a stream, since feedparser would take a string for an address or a file. Its sanitising pass costs
    # most of the time and is not needed: text is cleaned when an article is made of it.
    parsed = feedparser.parse(
        io.BytesIO(body), response_headers=_headers(payload), sanitize_html=False, resolve_relative_uris=False
    )
    parsed.setdefault("version", "")
    return parsed


def _fresh_for(feed: Any) -> float | None:
    """Seconds, from RSS's ttl (minutes) and the syndication module's updatePeriod and updateFrequency."""
    ttl = _number(feed.get("ttl")) * 60
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    return max(ttl, period / max(1.0, _number(feed.get("sy_updatefrequency")))) or None


def _skip_hours(body: bytes) -> tuple[int, ...]:
    """RSS's skipHours, of which feedparser knows nothing. All 24 would mean never, and are not believed."""
    stated = {int(hour) for hour in _skipped(body, b"Hours", rb"hour>\s*(\d\d?)\s*<")}
    hours = {hour % 24 for hour in stated if hour <= 24}  # old versions count from 1 to 24
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def _skip_days(body: bytes) -> tuple[int, ...]:
    stated = {day.decode().capitalize() for day in _skipped(body, b"Days", rb"day>\s*(\w+)\s*<")}
    days = {number for number, name in enumerate(_DAYS) if name in stated}
    return tuple(sorted(days)) if len(days) < 7 else ()


def _skipped(body: bytes, kind: bytes, item: bytes) -> list[bytes]:
    """What stands in the channel's element, before or after its items: in an item it would be a quotation."""
    first = _ITEM_START.search(body)
    last = body.rfind(b"</item>")
    outside = body[: first.start()] + body[last:] if first else body
    begin = outside.find(b"<skip" + kind + b">")
    end = outside.find(b"</skip" + kind + b">", begin, begin + 2000)
    return re.findall(item, outside[begin:end], re.ASCII) if 0 <= begin < end else []


def _number(value: object) -> float:
    digits = re.fullmatch(r"\s*([0-9]{1,9})\s*", str(value or ""))
    return float(digits[1]) if digits else 0.0


def _latest(entries: list[Entry]) -> list[Entry]:
    """The latest of very many: some feeds begin with the oldest."""
    return sorted(entries, key=lambda entry: entry.published or entry.updated or _LONG_AGO, reverse=True)[
        :_MOST_ENTRIES
    ]


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


def _headers(payload: Payload) -> dict[str, str]:
    headers = {"content-location": payload.url}
    if payload.content_type and payload.charset:
        headers["content-type"] = f"{payload.content_type}; charset={payload.charset}"
    return headers


def _entry(item: Any, base: str, outlet: str | None, language: str | None) -> Entry:
    # A feed that passes its links through a counter gives the true one beside it.
    url = resolve(base, item.get("feedburner_origlink")) or resolve(base, item.get("link"))
    contents = [str(part.get("value") or "") for part in item.get("content", ())]
    summary = str(item.get("summary") or "").strip()
    content = max([*contents, summary], key=len) or None
    if url is None and content is None:
        url = resolve(None, item.get("id"))
    languages = [part.get("language") for part in item.get("content", ()) if part.get("language")]
    return Entry(
        id=str(item.get("id") or ""),
        url=url,
        title=title(item.get("title")),
        authors=tuple(byline.names(_signed(item), outlet)),
        published=_moment(item, "published") or _moment(item, "created"),
        updated=_moment(item, "updated"),
        summary=summary or None,
        content=content,
        language=next(iter(languages), None) or item.get("language") or language,
    )


def _signed(item: Any) -> list[str]:
    people = [str(person.get("name") or "") for person in item.get("authors", ())]
    return [name for name in people if name] or [str(item.get("author") or "")]


def _moment(item: Any, name: str) -> datetime | None:
    """feedparser's date, with the offset that the feed states: a day is told in the publisher's own zone."""
    # dict's own lookup: feedparser's would answer a missing "updated" with "published".
    words = dict.get(item, name)
    parsed = dict.get(item, f"{name}_parsed")
    if parsed is None:
        return moments.aware(words)
    try:
        year, month, day, hour, minute, second = parsed[:6]
        utc = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return moments.aware(words)
    stated = _well_written(words) or moments.aware(words)
    return stated if stated == utc else utc


def _well_written(words: str | None) -> datetime | None:
    """An aware date as the standards have it (RFC 5322, ISO 8601), or None. Other forms take far longer."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(words or "")
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.tzinfo is not None:
            return moment
    return None
