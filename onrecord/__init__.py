"""Who said what, when, and on whose word: the door for Python.

    import onrecord
    claims = onrecord.extract(text, published="2026-11-18")
    article = onrecord.read_article(html, url="https://example.org/story")

Nothing heavy is imported before the first call. Both are pure: no network, no database, no state but the
loaded model, which is shared; they may be called from several threads.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onrecord.claims.extract import ClaimExtractor
    from onrecord.claims.records import Claim, Span
    from onrecord.ingest.errors import ParseError
    from onrecord.ingest.records import Article

# As pyproject.toml has it: the library that reads it from there takes longer to load than a run without news.
__version__ = "0.1.0"

__all__ = ["Article", "Claim", "ParseError", "Span", "extract", "read_article"]

# The records and the error, by the modules that hold them: looked up when first asked for.
_HOMES = {
    "Article": "onrecord.ingest.records",
    "Claim": "onrecord.claims.records",
    "ParseError": "onrecord.ingest.errors",
    "Span": "onrecord.claims.records",
}


def extract(
    text: str,
    published: date | str | None = None,
    url: str | None = None,
    *,
    outlet: str | None = None,
    extractor: str = "default",
) -> list[Claim]:
    """The claims in a text, in its order; offsets are code points of `text` itself.

    `published` (a date, or an ISO year, month, day or moment) anchors words like "on Friday"; without it only
    dates with their year are resolved. `url` names the document: claim ids grow from it, and it is `doc`
    of each claim. `outlet` published it, and is not `via` for its own words. `extractor` is one of those
    installed. The first call loads the model, which takes about half a second.

    Raises ValueError for a `published` that is no date, and `NoSuchExtractor`, a LookupError.
    """
    from onrecord.claims.records import Document

    document = Document(key=url or "text", text=text, published=_day(published), outlet=outlet)
    return _loaded(extractor).extract(document)


def read_article(html: bytes | str, url: str | None = None) -> Article:
    """The article in a web page: text, title, authors, dates, outlet, as `Article` defines them.

    `url` is the page's address, against which links and dates in it are read. `article.text` is what
    `extract` takes. Raises ParseError, which names `url`, where the page holds no article.
    """
    from onrecord.ingest.page.article import parse_html

    return parse_html(html, url=url, requested_url=url)


def _day(published: date | str | None) -> date | None:
    from datetime import date, datetime

    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    from onrecord.db.rules.days import first_day

    # A year or a month alone anchors nothing: which day of it "on Friday" goes back to is not known.
    day = published.strip().partition("T")[0].partition(" ")[0]
    first = first_day(day)
    return first if len(day) == len("2026-11-18") else None


@cache
def _loaded(extractor: str) -> ClaimExtractor:
    from onrecord.claims.extractors import named

    return named(extractor)()


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
