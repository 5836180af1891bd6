"""What `ingest` was handed: arguments, or a list of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from onrecord.db.run.batch import Json, rows, text_in
from onrecord.db.run.oneoff import Given, Handed
from onrecord.ingest.errors import IngestError, ParseError
from onrecord.ingest.files import expand
from onrecord.ingest.web.urls import split

_KEYS = ("url", "published", "outlet", "charset")


def named(sources: Sequence[str], given: Given) -> list[Handed]:
    """Addresses, files and folders as a person names them."""
    addresses = [source for source in sources if "://" in source]
    files = expand(source for source in sources if source not in addresses)
    sources_and_files: list[str | Path] = [*addresses, *files]
    return [Handed(source, given) for source in sources_and_files]


def listed(list_path: Path, given: Given) -> Iterator[Handed | IngestError]:
    """What a list names: of each line `path` (from the list's folder) or, without one, what lies at `url`;
    with perhaps `url`, `published`, `outlet` and `charset`, which go before what is `given` for all.

    A line that cannot be used gives an error in its place. Raises ParseError when there is no such list.
    """
    for subject, row in rows(list_path):
        yield row if isinstance(row, IngestError) else _line(subject, row, list_path.parent, given)


def _line(subject: str, row: Json, folder: Path, given: Given) -> Handed | IngestError:
    path = text_in(row, "path")
    url, published, outlet, charset = (text_in(row, key) for key in _KEYS)
    if path is None and url is None:
        return ParseError(subject, 'has neither "path" nor "url"')
    if url is not None and split(url) is None:
        return ParseError(subject, f"its url, {url}, is not a web address")
    if published is not None and not is_published(published):
        return ParseError(
            subject, f"its published, {published}, is no date: write 2026-10-02 or a moment of ISO 8601"
        )
    said = Given(url, published or given.published, outlet or given.outlet, charset)
    return Handed(folder / path if path is not None else str(url), said)


def is_published(value: str) -> bool:
    """Whether `value` is an ISO day or moment."""
    try:
        date.fromisoformat(value) if len(value) == len("2026-10-02") else datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
