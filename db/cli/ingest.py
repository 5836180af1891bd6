"""`onrecord ingest`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options
from onrecord.db.cli.words import counted


@click.command(short_help="Take in single articles: addresses, files, folders.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--url", help="Where the page came from, for one file that does not say.")
@click.option("--published", type=options.Published(), help="When it was published, where that is not said.")
@click.option("--outlet", help="Who published it.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path),
    metavar="LIST.jsonl",
    help="Lines with path (from the list's folder; may end in .gz) and perhaps url, published, outlet and "
    "charset; one without a path is fetched from its url.",
)
@options.extractor
@options.verbose
@options.database
@options.network
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    url: str | None,
    published: str | None,
    outlet: str | None,
    batch: Path | None,
    extractor: str,
    path: Path,
    allow_private: bool,
    delay: float,
    contact: str | None,
) -> None:
    """Take in single articles and extract their claims. One known already is compared with what is stored.

    SOURCE is a web address, an .html or .txt file, a .warc or .warc.gz archive, a folder of them, or - for
    standard input.
    """
    from onrecord.claims.extractors import travelling
    from onrecord.db.alerts.after import tell
    from onrecord.db.cli.console import Console
    from onrecord.db.cli.endings import run_async
    from onrecord.db.cli.itself import is_itself
    from onrecord.db.run import oneoff
    from onrecord.db.run.handed import listed, named
    from onrecord.db.run.relate import relate_after
    from onrecord.db.store import Store
    from onrecord.ingest.errors import IngestError
    from onrecord.ingest.web.fetch import Fetcher
    from onrecord.ingest.web.urls import split

    if bool(sources) == bool(batch):
        raise click.UsageError("give SOURCE... or --batch LIST.jsonl")
    given = oneoff.Given(url=url, published=published, outlet=outlet)
    found = list(listed(batch, given) if batch else named(sources, given))
    files = [one.source for one in found if not isinstance(one, IngestError) and isinstance(one.source, Path)]
    if itself := [file for file in files if is_itself(file, path)]:
        raise click.UsageError(f"{itself[0]} is the database itself, and no article")
    if url is not None and (batch or len(found) != 1 or "://" in sources[0]):
        raise click.UsageError("--url is for one file")
    if url is not None and split(url) is None:
        raise click.UsageError(f"--url {url!r} is not a web address")

    async def work() -> oneoff.Taken:
        async with Fetcher(options.policy(allow_private, delay, contact)) as fetcher:
            return await oneoff.ingest(
                store, handed, fetcher=fetcher, load=travelling(extractor), report=console
            )

    with Store.open(path) as store, Console("articles") as console:
        handed = []
        for one in found:
            if isinstance(one, IngestError):
                console.failed(one.subject, one.reason)
            else:
                handed.append(one)
        taken = run_async(work())
        relate_after(path, console)
    counts = taken.counts
    revised = f" ({counts.revised_articles} of them revised)" if counts.revised_articles else ""
    click.echo(
        f"{counted(counts.new_articles, 'new article')}, {taken.known:,} known already{revised}, "
        f"{counted(counts.new_claims, 'new claim')}"
    )
    tell(path, lambda line: click.echo(line, err=True))
    ctx.exit(1 if console.failures else 0)
