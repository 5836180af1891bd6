"""`onrecord update`."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted

if TYPE_CHECKING:
    from onrecord.db.store.runs import Counts
    from onrecord.ingest.web.fetch import Policy


@click.command(short_help="Poll feeds, fetch articles, extract claims.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Poll every feed, retry every page and look at watched articles again, due or not.",
)
@click.option("--every", type=options.Duration(), help="Keep going, with such a pause between runs: 15m.")
@click.option("--serve", "serving", is_flag=True, help="Publish the site meanwhile, as `serve` does.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="For --serve.")
@click.option("--host", default="127.0.0.1", show_default=True, help="For --serve.")
@options.public_url
@options.hostname
@options.extractor
@options.verbose
@options.database
@options.network
@click.pass_context
def command(
    ctx: click.Context,
    everything: bool,
    every: float | None,
    serving: bool,
    port: int,
    host: str,
    public_url: str | None,
    hostnames: tuple[str, ...],
    extractor: str,
    path: Path,
    allow_private: bool,
    delay: float,
    contact: str | None,
) -> None:
    """Poll the feeds that are due, fetch the articles they announce, and extract their claims.

    Safe from cron while another run is under way: this one then does nothing. What fails is named and
    tried again by later runs. Watches (`onrecord watch`) are told afterwards of what is new.
    """
    from onrecord.db.alerts.after import tell
    from onrecord.db.errors import DatabaseError, UnusableDatabase

    policy = options.policy(allow_private, delay, contact)
    server = None
    if serving:
        from onrecord.db.editions.serving import Server

        server = Server(path, host, port, hostnames=hostnames, public_url=public_url)
        server.start()
        click.echo(f"Serving on {server} (Ctrl-C ends it)", err=True)
    while True:
        code = 1
        try:
            counts = _once(path, policy, everything, extractor)
            code = 1 if counts.failures else 0
            if not counts.feeds_polled and not every:
                _say_what_is_next(path)
        except UnusableDatabase:
            raise
        except DatabaseError as error:
            if not (every or server):
                raise
            # A full disk may have room again by the next run: what is to keep going does not stop for it.
            click.echo(f"onrecord: {error}", err=True)
        else:
            tell(path, lambda line: click.echo(line, err=True))
        if not every:
            break
        if _interrupted(lambda: time.sleep(every)):
            break
    if server and not every:
        _interrupted(signal.pause)
    ctx.exit(code)


def _interrupted(wait: Callable[[], None]) -> bool:
    """Whether Ctrl-C or SIGTERM came while waiting: between two runs it leaves nothing undone."""
    try:
        wait()
    except KeyboardInterrupt:
        return True
    return False


def _once(path: Path, policy: Policy, everything: bool, extractor: str) -> Counts:
    """One run and its summary."""
    from onrecord.claims.extractors import travelling
    from onrecord.db.cli.console import Console
    from onrecord.db.cli.endings import run_async
    from onrecord.db.run import update
    from onrecord.db.run.relate import relate_after

    with Console("steps") as console:
        work = update.run(
            path, policy=policy, report=console, load=travelling(extractor), everything=everything
        )
        counts = run_async(work)
        left = relate_after(path, console)
    counts.failures = max(counts.failures, console.failures)
    click.echo(
        f"{counted(counts.feeds_polled, 'feed')} polled, {counted(counts.pages_fetched, 'page')} fetched, "
        f"{counted(counts.new_articles, 'new article')}, {counted(counts.new_claims, 'new claim')}, "
        f"{counted(counts.failures, 'failure')}"
        + (f", {counted(counts.revised_articles, 'article')} revised" if counts.revised_articles else "")
    )
    if left:
        click.echo(
            f"{counted(left, 'article')} wait to be related: `onrecord relate` does it at once.", err=True
        )
    return counts


def _say_what_is_next(path: Path) -> None:
    from onrecord.db.store import Store

    with Store.read(path) as store:
        due = store.feeds.next_poll()
    if due is None:
        click.echo("No feeds yet: `onrecord add URL` subscribes to one.", err=True)
    else:
        click.echo(f"No feed is due before {due}; --all polls every feed now.", err=True)
