"""`onrecord export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from onrecord.db.cli import options

_ANONYMITY = ("named", "anonymous", "collective", "unclear")
_KINDS = ("statement", "attitude", "no_comment")
_TYPES = ("person", "group", "organization", "document", "outlet")


@click.command(short_help="Write the timeline as CSV or JSON lines.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), required=False)
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), help="Else by OUT's name; else csv.")
@click.option("--speaker", help="A full name, or words of one.")
@click.option("--since", type=options.Period(), help="Said on or after this day, month or year.")
@click.option("--until", type=options.Period(), help="Said on or before it.")
@click.option("--outlet", help="The outlet's name.")
@click.option("--anonymity", type=click.Choice(_ANONYMITY))
@click.option("--kind", type=click.Choice(_KINDS))
@click.option("--type", "source_type", type=click.Choice(_TYPES), help="The type of source.")
@click.option("--search", help='Words that must occur, and "exact phrases".')
@click.option("--bom", is_flag=True, help="Begin CSV with the mark by which spreadsheets know UTF-8.")
@options.database
def command(
    out: Path | None,
    form: str | None,
    speaker: str | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
    anonymity: str | None,
    kind: str | None,
    source_type: str | None,
    search: str | None,
    bom: bool,
    path: Path,
) -> None:
    """Write the rows of the timeline, newest first, to OUT or standard output.

    In CSV, text that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    from onrecord.db.query.export import rows, write_csv, write_jsonl
    from onrecord.db.query.filters import TimelineFilter
    from onrecord.db.store import Store
    from onrecord.db.store.directory import nobody

    chosen = TimelineFilter(
        q=search,
        speaker=speaker,
        outlet=outlet,
        anonymity=anonymity,
        kind=kind,
        type=source_type,
        since=since,
        until=until,
    )
    form = form or ("jsonl" if out and out.suffix.lower() in (".jsonl", ".ndjson") else "csv")
    with Store.read(path) as store, _opened(out) as file:
        found = rows(store.connection, chosen)
        count = write_csv(found, file, bom=bom) if form == "csv" else write_jsonl(found, file)
        if speaker and not count and not any(rows(store.connection, TimelineFilter(speaker=speaker))):
            click.echo(f"{speaker}: {nobody(store.speakers.near(speaker))}", err=True)
    if out and str(out) != "-":
        click.echo(f"{count} rows written to {out}", err=True)


@contextmanager
def _opened(out: Path | None) -> Iterator[IO[str]]:
    from onrecord.db.query.export import whole_file

    if out is None or str(out) == "-":
        yield sys.stdout
    else:
        with whole_file(out) as file:
            yield file
