"""`onrecord bulk`."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted

if TYPE_CHECKING:
    from onrecord.db.bulk.run import Done
    from onrecord.db.cli.console import Console

_MEGABYTE = 1_000_000


@click.command(short_help="Read web archives by the million pages, on many processors, into Parquet.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--out", required=True, metavar="DIR", help="A new folder, or one to go on with; any fsspec address."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Of a Dask cluster, such as tcp://host:8786; else this machine."
)
@click.option(
    "--workers", type=click.IntRange(1, 1024), help="Processes on this machine; else one a processor."
)
@click.option("--since", type=options.Period(), help="Published on or after this day, month or year.")
@click.option("--until", type=options.Period(), help="Published on or before it.")
@click.option("--outlet", help="The outlet's name.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Also of a language in which no statements are found: en, de. May come again; else English alone.",
)
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write a page about the run.")
@click.option(
    "--part",
    type=click.FloatRange(0.05, 2_000),
    default=16.0,  # of a packed archive some 450 pages: half a minute of one processor
    show_default=True,
    metavar="MB",
    help="How much of an archive one worker reads at a time.",
)
@options.extractor
@options.verbose
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    out: str,
    scheduler: str | None,
    workers: int | None,
    since: str | None,
    until: str | None,
    outlet: str | None,
    languages: tuple[str, ...],
    report: Path | None,
    part: float,
    extractor: str,
) -> None:
    """Read web archives and lists of pages, find the claims in them, and write both to DIR as Parquet.

    SOURCE is a .warc or .warc.gz file, a .jsonl list of pages (html, text or path, and perhaps url, title,
    published, outlet and charset), a folder, a glob, or any fsspec address of one: s3://, https://. Nothing
    else is fetched. Broken off and started again it does what is missing. `onrecord load DIR` brings what was
    found into a database. Needs `pip install 'onrecord[bulk]'`.
    """
    from onrecord.db.bulk.needed import require

    require("dask", "distributed", "fsspec", "pyarrow")
    if scheduler and workers:
        raise click.UsageError("--workers is for this machine; a cluster has its own")
    from onrecord.db.bulk import report as page
    from onrecord.db.bulk.folder import Folder
    from onrecord.db.bulk.records import Asked
    from onrecord.db.bulk.run import Where, bulk
    from onrecord.db.cli.console import Console

    folder = Folder(out)
    asked = Asked(since, until, outlet, tuple(sorted(set(languages))))
    where = Where(scheduler, workers or _processors())
    began = time.monotonic()
    with Console("B", scaled=True) as console:
        done = bulk(
            sources, folder, asked, _Watching(console), where=where, extractor=extractor,
            part_bytes=round(part * _MEGABYTE),
        )  # fmt: skip
    if done is not None:
        if report:
            page.write(report, folder, done, time.monotonic() - began)
            click.echo(f"report written to {report}", err=True)
        click.echo(_summary(done))
    ctx.exit(1 if console.failures else 0)


class _Watching:
    """What a person sees of a run: a `db.bulk.run.Watcher`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._began = time.monotonic()

    def begun(self, size: int, dashboard: str) -> None:
        self._console.say(f"Dashboard: {dashboard}")
        self._console.expect(size)
        self._began = time.monotonic()

    def read(self, size: int, pages: int, failures: int) -> None:
        rate = pages / max(0.1, time.monotonic() - self._began)
        self._console.reach(size, f"{pages:,} pages, {rate:,.1f} a second, {counted(failures, 'failure')}")

    def settling(self, parts: int) -> None:
        self._console.restart("parts", parts)

    def advance(self) -> None:
        self._console.advance()

    def failed(self, subject: str, reason: str) -> None:
        self._console.failed(subject, reason)


def _summary(done: Done) -> str:
    passed = sum(done.passed.values())
    why = ", ".join(f"{reason} {count:,}" for reason, count in done.passed.most_common(6))
    return (
        f"{counted(done.pages, 'page')}, {counted(done.articles, 'article')}, "
        f"{counted(done.claims, 'claim')}, {done.duplicates:,} of the articles again, "
        f"{counted(done.failures, 'failure')}, {passed:,} passed by" + (f" ({why})" if why else "")
    )


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
