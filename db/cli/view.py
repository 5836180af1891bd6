"""`onrecord view`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import click

from onrecord.db.cli import options


@click.group(short_help="Searches with a name and an address of their own.")
def command() -> None:
    """Give a search of the timeline a name, under which the site shows it at /view/NAME, with its files and
    its feed."""


@command.command(short_help="Give a search a name.")
@click.argument("name")
@click.argument("address")
@options.database
def add(name: str, address: str, path: Path) -> None:
    """Give the search at ADDRESS, copied from the site or only its part from "?" on, the name NAME.

    A name that is taken already is given to this search: its address stays.
    """
    from onrecord.db.clock import utc_now
    from onrecord.db.store import Store

    plain = " ".join(name.split())
    if not plain:
        raise click.UsageError("A view needs a name.")
    query = _query(address)
    with Store.open(path, create=False) as store, store.transaction():
        slug = store.views.keep(plain, query, utc_now())
    click.echo(f"/view/{slug}")


@command.command("list", short_help="Those that have a name.")
@options.database
def listed(path: Path) -> None:
    """Show the views: name, address, search."""
    from onrecord.db.cli.table import table
    from onrecord.db.store import Store

    with Store.read(path) as store:
        found = store.views.listed()
    if found:
        rows = [(row["name"], f"/view/{row['slug']}", f"/timeline?{row['query']}") for row in found]
        click.echo(table(("name", "address", "search"), rows))
    else:
        click.echo("No search has a name yet: `onrecord view add NAME ADDRESS`.", err=True)


@command.command(short_help="Take a name away again.")
@click.argument("name")
@options.database
@click.pass_context
def remove(ctx: click.Context, name: str, path: Path) -> None:
    """Take the name NAME away; its address leads nowhere then."""
    from onrecord.db.store import Store

    with Store.open(path, create=False) as store, store.transaction():
        removed = store.views.remove(name)
    if not removed:
        click.echo(f"{name}: no view is called so; `onrecord view list` shows them", err=True)
    ctx.exit(0 if removed else 1)


def _query(address: str) -> str:
    """The parameters of a search in an address, as the site keeps them. Raises UsageError."""
    from onrecord.db.site.asked import read

    try:
        parts = urlsplit(address)
    except ValueError:
        raise click.UsageError(f"{address}: this is no address.") from None
    if parts.path.rstrip("/") not in ("", "/timeline") and not parts.path.endswith("/timeline"):
        raise click.UsageError(f"{address}: only a search of /timeline can have a name.")
    given = dict(parse_qsl(parts.query))
    question = read(given)
    if question.notices:
        raise click.UsageError(f"{address}: {question.notices[0]}")
    if unknown := sorted(given.keys() - question.shown.keys() - {"before"}):
        raise click.UsageError(f"{address}: the timeline has no {unknown[0]}.")
    if not question.params:
        raise click.UsageError(f"{address}: this asks for everything; narrow it down first.")
    return urlencode(question.shown)
