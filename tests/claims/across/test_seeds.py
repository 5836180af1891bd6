"""The two articles that the project started from: one story, told twice, and what became of its sources.

They stay in shared/; without them these tests are skipped. Only fields and numbers are compared.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest

from onrecord.claims.across import decay, lineage, stories
from onrecord.claims.across.records import CREDITED, REWRITE, Report
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import LIKELY, Pair, Told
from onrecord.claims.extract import Extractor
from onrecord.claims.records import Document
from tests.claims.across import build

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
FULL, THIN = "004_a29c2b0be7ab4d31.txt", "000_9f4dea23f2e70160.txt"
# The day of the first is known; of the second only that it is no older.
DAYS = {1: "2024-05-20", 2: "2024-05-21"}

pytestmark = pytest.mark.skipif(not (SEEDS / THIN).exists(), reason="shared/seeds is not here")


def _report(number: int, name: str, day: str) -> Report:
    text = (SEEDS / name).read_bytes().decode("utf-8")
    return build.report(number, text, outlet=f"Paper {number}", published=day, title=text.split("\n")[0])


@cache
def _read() -> tuple[list[Report], dict[int, list[Told]], list[Pair]]:
    reports = [_report(1, FULL, DAYS[1]), _report(2, THIN, DAYS[2])]
    extractor = Extractor.load()
    told = {
        r.article_id: [build.told(c, r) for c in extractor.extract(Document(r.url, r.text, None, r.outlet))]
        for r in reports
    }
    return reports, told, Matcher.load().pairs(list(product(told[1], told[2])))


def _retold(told: dict[int, list[Told]]) -> Pair:
    """What a reader sees at once: the plan, of two people who gave a reason for their silence, is what the
    other article has of its only unnamed sources."""
    full = next(t for t in told[1] if t.claim.anonymity_reason)
    thin = next(t for t in told[2] if t.claim.anonymity == "anonymous")
    return build.pair(full.claim.claim_id, thin.claim.claim_id, LIKELY)


def test_they_are_one_story() -> None:
    reports, _, pairs = _read()
    assert set(stories.lead_words(reports[0])) & set(stories.lead_words(reports[1]))
    found = stories.pairs([(reports[0], reports[1])], {(1, 2): pairs})
    assert stories.stories(reports, found, {(1, 2): pairs}) == ((1, 2),)


def test_eight_attributions_on_three_people_became_one_on_sources() -> None:
    _, told, _ = _read()
    found = decay.thinning([t.claim for t in told[1]], [t.claim for t in told[2]])
    assert found.unnamed >= 8
    assert found.people == 3
    assert (found.later_unnamed, len(found.later_phrases)) == (1, 1)
    assert found.later_phrases[0].lower().startswith("sources ")


def test_what_its_sources_lost_is_told_word_by_word() -> None:
    _, told, _ = _read()
    found = decay.decay(told[1], told[2], [_retold(told)], None)
    assert [set(d.changes) >= {"count", "reason"} and bool(d.lost) for d in found] == [True]
    sources = [span for t in told[1] for span in t.claim.source_spans]
    for one in found:
        assert all(any(s <= start < end <= e for s, e in sources) for start, end in one.lost)


def test_whether_one_was_made_of_the_other_is_inferred_only_where_the_days_allow_it() -> None:
    reports, told, _ = _read()
    pairs = [_retold(told)]
    claims = {number: [t.claim for t in several] for number, several in told.items()}

    def kinds(later: Report) -> list[str]:
        both = [reports[0], later]
        return [e.kind for e in lineage.edges(later, claims[2], both, told, {(1, 2): pairs})]

    assert kinds(reports[1]) == []  # the next day, as two places count it, may be the same hour
    assert kinds(_report(2, THIN, "2024-05-23")) == [REWRITE]
    full = lineage.edges(reports[0], claims[1], reports, told, {(1, 2): pairs})
    assert [e.kind for e in full] == [CREDITED]
