"""`onrecord article`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli.options import batch_list


@click.command(short_help="Web pages in, parsed articles out; no database.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--url", help="Where the page came from.")
@batch_list
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], url: str | None, batch: Path | None) -> None:
    """Read web pages and print one parsed article as a JSON line each. Nothing is stored.

    FILE is a file, a folder, or - for standard input.
    """
    from onrecord.db.cli.batches import run
    from onrecord.db.run.batch import article
    from onrecord.ingest.files import expand

    run(ctx, article, tuple(map(str, expand(files))), url, batch)
