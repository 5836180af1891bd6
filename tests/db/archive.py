"""An archive of articles that are nothing but who is quoted in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from onrecord.claims.records import Claim
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)


@dataclass
class Archive:
    """Adds an article a call. `by_name` is what a reader sees: names, and the slug of who they lead to."""

    store: Store
    claims: dict[int, list[Claim]] = field(default_factory=dict)

    def article(
        self,
        *quoted: dict[str, object] | str,
        outlet: str = "Echo",
        day: str | None = "2026-10-02",
        text: str | None = None,
    ) -> int:
        """An article in which each of `quoted` says something: a person's name, or fields of a claim."""
        number = len(self.claims) + 1
        fields = [{"speaker": one} if isinstance(one, str) else one for one in quoted]
        claims = [
            a_claim(
                claim_id=f"c{number}-{n}", content=f"Words {number} {n}", source=given["speaker"], **given
            )
            for n, given in enumerate(fields)
        ]
        article = Article(
            text=text or f"Article {number}.", published=day, url=f"https://echo.example/{number}"
        )
        with self.store.transaction():
            stored = self.store.articles.add(article, Extraction("x-1", claims), NOW, outlet=outlet)
        self.claims[stored] = claims
        return stored

    def read_again(self, article: int, *claims: Claim, extractor: str = "x-2") -> None:
        with self.store.transaction():
            again = claims or self.claims[article]
            self.store.articles.extracted(article, 1, Extraction(extractor, again))

    def rebuild(self) -> None:
        with self.store.transaction():
            self.store.speakers.rebuild()

    def merge(self, keep: str, *others: str, everywhere: bool = False) -> None:
        speakers = self.store.speakers
        with self.store.transaction():
            ids = [speakers.find(other) for other in others]
            speakers.merge(speakers.find(keep), ids, NOW, everywhere=everywhere)

    def split(self, speaker: str, alias: str, *, everywhere: bool = False) -> None:
        speakers = self.store.speakers
        with self.store.transaction():
            speakers.split(speakers.alias(speakers.find(speaker), alias), NOW, everywhere=everywhere)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.store.connection.execute(sql)]

    def by_name(self) -> list[tuple[object, ...]]:
        """Each address ever given, and the one that it leads to."""
        return self.rows(
            """select speaker_aliases.slug, speakers.slug from speaker_aliases
            join speakers on speakers.id = speaker_id order by speaker_aliases.id"""
        )

    def check(self) -> None:
        """Every table tells the same of who said what, and nobody is left without a name."""
        for table in ("claims", "timeline", "sources"):
            assert not self.rows(f"select 1 from {table} where speaker_id not in (select id from speakers)")
        assert not self.rows(
            """select claim_id from timeline join claims using (claim_id)
            where timeline.speaker_id is not claims.speaker_id"""
        )
        assert not self.rows(
            """select claim_id from timeline join speakers on speakers.id = speaker_id
            where timeline.speaker is not speakers.name"""
        )
        assert not self.rows(
            "select 1 from sources join claims on claims.source_id = sources.id where sources.speaker_id is not claims.speaker_id"
        )
        assert not self.rows(
            "select 1 from speakers where id not in (select speaker_id from speaker_aliases)"
        )
        assert not self.rows(
            "select 1 from speaker_aliases where id = speaker_id and slug not in (select slug from speakers)"
        )
        counted = (
            "select speaker_id, count(*) from timeline where speaker_id is not null group by 1 order by 1"
        )
        kept = "select value, n from facet_counts where facet = 'speaker_id' and n > 0 order by 1"
        assert self.rows(counted) == self.rows(kept)
        self.store.connection.execute(
            "insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)"
        )
