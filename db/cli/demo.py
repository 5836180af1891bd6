"""`onrecord demo`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.db.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.db.editions.serving import Server


@click.command(short_help="See it all work, on a newsroom that comes with it.")
@click.option(
    "--db",
    "path",
    type=click.Path(path_type=Path),
    default="onrecord-demo.db",  # and not ONRECORD_DB: fiction must not get among somebody's news by itself
    show_default=True,
    help="The database.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Of the site; 0 takes a free one.",
)
@options.verbose
@click.option("--no-serve", is_flag=True, help="End when the findings are printed.")
@click.pass_context
def command(ctx: click.Context, path: Path, port: int, no_serve: bool) -> None:
    """The whole pipeline, with no internet.

    Serves a fictional newsroom on this machine, polls its feeds over HTTP, extracts who said what, prints
    what it found and opens the site. Run again, it finds everything unchanged.
    """
    from onrecord.db.demo.visit import open_newsroom, subscribe

    with open_newsroom(path) as base:
        urls = subscribe(path, base)
        server = None if no_serve else _server(path, port)  # first, since its port may be taken
        click.echo(f"The newsroom is at {base}/", err=True)
        failures = _collect(path, urls)
        if server:
            click.echo(f"The site is at {server.url} (Ctrl-C ends it)", err=True)
            _open(server.url)
            server.run()
    ctx.exit(1 if failures else 0)


def _server(path: Path, port: int) -> Server:
    from onrecord.db.editions.serving import Server

    return Server(path, "127.0.0.1", port)


def _collect(path: Path, urls: Sequence[str]) -> int:
    """Run, print what is there now, and return how much failed."""
    from onrecord.claims.extractors import travelling
    from onrecord.db.cli.console import Console
    from onrecord.db.cli.endings import run_async
    from onrecord.db.demo.findings import findings
    from onrecord.db.run.relate import relate_after
    from onrecord.db.run.update import run
    from onrecord.db.store import Store
    from onrecord.ingest.web.fetch import Policy

    # Loopback is private, and our own server needs no rest between two pages.
    policy = Policy(allow_private=True, delay=0)
    with Console("steps") as console:
        counts = run_async(run(path, policy=policy, report=console, load=travelling(), everything=True))
        relate_after(path, console)
    with Store.read(path) as store:
        click.echo(str(findings(store.connection, urls)))
    return counts.failures


def _open(url: str) -> None:
    import webbrowser

    # Without a screen this might start a text browser, over the very terminal we write to.
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(url)
