"""What relating costs, at the size of an archive: look-ups, whole articles, and pages of what is told alike.

    python benchmarks/relate.py make told.db --claims 1000000 [--seed 1] [--bare]
    python benchmarks/relate.py measure told.db [--articles 40] [--lookups 400]
    python benchmarks/relate.py pages told.db [--repeat 40] [--cold 3]
    python benchmarks/relate.py lookups index.db --claims 1000000 [--lookups 400]

`make` writes an invented press (as million.py does, of words as frequent as they are in news), of whose
statements one in eight retells one of the last days, and relates it roughly: the index is whole; of every
twenty statements two are in a group of three articles, and articles are in stories of six. `--bare` leaves
out the timeline and what is related, which `measure` does not need. `measure` adds articles of 24 statements,
a fourth of them retold, with the real matcher, and prints processor time: of looking a statement up, and of
relating an article with all that follows. `lookups` writes an index alone, of claims without words, in a
minute or two, and asks it. `pages` times what million.py's `measure` does
not know. Times of processors are in milliseconds; a busy machine makes them no longer.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import accumulate, islice
from pathlib import Path

import million
import numpy as np

from onrecord.claims.alike import words
from onrecord.claims.identity import claim_id
from onrecord.claims.records import Claim, Span
from onrecord.db.clock import utc_now
from onrecord.db.run.relate import relate_new
from onrecord.db.run.report import Silent
from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.db.store.claims import claim_of
from onrecord.db.store.relating import index
from onrecord.db.store.relating.reading import listed, reports, told, told_in
from onrecord.ingest.records import Article

_NAMES = 60_000
_RETOLD = 8  # one in so many
_RECENT = 4_000
_KEPT = 0.75  # of the words of what is retold
_AT_ONCE = 500
_IN_STORY = 6


class NewsPress(million.Press):
    """A press with words as frequent as in the table of `claims.across.words`, and which repeats itself."""

    def __init__(self, seed: int, claims: int) -> None:
        super().__init__(seed, claims)
        table = words._table()
        self._news = list(table.counts)
        self._weights = list(accumulate(table.counts[word] for word in self._news))
        self._recent: deque[list[str]] = deque(maxlen=_RECENT)

    def sentence(self, theme: str) -> str:
        if self._recent and self.random.random() < 1 / _RETOLD:
            told = self.retold(self.random.choice(self._recent))
        else:
            told = self._words(self.random.randint(8, 16))
            names = [
                f"Nm{min(_NAMES, int(self.random.paretovariate(0.6)))}"
                for _ in range(self.random.choice((0, 1, 1, 2)))
            ]
            told = [*told, *names]
            self.random.shuffle(told)
        self._recent.append(told)
        return f"The {theme} {' '.join(told)}"

    def retold(self, told: Sequence[str]) -> list[str]:
        """Most of these words, and others."""
        kept = [word for word in told if self.random.random() < _KEPT]
        return [*kept, *self._words(max(1, len(told) - len(kept)))]

    def _words(self, count: int) -> list[str]:
        return self.random.choices(self._news, cum_weights=self._weights, k=count)


def make(path: Path, claims: int, seed: int, *, bare: bool) -> None:
    """Write the database, index it and, unless it is to be `bare`, relate it roughly."""
    if not bare:
        million.make(path, claims, seed, press=NewsPress)
    with Store.open(path) as store:
        if bare:
            _articles(store, NewsPress(seed, claims), claims)
        _index(store)
        if not bare:
            _relate_roughly(store)


def _articles(store: Store, press: NewsPress, claims: int) -> None:
    """Articles and claims alone."""
    connection = store.connection
    connection.execute("pragma synchronous = off")
    with store.transaction():
        connection.executemany(
            "insert into outlets (id, slug, name) values (?, ?, ?)",
            [(n, f"o{n}", name) for n, name in enumerate(press.outlets, 1)],
        )
        connection.executemany(
            "insert into speakers (id, slug, name, source_type) values (?, ?, ?, 'person')",
            [(n, f"s{n}", name) for n, name in enumerate(press.speakers, 1)],
        )
    count, size = max(1, claims // million.CLAIMS_IN_ARTICLE), million.CLAIMS_IN_ARTICLE
    for some in _some(range(1, count + 1)):
        with store.transaction():
            for number in some:
                million.article(connection, press, number, million.day(number, count), None, size)


def _index(store: Store) -> None:
    """The whole index, in its own order: years of runs leave the same, in no better one."""
    connection = store.connection
    connection.execute("pragma synchronous = off")
    connection.execute("create temp table found (term text, day integer, claim integer)")
    numbers = [row[0] for row in connection.execute("select id from articles order by id")]
    for some in _some(numbers):
        with store.transaction():
            for article in some:
                day = index.day_of(connection, article)
                for one in told_in(connection, [article]):
                    number = connection.execute(
                        "insert into claim_numbers (claim_id, day, weight) values (?, ?, ?) returning id",
                        [one.claim.claim_id, day, sum(words.rarity(word) for word in words.rare(one))],
                    ).fetchone()[0]
                    connection.executemany(
                        "insert into found values (?, ?, ?)", [(w, day, number) for w in words.rare(one)]
                    )
    with store.transaction():
        connection.execute("insert into terms (term) select distinct term from found")
        connection.execute(
            """insert into claim_terms (term, day, claim) select terms.id, day, claim
            from found join terms using (term) order by 1, 2, 3"""
        )
        connection.execute("update articles set related = 'benchmark', traced = 1")
    from onrecord.claims.across.stories import lead_words

    for some in _some(numbers):
        with store.transaction():
            for report in reports(connection, some):
                day = index.day_of(connection, report.article_id)
                index.put_lead(connection, report.article_id, day, lead_words(report))


def _some(numbers: Sequence[int]) -> Iterator[list[int]]:
    them = iter(numbers)
    while some := list(islice(them, _AT_ONCE)):
        yield some


def _relate_roughly(store: Store) -> None:
    """Stories of articles that follow each other, and groups of statements at one place in them."""
    connection = store.connection
    [last] = connection.execute("select max(id) from articles").fetchone()
    for firsts in _some(range(1, last - _IN_STORY + 2, _IN_STORY)):
        with store.transaction():
            for first in firsts:
                _story(connection, first)
    connection.execute("insert into stories_fts (stories_fts) values ('optimize')")
    connection.execute("analyze")


def _story(connection: sqlite3.Connection, first: int) -> None:
    articles = range(first, first + _IN_STORY)
    days = [
        row[0]
        for row in connection.execute(
            "select substr(published, 1, 10) from articles where id >= ? and id < ? order by 1",
            [first, first + _IN_STORY],
        )
    ]
    [title] = connection.execute("select title from articles where id = ?", [first]).fetchone()
    connection.execute(
        "insert into stories (id, title, first_day, last_day, articles, outlets) values (?, ?, ?, ?, ?, ?)",
        [first, title, days[0], days[-1], len(days), len(days)],
    )
    connection.execute(
        "insert into stories_fts (rowid, title, headlines) values (?, ?, ?)", [first, title, title]
    )
    for article in articles:
        connection.execute("update articles set story_id = ? where id = ?", [first, article])
    for at in (0, 1):
        told = [f"{article:08x}{at:04x}" for article in articles][:3]
        group = connection.execute("select id from claim_numbers where claim_id = ?", [told[0]]).fetchone()
        if group is None:
            continue
        connection.execute(
            """insert into claim_groups (id, story_id, claims, articles, outlets, traced)
            values (?, ?, 3, 3, 3, 1)""",
            [group[0], first],
        )
        connection.execute(
            "insert into group_origins values (?, 1, ?, 0, 0, ?)",
            [group[0], 2, None if at else "in a circle"],
        )
        connection.executemany(
            "insert into group_places values (?, ?, ?, 'unknown', 'nothing tells where it has this from', 0)",
            [(group[0], article, n) for n, article in enumerate(articles[:3])],
        )
        connection.executemany(
            """insert into claim_pairs (a, b, score, band, reasons, opposed, model)
            values (?, ?, 0.9, 'same', '["share words"]', 0, 'benchmark')""",
            [(told[0], told[1]), (told[0], told[2])],
        )
        connection.execute(
            "update claims set group_id = ? where claim_id in (select value from json_each(?))",
            [group[0], listed(told)],
        )
        connection.execute(
            """update timeline set group_id = ?, story_id = ?, corroboration = 1, origins_max = 2
            where claim_id in (select value from json_each(?))""",
            [group[0], first, listed(told)],
        )
    connection.execute(
        """update timeline set story_id = ?1 where article_id >= ?1 and article_id < ?2
        and story_id is null""",
        [first, first + _IN_STORY],
    )
    connection.execute(
        """insert into lineage
            (article_id, kind, origin_article_id, origin_name, evidence, inferred, confidence)
        values (?, 'rewrite', ?, 'The First', 'most of its statements stand there', 1, 0.7)""",
        [first + 1, first],
    )


def measure(path: Path, articles: int, lookups: int, seed: int) -> None:
    """Print what a look-up and what an article of 24 statements cost."""
    chance = random.Random(seed)
    with Store.open(path) as store, ThreadPoolExecutor(1) as executor:
        connection = store.connection
        [count] = connection.execute("select count(*) from claims").fetchone()
        [last] = connection.execute("select max(id) from articles").fetchone()
        spent, found = [], []
        for article in chance.choices(range(1, last + 1), k=lookups):
            own = told_in(connection, [article])
            one = chance.choice(own)
            rare, day = words.rare(one), index.day_of(connection, article)
            start = time.process_time()
            found.append(len(index.near(connection, one, rare, day)))
            spent.append(1000 * (time.process_time() - start))
        _print(f"{count:,} claims: a look-up", spent)
        print(f"  candidates found: {statistics.mean(found):.1f} on the mean")
        relate_new(store, executor, Silent())  # what waits, and the matcher's loading, are not counted
        press = NewsPress(seed, 1000)
        spent = []
        for n in range(articles):
            _add(store, press, n, last, chance)
            start = time.process_time()
            relate_new(store, executor, Silent())
            spent.append(1000 * (time.process_time() - start))
        _print(f"{count:,} claims: an article of 24 statements", spent)
        size = sum(
            row[0]
            for row in connection.execute(
                "select sum(pgsize) from dbstat where name in ('claim_terms', 'terms', 'claim_numbers')"
            )
        )
        print(f"  the index: {size / max(1, count):.0f} bytes a claim")


def lookups(path: Path, claims: int, asked: int, seed: int) -> None:
    """Write an index of so many claims over three years, and print what a look-up in it costs."""
    chance = np.random.default_rng(seed)
    table = words._table()
    news = [*table.counts, *(f"nm{n}" for n in range(_NAMES))]
    rarity = np.array([words.rarity(word) for word in news])
    shares = np.cumsum(np.array([*table.counts.values()], dtype=float))
    with Store.open(path) as store:
        connection = store.connection
        connection.execute("pragma synchronous = off")
        terms = _postings(chance, claims, len(table.counts), shares, rarity)
        days = 2_460_000 + np.arange(claims) * 1095 // claims
        with store.transaction():
            _claims_without_words(connection, claims)
            connection.executemany("insert into terms (id, term) values (?, ?)", enumerate(news, 1))
            number = np.repeat(np.arange(1, claims + 1), terms.shape[1])
            flat = terms.ravel()
            order = np.lexsort((number, flat))
            for start in range(0, len(order), 1_000_000):
                some = order[start : start + 1_000_000]
                rows = zip(
                    (flat[some] + 1).tolist(),
                    days[number[some] - 1].tolist(),
                    number[some].tolist(),
                    strict=True,
                )
                connection.executemany("insert or ignore into claim_terms values (?, ?, ?)", rows)
            weights = rarity[terms].sum(axis=1).tolist()
            connection.executemany(
                "update claim_numbers set day = ?, weight = ? where id = ?",
                zip(days.tolist(), weights, range(1, claims + 1), strict=True),
            )
        spent, found = [], []
        for n in chance.integers(0, claims, asked).tolist():
            rare = [news[term] for term in sorted(set(terms[n].tolist()), key=lambda term: -rarity[term])]
            [one] = told(connection, [f"c{n + 1}"]).values()
            start_at = time.process_time()
            found.append(len(index.near(connection, one, rare, int(days[n]))))
            spent.append(1000 * (time.process_time() - start_at))
    _print(f"{claims:,} claims: a look-up", spent)
    print(f"  candidates found: {statistics.mean(found):.1f} on the mean")


def _postings(
    chance: np.random.Generator, claims: int, known: int, shares: np.ndarray, rarity: np.ndarray
) -> np.ndarray:
    """The twelve rarest of each claim's words, two of which are names that the table does not know."""
    drawn = np.searchsorted(shares, chance.random((claims, 14)) * shares[-1])
    names = np.minimum(_NAMES - 1, chance.pareto(0.6, (claims, 2)).astype(np.int64)) + known
    every = np.concatenate([names, drawn], axis=1)
    rarest = np.argsort(-rarity[every], axis=1)[:, : words.MOST_RARE]
    return np.take_along_axis(every, rarest, axis=1)


def _claims_without_words(connection: sqlite3.Connection, claims: int) -> None:
    """So many claims, twenty an article, of three thousand speakers, with their numbers."""
    count = f"with recursive n(n) as (select 1 union all select n + 1 from n where n < {claims})"
    connection.execute(
        """insert into speakers (id, slug, name)
        with recursive n(n) as (select 1 union all select n + 1 from n where n < 3000)
        select n, 's' || n, 'S' || n from n"""
    )
    connection.execute(
        f"""insert into articles (id, url, text, text_hash, fetched, extractor, related, traced)
        {count} select n, 'u' || n, '', '', '2026-01-01', 'x', 'x', 1 from n where n <= {claims} / 20 + 1"""
    )
    connection.execute(
        f"""insert into claims (claim_id, article_id, revision, position, speaker_id, content, content_spans,
            cue_spans, source_spans, quote_type, kind, sourcing, sourcing_rule, confidence, method, extractor)
        {count} select 'c' || n, n / 20 + 1, 1, n % 20, 1 + abs(n * 7919) % 3000, '', '[]', '[]', '[]',
            'indirect', 'statement', 4, '', 1, '', 'x' from n"""
    )
    connection.execute(f"insert into claim_numbers (id, claim_id) {count} select n, 'c' || n from n")


def _add(store: Store, press: NewsPress, n: int, last: int, chance: random.Random) -> None:
    """An article of some day, a fourth of whose statements stand in four articles of the days before."""
    connection = store.connection
    url = f"https://new.invalid/{time.time_ns()}/{n}"
    at = chance.randrange(max(5, last // 2), last)
    rows = connection.execute(
        """select claims.*, articles.url as doc, published from claims
        join articles on articles.id = article_id
        where article_id in (select value from json_each(?))""",
        [listed(range(at - 4, at))],
    ).fetchall()
    claims: list[Claim] = []
    text = ""
    for row in chance.sample(rows, 24):
        before = claim_of(row)
        content = press.sentence("harbour") if chance.random() < 0.75 else _retold(press, before.content)
        span = Span(len(text), len(text) + len(content))
        text += f"{content}, {before.source or 'somebody'} said.\n\n"
        claims.append(
            replace(
                before, claim_id=claim_id(url, content, 1), doc=url, content=content, content_spans=(span,),
                cue_spans=(), source_spans=(), reported_by=None,
            )
        )  # fmt: skip
    article = Article(text=text, url=url, title=f"A new one {n}", published=rows[-1]["published"])
    with store.transaction():
        store.articles.add(article, Extraction("benchmark-1", claims), utc_now(), outlet=f"New {n % 7}")


def _retold(press: NewsPress, content: str) -> str:
    return " ".join(press.retold(content.split()))


def _print(what: str, spent: list[float]) -> None:
    worst = million.percentile(spent)
    print(f"{what}: CPU ms median {statistics.median(spent):.1f}, p95 {worst:.1f}", flush=True)


def pages(path: Path, repeat: int, cold: int) -> None:
    """Time the pages of what is told alike."""
    chance = random.Random(1)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        [last] = connection.execute("select max(id) from stories").fetchone()
        stories = [1 + _IN_STORY * chance.randrange(last // _IN_STORY) for _ in range(repeat)]
        groups = [
            row[0]
            for row in connection.execute(
                "select id from claim_groups where abs(id * 7919) % 1009 < 40 limit ?", [repeat]
            )
        ] or [connection.execute("select min(id) from claim_groups").fetchone()[0]]
        claims = [
            row[0]
            for row in connection.execute(
                "select claim_id from claims where group_id in (select value from json_each(?))",
                [json.dumps(groups)],
            )
        ]
    asked = {
        "stories": ["/stories"] * repeat,
        "stories, searched": [f"/stories?q={word}" for word in ("harbour", "ferry+pier", "tram", "b*")],
        "a story": [f"/story/{number}" for number in stories],
        "a group": [f"/group/{number}" for number in groups],
        "told alike": ["/groups"],
        "told alike, one origin": ["/groups?kind=circular"],
        "reversals": ["/reversals"],
        "the timeline of a story": [f"/timeline?story={number}" for number in stories],
        "two origins and a word": ["/timeline?origins=1&q=harbour", "/timeline?origins=2"],
        "a claim in a group": [f"/claim/{claim}" for claim in claims[:repeat]],
        "an article": [f"/article/{number + 1}" for number in stories],
    }
    million.report(path, {name: (them * repeat)[:repeat] for name, them in asked.items()}, cold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="write the invented press, indexed")
    making.add_argument("path", type=Path)
    making.add_argument("--claims", type=int, default=1_000_000)
    making.add_argument("--seed", type=int, default=1)
    making.add_argument("--bare", action="store_true", help="articles, claims and the index alone")
    measuring = commands.add_parser("measure", help="look-ups and articles")
    measuring.add_argument("path", type=Path)
    measuring.add_argument("--articles", type=int, default=40)
    measuring.add_argument("--lookups", type=int, default=400)
    measuring.add_argument("--seed", type=int, default=7)
    asking = commands.add_parser("lookups", help="look-ups in an index alone")
    asking.add_argument("path", type=Path)
    asking.add_argument("--claims", type=int, default=1_000_000)
    asking.add_argument("--lookups", type=int, default=400)
    asking.add_argument("--seed", type=int, default=1)
    timing = commands.add_parser("pages", help="time the pages")
    timing.add_argument("path", type=Path)
    timing.add_argument("--repeat", type=int, default=40)
    timing.add_argument("--cold", type=int, default=3)
    options = parser.parse_args()
    match options.command:
        case "make":
            make(options.path, options.claims, options.seed, bare=options.bare)
        case "lookups":
            lookups(options.path, options.claims, options.lookups, options.seed)
        case "measure":
            measure(options.path, options.articles, options.lookups, options.seed)
        case _:
            pages(options.path, options.repeat, options.cold)


if __name__ == "__main__":
    main()
