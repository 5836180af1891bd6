"""`onrecord article`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Web pages in, parsed articles out; no database.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--url", help="Where the page came from.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path),
    metavar="LIST.jsonl",
    help="Lines with path (from the list's folder; may end in .gz), url and perhaps charset. "
    "Every other key is copied to the output.",
)
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], url: str | None, batch: Path | None) -> None:
    """Read web pages and print one parsed article as a JSON line each. Nothing is stored.

    FILE is a file, a folder, or - for standard input.
    """
    from db.batch import article
    from db.cli.batches import run
    from ingest.files import expand

    run(ctx, article, tuple(map(str, expand(files))), url, batch)
