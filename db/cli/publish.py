"""`onrecord publish`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options


@click.command(short_help="Write a database fit for the public.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace OUT whatever it is.")
@options.database
def command(out: Path, force: bool, path: Path) -> None:
    """Write a public edition to OUT: the same statements and pages, with snippets in place of whole articles.

    Kept of an article are its statements with some words around them. What ran, what failed and reviewers'
    remarks stay at home. An earlier edition of this database is replaced; any other file only with --force.
    Serve it with `onrecord serve --db OUT`: strangers can ask it nothing in SQL.
    """
    import sqlite3

    from onrecord.db.cli.itself import is_itself
    from onrecord.db.editions.publishing import publish

    if is_itself(out, path):
        raise click.UsageError(f"{out} is the database itself: publish to another file.")
    try:
        count = publish(path, out, force=force)
    except sqlite3.Error as error:
        raise OSError(None, f"cannot be written ({error})", str(out)) from None
    click.echo(f"{count:,} articles published to {out}", err=True)
