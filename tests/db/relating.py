"""A press that tells the same things in its own words, and a judge whose answers are known by heart."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from onrecord.claims.alike.records import LIKELY, RELATED, SAME, Pair, Told
from onrecord.claims.identity import claim_id
from onrecord.claims.records import Claim, Span
from onrecord.db.run.relate import Related, relate_all, relate_new
from onrecord.db.run.report import Silent
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.db.fiction import a_claim

NOW = datetime(2031, 5, 21, 12, tzinfo=UTC)


@dataclass
class ByWords:
    """Two claims are the same that share five words, likely with four, related with three; “not” opposes.

    Two who are named never say the same.
    """

    version: str = "words-1"
    asked: list[tuple[str, str]] = field(default_factory=list)
    fails_on: str | None = None

    def __call__(self) -> ByWords:
        return self

    def pairs(self, candidates: Sequence[tuple[Told, Told]]) -> list[Pair]:
        found = {}
        for one, other in candidates:
            a, b = sorted((one.claim, other.claim), key=lambda claim: claim.claim_id)
            self.asked.append((a.claim_id, b.claim_id))
            if self.fails_on and self.fails_on in a.content + b.content:
                raise ValueError("tripped")
            words = [set(claim.content.lower().split()) for claim in (a, b)]
            shared = sorted(word for word in words[0] & words[1] if len(word) > 3)
            opposed = ("not" in words[0]) != ("not" in words[1])
            band = {3: RELATED, 4: LIKELY}.get(len(shared), SAME if len(shared) > 4 else None)
            others = None not in (a.speaker, b.speaker) and a.speaker != b.speaker
            if band and (opposed or others):
                band = RELATED
            if band:
                score = {SAME: 0.97, LIKELY: 0.7, RELATED: 0.3}[band]
                veto = "opposite" if opposed else "two named speakers" if others else None
                found[a.claim_id, b.claim_id] = Pair(
                    a.claim_id, b.claim_id, score, band, (f"share {', '.join(shared)}",), veto, opposed
                )
        return list(found.values())


@dataclass
class Press:
    """Stores articles of marked claims, and has them related."""

    store: Store
    judge: ByWords = field(default_factory=ByWords)
    executor: Executor = field(default_factory=lambda: ThreadPoolExecutor(1))
    report: Silent = field(default_factory=Silent)

    def article(
        self,
        name: str,
        *said: tuple[str, str] | Claim,
        day: str | None = "2031-05-20",
        outlet: str = "Echo",
        title: str | None = None,
        text: str = "",
        wire: str | None = None,
        links: tuple[str, ...] = (),
    ) -> int:
        """An article of that `name` in which each of `said` (a source's name and its words) is said."""
        url = f"https://{outlet.lower().replace(' ', '')}.example/{name}"
        whole, claims = _written(url, said, text)
        article = Article(
            text=whole, url=url, title=title or f"Of {name}", published=day, published_from="given", wire=wire,
            links=links,
        )  # fmt: skip
        with self.store.transaction():
            return self.store.articles.add(article, Extraction("x-1", claims), NOW, outlet=outlet)

    def again(self, article_id: int, *said: tuple[str, str] | Claim, text: str = "") -> None:
        """Let another extractor read the article, in the same text or a later one."""
        before = self.store.articles.text(article_id)
        whole, claims = _written(before.url, said, text)
        with self.store.transaction():
            article = Article(text=whole, url=before.url, title=before.title, published=before.published)
            self.store.articles.revise(before, article, Extraction("x-2", claims), (), NOW)

    def relate(self) -> Related:
        return relate_new(self.store, self.executor, self.report, load=self.judge)

    def relate_all(self, *, rebuild: bool = False) -> Related:
        return relate_all(self.store, self.executor, self.report, rebuild=rebuild, load=self.judge)

    def rows(self, sql: str, *params: object) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.store.connection.execute(sql, params)]

    def groups(self) -> set[frozenset[str]]:
        """The groups, by the words of their claims."""
        found: dict[int, set[str]] = {}
        for number, content, url in self.rows(
            "select group_id, content, url from claims join articles on articles.id = article_id where group_id is not null"
        ):
            found.setdefault(int(str(number)), set()).add(f"{str(url).rpartition('/')[2]}: {content}")
        return {frozenset(group) for group in found.values()}

    def stories(self) -> set[frozenset[str]]:
        found: dict[int, set[str]] = {}
        for number, url in self.rows("select story_id, url from articles where story_id is not null"):
            found.setdefault(int(str(number)), set()).add(str(url).rpartition("/")[2])
        return {frozenset(story) for story in found.values()}

    def check(self) -> None:
        """What is told in several places is the same in all of them."""
        assert not self.rows(
            "select 1 from timeline join claims using (claim_id) where timeline.group_id is not claims.group_id"
        )
        assert not self.rows(
            "select 1 from timeline join articles on articles.id = article_id where timeline.story_id is not articles.story_id"
        )
        assert not self.rows(
            "select 1 from timeline left join group_origins using (group_id) where corroboration is not least or origins_max is not most"
        )
        assert not self.rows(
            """select id from claim_groups where claims is not (select count(*) from claims where group_id = claim_groups.id)
            or articles is not (select count(distinct article_id) from claims where group_id = claim_groups.id) or claims < 2"""
        )
        assert not self.rows(
            "select id from stories where articles is not (select count(*) from articles where story_id = stories.id) or articles < 2"
        )
        assert not self.rows(
            "select 1 from claim_groups left join claim_numbers using (id) left join claims using (claim_id) where claims.group_id is not claim_groups.id"
        )
        assert not self.rows(
            "select claim from claim_terms left join claim_numbers on id = claim left join claims using (claim_id) where claims.claim_id is null"
        )
        assert self.rows("select id from stories order by 1") == self.rows(
            "select rowid from stories_fts order by 1"
        )
        self.store.connection.execute(
            "insert into timeline_fts (timeline_fts, rank) values ('integrity-check', 1)"
        )


def _written(url: str, said: Sequence[tuple[str, str] | Claim], text: str) -> tuple[str, list[Claim]]:
    claims, parts, at = [], [], 0
    for one in said:
        claim = one if isinstance(one, Claim) else a_claim(source=one[0], speaker=one[0], content=one[1])
        source = claim.source or ""
        sentence = f"{source} said {claim.content}."
        start = at + len(source) + 6
        claims.append(
            replace(
                claim,
                claim_id=claim_id(url, claim.content, 1 + sum(c.content == claim.content for c in claims)),
                doc=url,
                content_spans=(Span(start, start + len(claim.content)),),
                source_spans=(Span(at, at + len(source)),) if source else (),
                reported_by=None,
            )
        )
        parts.append(sentence)
        at += len(sentence) + 2
    return "\n\n".join([*parts, text] if text else parts) or "Nothing.", claims
