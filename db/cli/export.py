"""`onrecord export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from onrecord.db.cli import options

if TYPE_CHECKING:
    from onrecord.db.query.filters import TimelineFilter

_FORMS = ("csv", "jsonl", "parquet")
_ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}


@click.command(short_help="Write the timeline as CSV, JSON lines or Parquet.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), required=False)
@click.option("--format", "form", type=click.Choice(_FORMS), help="Else by OUT's name; else csv.")
@options.filters
@click.option("--bom", is_flag=True, help="Begin CSV with the mark by which spreadsheets know UTF-8.")
@options.public_url
@options.database
def command(
    out: Path | None,
    form: str | None,
    bom: bool,
    chosen: TimelineFilter,
    public_url: str | None,
    path: Path,
) -> None:
    """Write the rows of the timeline, newest first, to OUT or standard output.

    In CSV, text that a spreadsheet would run as a formula gets a leading apostrophe, and dates stand once
    more in forms that it reads as dates. Parquet needs `pip install 'onrecord[parquet]'`.
    """
    from onrecord.db.cli.itself import is_itself
    from onrecord.db.query import parquet
    from onrecord.db.query.export import as_text, rows, write_csv, write_jsonl
    from onrecord.db.query.filters import TimelineFilter
    from onrecord.db.store import Store
    from onrecord.db.store.directory import nobody

    form = form or _by_name(out)
    if bom and form != "csv":
        raise click.UsageError("--bom is for CSV.")
    if out and is_itself(out, path):
        raise click.UsageError(f"{out} is the database itself: export to another file.")
    if form == "parquet" and not parquet.is_there():
        raise click.UsageError("Parquet is written by pyarrow: pip install 'onrecord[parquet]'.")
    with Store.read(path) as store, _opened(out) as file:
        found = rows(store.connection, chosen)
        if form == "parquet":
            count = parquet.write_parquet(found, parquet.types(store.connection), file)
        else:
            with as_text(file) as text:
                if form == "csv":
                    count = write_csv(found, text, bom=bom, site=public_url)
                else:
                    count = write_jsonl(found, text)
        speaker = chosen.speaker
        if speaker and not count and not any(rows(store.connection, TimelineFilter(speaker=speaker))):
            click.echo(f"{speaker}: {nobody(store.speakers.near(speaker))}", err=True)
    if out and str(out) != "-":
        click.echo(f"{count} rows written to {out}", err=True)


def _by_name(out: Path | None) -> str:
    """The format that a file's name tells; CSV where it has no ending, and where there is no file."""
    ending = out.suffix.lower() if out and str(out) != "-" else ""
    if not ending:
        return "csv"
    if ending not in _ENDINGS:
        raise click.UsageError(f"{out}: no format has this ending: say --format {' or '.join(_FORMS)}.")
    return _ENDINGS[ending]


@contextmanager
def _opened(out: Path | None) -> Iterator[IO[bytes]]:
    from onrecord.db.query.export import whole_file

    if out is None or str(out) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole_file(out) as file:
            yield file
