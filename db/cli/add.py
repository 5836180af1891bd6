"""`onrecord add`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.db.cli import options

if TYPE_CHECKING:
    from onrecord.db.cli.console import Console
    from onrecord.db.run.subscribe import Found
    from onrecord.ingest.web.fetch import Policy


@click.command(short_help="Subscribe to feeds.")
@click.argument("what", nargs=-1, required=True, metavar="URL_OR_FILE...")
@options.verbose
@options.database
@options.network
@click.pass_context
def command(
    ctx: click.Context,
    what: tuple[str, ...],
    path: Path,
    allow_private: bool,
    delay: float,
    contact: str | None,
) -> None:
    """Subscribe to feeds.

    A URL is a feed, a sitemap, or a site or page that announces a feed. An OPML list, at a URL or in a file,
    or a TOML file with [[feeds]] tables of url and perhaps title, brings all of its feeds. `onrecord update`
    then fetches what they announce.
    """
    from onrecord.db.cli.console import Console
    from onrecord.db.cli.endings import run_async
    from onrecord.db.cli.itself import is_itself
    from onrecord.db.clock import utc_now
    from onrecord.db.store import Store

    if itself := [one for one in what if is_itself(Path(one), path)]:
        raise click.UsageError(f"{itself[0]} is the database itself, and names no feeds")
    with Store.open(path) as store, Console("feeds") as console:
        for found in run_async(_find(what, options.policy(allow_private, delay, contact), console)):
            with store.transaction():
                new = store.feeds.add(found.url, utc_now(), title=found.title)
            click.echo(f"{'added' if new else 'already there'}: {found.url}")
            for other in found.others:
                console.say(f"the same page also announces {other}")
    ctx.exit(1 if console.failures else 0)


async def _find(what: tuple[str, ...], policy: Policy, console: Console) -> list[Found]:
    """What can be subscribed to; the rest is reported."""
    from onrecord.db.run.subscribe import address, feeds_at, feeds_in, is_list
    from onrecord.db.run.workers import workers
    from onrecord.ingest.errors import IngestError
    from onrecord.ingest.web.fetch import Fetcher
    from onrecord.ingest.web.urls import redact, split

    found: list[Found] = []
    console.expect(len(what))
    with workers() as executor:
        async with Fetcher(policy) as fetcher:
            for item in what:
                try:
                    if not is_list(item):
                        listed = await feeds_at(fetcher, address(item), executor)
                    else:
                        listed = feeds_in(Path(item))
                    for feed in listed:
                        if split(feed.url):
                            found.append(feed)
                        else:
                            console.failed(redact(feed.url), f"not a web address, in {redact(item)}")
                except IngestError as error:
                    console.failed(error.subject, error.reason)
                except Exception as error:  # one that a parser trips over must not cost the others
                    console.failed(redact(item), f"could not be read ({type(error).__name__})")
                finally:
                    console.advance()
    return found
