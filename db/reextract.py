"""Today's extractor over stored articles that another one read."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from db.intake import Extractor, extract
from db.report import Report
from db.store import Store

_AT_ONCE = 32  # texts in memory


@dataclass(slots=True)
class Done:
    articles: int = 0
    claims: int = 0


def reextract(
    store: Store,
    load: Callable[[], Extractor],
    report: Report,
    executor: Executor,
    *,
    since: str | None = None,
) -> Done:
    """Replace the claims of those articles, one transaction each. Claims found again keep their ids.

    `since`: only articles published on or after this ISO day. Raises WriteFailed.
    """
    extractor = load()
    ids = store.articles.read_by_others(extractor.version, since)
    report.expect(len(ids))
    done = Done()
    for start in range(0, len(ids), _AT_ONCE):
        texts = [store.articles.text(article_id) for article_id in ids[start : start + _AT_ONCE]]
        results = executor.map(extract, texts, [extractor] * len(texts))
        for text, (extraction, problem) in zip(texts, results, strict=True):
            with store.transaction():
                store.articles.extracted(text.article_id, text.revision, extraction)
            if problem:
                report.failed(text.url, problem)
            else:
                done.articles += 1
                done.claims += len(extraction.claims or ())
            report.advance()
    return done
