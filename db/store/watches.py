"""Searches that somebody waits on, and the deliveries of what was new: an outbox with its ledger.

A delivery is `waiting`, then `sending` from the transaction before its message leaves to the one after, then
`sent`; a refused one waits again. What was `sending` when its process ended is `doubtful`: whether it arrived
nobody can know, so it is not sent again, and a delivery of kind `notice` says so in its place.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from onrecord.db.clock import stamp

_FIRST_PAUSE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(hours=6)
_DELIVERY = """
    select deliveries.id, watch_id, name, key, kind, statements, attempts, made, receiver, site
    from deliveries join watches on watches.id = watch_id
"""

_IDLE = """not exists (
    select 1 from deliveries where watch_id = watches.id and state in ('waiting', 'sending')
)"""

Kind = Literal["digest", "notice"]


class WatchError(Exception):
    """What is wrong, as a sentence without its end."""


@dataclass(frozen=True, slots=True)
class Watch:
    """`filter`: the fields of a `TimelineFilter` as JSON. `receiver`: where to send it, with its secret.
    `site`: the public address of the site, without a slash, or None. `seen`: the last arrival looked at."""

    id: int
    name: str
    filter: str
    receiver: str
    site: str | None
    added: str
    seen: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that is to go out. `key`: what it is known by, also to its receiver."""

    id: int
    watch_id: int
    name: str
    key: str
    kind: Kind
    statements: int
    attempts: int
    made: str
    receiver: str
    site: str | None


@dataclass(frozen=True, slots=True)
class State:
    """How a watch fares: statements sent so far and when last; why the last try failed, and the next one;
    how many deliveries are doubtful."""

    statements: int
    last_sent: str | None
    error: str | None
    next_try: str | None
    doubtful: int


class Watches:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, name: str, filter: str, receiver: str, site: str | None, now: datetime) -> None:
        """Wait for what comes from now on. Raises WatchError where the name is taken."""
        cursor = self._connection.execute(
            """insert into watches (name, filter, receiver, site, added, seen)
            values (?, ?, ?, ?, ?, coalesce((select seq from sqlite_sequence where name = 'arrivals'), 0))
            on conflict (name) do nothing""",
            [name, filter, receiver, site, stamp(now)],
        )
        if not cursor.rowcount:
            raise WatchError(f"there is a watch {name} already: remove it first, or choose another name")

    def remove(self, name: str) -> bool:
        """End it, with all that waits to be sent; whether there was one."""
        return bool(self._connection.execute("delete from watches where name = ?", [name]).rowcount)

    def every(self) -> list[Watch]:
        rows = self._connection.execute(
            "select id, name, filter, receiver, site, added, seen from watches order by name"
        )
        return [Watch(*row) for row in rows]

    def state(self, watch_id: int) -> State:
        row = self._connection.execute(
            """select
                coalesce(sum(statements) filter (where state = 'sent' and kind = 'digest'), 0),
                max(sent),
                max(error) filter (where state in ('waiting', 'sending')),
                max(next_try) filter (where state = 'waiting' and attempts > 0),
                count(*) filter (where state = 'doubtful' and kind = 'digest')
            from deliveries where watch_id = ?""",
            [watch_id],
        ).fetchone()
        return State(*row)

    def latest(self) -> int:
        """The number of the last arrival that is kept, 0 where none is."""
        return int(self._connection.execute("select coalesce(max(number), 0) from arrivals").fetchone()[0])

    def any_work(self, now: datetime) -> bool:
        """Whether something is to be looked at, sent, or cleared up after a process that ended."""
        row = self._connection.execute(
            f"""select exists (select 1 from watches where seen < :latest and {_IDLE}) or exists (
                select 1 from deliveries
                where state = 'sending' or (state = 'waiting' and coalesce(next_try, '') <= :now)
            )""",
            {"latest": self.latest(), "now": stamp(now)},
        ).fetchone()
        return bool(row[0])

    def idle(self) -> list[Watch]:
        """Those with nothing on its way: what is new meanwhile goes into their next message."""
        rows = self._connection.execute(
            f"select id, name, filter, receiver, site, added, seen from watches where {_IDLE} order by id"
        )
        return [Watch(*row) for row in rows]

    def collect(self, watch: Watch, claim_ids: Sequence[str], latest: int, now: datetime) -> None:
        """Put these, less what it was told of before, into a delivery; arrivals up to `latest` are seen."""
        seen = self._connection.execute("update watches set seen = ? where id = ?", [latest, watch.id])
        if not seen.rowcount:
            return  # removed meanwhile
        fresh = [
            row[0]
            for row in self._connection.execute(
                """select value from json_each(?) where value not in (
                    select claim_id from delivered where watch_id = ?
                ) order by key""",
                [json.dumps(list(claim_ids)), watch.id],
            )
        ]
        if fresh:
            delivery = self._deliver(watch.id, "digest", len(fresh), now)
            self._connection.executemany(
                "insert into delivered (watch_id, claim_id, delivery_id) values (?, ?, ?)",
                [(watch.id, claim_id, delivery) for claim_id in fresh],
            )

    def prune(self) -> None:
        """Forget arrivals that every watch has looked at."""
        self._connection.execute(
            "delete from arrivals where number <= (select coalesce(min(seen), 0) from watches)"
        )

    def doubt(self, now: datetime) -> None:
        """Nobody is sending: what is said to be on its way was cut off. A notice is to say so, once."""
        for delivery in self._deliveries("state = 'sending'"):
            self._doubtful(delivery, "it was cut off on its way", now, None)

    def doubtful(self, delivery: Delivery, reason: str, now: datetime) -> None:
        """It left, and its receiver did not say whether it has it."""
        self._doubtful(delivery, reason, now, stamp(now + _FIRST_PAUSE))

    def due(self, now: datetime) -> list[Delivery]:
        """What is to be sent now, the oldest first."""
        return self._deliveries("state = 'waiting' and coalesce(next_try, '') <= ?", stamp(now))

    def claims(self, delivery: Delivery) -> list[str]:
        """The ids of the statements of a delivery."""
        rows = self._connection.execute("select claim_id from delivered where delivery_id = ?", [delivery.id])
        return [row[0] for row in rows]

    def begin(self, delivery: Delivery) -> None:
        """It leaves now."""
        self._connection.execute(
            "update deliveries set state = 'sending', attempts = attempts + 1 where id = ?", [delivery.id]
        )

    def sent(self, delivery: Delivery, now: datetime) -> None:
        """Its receiver has it."""
        self._connection.execute(
            "update deliveries set state = 'sent', sent = ?, error = null where id = ?",
            [stamp(now), delivery.id],
        )

    def refused(self, delivery: Delivery, reason: str, now: datetime) -> None:
        """It did not get through and is to be tried again, after a pause that grows."""
        pause = min(_FIRST_PAUSE * 2 ** min(delivery.attempts, 10), _LONGEST_PAUSE)
        self._connection.execute(
            "update deliveries set state = 'waiting', error = ?, next_try = ? where id = ?",
            [reason, stamp(now + pause), delivery.id],
        )

    def drop(self, delivery: Delivery) -> None:
        """There is nothing left to say: its statements were all withdrawn meanwhile."""
        self._connection.execute("delete from deliveries where id = ?", [delivery.id])

    def _deliveries(self, condition: str, *params: object) -> list[Delivery]:
        rows = self._connection.execute(f"{_DELIVERY} where {condition} order by deliveries.id", params)
        return [Delivery(*row) for row in rows]

    def _doubtful(self, delivery: Delivery, reason: str, now: datetime, next_try: str | None) -> None:
        self._connection.execute(
            "update deliveries set state = 'doubtful', error = ? where id = ?", [reason, delivery.id]
        )
        if delivery.kind == "digest":
            self._deliver(delivery.watch_id, "notice", delivery.statements, now, delivery.made, next_try)

    def _deliver(
        self,
        watch_id: int,
        kind: Kind,
        statements: int,
        now: datetime,
        of: str | None = None,
        next_try: str | None = None,
    ) -> int:
        row = self._connection.execute(
            """insert into deliveries (watch_id, key, kind, state, statements, made, next_try)
            values (?, ?, ?, 'waiting', ?, ?, ?) returning id""",
            [watch_id, secrets.token_hex(8), kind, statements, of or stamp(now), next_try],
        ).fetchone()
        return int(row[0])
