"""The site at the size of a newsroom's archive: an invented press of N claims, and how long each page takes.

    python benchmarks/million.py make big.db --claims 1000000 [--seed 1]
    python benchmarks/million.py measure big.db [--repeat 40] [--only NAME] [--csv]

`make` writes through the schema's own triggers, so the database is what years of `onrecord update` would
leave. `measure` asks for each kind of page REPEAT times, never the same question twice running where there
are several. Warm: of one server that has answered before. Cold: the first answer of a new process, after the
system was told to forget the file. Times are in milliseconds at the client, over loopback; CPU is the mean
of what the server itself worked, and "MB read" the most that a cold answer had read from the disk: on a busy
machine both tell more.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
from sqlite_utils import Database

from onrecord.db.migrations import TIMELINE_COLUMNS, migrations
from onrecord.db.rules.days import KEY_SHIFT
from onrecord.db.slug import slugify
from onrecord.db.store.timeline import order_day

CLAIMS_IN_ARTICLE = 20
_REVISED = 8
_DAYS = 1500
LAST_DAY = date(2026, 10, 31)

_SYLLABLES = "ba ca do el fen gar hol is jor kel lun mor nes or pel quin ros sel tor ul ven wes".split()
_THEMES = (
    "harbour wall|ferry pier|grain price|school roof|river dam|tram line|water rate|hospital merger|"
    "night bus|mill fire|coast road|land tax|city archive|bridge toll|fish quota|power plant|rent cap"
).split("|")
_VERBS = "will open must close has failed could double may reopen needs repair was sold is safe".split()
_FILLER = (
    "officials residents engineers next year under the new plan before winter despite the cost of stone "
    "after the vote because of the storm according to a first estimate within three months"
).split()
_ROLES = ("mayor", "harbour master", "chief engineer", "union leader", "head teacher", "spokeswoman", None)
_BODIES = ("city council", "port authority", "builders' union", "ministry of works", None)
_UNNAMED = ("officials", "two people", "a person familiar with the plan", "experts")
_CUES = ("said", "told reporters", "according to", "warned", "announced", "denied")


_SPEAKERS = ({}, {"sort": "name"}, {"sort": "new"}, {"before": 200}, {"sort": "name", "before": 900})
_OUTLETS = ({}, {"sort": "most"}, {"sort": "unnamed"}, {"letter": "B"}, {"before": 12})
_CHANGES = ({}, {"change": "dropped"}, {"change": "downgraded"}, {"before": 5000}, {"from": "2025-01-01"})


class Press:
    """Names, words and dates of an invented press, the same for the same seed."""

    def __init__(self, seed: int, claims: int) -> None:
        self.random = random.Random(seed)
        self.outlets = [
            f"The {self._word().title()} {kind} {n}"
            for n in range(20)
            for kind in ("Courier", "Echo", "Post")
        ]
        names = {f"{self._word().title()} {self._word().title()}" for _ in range(max(50, claims // 33))}
        self.speakers = sorted(names)
        self.words = sorted({self._word() for _ in range(30_000)})

    def _word(self) -> str:
        return "".join(self.random.choice(_SYLLABLES) for _ in range(self.random.randint(2, 4)))

    def sentence(self, theme: str) -> str:
        # Words follow Zipf's law: few everywhere, most hardly anywhere.
        rare = [self.words[int(len(self.words) ** self.random.random()) - 1] for _ in range(6)]
        common = self.random.choices(_FILLER, k=8)
        verb = " ".join(self.random.choices(_VERBS, k=2))
        return f"The {theme} {verb} {' '.join(common[:4])} {' '.join(rare)} {' '.join(common[4:])}"

    def skewed(self, names: list[str]) -> int:
        """A place in `names`: the first far more often than the last."""
        return min(int(len(names) ** self.random.random()) - 1, len(names) - 1)


def make(path: Path, claims: int, seed: int, press: type[Press] = Press) -> None:
    """Write the database of such a press. Raises FileExistsError rather than add to one."""
    if path.exists():
        raise FileExistsError(path)
    db = Database(path)
    migrations.apply(db)
    connection = db.conn
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = off")
    theirs = press(seed, claims)
    with connection:
        connection.executemany(
            "insert into outlets (id, slug, name) values (?, ?, ?)",
            [(n, slugify(name), name) for n, name in enumerate(theirs.outlets, 1)],
        )
        connection.executemany(
            "insert into speakers (id, slug, name, source_type) values (?, ?, ?, 'person')",
            [(n, f"{slugify(name)}-{n}", name) for n, name in enumerate(theirs.speakers, 1)],
        )
    articles = max(1, claims // CLAIMS_IN_ARTICLE)
    key = -1
    for first in range(1, articles + 1, 500):
        with connection:
            for number in range(first, min(first + 500, articles + 1)):
                that = day(number, articles)
                key = max(key + 1, order_day(that.isoformat(), that.isoformat()) << KEY_SHIFT)
                key += article(connection, theirs, number, that, key, min(claims, CLAIMS_IN_ARTICLE))
    connection.execute("insert into timeline_fts (timeline_fts) values ('optimize')")
    connection.commit()
    connection.execute("analyze")
    connection.commit()
    connection.execute("pragma wal_checkpoint(truncate)")


def day(number: int, articles: int) -> date:
    """When the `number`th of so many articles came out."""
    return LAST_DAY - timedelta(days=_DAYS - 1 - _DAYS * number // (articles + 1))


def article(
    connection: sqlite3.Connection, press: Press, number: int, day: date, key: int | None, claims: int
) -> int:
    """One article with its claims, whose rows of the timeline begin at `key` (None: there are none); how many
    claims."""
    theme = press.random.choice(_THEMES)
    outlet = press.skewed(press.outlets)
    title = (
        f"{theme.title()} {press.random.choice(_FILLER)} {press.words[press.skewed(press.words)]} {number}"
    )
    text, rows = "", []
    for position in range(claims):
        content, speaker = press.sentence(theme), press.skewed(press.speakers)
        start = len(text)
        rows.append((position, content, start, speaker))
        text += f"{content}, {press.speakers[speaker]} said.\n\n"
    url, published = f"https://press.invalid/{number}", f"{day.isoformat()}T08:00:00+00:00"
    connection.execute(
        """insert into articles (id, url, outlet_id, title, published, published_from, text, text_hash,
        fetched, extractor) values (?, ?, ?, ?, ?, 'meta', ?, ?, ?, 'benchmark-1')""",
        [number, url, outlet + 1, title, published, text.strip(), str(number), published],
    )
    _versions(connection, number, published, title, text, rows)
    for position, content, start, speaker in rows:
        claim = _claim(press, number, position, content, start, speaker)
        _insert(connection, "claims", claim)
        if key is None:
            continue
        shown = {
            **claim, "said_on": day.isoformat(), "outlet": press.outlets[outlet], "title": title,
            "published": published, "url": url, "corroboration": None, "story_id": None, "group_id": None,
            "reviewed": None, "origins_max": None,
        }  # fmt: skip
        _insert(
            connection, "timeline", {name: shown[name] for name in TIMELINE_COLUMNS} | {"key": key + position}
        )
        if claim["kind"] == "no_comment":
            _insert(connection, "replies", _reply(press, number, claim))
    return len(rows)


def _reply(press: Press, number: int, claim: dict[str, object]) -> dict[str, object]:
    """What came of asking the party of a claim."""
    return {
        "claim_id": claim["claim_id"],
        "article_id": number,
        "party": claim["speaker"] or press.random.choice(_BODIES),
        "outcome": press.random.choice(("answered", "declined", "no_reply", "could_not_be_reached")),
        "words": "was asked for comment",
    }


def _versions(
    connection: sqlite3.Connection,
    number: int,
    published: str,
    title: str,
    text: str,
    rows: list[tuple[int, str, int, int]],
) -> None:
    """The article's one version, or, of one in _REVISED, two with what the second did to some statements."""
    revised = number % _REVISED == 0
    former = text.replace("The ", "The former ", 5) if revised else text
    connection.execute(
        "insert into revisions (article_id, number, seen, title, text, text_hash) values (?, 1, ?, ?, ?, ?)",
        [number, published, title, former if revised else "", str(number)],
    )
    if not revised:
        return
    connection.execute(
        "insert into revisions (article_id, number, seen, title, text, text_hash) values (?, 2, ?, ?, ?, ?)",
        [number, published, title, text, f"{number}+"],
    )
    connection.execute("update articles set revision = 2 where id = ?", [number])
    for (position, content, _, _), change in zip(
        rows, ("added", "dropped", "altered", "altered"), strict=False
    ):
        later, earlier = change != "dropped", change != "added"
        row = {
            "article_id": number,
            "revision": 2,
            "change": change,
            "sourcing_change": "downgraded" if change == "altered" and position % 2 else None,
            "claim_id": f"{number:08x}{position:04x}" if later else None,
            "content": content if later else None,
            "former_content": content.replace("The", "The former", 1) if earlier else None,
            "source": "officials",
            "anonymity": "anonymous" if later else None,
            "former_anonymity": "named" if earlier else None,
            "sourcing": 1 if later else None,
            "former_sourcing": 4 if earlier else None,
        }
        _insert(connection, "claim_changes", row)


def _claim(
    press: Press, article: int, position: int, content: str, start: int, speaker: int
) -> dict[str, object]:
    chance = press.random.random
    anonymity = "named" if chance() < 0.78 else "anonymous" if chance() < 0.8 else "collective"
    named = anonymity == "named"
    name = press.speakers[speaker] if named else None
    end = start + len(content)
    return {
        "claim_id": f"{article:08x}{position:04x}",
        "article_id": article,
        "revision": 1,
        "position": position,
        "speaker_id": speaker + 1 if named else None,
        "content": content,
        "content_spans": json.dumps([[start, end]]),
        "cue": press.random.choice(_CUES),
        "cue_spans": "[]",
        "source": name
        or press.random.choice(("officials", "two people", "a person familiar with the plan", "experts")),
        "source_spans": json.dumps([[end + 2, end + 2 + len(press.speakers[speaker])]]) if named else "[]",
        "speaker": name,
        "role": _ROLES[speaker % len(_ROLES)] if named else None,
        "affiliation": _BODIES[speaker % len(_BODIES)] if named else None,
        "source_type": press.random.choices(
            ("person", "organization", "group", "document", "outlet"), (70, 15, 7, 5, 3)
        )[0],
        "anonymity": anonymity,
        "source_count": None if named else press.random.choice((None, 1, 2)),
        "basis": None if named or chance() < 0.7 else "with knowledge of the plan",
        "anonymity_reason": None,
        "unnamed_as": None if anonymity != "anonymous" else press.random.choice(("official", "confidential")),
        "through": None,
        "via": None,
        "quote_type": press.random.choices(("indirect", "direct", "mixed"), (6, 3, 1))[0],
        "kind": press.random.choices(("statement", "attitude", "no_comment"), (93, 5, 2))[0],
        "reported_by": None,
        "hedge": None,
        "said_text": None,
        "said_date": None,
        "said_precision": None,
        "sourcing": 4 if named else 1,
        "sourcing_rule": "named" if named else "bare",
        "confidence": round(0.5 + chance() / 2, 2),
        "method": "benchmark",
        "extractor": "benchmark-1",
    }


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    connection.execute(
        f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", tuple(row.values())
    )


def questions(path: Path, seed: int, repeat: int) -> dict[str, list[str]]:
    """For each kind of page, addresses that readers might ask for."""
    chance = random.Random(seed)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        articles = connection.execute("select max(id) from articles").fetchone()[0]
        outlets = [row[0] for row in connection.execute("select name from outlets order by id limit 40")]
        slugs = [row[0] for row in connection.execute("select slug from speakers order by id limit 200")]
        claims = [
            connection.execute("select claim_id from claims where article_id = ? limit 1", [n]).fetchone()[0]
            for n in chance.sample(range(1, articles + 1), min(repeat, articles))
        ]
        words = [
            row[0].split()[8]
            for row in connection.execute("select content from timeline where key % 7919 = 0 limit 200")
        ] or ["storm"]

    def each(*choices: dict[str, object]) -> list[str]:
        return _asked("/timeline", choices, repeat)

    def some_day() -> str:
        return (LAST_DAY - timedelta(days=chance.randrange(_DAYS))).isoformat()

    def key() -> int:
        return order_day(some_day(), "") << KEY_SHIFT

    names = [slug.split("-")[0] for slug in slugs]
    filtered = [{"q": "storm", "anonymity": "anonymous", "outlet": name} for name in outlets]
    revised = range(_REVISED, articles + 1, _REVISED)
    many = [*slugs[:3], *chance.choices(slugs, k=repeat)][:repeat]

    return {
        "start": ["/"] * repeat,
        "timeline": ["/timeline"] * repeat,
        "timeline, oldest first": each({"sort": "oldest"}, {"sort": "oldest", "anonymity": "anonymous"}),
        "timeline, most certain": each({"sort": "certain"}, {"sort": "certain", "q": "plan"}),
        "timeline, no date": each({"dated": "no"}, {"dated": "no", "q": "plan"}),
        "timeline, far back": each(*({"before": key()} for _ in range(repeat))),
        "search, a common word": each({"q": "the"}, {"q": "plan"}, {"q": "storm cost"}, {"q": "said"}),
        "search, a rare word": each(*({"q": word} for word in chance.choices(words, k=repeat))),
        "search, a phrase": each({"q": '"harbour wall"'}, {"q": '"ferry pier" cost'}),
        "search, the start of a word": each({"q": "har*"}, {"q": "b*"}, {"q": "mor* wall"}),
        "search that finds nothing": each({"q": "xylophone"}, {"q": "harbour xylophone"}),
        "search and filters": each(*filtered),
        "one filter": each({"anonymity": "anonymous"}, {"kind": "no_comment"}, {"type": "document"}),
        "several filters": each(
            {"anonymity": "anonymous", "kind": "no_comment"}, {"type": "document", "anonymity": "collective"}
        ),
        "dates": each(*({"from": some_day()} for _ in range(repeat))),
        "dates and a filter": each(*({"to": some_day(), "anonymity": "anonymous"} for _ in range(repeat))),
        "words of a name": each(*({"speaker": name} for name in names)),
        "a speaker": [f"/speaker/{quote(slug)}" for slug in many],
        "an outlet": [f"/outlet/{chance.randrange(len(outlets)) + 1}" for _ in range(repeat)],
        "speakers": _asked("/speakers", _SPEAKERS, repeat),
        "speakers, a part of a name": _asked("/speakers", [{"q": name[:4]} for name in names], repeat),
        "outlets": _asked("/outlets", _OUTLETS, repeat),
        "compare": [
            f"/compare?{urlencode([('speaker', slug), ('outlet', outlets[n % len(outlets)]), ('q', 'plan')])}"
            for n, slug in enumerate(many)
        ],
        "unnamed": _asked("/unnamed", [{}], repeat),
        "unnamed, narrowed": _asked("/unnamed", [{"outlet": name} for name in outlets], repeat),
        "no answer": _asked("/replies", [{}], repeat),
        "no answer, never answered": _asked("/replies", [{"outcome": "never"}], repeat),
        "no answer, narrowed": _asked("/replies", [{"q": "plan", "outlet": one} for one in outlets], repeat),
        "changes": _asked("/changes", _CHANGES, repeat),
        "changes of an outlet": _asked("/changes", [{"outlet": name} for name in outlets], repeat),
        "two versions": [f"/article/{number}/diff/1..2" for number in chance.choices(revised, k=repeat)],
        "an article": [f"/article/{chance.randrange(articles) + 1}" for _ in range(repeat)],
        "a claim": [f"/claim/{claim}" for claim in claims],
        "a card": [f"/claim/{claim}/card" for claim in claims],
        "about": ["/about"] * repeat,
        "data": ["/data"] * repeat,
    }  # fmt: skip


def _asked(path: str, questions: Sequence[dict[str, object]], repeat: int) -> list[str]:
    return [f"{path}?{urlencode(questions[n % len(questions)])}" for n in range(repeat)]


@contextmanager
def served(path: Path) -> Iterator[tuple[str, int]]:
    """`onrecord serve` in a process of its own: its address and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "serve", "--db", str(path), "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                httpx.get(f"{base}/-/onrecord/site.css")
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield base, process.pid
    finally:
        process.terminate()
        process.wait()


def forget(path: Path) -> None:
    """Let the system drop its copy of the file, as after a night on a small machine."""
    for name in (path, path.with_name(f"{path.name}-wal")):
        if name.exists():
            with name.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def timed(client: httpx.Client, address: str) -> tuple[float, int]:
    """Milliseconds to the last byte, and how many bytes."""
    start = time.perf_counter()
    response = client.get(address)
    took = 1000 * (time.perf_counter() - start)
    if response.status_code != 200:
        sys.exit(f"{address}: {response.status_code}")
    return took, len(response.content)


def percentile(values: list[float]) -> float:
    """The 95th in a hundred, or the worst of few."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 19 else max(values)


def report(path: Path, asked: dict[str, list[str]], cold: int) -> None:
    """Ask for these addresses by kinds of page, and print how long each took."""
    warm: dict[str, list[float]] = {}
    sizes: dict[str, int] = {}
    worked: dict[str, float] = {}
    with served(path) as (base, pid), httpx.Client(base_url=base, timeout=60) as client:
        for name, addresses in asked.items():
            timed(client, addresses[0])
            before = _cpu(pid)
            answers = [timed(client, address) for address in addresses]
            warm[name], sizes[name] = [took for took, _ in answers], max(size for _, size in answers)
            worked[name] = (_cpu(pid) - before) / len(addresses)
    first: dict[str, list[float]] = {name: [] for name in asked}
    read: dict[str, list[float]] = {name: [] for name in asked}
    for n in range(cold):
        for name, addresses in asked.items():
            with served(path) as (base, pid), httpx.Client(base_url=base, timeout=60) as client:
                forget(path)
                before = _read(pid)
                first[name].append(timed(client, addresses[n % len(addresses)])[0])
                read[name].append(_read(pid) - before)
    print(
        f"{'page':30} {'CPU':>6} {'median':>8} {'p95 warm':>9} {'p95 cold':>9} {'MB read':>8} {'kB':>6}",
    )
    for name, times in warm.items():
        colds = f"{percentile(first[name]):9.0f} {max(read[name]):8.1f}" if cold else f"{'':18}"
        size = sizes[name] / 1000
        warm_times = f"{statistics.median(times):8.0f} {percentile(times):9.0f}"
        print(f"{name:30} {worked[name]:6.0f} {warm_times} {colds} {size:6.0f}", flush=True)


def measure_download(path: Path, address: str) -> None:
    """Time, rows and the server's extra memory of one download."""
    with served(path) as (base, pid):
        httpx.get(f"{base}/timeline", timeout=60)
        before, start, lines = _resident(pid, "VmRSS"), time.perf_counter(), 0
        with httpx.stream("GET", base + address, timeout=600) as response:
            for chunk in response.iter_bytes():
                lines += chunk.count(b"\n")
        took, extra = time.perf_counter() - start, _resident(pid, "VmHWM") - before
    print(f"{address}: {lines - 1:,} rows in {took:.1f} s, {extra:.0f} MB extra")


def _family(pid: int) -> list[int]:
    """The process and those that it started: a server answers in several."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _cpu(pid: int) -> float:
    """Milliseconds of processor time that a server has used, whatever else the machine does meanwhile."""
    spent = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:13] for one in _family(pid)]
    return 1000 * sum(int(ticks) for both in spent for ticks in both) / os.sysconf("SC_CLK_TCK")


def _read(pid: int) -> float:
    """Megabytes that a server has had read from the disk, likewise."""
    lines = [Path(f"/proc/{one}/io").read_text() for one in _family(pid)]
    return sum(int(line.partition("\nread_bytes: ")[2].split()[0]) for line in lines) / 1e6


def _resident(pid: int, field: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith(field)).split()[1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="write the invented press")
    making.add_argument("path", type=Path)
    making.add_argument("--claims", type=int, default=1_000_000)
    making.add_argument("--seed", type=int, default=1)
    measuring = commands.add_parser("measure", help="time every page")
    measuring.add_argument("path", type=Path)
    measuring.add_argument("--repeat", type=int, default=40)
    measuring.add_argument("--cold", type=int, default=3, help="new processes per page")
    measuring.add_argument("--only", default="", metavar="NAME", help="pages whose name begins so")
    measuring.add_argument("--csv", action="store_true", help="download everything, too")
    options = parser.parse_args()
    if options.command == "make":
        make(options.path, options.claims, options.seed)
        return
    asked = questions(options.path, 1, options.repeat)
    asked = {name: found for name, found in asked.items() if name.startswith(options.only)}
    report(options.path, asked, options.cold)
    if options.csv:
        measure_download(options.path, "/timeline.csv")
        measure_download(options.path, "/timeline.csv?q=the")


if __name__ == "__main__":
    main()
