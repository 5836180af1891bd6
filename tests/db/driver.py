"""A run in a process of its own, to be killed: `python -m tests.db.driver DATABASE SECONDS_PER_ARTICLE`."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import click

from onrecord.claims.records import Claim, Document
from onrecord.db.cli.endings import run_async, well_ended
from onrecord.db.run.report import Silent
from onrecord.db.run.update import update
from onrecord.db.run.workers import workers
from onrecord.db.store import Store
from onrecord.db.store.lock import exclusive
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.db.fiction import QuotesOnly


class Slow(QuotesOnly):
    def extract(self, document: Document) -> list[Claim]:
        time.sleep(self.seconds)
        return super().extract(document)


async def work(path: Path, seconds: float) -> None:
    with Store.open(path, create=False) as store, exclusive(path), workers() as executor:
        async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
            await update(
                store,
                fetcher=fetcher,
                load=partial(Slow, seconds=seconds),
                executor=executor,
                report=Silent(),
                everything=True,
            )


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("seconds", type=float)
@click.pass_context
def main(ctx: click.Context, path: Path, seconds: float) -> None:
    with well_ended(ctx):
        run_async(work(path, seconds))


if __name__ == "__main__":
    main()
