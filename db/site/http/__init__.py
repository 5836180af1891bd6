"""What stands between the network and the pages: names, headers, turns, answers kept, harmless CSV.

Each file wraps an ASGI application in another. `wrapped` puts them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from datasette.app import Datasette

from onrecord.db.site.http import cells, hosts, kept, outside, packing, turns
from onrecord.db.site.http.asgi import App
from onrecord.db.site.http.version import Version


def wrapped(
    app: App,
    datasette: Datasette,
    is_ours: Callable[[str], bool],
    *,
    names: Sequence[str] | None,
    keep: bool,
) -> App:
    """`app` as it is shown to the network, the outermost wrapper last.

    `is_ours`: whether a path is that of a page of the site. `names`: those it answers under besides the
    machine's own, or None for any. `keep`: whether an answer may be given again while the database stays as
    it is.
    """
    inner = packing.packed(cells.safe(app))
    lines = turns.Lines(is_ours)
    inner = turns.in_turn(inner, datasette, lines)
    if keep:
        inner = kept.kept(inner, Version(datasette), lines.is_long)
    if names is not None:
        inner = hosts.named(inner, names)
    return outside.guarded(inner)
