"""`onrecord gold`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options


@click.command(short_help="Write reviewed articles as a gold folder.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@options.database
def command(folder: Path, path: Path) -> None:
    """Write the articles that were reviewed to their end (see `serve --review`) into the new folder DIR.

    It has the layout that `onrecord evaluate` reads: statements found right, with every field as reviewers
    left it, and none of those found wrong.
    """
    from onrecord.db.editions.gold import write_gold
    from onrecord.db.store import Store

    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty: name a new folder.")
    with Store.read(path) as store:
        written = write_gold(store.connection, folder)
    if not written.articles:
        raise click.ClickException(
            f"{path}: no article is reviewed to its end, {written.left_out:,} in part: nothing was written. "
            "Review more of them with `onrecord serve --review`."
        )
    click.echo(
        f"{written.articles:,} articles with {written.statements:,} statements written to {folder}; "
        f"{written.left_out:,} reviewed in part left out",
        err=True,
    )
