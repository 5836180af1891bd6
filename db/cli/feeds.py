"""`onrecord feeds`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.db.cli import options


@click.command(short_help="Show subscriptions and their health.")
@click.option("--json", "as_json", is_flag=True, help="All that is known, as a JSON array.")
@click.option("--opml", "as_opml", is_flag=True, help="As OPML, for other feed readers.")
@options.database
def command(as_json: bool, as_opml: bool, path: Path) -> None:
    """Show the subscriptions with their health: last poll, next poll, articles, claims, and their state.

    The state is the last error, or that a feed is silent for much longer than its habit, or that it moved
    or was ended by its publisher.
    """
    from onrecord.db.cli.table import table
    from onrecord.db.query.opml import opml
    from onrecord.db.store import Store

    if as_json and as_opml:
        raise click.UsageError("choose one of --json and --opml")
    with Store.read(path) as store:
        health = store.feeds.health()
    if as_json:
        click.echo(json.dumps(health, ensure_ascii=False, indent=2))
    elif as_opml:
        click.echo(opml(row for row in health if row["active"]))
    elif health:
        rows = [
            (
                row["url"],
                row["title"] or "",
                row["last_polled"] or "never",
                (row["next_poll"] or "") if row["active"] else "",
                str(row["articles"]),
                str(row["claims"]),
                _state(row),
            )
            for row in health
        ]
        click.echo(table(("feed", "title", "last poll", "next poll", "articles", "claims", "state"), rows))
    else:
        click.echo("No feeds yet: `onrecord add URL` subscribes to one.", err=True)


def _state(row: Mapping[str, Any]) -> str:
    """What a person should know of a feed: what is wrong with it, or a remark."""
    if not row["active"]:
        return str(row["note"])
    silent = f"silent since {row['newest'][:10]}" if row["silent"] else None
    return str(row["error"] or silent or row["note"] or "")
