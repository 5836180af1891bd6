"""What tells this database from all others, so that an edition is known to be of its making."""

from __future__ import annotations

STATEMENTS = (
    "create table identity (id text not null)",
    "insert into identity (id) values (lower(hex(randomblob(16))))",
)
