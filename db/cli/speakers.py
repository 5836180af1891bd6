"""`onrecord speakers`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from onrecord.db.cli import options


@click.group(invoke_without_command=True, short_help="Who speaks, under which names; merge and split.")
@click.option("--search", metavar="LETTERS", help="Only those with a name that has these letters.")
@click.option("--json", "as_json", is_flag=True, help="All that is known, as a JSON array.")
@options.database
@click.pass_context
def command(ctx: click.Context, search: str | None, as_json: bool, path: Path) -> None:
    """Show who speaks: statements, articles, and the names that articles use for them.

    SPEAKER, KEEP and OTHER are any of somebody's names, or the last part of the address of their page on the
    site, which tells apart people of one name.
    """
    if ctx.invoked_subcommand:
        return
    from onrecord.db.cli.table import table
    from onrecord.db.store import Store

    with Store.read(path) as store:
        found = store.speakers.listed(search)
        near = store.speakers.near(search) if search and not found else []
    if as_json:
        click.echo(json.dumps([asdict(speaker) for speaker in found], ensure_ascii=False, indent=2))
    elif found:
        rows = [
            (
                speaker.name,
                str(speaker.statements),
                str(speaker.articles),
                speaker.role or "",
                speaker.affiliation or "",
                ", ".join(speaker.aliases),
                speaker.slug,
            )
            for speaker in found
        ]
        header = ("name", "statements", "articles", "role", "affiliation", "also called", "address")
        click.echo(table(header, rows))
    elif search:
        from onrecord.db.store.directory import nobody

        click.echo(f"{search}: {nobody(near)}", err=True)
    else:
        click.echo("Nobody has been quoted yet: `onrecord update` reads the articles.", err=True)


@command.command(short_help="Each name of a speaker, and why it is theirs.")
@click.argument("speaker")
@options.database
def why(speaker: str, path: Path) -> None:
    """Show each name of a speaker with how many articles use it and the rule or decision behind it."""
    from onrecord.db.cli.table import table
    from onrecord.db.store import Store

    with Store.read(path) as store:
        aliases = store.speakers.aliases(store.speakers.find(speaker))
    rows = [
        (
            alias.name,
            str(alias.articles),
            alias.rule,
            alias.evidence or "",
            alias.article_url or "everywhere",
            alias.slug,
        )
        for alias in aliases
    ]
    click.echo(table(("name", "articles", "why", "evidence", "where", "address"), rows))


_everywhere = click.option(
    "--everywhere",
    is_flag=True,
    help="What goes by a surname alone: in every article, later ones too, not only in this one.",
)


@command.command(short_help="Say that OTHERs are KEEP; later runs keep to it.")
@click.argument("keep")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@_everywhere
@options.database
def merge(keep: str, others: tuple[str, ...], everywhere: bool, path: Path) -> None:
    """Say that each OTHER is the speaker KEEP, whose name and address stay. Every later run keeps to it.

    The addresses of the others lead to KEEP. `onrecord speakers split KEEP OTHER` takes it back.
    """
    from onrecord.db.clock import utc_now
    from onrecord.db.store import Store

    with Store.open(path, create=False) as store, store.transaction():
        kept = store.speakers.find(keep)
        store.speakers.merge(
            kept, [store.speakers.find(other) for other in others], utc_now(), everywhere=everywhere
        )
        aliases = store.speakers.aliases(kept)
    names = ", ".join(dict.fromkeys(alias.name for alias in aliases[1:]))
    click.echo(f"{aliases[0].name} ({aliases[0].slug}) is also {names}")


@command.command(short_help="Say that ALIAS is somebody else; later runs keep to it.")
@click.argument("speaker")
@click.argument("alias")
@_everywhere
@options.database
def split(speaker: str, alias: str, everywhere: bool, path: Path) -> None:
    """Say that the name ALIAS is not SPEAKER's: takes back a merge, or overrules the rule that took it for
    theirs. Every later run keeps to it.

    The name gets its own page back, under its own address. `onrecord speakers merge` joins it again.
    """
    from onrecord.db.clock import utc_now
    from onrecord.db.store import Store

    with Store.open(path, create=False) as store, store.transaction():
        owner = store.speakers.find(speaker)
        one = store.speakers.alias(owner, alias)
        now_of = store.speakers.aliases(store.speakers.split(one, utc_now(), everywhere=everywhere))
    click.echo(f"{alias} is now {now_of[0].name} ({now_of[0].slug})")


@command.command(short_help="Decide anew who is behind every name.")
@options.database
def rebuild(path: Path) -> None:
    """Decide anew, by today's rules, who is behind every name in the stored articles.

    Merges and splits that people decided stay, and so do all addresses.
    """
    from onrecord.db.store import Store

    with Store.open(path, create=False) as store, store.transaction():
        count = store.speakers.rebuild()
    click.echo(f"{count} speakers")
