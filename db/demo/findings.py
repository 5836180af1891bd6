"""What a run found in the newsroom, in numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

_FINDINGS = """
    select count(distinct articles.id) as articles, count(distinct outlet_id) as outlets,
        count(claim_id) as claims, count(distinct speaker_id) as speakers,
        count(claim_id) filter (where claims.anonymity = 'named') as named,
        count(claim_id) filter (where claims.anonymity = 'anonymous') as anonymous,
        count(claim_id) filter (where claims.anonymity = 'collective') as collective,
        count(claim_id) filter (where claims.kind = 'no_comment') as no_comments
    from articles join feeds on feeds.id = articles.feed_id
    left join claims on claims.article_id = articles.id
    where feeds.url in ({marks})
"""


@dataclass(frozen=True, slots=True)
class Findings:
    """Counts over the newsroom's articles. `no_comments` are among the claims, whatever their anonymity."""

    articles: int
    outlets: int
    claims: int
    speakers: int
    named: int
    anonymous: int
    collective: int
    no_comments: int

    def __str__(self) -> str:
        return (
            f"{self.articles} articles from {self.outlets} outlets\n"
            f"{self.claims} claims: {self.named} named, {self.anonymous} anonymous, "
            f"{self.collective} collective{self._unclear()}\n"
            f"{self.no_comments} no-comments\n"
            f"{self.speakers} speakers"
        )

    def _unclear(self) -> str:
        # Whose word it is could not be told: a pronoun with two people before it, say.
        rest = self.claims - self.named - self.anonymous - self.collective
        return f", {rest} unclear" if rest else ""


def findings(connection: sqlite3.Connection, feed_urls: Sequence[str]) -> Findings:
    """What stands in the database from these feeds."""
    query = _FINDINGS.format(marks=", ".join("?" for _ in feed_urls))
    return Findings(*connection.execute(query, list(feed_urls)).fetchone())
