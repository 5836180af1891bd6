"""What stored articles tell together: same claims, stories, lineage and origins, kept up to date.

It comes after the articles' own transactions, so that nothing that goes wrong here loses one: an article that
is stored waits (`articles.related` is NULL) until it is related, in one transaction of its own. After that
wait the questions where each has things from, and on how many origins a group can stand. A run that is killed
leaves what waits to the next one. Each article finds those in the index that were related before it, so
every pair is compared once, whichever of the two comes first.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.claims.alike.records import Pair, Told
from onrecord.db.errors import DatabaseError
from onrecord.db.run.matching import Judge, LoadJudge, travelling
from onrecord.db.run.report import Report
from onrecord.db.run.workers import Stopped, workers
from onrecord.db.store import Store
from onrecord.db.store.lock import AlreadyRunning, exclusive

_log = logging.getLogger(__name__)
# How often an article is looked at anew because another program wrote meanwhile.
_TRIES = 5
# Some minutes' work.
_IN_A_RUN = 1_000


@dataclass(frozen=True, slots=True)
class Related:
    """How many articles a run related, and how many wait for another one."""

    articles: int
    left: int = 0


def relate_new(
    store: Store,
    executor: Executor,
    report: Report,
    *,
    most: int | None = None,
    load: LoadJudge = travelling,
) -> Related:
    """Relate the articles that wait, in the order of their days, and bring in line what follows from it.

    `most`: no more than so many, the newest. `executor` does the comparing, with what `load` gives there; it
    is loaded only where something waits. Raises WriteFailed.
    """
    relations = store.relations
    waiting = relations.waiting()
    left = len(waiting) - most if most is not None else 0
    waiting = waiting[max(0, left) :]
    report.expect(len(waiting))
    if waiting:
        judge = executor.submit(load).result()
        for article_id in waiting:
            _relate(store, article_id, judge, executor, report)
            report.advance()
    _settle(store, report)
    return Related(len(waiting), max(0, left))


def relate_all(
    store: Store, executor: Executor, report: Report, *, rebuild: bool = False, load: LoadJudge = travelling
) -> Related:
    """As `relate_new`, also of what another version related; with `rebuild`, of every article. Where that was
    interrupted it goes on. Raises WriteFailed."""
    if rebuild or store.relations.older(executor.submit(load).result().version):
        with store.transaction():
            store.relations.all_again()
    return relate_new(store, executor, report, load=load)


def relate_after(path: Path, report: Report, *, most: int | None = _IN_A_RUN) -> int:
    """What every run that may have stored articles ends with; how many still wait, since an archive of before
    must not keep a run from its feeds. Where another run is under way, that relates them. Raises WriteFailed.
    """
    with suppress(AlreadyRunning), Store.open(path, create=False) as store, exclusive(path):
        if store.relations.is_due():
            with workers() as executor:
                return relate_new(store, executor, report, most=most).left
    return 0


@dataclass(slots=True)
class _Compared:
    """What was compared of one article's claims, so that nothing is compared twice."""

    own: Sequence[Told] = ()
    asked: set[tuple[str, str]] = field(default_factory=set)
    pairs: list[Pair] = field(default_factory=list)

    def new(self, own: Sequence[Told], candidates: Sequence[tuple[Told, Told]]) -> list[tuple[Told, Told]]:
        if own != self.own:
            self.own, self.asked, self.pairs = own, set(), []
        return [
            pair for pair in candidates if (pair[0].claim.claim_id, pair[1].claim.claim_id) not in self.asked
        ]

    def among(self, candidates: Sequence[tuple[Told, Told]]) -> list[Pair]:
        """What was found of these candidates: others are there no more."""
        asked = {frozenset((one.claim.claim_id, other.claim.claim_id)) for one, other in candidates}
        return [pair for pair in self.pairs if frozenset((pair.a, pair.b)) in asked]

    def add(self, candidates: Sequence[tuple[Told, Told]], found: Sequence[Pair]) -> None:
        self.asked |= {(one.claim.claim_id, other.claim.claim_id) for one, other in candidates}
        self.pairs.extend(found)


def _relate(store: Store, article_id: int, judge: Judge, executor: Executor, report: Report) -> None:
    try:
        _compare(store, article_id, judge, executor)
    except (DatabaseError, sqlite3.Error):
        raise
    except Exception as error:  # nothing that two articles say may end the run
        with store.transaction():
            store.relations.leave(article_id, judge.version)
        report.failed(
            f"article {article_id}",
            f"could not be related ({_name(error)}); `onrecord relate --rebuild` tries again",
        )


def _compare(store: Store, article_id: int, judge: Judge, executor: Executor) -> None:
    relations, compared = store.relations, _Compared()
    for _ in range(_TRIES):
        seen = relations.look(article_id)
        if seen is None:
            return
        new = compared.new(seen.own, seen.candidates)
        compared.add(new, executor.submit(judge.pairs, new).result() if new else [])
        with store.transaction():
            if relations.is_current(seen):
                if relations.is_waiting(article_id):  # else another run has done it
                    pairs = compared.among(seen.candidates)
                    relations.take(seen, pairs, judge.version)
                    _log.info("article %d: %d pairs", article_id, len(pairs))
                return
    _log.info("article %d: left to the next run, since others write", article_id)


def _settle(store: Store, report: Report) -> None:
    """Ask where articles have things from, and then on how many origins groups can stand."""
    relations = store.relations
    for waiting, ask, give_up, what in (
        (relations.untraced_articles, relations.trace, relations.give_up_tracing, "article"),
        (relations.untraced_groups, relations.count, relations.give_up_counting, "group"),
    ):
        numbers = waiting()
        report.expect(len(numbers))
        for number in numbers:
            try:
                with store.transaction():
                    ask(number)
            except (DatabaseError, sqlite3.Error):
                raise
            except Exception as error:  # as above
                with store.transaction():
                    give_up(number)
                report.failed(f"{what} {number}", f"its origins could not be told ({_name(error)})")
            report.advance()


def _name(error: Exception) -> str:
    return str(error) if isinstance(error, Stopped) else f"{type(error).__name__}: {error}"
