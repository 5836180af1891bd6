"""Stored claims and articles as the records that `claims.across` compares."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date, datetime

from onrecord.claims.across.records import Report
from onrecord.claims.alike.records import Decision, Pair, Told
from onrecord.claims.records import Spans
from onrecord.db.clock import published_day
from onrecord.db.store.claims import claim_of

# Code points of text on each side of what was said.
_AROUND = 250
_TOLD = """
    select claims.*, articles.url as doc, articles.outlet_id, outlets.name as outlet_name,
        articles.published as article_published {text}
    from claims join articles on articles.id = claims.article_id
    left join outlets on outlets.id = articles.outlet_id
    where claims.reviewed is not 'wrong' and {which}
    order by claims.article_id, claims.position
"""
_REPORT = """
    select articles.id, articles.url, outlet_id, outlets.name as outlet, title, text, published, wire, links
    from articles left join outlets on outlets.id = outlet_id
    where articles.id in (select value from json_each(?)) order by articles.id
"""
_PAIRS = "select a, b, score, band, reasons, veto, opposed from claim_pairs where"


def listed(values: Iterable[object]) -> str:
    """Values as a parameter for json_each."""
    return json.dumps(list(values))


def told_in(connection: sqlite3.Connection, articles: Iterable[int], *, text: bool = False) -> list[Told]:
    """The claims of these articles that stand, in their order; with the `text` around them, if asked."""
    return _told(connection, "claims.article_id in (select value from json_each(?))", listed(articles), text)


def told(connection: sqlite3.Connection, ids: Iterable[str], *, text: bool = False) -> dict[str, Told]:
    """Those of these claims that stand, by their ids."""
    found = _told(connection, "claims.claim_id in (select value from json_each(?))", listed(ids), text)
    return {one.claim.claim_id: one for one in found}


def reports(connection: sqlite3.Connection, articles: Iterable[int]) -> list[Report]:
    """These articles, by their numbers."""
    return [_report(row) for row in connection.execute(_REPORT, [listed(articles)])]


def pairs_of(connection: sqlite3.Connection, ids: Collection[str]) -> list[Pair]:
    """All pairs that one of these claims is in."""
    found = listed(ids)
    rows = connection.execute(
        f"""{_PAIRS} a in (select value from json_each(:ids))
        union {_PAIRS} b in (select value from json_each(:ids)) order by a, b""",
        {"ids": found},
    )
    return [_pair(row) for row in rows]


def decisions_on(connection: sqlite3.Connection, ids: Collection[str]) -> list[Decision]:
    """What reviewers decided on pairs of which both claims are among these."""
    rows = connection.execute(
        """select a, b, same from pair_decisions where undone is null
        and a in (select value from json_each(:ids)) and b in (select value from json_each(:ids))
        order by a, b""",
        {"ids": listed(ids)},
    )
    return [Decision(row["a"], row["b"], bool(row["same"])) for row in rows]


def _told(connection: sqlite3.Connection, which: str, param: str, text: bool) -> list[Told]:
    sql = _TOLD.format(which=which, text=", articles.text as article_text" if text else "")
    found = []
    for row in connection.execute(sql, [param]):
        claim = claim_of(row)
        context = _around(row["article_text"], claim.content_spans) if text else ""
        found.append(
            Told(
                claim=claim,
                article_id=row["article_id"],
                outlet_id=row["outlet_id"],
                outlet=row["outlet_name"],
                published=published_day(row["article_published"]),
                speaker_id=row["speaker_id"],
                context=context,
            )
        )
    return found


def _around(text: str, spans: Spans) -> str:
    if not spans:
        return ""
    return text[max(0, spans[0].start - _AROUND) : spans[-1].end + _AROUND]


def _report(row: sqlite3.Row) -> Report:
    return Report(
        article_id=row["id"],
        url=row["url"],
        outlet_id=row["outlet_id"],
        outlet=row["outlet"],
        title=row["title"] or "",
        text=row["text"],
        published=moment(row["published"]),
        wire=row["wire"],
        links=tuple(json.loads(row["links"] or "[]")),
    )


def moment(published: str | None) -> datetime | date | None:
    """A stored date of publication: a moment, a day where no more is told, None where less is."""
    if published is None:
        return None
    try:
        return date.fromisoformat(published) if len(published) <= 10 else datetime.fromisoformat(published)
    except ValueError:
        return published_day(published)


def _pair(row: sqlite3.Row) -> Pair:
    return Pair(
        a=row["a"],
        b=row["b"],
        score=row["score"],
        band=row["band"],
        reasons=tuple(json.loads(row["reasons"])),
        veto=row["veto"],
        opposed=bool(row["opposed"]),
    )
