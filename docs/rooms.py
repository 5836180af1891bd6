"""Print the imports between the rooms of the house: `python docs/rooms.py [ROOM]`.

A room is a folder, or a file that stands on the ground of its wing. An arrow's number says how many imports
it stands for; with ROOM ("claims/who") only those from and to it, each import by itself. Needs import-linter.
"""

from __future__ import annotations

import sys
from collections import Counter

import grimp


def room(module: str) -> str:
    """The room that a module stands in: "onrecord.claims.who.names" is in "claims/who"."""
    _, *path = module.split(".")
    return "/".join(path[:2]) or "onrecord"


def main(only: str | None) -> None:
    graph = grimp.build_graph("onrecord")
    arrows = [
        (importer, imported)
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if room(importer) != room(imported)
    ]
    if only:
        for importer, imported in arrows:
            if only in (room(importer), room(imported)):
                print(f"{importer} -> {imported}")
        return
    counted = Counter((room(importer), room(imported)) for importer, imported in arrows)
    for (importer, imported), number in sorted(counted.items()):
        print(f"{importer} -> {imported} {number}")
    rooms = {room(module) for module in graph.modules}
    print(f"{len(rooms)} rooms, {len(counted)} arrows, {len(arrows)} imports", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
