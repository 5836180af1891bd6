"""A small invented press to show: articles with their claims marked in the text, and the database of them.

In a text `{c1|...}` are words of claim 1, `{s1|...}` the words that name its source, `{q1|...}` its cue;
marks may nest and overlap by nesting, and a claim may have several pieces.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from onrecord.db.migrations import TIMELINE_COLUMNS, migrations
from onrecord.db.rules.days import KEY_SHIFT, first_day, julian_day
from onrecord.db.store import Store, standing

SCRIPT = "<script>document.title='owned'</script>"
RTL_OVERRIDE = "\u202egnihtyna\u202c"

_MARK = re.compile(r"\{([csq])(\d+)\||\}")
_ROLES = {"c": "content", "s": "source", "q": "cue"}

# What a claim is unless it says otherwise, by the letter that stands for its terms.
_TERMS: dict[str, dict[str, Any]] = {
    "named": {"anonymity": "named", "source_type": "person", "sourcing": 4},
    "org": {"anonymity": "named", "source_type": "organization", "sourcing": 4},
    "anon": {"anonymity": "anonymous", "source_type": "person", "sourcing": 1},
    "coll": {"anonymity": "collective", "source_type": "group", "sourcing": 1},
    "doc": {"anonymity": "named", "source_type": "document", "sourcing": 5},
    "none": {"anonymity": None, "source_type": None, "sourcing": 0, "hedge": "reportedly"},
}


@dataclass(frozen=True)
class Story:
    outlet: str
    day: str
    title: str
    text: str
    claims: dict[int, dict[str, Any]]
    authors: list[str] = field(default_factory=lambda: ["Ines Quill"])
    url: str | None = None


def parse(marked: str) -> tuple[str, dict[tuple[str, int], list[list[int]]]]:
    """The bare text, and for each (role, claim) its spans."""
    text, at, stack, spans = "", 0, [], {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            stack.append(((_ROLES[mark[1]], int(mark[2])), len(text)))
        else:
            name, start = stack.pop()
            spans.setdefault(name, []).append([start, len(text)])
    return text + marked[at:], spans


HOLT = {"terms": "named", "speaker": "Maren Holt", "role": "harbour master", "affiliation": "Port of Vell"}
OKORO = {
    "terms": "named",
    "speaker": "Tobias Okoro",
    "role": "professor of coastal engineering",
    "affiliation": "Vell Institute",
}
COUNCIL = {"terms": "org", "speaker": "Vell City Council"}
LINE = {"terms": "org", "speaker": "Brackwater Line"}

STORIES = [
    Story(
        "The Vell Courier",
        "2026-09-28T06:30:00+02:00",
        "Harbour wall cracked months before storm, inspectors warned",
        """{c1|The eastern harbour wall had been cracking since April}, {q1|according to} {s1|two engineers with knowledge of the inspections, who asked not to be named because they signed confidentiality agreements}.

“{c2|We knew, and we wrote it down},” {q2|said} {s2|one of the engineers}. “{c2|Nobody upstairs wanted to read it.}”

{s3|An internal report dated 14 May}, seen by the Courier, {q3|states} that {c3|the outer blocks had shifted by eleven centimetres}.

“{c4|The wall did what it was built to do},” {s4|Maren Holt, the harbour master}, {q4|told} reporters on Saturday. {s5|She} {q5|said} that {c5|repairs would begin within ten days and that no ship had been in danger}.

{s6|Brackwater Line, which leases the eastern berths}, {c6|did not answer written questions}.

{s7|Critics} {q7|say} {c7|the port has put cruise traffic before maintenance for a decade}. {s8|Two officials} {q8|said} that {c8|{s9|Holt} {q9|had told} the council in June that {c9|the cracks were cosmetic}}.""",
        {
            1: {"terms": "anon", "source_count": 2, "basis": "with knowledge of the inspections", "anonymity_reason": "they signed confidentiality agreements", "sourcing": 3, "rule": "two or more people, basis and reason stated"},
            2: {"terms": "anon", "source_count": 1, "quote_type": "direct"},
            3: {"terms": "doc"},
            4: {**HOLT, "quote_type": "direct", "said_text": "on Saturday", "said_date": "2026-09-26", "said_precision": "day"},
            5: {**HOLT, "said_text": "on Saturday", "said_date": "2026-09-26", "said_precision": "day"},
            6: {**LINE, "kind": "no_comment"},
            7: {"terms": "coll"},
            8: {"terms": "anon", "source_count": 2},
            9: {**HOLT, "reported_by": 8, "said_text": "in June", "said_date": "2026-06", "said_precision": "month", "confidence": 0.55},
        },
        authors=["Ines Quill", "Per Aldous"],
    ),
    Story(
        "Northshore Wire",
        "2026-09-29",
        "Port of Vell says wall is safe, opens inquiry",
        """{s1|The Port of Vell} {q1|said} on Tuesday {c1|it had opened an inquiry into the eastern wall and would publish the findings by the end of the year}.

{s2|Tobias Okoro, a professor of coastal engineering at the Vell Institute}, {q2|called} the damage “{c2|entirely foreseeable}” and {q3|warned} that {c3|“another winter like the last one” could open a breach of thirty metres}.

{c4|Brackwater Line is considering moving two of its ships to Osterhaven}, {s4|people familiar with the matter} {q4|told} the Meridian.

{s5|The company} {q5|declined} {c5|to comment}.""",
        {
            1: {"terms": "org", "speaker": "Port of Vell", "said_text": "on Tuesday", "said_date": "2026-09-29", "said_precision": "day"},
            2: {**OKORO, "quote_type": "direct"},
            3: {**OKORO, "quote_type": "mixed", "kind": "attitude"},
            4: {"terms": "anon", "basis": "familiar with the matter", "via": "Meridian", "sourcing": 2},
            5: {**LINE, "kind": "no_comment"},
        },
        authors=[],
    ),
    Story(
        "Osterhaven Echo",
        "2026-09-30",
        "Cruise ships may come to Osterhaven, reportedly",
        """{c1|Two liners are to winter in Osterhaven}, it was {q1|reportedly} agreed last week.

“{c2|We would be glad to have them},” {s2|Mayor Lio Strand} {q2|said} on Wednesday. “{c2|But not at any price.}”

{s3|Residents} {q3|fear} {c3|more noise on the quays}.

{s4|A spokesman for the ministry} {q4|said} {c4|no application had been filed}.""",
        {
            1: {"terms": "none"},
            2: {"terms": "named", "speaker": "Lio Strand", "role": "mayor", "affiliation": "Osterhaven", "quote_type": "direct", "said_text": "on Wednesday", "said_date": "2026-09-30", "said_precision": "day"},
            3: {"terms": "coll", "kind": "attitude"},
            4: {"terms": "anon", "source_count": 1, "role": "spokesman", "affiliation": "the ministry", "basis": None},
        },
    ),
    Story(
        "The Meridian",
        "2026-10-02T17:05:00+01:00",
        f"A title that means harm {SCRIPT} and turns round {RTL_OVERRIDE} for no good reason",
        f"""“{{c1|Put {SCRIPT} on the page and see}},” {{q1|said}} {{s1|Bobby "Tables" <b>Marsh</b>}}.

{{s2|Two people}} {{q2|said}} {{c2|the text ran backwards {RTL_OVERRIDE} after the override}}.

{{s3|شاهدة من الميناء}} {{q3|said}}: “{{c3|لم يخبرنا أحد بالخطر}}”.""",
        {
            1: {"terms": "named", "speaker": 'Bobby "Tables" <b>Marsh</b>', "quote_type": "direct"},
            2: {"terms": "anon", "source_count": 2, "hedge": "allegedly"},
            3: {"terms": "anon", "source_count": 1, "quote_type": "direct"},
        },
        url="javascript:alert(1)",
    ),
    Story(
        "The Vell Courier",
        "2026-10-05",
        "A very long headline " + "that goes on and on " * 60,
        """{s1|Maren Holt} {q1|said}: “{c1|=HYPERLINK("http://example.invalid","click")}”.

{s2|Okoro} {q2|said} {c2|he would not repeat what he had said in 2019, when he resigned}, and {q3|added} that {c3|+1 234 tonnes of stone would be needed}.

“{c4|I changed my mind},” {s4|Holt} {q4|said} on Monday. “{c4|The cracks are serious, and I said so to the council this morning.}”""",
        {
            1: {**HOLT, "quote_type": "direct"},
            2: {**OKORO, "said_text": "in 2019", "said_date": "2019", "said_precision": "year"},
            3: OKORO,
            4: {**HOLT, "quote_type": "direct", "said_text": "on Monday", "said_date": "2026-10-05", "said_precision": "day"},
        },
    ),
]  # fmt: skip

_OUTLETS = (
    "The Vell Courier",
    "Northshore Wire",
    "Osterhaven Echo",
    "The Meridian",
    "Lowland Review",
    "Radio Skerry",
)
_SAID = (
    ("named", "Maren Holt", "the repairs are {adjective} and the {thing} will reopen", {**HOLT, "quote_type": "direct"}),
    ("anon", None, "the {thing} was {adjective} long before the storm", {"terms": "anon", "source_count": 3, "basis": "briefed on the plans", "sourcing": 2}),
    ("named", "Ada Fenwick", "no one had asked the {thing} crews, which she found {adjective}", {"terms": "named", "speaker": "Ada Fenwick", "role": "union delegate", "affiliation": "Dockers' Federation"}),
    ("coll", None, "the cost of the {thing} is {adjective}", {"terms": "coll"}),
    ("org", "Vell City Council", "a vote on the {thing} would be {adjective}", COUNCIL),
    ("doc", None, "the budget for the {thing} is {adjective}", {"terms": "doc"}),
)  # fmt: skip
_SOURCES = ("Maren Holt", "three people briefed on the plans", "Ada Fenwick of the Dockers' Federation", "Economists", "The city council", "A draft budget")  # fmt: skip
_THINGS = ("lighthouse", "ferry pier", "dry dock", "breakwater", "fish market", "crane yard", "customs hall", "tide gauge", "slipway", "pilot station")  # fmt: skip
_ADJECTIVES = ("premature", "overdue", "unavoidable", "modest", "unclear")


def _routine(n: int) -> Story:
    """The `n`th of the daily reports that fill the weeks: six statements each, all different."""
    thing, adjective = _THINGS[n % len(_THINGS)], _ADJECTIVES[n % len(_ADJECTIVES)]
    parts, claims = [], {}
    for number, ((_, _, words, facts), source) in enumerate(zip(_SAID, _SOURCES, strict=True), 1):
        said = words.format(thing=thing, adjective=adjective)
        if facts.get("quote_type") == "direct":
            parts.append(f"“{{c{number}|{said}}},” {{s{number}|{source}}} {{q{number}|said}}.")
        else:
            parts.append(f"{{s{number}|{source}}} {{q{number}|said}} {{c{number}|{said}}}.")
        claims[number] = facts
    day = date(2026, 8, 3) + timedelta(days=5 * n)
    return Story(
        _OUTLETS[n % len(_OUTLETS)],
        day.isoformat(),
        f"What next for the {thing}?",
        "\n\n".join(parts),
        claims,
    )


EVERY_STORY = STORIES + [_routine(n) for n in range(10)]


def build(path: Path, stories: list[Story] | None = None) -> Database:
    """A database at `path` that holds these stories as a run would have left them."""
    db = Database(path, use_old_upsert=False)
    db.enable_wal()
    migrations.apply(db)
    numbers: dict[int, int] = {}
    for story in EVERY_STORY if stories is None else stories:
        _store(db, story, numbers)
    db.execute(
        """insert into speaker_aliases (id, speaker_id, name, slug, source_type, rule)
        select id, id, name, slug, source_type, 'own name' from speakers"""
    )
    db.conn.row_factory = sqlite3.Row
    for article_id in standing.waiting(db.conn):
        standing.refresh(db.conn, article_id)
    if stories is None:
        _revise(db)
    db.conn.commit()
    with Store.open(path) as store, store.transaction():
        store.speakers.rebuild()
    return db


def _revise(db: Database) -> None:
    """Give the Wire's report an earlier version, with the changes that a run would have noted, and join it to
    the Courier's in a story."""
    now = next(db.query("select title, text, text_hash from articles where id = 2"))
    said = {row["position"]: row for row in db.query("select * from claims where article_id = 2")}
    before = (
        now["text"]
        .replace("entirely foreseeable", "foreseeable")
        .replace("The company declined to comment.", "A dock hand said the night crew had been sent home.")
    )
    versions = [
        ("Port of Vell says wall is safe", before, "f" * 64),
        (now["title"], now["text"], now["text_hash"]),
    ]
    for number, (title, text, digest) in enumerate(versions, 1):
        db["revisions"].insert(
            {
                "article_id": 2,
                "number": number,
                "seen": f"2026-09-{28 + number}T08:00:00+00:00",
                "title": title,
                "text": text,
                "text_hash": digest,
            }
        )
    db["articles"].update(2, {"revision": 2})
    db["stories"].insert({"id": 1, "title": "The eastern wall of Vell"})
    db.execute("update timeline set story_id = 1 where article_id in (1, 2)")
    nothing = dict.fromkeys(
        f"{former}{name}"
        for former in ("", "former_")
        for name in ("claim_id", "content", "speaker", "source", "anonymity", "sourcing")
    )
    altered = {
        name: said[1][name] for name in ("claim_id", "content", "speaker", "source", "anonymity", "sourcing")
    }
    former = {
        "former_claim_id": "0" * 16,
        "former_content": "foreseeable",
        "former_speaker": None,
        "former_source": "an engineer",
        "former_anonymity": "anonymous",
        "former_sourcing": 1,
    }
    changes = [
        {"change": "altered", "sourcing_change": "upgraded", **altered, **former},
        {
            "change": "added",
            "sourcing_change": None,
            **{
                name: said[4][name]
                for name in ("claim_id", "content", "speaker", "source", "anonymity", "sourcing")
            },
        },
        {
            "change": "dropped",
            "sourcing_change": None,
            "former_claim_id": "1" * 16,
            "former_content": "the night crew had been sent home",
            "former_source": "A dock hand",
            "former_anonymity": "anonymous",
            "former_sourcing": 1,
        },
    ]
    for change in changes:
        db["claim_changes"].insert({"article_id": 2, "revision": 2, **nothing, **change})


def _id(db: Database, table: str, name: str, **more: Any) -> int:
    found = list(db.query(f"select id from {table} where name = ?", [name]))
    if found:
        return int(found[0]["id"])
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return int(db[table].insert({"name": name, "slug": slug, **more}).last_pk)


def _store(db: Database, story: Story, numbers: dict[int, int]) -> None:
    text, spans = parse(story.text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    url = story.url or f"https://{re.sub('[^a-z]', '', story.outlet.lower())}.example/{digest[:8]}"
    article_id = (
        db["articles"]
        .insert(
            {
                "url": url,
                "outlet_id": _id(db, "outlets", story.outlet),
                "title": story.title,
                "authors": json.dumps(story.authors),
                "published": story.day,
                "published_from": "json-ld",
                "text": text,
                "text_hash": digest,
                "fetched": "2026-10-06T08:00:00+00:00",
                "extractor": "rules-1",
            }
        )
        .last_pk
    )
    ids = {n: hashlib.sha256(f"{digest}{n}".encode()).hexdigest()[:16] for n in story.claims}
    for position, (number, given) in enumerate(story.claims.items()):
        facts = dict(given)
        terms = _TERMS[facts.pop("terms")]
        rule = facts.pop("rule", "as the fixture says")
        claim: dict[str, Any] = {
            "claim_id": ids[number], "article_id": article_id, "revision": 1, "position": position,
            "source_id": None, "speaker": None, "role": None, "affiliation": None, "source_count": None,
            "unnamed_as": None, "through": None, "basis": None, "anonymity_reason": None, "via": None,
            "quote_type": "indirect",
            "kind": "statement", "hedge": None, "said_text": None, "said_date": None, "said_precision": None,
            "confidence": 0.92, "method": "fixture", "extractor": "rules-1", "group_id": None,
            **terms, "sourcing_rule": rule, **facts,
        }  # fmt: skip
        claim["reported_by"] = ids.get(facts.get("reported_by", 0))
        for role in ("content", "cue", "source"):
            where = spans.get((role, number), [])
            claim[f"{role}_spans"] = json.dumps(where)
            claim[role] = " ".join(text[start:end] for start, end in where) or None
        name = claim["speaker"]
        claim["speaker_id"] = (
            _id(
                db,
                "speakers",
                name,
                source_type=claim["source_type"],
                role=claim["role"],
                affiliation=claim["affiliation"],
            )
            if name
            else None
        )
        db["claims"].insert(claim)
        said_on = claim["said_date"] or story.day[:10]
        julian = julian_day(first_day(said_on))
        numbers[julian] = numbers.get(julian, 0) + 1
        row = {**claim, "said_on": said_on, "outlet": story.outlet, "title": story.title, "published": story.day,
               "url": url, "corroboration": None, "origins_max": None, "story_id": None, "reviewed": None}  # fmt: skip
        db["timeline"].insert(
            {name: row[name] for name in TIMELINE_COLUMNS} | {"key": (julian << KEY_SHIFT) | numbers[julian]}
        )
