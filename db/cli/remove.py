"""`onrecord remove`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options


@click.command(short_help="Unsubscribe; what was collected stays.")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@options.database
@click.pass_context
def command(ctx: click.Context, urls: tuple[str, ...], path: Path) -> None:
    """Unsubscribe from feeds, named as `onrecord feeds` shows them. What was collected stays."""
    from onrecord.db.run.subscribe import address
    from onrecord.db.store import Store

    missing = False
    with Store.open(path, create=False) as store:
        for url in urls:
            with store.transaction():
                removed = store.feeds.remove(url) or store.feeds.remove(address(url))
            if removed:
                click.echo(f"removed: {url}")
            else:
                missing = True
                click.echo(f"{url}: not subscribed to; `onrecord feeds` shows what is", err=True)
    ctx.exit(1 if missing else 0)
