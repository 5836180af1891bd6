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

    FILE - is standard input. Nothing is stored. Of a document that breaks off what is whole is printed, with
    the reason under `truncated`, and the exit code is 1.
    """
    from onrecord.db.cli.batches import run
    from onrecord.db.run.batch import feed

    run(ctx, feed, files, url, batch)
