"""The step after a run: look at what came, put it into the outbox, send what waits.

Each change of a delivery is a transaction before the next thing is done. So whatever kills the process leaves
one of four states: not looked at yet; waiting, and sent by the next step; on its way, which is doubtful and
told of instead of sent again; sent.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from onrecord.db.alerts import news, receivers, saved
from onrecord.db.alerts.digest import Message, digest, notice
from onrecord.db.clock import utc_now
from onrecord.db.store import Store
from onrecord.db.store.lock import AlreadyRunning, exclusive
from onrecord.db.store.watches import Delivery, Watch

_AFTERWARDS = {"refused": "the next runs try again", "doubtful": "it is not sent again"}

Send = Callable[[str, Message, str], receivers.Outcome]
Said = Callable[[str, str | None], None]


def step(
    path: Path,
    said: Said,
    *,
    send: Send = receivers.send,
    seconds: float = 45.0,
    is_over: Callable[[], bool] = lambda: False,
    clock: Callable[[], datetime] = utc_now,
) -> None:
    """All of it, unless another process is at it. No message is begun after `seconds`, nor once
    it `is_over`.

    `said` is told the name of each watch that a message was sent for, with the reason where it was refused.
    Raises DatabaseError.
    """
    end = time.monotonic() + seconds
    try:
        with exclusive(path, "alerts"), Store.open(path, create=False) as store:
            with store.transaction():
                store.watches.doubt(clock())
            while True:
                _collect(store, clock())
                due = store.watches.due(clock())
                if not due:
                    return
                for delivery in due:
                    if is_over() or time.monotonic() > end:
                        return
                    _deliver(store, delivery, said, send, clock)
    except AlreadyRunning:
        return  # it does what this one came for, or the next step does


def _collect(store: Store, now: datetime) -> None:
    for watch in store.watches.idle():
        latest = store.watches.latest()
        if watch.seen >= latest:
            continue
        try:
            found = news.matching(store.connection, saved.read(watch.filter), watch.seen, latest)
        except (TypeError, ValueError):  # of a search that a newer or a patched database holds
            continue
        with store.transaction():
            store.watches.collect(watch, found, latest, now)
    with store.transaction():
        store.watches.prune()


def _deliver(store: Store, delivery: Delivery, said: Said, send: Send, clock: Callable[[], datetime]) -> None:
    message = _message(store, delivery)
    with store.transaction():
        if message is None:
            store.watches.drop(delivery)
            return
        store.watches.begin(delivery)
    outcome = send(delivery.receiver, message, delivery.key)
    with store.transaction():
        match outcome.state:
            case "sent":
                store.watches.sent(delivery, clock())
            case "refused":
                store.watches.refused(delivery, outcome.reason or "", clock())
            case "doubtful":
                store.watches.doubtful(delivery, outcome.reason or "", clock())
    said(delivery.name, outcome.reason and f"{outcome.reason}; {_AFTERWARDS[outcome.state]}")


def _message(store: Store, delivery: Delivery) -> Message | None:
    """What is to be said; None where there is nothing left to say, or nobody to say it to."""
    watch = next((one for one in store.watches.every() if one.id == delivery.watch_id), None)
    if watch is None:  # removed meanwhile
        return None
    listed = address(watch)
    if delivery.kind == "notice":
        return notice(watch.name, delivery.statements, made=delivery.made, listed=listed, key=delivery.key)
    rows, number = news.told(store.connection, store.watches.claims(delivery))
    if not rows:
        return None
    return digest(watch.name, rows, number, listed=listed, site=watch.site, key=delivery.key)


def address(watch: Watch) -> str | None:
    """Where the site shows the search of a watch, if it has a public address."""
    return saved.address(saved.read(watch.filter), watch.site) if watch.site else None
