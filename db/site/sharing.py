"""What a reader can do with a list besides reading it: be told of more, and give it a name.

As commands, since the site itself takes nothing in.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from urllib.parse import urlencode

from onrecord.db.site.asked import Asked

# Parameters of a list that `onrecord watch add` and `onrecord export` take, with their options.
_OPTIONS = {
    "q": "--search",
    "speaker": "--speaker",
    "outlet": "--outlet",
    "anonymity": "--anonymity",
    "kind": "--kind",
    "type": "--type",
    "unnamed": "--unnamed-as",
    "story": "--story",
}


@dataclass(frozen=True, slots=True)
class Sharing:
    """`watch`: the command that sends what is new and matches, or None where it cannot be asked so. `view`:
    the command that names this list, or None of all there is."""

    watch: str | None
    view: str | None


def sharing(asked: Asked, path: str = "/timeline") -> Sharing:
    """Of the list at `path` that shows what was asked."""
    query = urlencode(asked.shown)
    address = f"{path}?{query}" if query else path
    view = shlex.join(["onrecord", "view", "add", "NAME", address]) if asked.params else None
    return Sharing(_watch(asked), view)


def _watch(asked: Asked) -> str | None:
    # What is new is new, whatever the period.
    params = {name: value for name, value in asked.params.items() if name not in ("from", "to")}
    if not params.keys() <= _OPTIONS.keys():
        return None
    options = [word for name, value in params.items() for word in (_OPTIONS[name], value)]
    return shlex.join(["onrecord", "watch", "add", "NAME", *options, "--to", "URL"])
