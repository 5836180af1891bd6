"""What `article` and `feed` share: files or a list of them in, a JSON line each out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from onrecord.db.run.batch import Job, Json, Partial, given_up, listed, with_input
from onrecord.ingest.errors import IngestError


def run(
    ctx: click.Context,
    read: Callable[[Job], Json | Partial | IngestError],
    files: tuple[str, ...],
    url: str | None,
    batch: Path | None,
) -> None:
    """Read every file, print what came of it, name what failed, and exit."""
    from onrecord.db.cli.console import Console
    from onrecord.db.rows import line
    from onrecord.db.run.workers import in_processes

    if bool(files) == bool(batch):
        raise click.UsageError("give FILE... or --batch LIST.jsonl")
    if url and len(files) != 1:
        raise click.UsageError("--url is for one file")
    with Console("files") as console:
        jobs: list[Job] = []
        for item in listed(batch) if batch else (Job(file, url) for file in files):
            if isinstance(item, IngestError):
                console.failed(item.subject, item.reason)
                continue
            try:
                jobs.append(with_input(item))
            except IngestError as error:
                console.failed("standard input", error.reason)
        console.expect(len(jobs))
        for outcome in in_processes(read, jobs, given_up):
            if not isinstance(outcome, IngestError):
                click.echo(line(outcome.row if isinstance(outcome, Partial) else outcome))
            fault = outcome.error if isinstance(outcome, Partial) else outcome
            if isinstance(fault, IngestError):
                console.failed(fault.subject, fault.reason)
            console.advance()
    ctx.exit(1 if console.failures else 0)
