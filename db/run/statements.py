"""The claims in one file, with no database. Runs in worker processes, so errors are returned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.claims.extractors import loaded
from onrecord.claims.records import Claim, Document
from onrecord.db.clock import published_day
from onrecord.ingest.errors import IngestError, ParseError


@dataclass(frozen=True, slots=True)
class Statements:
    """A file to find claims in, perhaps the day it was published, and the extractor's name. `body`: its bytes
    where somebody has read them."""

    path: str
    published: str | None
    extractor: str
    body: bytes | None = None


def claims_of(job: Statements) -> list[Claim] | IngestError:
    from onrecord.ingest.files import read_file  # what reads files loads slowly, and loads in the worker

    try:
        article = read_file(job.path, with_language=False, body=job.body)
        document = Document(
            key=Path(job.path).stem,
            text=article.text,
            published=published_day(article.published) or published_day(job.published),
            outlet=article.site_name,
        )
        return loaded(job.extractor).extract(document)
    except IngestError as error:
        return ParseError(job.path, error.reason)
    except Exception as error:  # one file that the extractor trips over must not end the others
        return ParseError(job.path, f"its claims could not be extracted ({type(error).__name__}: {error})")


def given_up(job: Statements, reason: str) -> list[Claim] | IngestError:
    """The error of a file whose reading was ended."""
    return ParseError(job.path, reason)
