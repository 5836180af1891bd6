"""`onrecord serve`."""

from __future__ import annotations

from pathlib import Path

import click

from db.cli import options


def _report(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from db.site.reporting import checked

    try:
        return value and checked(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error


@click.command(short_help="Publish the timeline as a site.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for the whole network.")
@click.option(
    "--report",
    metavar="ADDRESS",
    callback=_report,
    help="Where readers report errors: e-mail, or a web page.",
)
@options.database
def command(port: int, host: str, report: str | None, path: Path) -> None:
    """Publish the timeline as a site, through Datasette, until Ctrl-C."""
    from db.serving import Server

    server = Server(path, host, port, report=report)
    click.echo(f"Serving on {server.url} (Ctrl-C ends it)", err=True)
    server.run()
