"""`onrecord extract`."""

from __future__ import annotations

import click

from onrecord.db.cli import options


@click.command(short_help="Texts in, claims out; no database.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--published", type=options.Published(), help='Anchors "on Friday", where the file gives no date.'
)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "table"]), default="jsonl", show_default=True
)
@options.extractor
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], published: str | None, form: str, extractor: str
) -> None:
    """Find the claims in plain text or HTML files. Nothing is stored.

    FILE is a file, a folder, or - for standard input. Offsets count code points of the text as it is; for
    HTML, of the text that `onrecord article` gives.
    """
    from onrecord.db.cli.claims import PRINTERS
    from onrecord.db.cli.console import Console
    from onrecord.db.run.statements import claims_of
    from onrecord.db.run.workers import in_processes
    from onrecord.ingest.errors import IngestError
    from onrecord.ingest.files import expand

    jobs = [(str(file), published, extractor) for file in expand(files)]
    printer = PRINTERS[form]()
    with Console("files") as console:
        console.expect(len(jobs))
        for outcome in in_processes(claims_of, jobs):
            if isinstance(outcome, IngestError):
                console.failed(outcome.subject, outcome.reason)
            else:
                printer.add(outcome)
            console.advance()
    printer.end()
    ctx.exit(1 if console.failures else 0)
