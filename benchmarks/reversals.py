"""`python benchmarks/reversals.py.py ARTICLES --polnear DIR [--anyone]`: possible reversals, to be read.

It reads the articles (minutes), looks for statements of one speaker that oppose each other, and prints both.
True reversals are rare: with --anyone it prints the contrary stands of any two speakers too, which shows how
far two statements that are called contrary are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import click

from onrecord.claims.across import occasions
from onrecord.claims.across.positions import is_open, reversals
from onrecord.claims.across.stands import Stand, contrary, stand
from onrecord.claims.alike import words
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import Told
from onrecord.claims.extract import Extractor
from onrecord.claims.training.stories.lessons import read_polnear, read_stories, told_of

# A word of more claims than this brings no two together.
_COMMON = 400


@click.command(help=__doc__)
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--polnear", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--anyone", is_flag=True, help="Contrary stands of any two speakers too.")
def main(articles: Path, polnear: Path, anyone: bool) -> None:
    reports, _ = read_stories(articles)
    reports = [*reports, *read_polnear(polnear, len(reports) + 1)]
    extractor = Extractor.load()
    told: list[Told] = []
    with click.progressbar(reports, file=click.get_text_stream("stderr"), label="read") as bar:
        for report in bar:
            told += told_of(report, extractor)
    found = list(_reversals(told, Matcher.load()))
    click.echo(f"{len(told)} claims, {len(found)} possible reversals")
    for pair in found:
        _show(*pair)
    if anyone:
        contraries = list(_contraries(told))
        click.echo(f"\n{len(contraries)} contrary stands of any two speakers")
        for pair in contraries:
            _show(*pair)


def _reversals(told: Sequence[Told], matcher: Matcher) -> Iterator[tuple[Told, Told]]:
    by_speaker: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.speaker and one.claim.anonymity == "named":
            by_speaker[one.claim.speaker].append(one)
    for theirs in by_speaker.values():
        near = list(_sharing([(one, frozenset(words.rare(one))) for one in theirs]))
        by_id = {one.claim.claim_id: one for one in theirs}
        for found in reversals(theirs, matcher.pairs(near)):
            yield by_id[found.earlier], by_id[found.later]


def _contraries(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    stands: dict[str, Stand] = {}
    for one in told:
        taken = None if one.claim.kind == "no_comment" or is_open(one.claim.content) else stand(one.claim)
        if taken:
            stands[one.claim.claim_id] = taken
    standing = [(one, stands[one.claim.claim_id].about) for one in told if one.claim.claim_id in stands]
    for a, b in _sharing(standing):
        if contrary(stands[a.claim.claim_id], stands[b.claim.claim_id]) and not occasions.verbatim(a, b):
            yield a, b


def _sharing(indexed: Sequence[tuple[Told, frozenset[str]]]) -> Iterator[tuple[Told, Told]]:
    """The pairs of claims of different articles that share a word that is not common."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, (_, terms) in enumerate(indexed):
        for term in terms:
            index[term].append(n)
    pairs = {pair for places in index.values() if len(places) <= _COMMON for pair in combinations(places, 2)}
    for m, n in sorted(pairs):
        if indexed[m][0].article_id != indexed[n][0].article_id:
            yield indexed[m][0], indexed[n][0]


def _show(one: Told, other: Told) -> None:
    click.echo("")
    for told in (one, other):
        claim = told.claim
        content = " ".join(claim.content.split())
        click.echo(f"{told.published}  {claim.speaker or claim.source}  [{claim.cue}]  {content}")


if __name__ == "__main__":
    main()
