"""`onrecord relate`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted


@click.command(short_help="Work out what stored articles tell together.")
@click.option("--rebuild", is_flag=True, help="Relate every article anew, not only what waits.")
@options.verbose
@options.database
@click.pass_context
def command(ctx: click.Context, rebuild: bool, path: Path) -> None:
    """Find the same claims, stories, lineage and origins among the stored articles.

    `update`, `ingest` and `reextract` do it as they go. This does what waits, such as articles of a database
    that an older onrecord made, and goes on where it was interrupted. Reviewers' decisions stay.
    """
    from onrecord.db.cli.console import Console
    from onrecord.db.run.relate import relate_all
    from onrecord.db.run.workers import workers
    from onrecord.db.store import Store
    from onrecord.db.store.lock import exclusive

    with (
        Store.open(path, create=False) as store,
        exclusive(path),
        workers() as executor,
        Console("articles") as console,
    ):
        done = relate_all(store, executor, console, rebuild=rebuild)
        found = store.relations.counted()
    click.echo(
        f"{counted(done.articles, 'article')} related; there are {counted(found.groups, 'group')} "
        f"of the same claim and {counted(found.stories, 'story', 'stories')}"
    )
    ctx.exit(1 if console.failures else 0)
