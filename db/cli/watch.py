"""`onrecord watch`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted

if TYPE_CHECKING:
    from onrecord.db.query.filters import TimelineFilter
    from onrecord.db.store import Store
    from onrecord.db.store.watches import Watch

_LONGEST_NAME = 80


@click.group(short_help="Saved searches that tell you what is new.")
def command() -> None:
    """Saved searches that send what is new and matches, once, after each `update` and `ingest`.

    Messages go out through apprise: pip install 'onrecord[alerts]'.
    """


def _name(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    name = " ".join(value.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"a name of 1 to {_LONGEST_NAME} letters is asked for")
    return name


name = click.argument("name", callback=_name)


@command.command(short_help="Save a search, and where its news goes.")
@name
@options.filters
@click.option(
    "--to",
    "receiver",
    envvar="ONRECORD_WATCH_TO",
    show_envvar=True,
    metavar="URL",
    help="Where to, as apprise writes it: mailto://, slack://, ntfy://, json://host/path ...; - reads it "
    "from standard input, so that it stands in no history.",
)
@options.public_url
@options.database
def add(name: str, chosen: TimelineFilter, receiver: str | None, public_url: str | None, path: Path) -> None:
    """Save a search under NAME: what comes from now on and matches is sent to URL, once, as a digest.

    URL holds a key as a rule: it is kept in the database, shown nowhere, and never published.
    """
    from onrecord.db.alerts import receivers, saved
    from onrecord.db.clock import utc_now
    from onrecord.db.store import Store
    from onrecord.db.store.watches import WatchError

    if not receivers.is_there():
        raise click.UsageError(f"{receivers.MISSING}.")
    receiver = (sys.stdin.readline() if receiver == "-" else receiver or "").strip()
    if not receiver:
        raise click.UsageError("--to URL is missing: where is the news to go?")
    try:
        receivers.require_known(receiver)
    except receivers.ReceiverError as error:
        raise click.UsageError(f"--to {receivers.redacted(receiver)}: {error}.") from None
    with Store.open(path, create=False) as store:
        try:
            with store.transaction():
                store.watches.add(name, saved.kept(chosen), receiver, public_url, utc_now())
        except WatchError as error:
            raise click.UsageError(f"{error}.") from None
        found = _found(store, chosen)
    click.echo(f"watching: {name} ({saved.in_words(chosen)}), to {receivers.redacted(receiver)}")
    click.echo(f"{counted(found, 'statement')} now; what comes from here on is sent.", err=True)
    if not public_url:
        click.echo("Messages link to the articles; with --public-url they link to the site.", err=True)


@command.command("list", short_help="The watches, and how they fare.")
@options.database
def show(path: Path) -> None:
    """Show the watches: their searches, where their news goes (never the whole address), what was sent, and
    what went wrong."""
    from onrecord.db.alerts import receivers, saved
    from onrecord.db.cli.table import table
    from onrecord.db.store import Store

    with Store.read(path) as store:
        found = [(watch, store.watches.state(watch.id)) for watch in store.watches.every()]
    if not found:
        click.echo("No watches yet: `onrecord watch add NAME --search WORDS --to URL` makes one.", err=True)
        return
    rows = []
    for watch, state in found:
        trouble = [f"{state.error}; again at {state.next_try}"] if state.error and state.next_try else []
        if state.doubtful:
            trouble.append(f"{counted(state.doubtful, 'digest')} may be missing")
        rows.append(
            (
                watch.name,
                saved.in_words(saved.read(watch.filter)),
                receivers.redacted(watch.receiver),
                f"{state.statements:,}",
                state.last_sent or "never",
                "; ".join(trouble),
            )
        )
    click.echo(table(("name", "search", "to", "statements sent", "last", "trouble"), rows))


@command.command(short_help="Forget a watch.")
@name
@options.database
@click.pass_context
def remove(ctx: click.Context, name: str, path: Path) -> None:
    """Forget a watch, with what of its news waits to be sent."""
    from onrecord.db.store import Store

    with Store.open(path, create=False) as store:
        with store.transaction():
            removed = store.watches.remove(name)
        if not removed:
            _unknown(ctx, name)
    click.echo(f"removed: {name}")


@command.command(short_help="Send a message to try it.")
@name
@options.database
@click.pass_context
def test(ctx: click.Context, name: str, path: Path) -> None:
    """Send a message that says what the search is and how much it finds now. No news counts as told by it."""
    import secrets

    from onrecord.db.alerts import receivers, saved
    from onrecord.db.alerts.digest import trial
    from onrecord.db.alerts.step import address
    from onrecord.db.store import Store

    if not receivers.is_there():
        raise click.UsageError(f"{receivers.MISSING}.")
    with Store.read(path) as store:
        watch = _watch(store, name)
        if watch is None:
            _unknown(ctx, name)
            return
        chosen = saved.read(watch.filter)
        found = _found(store, chosen)
    message = trial(name, saved.in_words(chosen), listed=address(watch), waiting=found)
    outcome = receivers.send(watch.receiver, message, secrets.token_hex(8))
    to = receivers.redacted(watch.receiver)
    if outcome.state != "sent":
        click.echo(f"{name}: {outcome.reason} ({to})", err=True)
        ctx.exit(1)
    click.echo(f"sent to {to}")


def _watch(store: Store, name: str) -> Watch | None:
    return next((one for one in store.watches.every() if one.name == name), None)


def _found(store: Store, chosen: TimelineFilter) -> int:
    asked = chosen.keys()
    sql = f"select count(*) from ({asked.newest()})"
    return int(store.connection.execute(sql, dict(asked.params)).fetchone()[0])


def _unknown(ctx: click.Context, name: str) -> None:
    click.echo(f"{name}: no such watch; `onrecord watch list` shows them", err=True)
    ctx.exit(1)
