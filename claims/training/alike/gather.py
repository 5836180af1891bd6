"""`python -m onrecord.claims.training.alike.gather FOLDER [--most N] [--seed N]`: groups to be read by hand.

All claims of FOLDER are set beside one another as the database would, weighed and grouped; printed are groups
that hold articles of two outlets or more, drawn by chance.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import click

from onrecord.claims.alike.groups import groups
from onrecord.claims.alike.pairs import Matcher
from onrecord.claims.alike.records import Pair, Told
from onrecord.claims.training.alike.candidates import Index
from onrecord.claims.training.alike.lessons import LessonError, read_told

_CANDIDATES = 20
_SHOWN = 300


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--most", default=100, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, most: int, seed: int) -> None:
    """Read, weigh, group, print."""
    try:
        told = read_told(folder)
    except LessonError as wrong:
        raise click.UsageError(str(wrong)) from None
    pairs = every_pair(told)
    found = [
        group
        for group in groups(list(told.values()), pairs)
        if len({told[claim].outlet for claim in group}) > 1
    ]
    click.echo(f"{len(told)} claims, {len(pairs)} pairs, {len(found)} groups across outlets\n")
    for number, group in enumerate(random.Random(seed).sample(found, min(most, len(found)))):
        click.echo(f"#{number}")
        for claim in group:
            click.echo(_line(told[claim]))


def every_pair(told: Mapping[str, Told]) -> list[Pair]:
    """What the matcher makes of all that the index sets beside one another."""
    index = Index(told.values())
    suggested = {
        tuple(sorted((claim, other))) for claim in sorted(told) for other in index.of(claim, _CANDIDATES)
    }
    return Matcher.load().pairs([(told[a], told[b]) for a, b in sorted(suggested)])


def _line(told: Told) -> str:
    claim = told.claim
    words = " ".join(claim.content.split())[:_SHOWN]
    who = claim.source or "(nobody)"
    return f"  {told.published or 'no date'} {told.outlet}: {who} | {claim.cue or ''} | {words}"


if __name__ == "__main__":
    main()
