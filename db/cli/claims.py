"""Claims on standard output, in the format that was asked for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

import click

from onrecord.claims.records import Claim
from onrecord.db.cli.table import table
from onrecord.db.query.spreadsheet import cell
from onrecord.db.rows import CLAIM_KEYS, CLAIM_SPANS, claim_json, line


class Printer(Protocol):
    def add(self, claims: Sequence[Claim]) -> None: ...

    def end(self) -> None: ...


class _JsonLines:
    def add(self, claims: Sequence[Claim]) -> None:
        for claim in claims:
            click.echo(line(claim_json(claim)))

    def end(self) -> None:
        pass


class _Csv:
    def __init__(self) -> None:
        self._writer = csv.writer(sys.stdout)
        self._writer.writerow(CLAIM_KEYS)

    def add(self, claims: Sequence[Claim]) -> None:
        for claim in claims:
            row = claim_json(claim)
            row |= {key: json.dumps(row[key]) for key in CLAIM_SPANS}
            self._writer.writerow([cell(row[key]) for key in CLAIM_KEYS])

    def end(self) -> None:
        pass


class _Table:
    """Who, on what terms, in which words: what fits a terminal. It waits for the end to know its widths."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []

    def add(self, claims: Sequence[Claim]) -> None:
        self._rows += [
            (
                claim.said_date or "",
                claim.speaker or claim.source or "",
                claim.anonymity or "",
                claim.kind,
                claim.cue or "",
                claim.content,
            )
            for claim in claims
        ]

    def end(self) -> None:
        click.echo(table(("said", "who", "terms", "kind", "cue", "what"), self._rows))


PRINTERS: dict[str, Callable[[], Printer]] = {"jsonl": _JsonLines, "csv": _Csv, "table": _Table}
