"""`onrecord feed`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Feed documents in, their entries out; no database.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--url", help="Where the document came from.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path),
    metavar="LIST.jsonl",
    help="Lines with path (from the list's folder; may end in .gz), url and perhaps charset. "
    "Every other key is copied to the output.",
)
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], url: str | None, batch: Path | None) -> None:
    """Read RSS, Atom, RDF or JSON Feed documents and print each with its entries as a JSON line.

    FILE - is standard input. Nothing is stored.
    """
    from db.batch import feed
    from db.cli.batches import run

    run(ctx, feed, files, url, batch)
