"""`onrecord load`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted


@click.command(short_help="Bring what `bulk` found into a database.")
@click.argument("folder", metavar="DIR")
@click.option(
    "--no-relate",
    is_flag=True,
    help="Leave what the articles tell together to `onrecord relate`, or to the next run.",
)
@options.verbose
@options.database
@click.pass_context
def command(ctx: click.Context, folder: str, no_relate: bool, path: Path) -> None:
    """Bring the articles and claims of DIR, made by `onrecord bulk`, into a database, and relate them.

    What is there already stays as it is: DIR can be loaded again, also after it grew, or after this was
    broken off. Articles are related in the order of their days. Needs `pip install 'onrecord[bulk]'`.
    """
    from onrecord.db.bulk.needed import require

    require("pyarrow", "fsspec")
    from onrecord.db.alerts.after import tell
    from onrecord.db.bulk.folder import Folder
    from onrecord.db.bulk.load import load
    from onrecord.db.cli.console import Console
    from onrecord.db.run.relate import relate_after
    from onrecord.db.store import Store

    there = Folder(folder)
    there.mark()  # before a database is made
    with Console("parts") as console:
        with Store.open(path) as store:
            loaded = load(there, store, console)
        if not no_relate:
            console.restart("articles", 0)
            relate_after(path, console, most=None)
    counts = loaded.counts
    click.echo(
        f"{counted(counts.new_articles, 'new article')}, {loaded.known:,} known already, "
        f"{counted(counts.new_claims, 'new claim')}"
    )
    tell(path, lambda line: click.echo(line, err=True))
    ctx.exit(1 if console.failures else 0)
