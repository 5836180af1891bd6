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
    from onrecord.db.run.statements import Statements, claims_of, given_up
    from onrecord.db.run.workers import in_processes
    from onrecord.ingest.errors import IngestError
    from onrecord.ingest.files import STDIN, expand, read_bytes

    printer = PRINTERS[form]()
    with Console("files") as console:
        jobs = []
        for path in map(str, expand(files)):
            try:
                # Workers do not have standard input.
                body = read_bytes(STDIN) if path == STDIN else None
                jobs.append(Statements(path, published, extractor, body))
            except IngestError as error:
                console.failed(error.subject, error.reason)
        console.expect(len(jobs))
        for outcome in in_processes(claims_of, jobs, given_up):
            if isinstance(outcome, IngestError):
                console.failed(outcome.subject, outcome.reason)
            else:
                printer.add(outcome)
            console.advance()
    printer.end()
    ctx.exit(1 if console.failures else 0)
