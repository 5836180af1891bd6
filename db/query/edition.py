"""How a database tells that it is a public edition."""

from __future__ import annotations

# Kept in SQLite's `user_version`, which is for the program's own use: no table has to be there for it.
PUBLIC = 0x6F6E7263
