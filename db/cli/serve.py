"""`onrecord serve`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options


def _report(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from onrecord.db.site.reporting import checked

    try:
        return value and checked(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error


@click.command(short_help="Publish the timeline as a site.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for the whole network.")
@click.option("--review", is_flag=True, help="Put the review desk on it, for this machine alone.")
@click.option("--reviewer", metavar="NAME", help="Who decides there.  [default: your user name]")
@click.option(
    "--report",
    metavar="ADDRESS",
    callback=_report,
    help="Where readers report errors: e-mail, or a web page.",
)
@options.public_url
@options.hostname
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that answer.  [default: one a processor, 4 at most]",
)
@options.database
def command(
    port: int,
    host: str,
    review: bool,
    reviewer: str | None,
    report: str | None,
    public_url: str | None,
    hostnames: tuple[str, ...],
    workers: int | None,
    path: Path,
) -> None:
    """Publish the timeline as a site, through Datasette, until Ctrl-C.

    With --review, statements can be marked right or wrong and put right, at /review.
    """
    from onrecord.db.editions.serving import Server
    from onrecord.db.loopback import is_loopback

    if reviewer is not None and not review:
        raise click.UsageError("--reviewer goes with --review.")
    if review and not is_loopback(host):
        raise click.UsageError(f"--review is for this machine alone: leave out --host {host}.")
    if review and hostnames:
        raise click.UsageError("--review is for this machine alone: leave out --hostname.")
    server = Server(
        path,
        host,
        port,
        reviewer=_name(reviewer) if review else None,
        report=report,
        hostnames=hostnames,
        workers=workers,
        public_url=public_url,
    )
    click.echo(f"Serving on {server} (Ctrl-C ends it)", err=True)
    server.run()


def _name(given: str | None) -> str:
    """The reviewer's name: as given, else who is logged in."""
    from getpass import getuser

    if given is not None and not given.strip():
        raise click.UsageError("--reviewer needs a name.")
    try:
        return " ".join((given or getuser()).split())
    except (KeyError, OSError):  # a user id without a name, as in containers
        raise click.UsageError("Your user has no name here: say who you are with --reviewer.") from None
