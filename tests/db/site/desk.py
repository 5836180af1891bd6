"""What a desk asks of: an archive of our own invention whose days count back from today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from onrecord.claims.records import Claim, Span
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

TODAY = date.today()
NOW = datetime.now(UTC)

OFFICIAL = {
    "speaker": None, "source": "two officials at the ministry", "anonymity": "anonymous", "unnamed_as": "official",
    "source_count": 2, "basis": "briefed on the plan", "anonymity_reason": "they feared for their posts", "sourcing": 3,
}  # fmt: skip
AIDE = {
    **OFFICIAL,
    "source": "an aide",
    "unnamed_as": "confidential",
    "source_count": 1,
    "anonymity_reason": None,
}
VOSS = {"speaker": "Ilse Voss", "source": "Ilse Voss", "role": "port director", "affiliation": "Port of Harn"}
WE = {"speaker": None, "source": "we", "anonymity": "named"}


def build(path: Path) -> None:
    """A database at `path`: of the Harn Gazette, whose many statements stand mostly on officials, and others."""
    with Store.open(path) as store:
        for n in range(12):
            day = (TODAY - timedelta(days=n)).isoformat()
            _add(
                store,
                f"The dredger, day {n}",
                "Harn Gazette",
                day,
                [(f"the dredger cost {n} crowns more", OFFICIAL), (f"work stopped for {n} hours", VOSS)],
            )
        _add(
            store,
            "Voss on the dredger",
            "Skell Post",
            f"{TODAY.year - 1}-04-11",
            [("the dredger will never be sold", VOSS), ("we signed nothing", WE), ("we signed nothing", WE)],
        )
        _add(
            store, "Before all that", "Skell Post", f"{TODAY.year - 2}-01-05", [("the dredger is old", VOSS)]
        )
        _add(
            store,
            "A page without a day",
            "Skell Post",
            None,
            [("nobody knows when", VOSS), ("the dredger sank", AIDE)],
        )
        _add(
            store,
            "Asked at the quay",
            "Skell Post",
            f"{TODAY.year - 1}-05-02",
            [
                (
                    "Lowtide did not answer questions about the dredger",
                    {
                        "speaker": "Lowtide",
                        "source": "Lowtide",
                        "source_type": "organization",
                        "kind": "no_comment",
                        "cue": None,
                    },
                )
            ],
        )
        changed = _add(
            store, "The lock gate", "Skell Post", f"{TODAY.year - 1}-06-01", [("the gate will hold", VOSS)]
        )
        _revise(store, changed)  # fmt: skip


def _add(
    store: Store, title: str, outlet: str, day: str | None, said: list[tuple[str, dict[str, object]]]
) -> int:
    text, claims = "", []
    for n, (content, facts) in enumerate(said):
        text += f"{content}, {facts['source']} said.\n\n"
        claims.append(_claim(f"{title}-{n}".replace(" ", "-").replace(",", ""), content, facts, text))
    article = Article(
        text.strip(), url=f"https://press.example/{title.replace(' ', '-')}", title=title, published=day
    )
    with store.transaction():
        return store.articles.add(article, Extraction("x-1", claims), NOW, outlet=outlet)


def _claim(claim_id: str, content: str, facts: dict[str, object], text: str) -> Claim:
    start = text.rindex(content)
    spans = (Span(start, start + len(content)),)
    return a_claim(claim_id=claim_id, content=content, content_spans=spans, quote_type="indirect", **facts)


def _revise(store: Store, article: int) -> None:
    """A later version of the article, which says otherwise."""
    with store.transaction():
        store.connection.execute(
            """insert into revisions (article_id, number, seen, title, text, text_hash)
            values (?, 2, ?, 'The lock gate', 'the gate may not hold, Ilse Voss said.', 'other')""",
            [article, NOW.isoformat()],
        )
        store.connection.execute("update articles set revision = 2 where id = ?", [article])
        store.connection.execute(
            """insert into claim_changes (article_id, revision, change, content, former_content, source, former_source)
            values (?, 2, 'altered', 'the gate may not hold', 'the gate will hold', 'Ilse Voss', 'Ilse Voss')""",
            [article],
        )
