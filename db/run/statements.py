"""The claims in one file, with no database. Runs in worker processes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.claims.extract import ClaimExtractor
from onrecord.claims.extractors import named
from onrecord.claims.records import Claim, Document
from onrecord.db.clock import published_day
from onrecord.ingest.errors import IngestError, ParseError
from onrecord.ingest.files import read_file


def claims_of(job: tuple[str, str | None, str]) -> list[Claim] | IngestError:
    """The claims in a file, given its path, perhaps the day it was published, and
    the extractor's name; an error is returned."""
    path, published, extractor = job
    try:
        article = read_file(path, with_language=False)
        document = Document(
            key=Path(path).stem,
            text=article.text,
            published=published_day(article.published) or published_day(published),
            outlet=article.site_name,
        )
        return _extractor(extractor).extract(document)
    except IngestError as error:
        return ParseError(path, error.reason)
    except Exception as error:  # one file that the extractor trips over must not end the others
        return ParseError(path, f"its claims could not be extracted ({type(error).__name__}: {error})")


@cache
def _extractor(name: str) -> ClaimExtractor:
    return named(name)()
