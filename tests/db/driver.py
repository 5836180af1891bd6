"""A run in a process of its own, to be killed: `python -m tests.db.driver DATABASE SECONDS_PER_ARTICLE`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from claims.records import Claim, Document
from db.cli.endings import run_async, well_ended
from db.lock import exclusive
from db.report import Silent
from db.store import Store
from db.update import update
from db.workers import workers
from ingest.fetch import Fetcher, Policy
from tests.db.fiction import QuotesOnly


class Slow(QuotesOnly):
    def extract(self, document: Document) -> list[Claim]:
        time.sleep(self.seconds)
        return super().extract(document)


async def work(path: Path, seconds: float) -> None:
    def load() -> Slow:
        return Slow(seconds=seconds)

    with Store.open(path, create=False) as store, exclusive(path), workers() as executor:
        async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
            await update(
                store, fetcher=fetcher, load=load, executor=executor, report=Silent(), everything=True
            )


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("seconds", type=float)
@click.pass_context
def main(ctx: click.Context, path: Path, seconds: float) -> None:
    with well_ended(ctx):
        run_async(work(path, seconds))


main()
