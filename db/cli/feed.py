"""`onrecord feed`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli.options import batch_list


@click.command(short_help="Feed documents in, their entries out; no database.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--url", help="Where the document came from.")
@batch_list
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], url: str | None, batch: Path | None) -> None:
    """Read RSS, Atom, RDF or JSON Feed documents and print each with its entries as a JSON line.

    FILE - is standard input. Nothing is stored.
    """
    from onrecord.db.cli.batches import run
    from onrecord.db.run.batch import feed

    run(ctx, feed, files, url, batch)
