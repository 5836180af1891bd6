"""All of the run's SQL: what is subscribed to, what waits, what is stored, and what happened when."""

from onrecord.db.store.store import Store

__all__ = ["Store"]
