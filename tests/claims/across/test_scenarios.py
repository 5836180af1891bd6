"""From articles to origins: the extractor reads them, lineage and origins are decided, ranges come out."""

from __future__ import annotations

import pytest

from onrecord.claims.across.lineage import edges
from onrecord.claims.across.origins import origins
from onrecord.claims.across.records import Edge, Origins, Report
from onrecord.claims.alike.records import Told
from onrecord.claims.extract import Extractor
from onrecord.claims.records import Claim, Document
from tests.claims.across import build
from tests.claims.across.scenarios import SCENARIOS, Scenario


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def lived(scenario: Scenario, extractor: Extractor) -> tuple[Origins, list[Edge], list[Told]]:
    """The origins of a scenario's first group, with all edges of its articles and the group's claims."""
    reports = [
        build.report(n, a.text, outlet=a.outlet, published=a.published, wire=a.wire, links=a.links, url=a.url)
        for n, a in enumerate(scenario.articles, 1)
    ]
    claims = {r.article_id: _claims(r, extractor) for r in reports}
    names = sorted({c.speaker for found in claims.values() for c in found if c.speaker})
    speakers = {name: n for n, name in enumerate(names)}
    told = {r.article_id: [build.told(c, r, speakers) for c in claims[r.article_id]] for r in reports}
    groups = [
        [
            (r.article_id, _holding(claims[r.article_id], words, r).claim_id)
            for r, words in zip(reports, same, strict=True)
            if words
        ]
        for same in scenario.same
    ]
    links = build.links(groups)
    found = [e for r in reports for e in edges(r, claims[r.article_id], reports, told, links)]
    wanted = set(groups[0])
    group = [t for number, several in told.items() for t in several if (number, t.claim.claim_id) in wanted]
    return origins(group, found), found, group


def _claims(report: Report, extractor: Extractor) -> list[Claim]:
    day = build.told(build.claim("x", "x"), report).published
    return extractor.extract(Document(report.url, report.text, day, report.outlet))


def _holding(claims: list[Claim], words: str, report: Report) -> Claim:
    at = report.text.index(words)
    found = [c for c in claims if any(s.start < at + len(words) and at < s.end for s in c.content_spans)]
    assert found, f"nobody said “{words}” in {report.text!r}: {claims}"
    return min(found, key=lambda c: c.content_spans[-1].end - c.content_spans[0].start)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[s.name for s in SCENARIOS])
def test_origins(scenario: Scenario, extractor: Extractor) -> None:
    found, every, group = lived(scenario, extractor)
    assert (found.least, found.most, found.utterance, found.witnesses, found.circular is not None) == (
        scenario.least, scenario.most, scenario.utterance, scenario.witnesses, scenario.circular,
    ), (found, every, group)  # fmt: skip
