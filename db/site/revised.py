"""What later versions of articles did to their statements, as the pages of it show that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.db.site.feed import Entry, moment
from onrecord.db.site.library import Row
from onrecord.db.site.terms import LADDER, mark_of
from onrecord.db.site.worddiff import Piece, diff

# What a change may be asked for by, and what it is called.
KINDS = {
    "added": "Added",
    "dropped": "Dropped",
    "altered": "Altered",
    "upgraded": "Better sourced",
    "downgraded": "Worse sourced",
}
SOURCING = ("upgraded", "downgraded")
COLUMNS = (
    "id", "seen", "article_id", "revision", "change", "sourcing_change", "claim_id", "former_claim_id",
    "content", "former_content", "speaker", "former_speaker", "source", "former_source", "anonymity",
    "former_anonymity", "sourcing", "former_sourcing", "title", "url", "outlet",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as a page shows it: `row`, a row of the view `changes`; its words with what came and went, or
    () where they stayed; and in words what became of the terms."""

    row: Row
    pieces: tuple[Piece, ...]
    terms: tuple[str, ...]

    @property
    def mark(self) -> str:
        """The mark of the source as it now stands, or as it stood last."""
        dropped = self.row["change"] == "dropped"
        return mark_of(self.row["former_anonymity" if dropped else "anonymity"], None)


def shown(row: Row) -> Shown:
    """The change of this row, ready to be shown."""
    before, after = row["former_content"] or "", row["content"] or ""
    return Shown(row, () if before == after else tuple(diff(before, after)), tuple(_terms(row)))


def _terms(row: Row) -> list[str]:
    if row["change"] != "altered":
        return []
    found = []
    for name, label in (("speaker", "speaker"), ("anonymity", "sourcing")):
        before, after = row[f"former_{name}"], row[name]
        if before != after:
            found.append(f"{label}: {before or 'unknown'}, now {after or 'unknown'}")
    if row["speaker"] is None and row["former_source"] != row["source"]:
        found.append(f"described as “{row['former_source'] or ''}”, now “{row['source'] or ''}”")
    if row["sourcing_change"]:
        step, former = (LADDER[row[column]][0] for column in ("sourcing", "former_sourcing"))
        found.append(f"{KINDS[row['sourcing_change']].lower()}: “{former}”, now “{step}”")
    return found


def path_of(row: Row) -> str:
    """The page that sets the version with this change beside the one before."""
    return f"/article/{row['article_id']}/diff/{row['revision'] - 1}..{row['revision']}"


def entry(row: Row) -> Entry:
    """A change in a feed."""
    change = shown(row)
    words = row["content"] or row["former_content"] or ""
    who = row["speaker"] or row["former_speaker"] or row["source"] or row["former_source"] or "Nobody named"
    label = KINDS[row["change"]]
    lines = [f"{label}: {words}" if row["change"] != "altered" else f"Now: {words}"]
    if row["change"] == "altered" and change.pieces:
        lines.append(f"Before: {row['former_content']}")
    lines += [*change.terms, f"{row['title'] or 'Untitled'}, version {row['revision']}"]
    return Entry(
        path=f"{path_of(row)}#change-{row['id']}",
        title=f"{label}: {who}: {words}",
        updated=moment(row["seen"]),
        author=row["outlet"] or "Unknown outlet",
        text="\n".join(lines),
        via=row["url"],
        category=(row["change"], label),
    )


def by_revision(rows: Sequence[Row]) -> dict[int, list[Shown]]:
    """Changes by the version that brought them, in their order."""
    found: dict[int, list[Shown]] = {}
    for row in rows:
        found.setdefault(row["revision"], []).append(shown(row))
    return found
