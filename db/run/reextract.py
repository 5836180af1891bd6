"""Today's extractor over stored articles that another one read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from onrecord.db.run.intake import Extractor, extract, unread
from onrecord.db.run.recording import recorded
from onrecord.db.run.report import Report
from onrecord.db.run.workers import Stopped
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.web.urls import redact

_log = logging.getLogger(__name__)
_AT_ONCE = 32  # texts in memory


@dataclass(frozen=True, slots=True)
class Done:
    """How many articles were read again, and how many claims they now have.

    `stored`: how many articles there are, those among them that `version`, the extractor's, had read already.
    """

    articles: int
    claims: int
    stored: int
    version: str


def reextract(
    store: Store,
    load: Callable[[], Extractor],
    report: Report,
    executor: Executor,
    *,
    since: str | None = None,
) -> Done:
    """Replace the claims of those articles, one transaction each. Claims found again keep their ids. Of the
    others it is concluded on whom they stand, where an older onrecord stored them.

    `since`: only articles published on or after this ISO day. Raises WriteFailed.
    """
    extractor = executor.submit(load).result()
    ids = store.articles.read_by_others(extractor.version, since)
    report.expect(len(ids))
    articles = 0
    with recorded(store, "reextract") as recording:
        counts = recording.counts
        for start in range(0, len(ids), _AT_ONCE):
            texts = [store.articles.text(article_id) for article_id in ids[start : start + _AT_ONCE]]
            results = [executor.submit(extract, text, extractor) for text in texts]
            for text, result in zip(texts, results, strict=True):
                extraction, problem = _outcome(result, extractor)
                with store.transaction():
                    store.articles.extracted(text.article_id, text.revision, extraction)
                _log.info("%s: %s", redact(text.url), problem or f"{len(extraction.claims or ())} claims")
                if problem:
                    counts.failures += 1
                    report.failed(text.url, problem)
                else:
                    articles += 1
                    counts.new_claims += len(extraction.claims or ())
                report.advance()
        for article_id in store.articles.waiting():
            with store.transaction():
                store.articles.conclude(article_id)
    return Done(articles, counts.new_claims, store.articles.count(since), extractor.version)


def _outcome(
    result: Future[tuple[Extraction, str | None]], extractor: Extractor
) -> tuple[Extraction, str | None]:
    try:
        return result.result()
    except Stopped as reason:
        return unread(extractor, str(reason))
