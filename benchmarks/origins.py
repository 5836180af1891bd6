"""`python benchmarks/origins.py ARTICLES`: on how many origins claims of real stories can stand, to be read.

ARTICLES are articles of several outlets about one event each, whose stories are known (JSON lines, perhaps
packed as .gz: `doc, story, outlet, date, title, text`). It reads them (minutes), groups the claims of each
story that say the same, and prints how many groups have which range, and each group whose range is above one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import click

from onrecord.claims.across.lineage import edges
from onrecord.claims.across.origins import origins
from onrecord.claims.across.records import Origins, Report
from onrecord.claims.alike.groups import groups
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import Told
from onrecord.claims.extract import Extractor
from onrecord.claims.training.stories.lessons import read_stories, told_of

Group = tuple[Origins, list[Told]]


@click.command(help=__doc__)
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path) -> None:
    reports, story = read_stories(articles)
    by_story: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_story[story[report.article_id]].append(report)
    extractor, matcher = Extractor.load(), Matcher.load()
    found: list[Group] = []
    with click.progressbar(by_story.values(), file=click.get_text_stream("stderr"), label="stories") as bar:
        for several in bar:
            found += _groups(several, extractor, matcher)
    ranges = Counter((o.least, o.most, "utterance" if o.utterance else "") for o, _ in found)
    click.echo(f"{len(found)} groups")
    for (least, most, what), count in sorted(ranges.items()):
        click.echo(f"{count:5}  {least} to {most} {what}")
    for result, told in found:
        if result.most > 1:
            _show(result, told)


def _groups(reports: Sequence[Report], extractor: Extractor, matcher: Matcher) -> Iterator[Group]:
    told = {report.article_id: told_of(report, extractor) for report in reports}
    links = {
        (a, b): matcher.pairs([(x, y) for x in told[a] for y in told[b]])
        for a, b in combinations(sorted(told), 2)
    }
    known = [
        edge
        for report in reports
        for edge in edges(report, [t.claim for t in told[report.article_id]], reports, told, links)
    ]
    by_id = {one.claim.claim_id: one for several in told.values() for one in several}
    for ids in groups(list(by_id.values()), [pair for pairs in links.values() for pair in pairs], []):
        group = [by_id[number] for number in ids]
        yield origins(group, known), group


def _show(result: Origins, told: Sequence[Told]) -> None:
    click.echo(f"\n{result.least} to {result.most}")
    for one in told:
        content = " ".join(one.claim.content.split())
        click.echo(f"  {one.outlet}, {one.published}  {one.claim.speaker or one.claim.source}: {content}")
    for placed in result.placed:
        click.echo(f"  {placed.article_id}: origin {placed.origin}, {placed.reason}")


if __name__ == "__main__":
    main()
