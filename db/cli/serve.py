"""`onrecord serve`."""

from __future__ import annotations

from pathlib import Path

import click

from db.cli import options


@click.command(short_help="Publish the timeline as a site.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for the whole network.")
@options.database
def command(port: int, host: str, path: Path) -> None:
    """Publish the timeline as a site, through Datasette, until Ctrl-C."""
    from db.serving import Server

    server = Server(path, host, port)
    click.echo(f"Serving on {server} (Ctrl-C ends it)", err=True)
    server.run()
