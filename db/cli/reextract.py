"""`onrecord reextract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted

if TYPE_CHECKING:
    from onrecord.db.run.reextract import Done


@click.command(short_help="Run today's extractor over stored articles.")
@click.option("--since", type=options.Period(), help="Only articles published since this day, month or year.")
@options.extractor
@options.verbose
@options.database
@click.pass_context
def command(ctx: click.Context, since: str | None, extractor: str, path: Path) -> None:
    """Run today's extractor over stored articles whose claims an older one made.

    Claims that are found again keep their ids, and a reviewer's decisions stay.
    """
    from onrecord.claims.extractors import travelling
    from onrecord.db.cli.console import Console
    from onrecord.db.rules.days import first_day
    from onrecord.db.run.reextract import reextract
    from onrecord.db.run.relate import relate_after
    from onrecord.db.run.workers import workers
    from onrecord.db.store import Store

    day = first_day(since).isoformat() if since else None
    with Store.open(path, create=False) as store, workers() as executor, Console("articles") as console:
        done = reextract(store, travelling(extractor), console, executor, since=day)
        relate_after(path, console)
    click.echo(f"{counted(done.articles, 'article')} read again, {counted(done.claims, 'claim')}")
    if not done.articles and not console.failures:
        click.echo(_why_none(done, since), err=True)
    ctx.exit(1 if console.failures else 0)


def _why_none(done: Done, since: str | None) -> str:
    which = f" of {since} or later" if since else ""
    if not done.stored:
        return f"There is no article{which} to read."
    return f"Every article{which} ({done.stored:,}) was read by this extractor already, {done.version}."
