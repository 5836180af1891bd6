"""`onrecord publish`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options


@click.command(short_help="Write a database fit for the public.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@options.database
def command(out: Path, path: Path) -> None:
    """Write a public edition to OUT: the same statements and pages, with snippets in place of whole articles.

    Kept of an article are its statements with some words around them. What ran, what failed and reviewers'
    remarks stay at home. Serve it with `onrecord serve --db OUT`: strangers can ask it nothing in SQL.
    """
    import os
    import sqlite3

    from onrecord.db.editions.publishing import publish

    if path.exists() and out.exists() and os.path.samefile(path, out):
        raise click.UsageError(f"{out} is the database itself: publish to another file.")
    try:
        count = publish(path, out)
    except sqlite3.Error as error:
        raise OSError(None, f"cannot be written ({error})", str(out)) from None
    click.echo(f"{count:,} articles published to {out}", err=True)
