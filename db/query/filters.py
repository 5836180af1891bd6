"""Which rows of the timeline a reader asks for: one filter for the site and `export`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.db.migrations import MOST_ORIGINS, facet_token
from onrecord.db.query.search import fts_query, phrase
from onrecord.db.rules.days import FIRST_KEY, KEY_SHIFT, first_day, julian_day, last_day

# Asks for unnamed people who are not private: a name withheld, or an office.
WITHHELD = "withheld"
# Asks for the rows whose `anonymity` is not known.
UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """What must hold of a row; None asks nothing.

    `q`: words and "exact phrases" (see `fts_query`). `speaker`: a full name, any of somebody's, a
    slug, or, where neither fits anyone, any whole words of names. `outlet`, `anonymity`, `kind`, `type` (of
    source): exact; anonymity UNCLEAR is that of rows where it is not known. `unnamed_as`: exact, or WITHHELD
    for all unnamed people but private ones.
    `since` and `until`: ISO year, month or day, both inclusive; a row dated by month or year counts as
    standing on that period's first day, and one without a date lies in no period. `undated`: only those
    without a date. `story` and `group`: the number of one. `origins`: on so many independent origins at
    least what is said can stand, up to MOST_ORIGINS.
    """

    q: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    anonymity: str | None = None
    kind: str | None = None
    type: str | None = None
    unnamed_as: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    group: str | None = None
    origins: str | None = None
    undated: bool = False

    def keys(self) -> Keys:
        """The rows that this asks for. Raises ValueError for a date or number that cannot be read."""
        terms: list[str] = []  # of an FTS5 query, all of which must hold
        facets = {
            "anonymity": self.anonymity,
            "kind": self.kind,
            "source_type": self.type,
            "outlet": self.outlet,
        }
        terms += [
            _token(facet, _stored(facet, value)) for facet, value in facets.items() if not _blank(value)
        ]
        if not _blank(self.unnamed_as):
            asked = (self.unnamed_as or "").strip()
            wanted = ("confidential", "official", "") if asked == WITHHELD else (asked,)
            terms.append(_token("anonymity", "anonymous"))
            terms.append(f"({' OR '.join(_token('unnamed_as', value) for value in wanted)})")
        numbered = {"story_id": self.story, "group_id": self.group, "origins": self.origins}
        terms += [
            _token(facet, number(value or "", facet))
            for facet, value in numbered.items()
            if not _blank(value)
        ]
        start, end = key_bounds(self.since, self.until)
        period = [f"rowid {sign} {key}" for sign, key in ((">=", start), ("<", end)) if key is not None]
        if period:
            terms.append(_token("dated"))
        if self.undated:
            period.append(f"rowid < {FIRST_KEY}")
        params: dict[str, object] = {}
        if not _blank(self.q):
            words = fts_query(self.q or "")
            if words is None:
                return NOTHING  # Showing everything would be a wrong answer.
            terms.append(f"({words})")
        match = ":match"
        if not _blank(self.speaker):
            name = (self.speaker or "").strip()
            words = phrase(name)
            match = _MATCH_SPEAKER
            params["speaker"] = name
            # No row has the token of speaker 0.
            params["speaker_words"] = f"{{speaker}} : {words}" if words else _token("speaker_id", 0)
            params["speaker_like"] = re.sub(r"([!%_])", r"!\1", name)
            params["and"] = " AND " if terms else ""
        elif not terms:
            return UNDATED if self.undated else EVERYTHING
        params["match"] = " AND ".join(terms)
        where = " and ".join([f"timeline_fts match {match}", *period])
        return Keys(where, params, indexed=True)


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows of the timeline by their keys: an SQL condition with its named parameters.

    `indexed`: the condition is on `timeline_fts`, else on `timeline`. Both are walked in the order of the
    key, so that whatever takes the newest few reads no more than those.
    """

    where: str = "1"
    params: Mapping[str, object] = field(default_factory=dict)
    indexed: bool = False

    def newest(self, limit: int | None = None, *, before: int | None = None, columns: str = "") -> str:
        """A SELECT of `key`, newest first: all, or `limit` of them, or those that come after `before`; what
        has no date comes last.

        `columns`, if any, begin with a comma.
        """
        older = "" if before is None else f" and {self._key} < {before}"
        return self._select(older, "desc", limit, columns)

    def oldest(self, limit: int, *, after: int | None = None, columns: str = "") -> str:
        """The same, oldest first, or those behind `after`; what has no date comes last here too."""
        # Two walks, since keys begin with what has no date.
        first = max(FIRST_KEY, 0 if after is None else after + 1)
        undated = after + 1 if after is not None and after < FIRST_KEY else 0
        dated = self._select(f" and {self._key} >= {first}", "asc", limit, columns)
        rest = self._select(
            f" and {self._key} >= {undated} and {self._key} < {FIRST_KEY}", "asc", limit, columns
        )
        if after is not None and after < FIRST_KEY:
            return rest
        return f"select * from ({dated}) union all select * from ({rest}) limit {limit}"

    @property
    def _key(self) -> str:
        return "rowid" if self.indexed else "key"

    def _select(self, bounds: str, direction: str, limit: int | None, columns: str) -> str:
        table = "timeline_fts" if self.indexed else "timeline"
        most = "" if limit is None else f" limit {limit}"
        return (
            f"select {self._key} as key{columns} from {table} where {self.where}{bounds} "
            f"order by {self._key} {direction}{most}"
        )


EVERYTHING = Keys()
NOTHING = Keys("0")
UNDATED = Keys(f"key < {FIRST_KEY}")

# A full name or a slug is that one person; else these are words of a name. One word alone never is
# somebody whole: "Penrose" means every Penrose, also where one article knows no more than that surname.
_MATCH_SPEAKER = """(
    select :match || :and || '(' || coalesce(
        '"' || (
            select group_concat('{mark}' || id, '" OR "') from (
                select id from speakers where (name = :speaker collate nocase and instr(:speaker, ' '))
                or (slug = :speaker and instr(:speaker, '-'))
                union
                select speaker_id from speaker_aliases
                where (name = :speaker collate nocase and instr(:speaker, ' '))
                or (slug = :speaker and instr(:speaker, '-'))
            )
        ) || '"',
        :speaker_words || coalesce(' OR "' || (
            select group_concat('{mark}' || speaker_id, '" OR "') from speaker_aliases
            where id <> speaker_id and ' ' || name || ' ' like '% ' || :speaker_like || ' %' escape '!'
        ) || '"', '')
    ) || ')'
)""".replace("{mark}", facet_token("speaker_id", ""))


def number(value: str, facet: str) -> int:
    """The number of a story or group ("story_id", "group_id"), or of "origins". Raises ValueError."""
    if not re.fullmatch(r"[0-9]{1,18}", value.strip()):
        raise ValueError(f"{value!r} is no number")
    found = int(value)
    if facet == "origins" and not 1 <= found <= MOST_ORIGINS:
        raise ValueError(f"{value!r} is no number from 1 to {MOST_ORIGINS}")
    return found


def _blank(value: str | None) -> bool:
    return value is None or not value.strip()


def _stored(facet: str, value: str | None) -> str | None:
    """What the token of a row with this value is made of: nothing, where the row holds none."""
    return "" if facet == "anonymity" and (value or "").strip() == UNCLEAR else value


def _token(facet: str, value: object = "") -> str:
    return f'"{facet_token(facet, value.strip() if isinstance(value, str) else value)}"'


def key_bounds(since: str | None, until: str | None) -> tuple[int | None, int | None]:
    """The first key of a period, and the one after its last; None where it is open. Raises ValueError."""
    return (
        None if _blank(since) else julian_day(first_day(since or "")) << KEY_SHIFT,
        None if _blank(until) else (julian_day(last_day(until or "")) + 1) << KEY_SHIFT,
    )
