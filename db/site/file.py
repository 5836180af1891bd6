"""The database as Datasette reads it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from datasette.database import Database

Result = TypeVar("Result")

# Another program may bring the schema up to date meanwhile; nobody needs to see that at once.
_SECONDS_KEPT = 30.0
# Who asks for tables that are not there is told so each time.
_MOST_KEPT = 1_000


class File(Database):
    """A file of any name, read only, whose schema Datasette need not read anew for every page.

    Datasette itself takes %, ? and # in a name for signs of an address, and for its page of the database it
    asks some two hundred times what its tables are. Each of those questions waits for all that is under way.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._known: dict[tuple[object, ...], tuple[float, Any]] = {}

    def connect(self, write: bool = False) -> sqlite3.Connection:
        if write:
            raise PermissionError(f"{self.path} is only read here")
        how = "mode=ro" if self.is_mutable else "immutable=1"
        address = f"file:{quote(str(Path(self.path).absolute()))}?{how}"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    async def attached_databases(self) -> list[object]:
        return []

    async def execute(self, sql: str, *arguments: Any, **named: Any) -> Any:
        def ask() -> Awaitable[Any]:
            asked: Awaitable[Any] = super(File, self).execute(sql, *arguments, **named)
            return asked

        if sql.lstrip().startswith("select name from sqlite_master"):
            return await self._kept((sql, repr(arguments), repr(named)), ask)
        return await ask()

    async def table_columns(self, table: str) -> Any:
        return await self._kept(("columns", table), lambda: super(File, self).table_columns(table))

    async def primary_keys(self, table: str) -> Any:
        return await self._kept(("keys", table), lambda: super(File, self).primary_keys(table))

    async def fts_table(self, table: str) -> Any:
        return await self._kept(("index", table), lambda: super(File, self).fts_table(table))

    async def _kept(self, question: tuple[object, ...], ask: Callable[[], Awaitable[Result]]) -> Result:
        until, answer = self._known.get(question, (0.0, None))
        if time.monotonic() < until:
            return answer  # type: ignore[no-any-return]
        fresh = await ask()
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[question] = time.monotonic() + _SECONDS_KEPT, fresh
        return fresh
