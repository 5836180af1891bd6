"""`onrecord reextract`."""

from __future__ import annotations

from pathlib import Path

import click

from db.cli import options


@click.command(short_help="Run today's extractor over stored articles.")
@click.option("--since", type=options.Period(), help="Only articles published since this day, month or year.")
@options.extractor
@options.database
@click.pass_context
def command(ctx: click.Context, since: str | None, extractor: str, path: Path) -> None:
    """Run today's extractor over stored articles whose claims an older one made.

    Claims that are found again keep their ids, and a reviewer's decisions stay.
    """
    from claims.extractors import named
    from db.cli.console import Console
    from db.filters import first_day
    from db.reextract import reextract
    from db.store import Store
    from db.workers import workers

    day = first_day(since).isoformat() if since else None
    with Store.open(path, create=False) as store, workers() as executor, Console("articles") as console:
        done = reextract(store, named(extractor), console, executor, since=day)
    click.echo(f"{done.articles} articles read again, {done.claims} claims")
    ctx.exit(1 if console.failures else 0)
