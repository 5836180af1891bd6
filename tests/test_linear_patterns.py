"""Every regular expression over foreign text takes time in step with the text's length.

One that takes the square of it, or worse, holds the interpreter for minutes over a page of a few hundred
kilobytes. Each pattern of ours meets texts of its own letters, repeated: what makes it begin, and never end.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from itertools import product
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WINGS = ("ingest", "claims", "db")
# What reads no foreign text: our own commands, forms and tools.
_OWN = ("cli", "demo", "training", "evaluate", "gold")

# Patterns that only ever see so many characters, as the code around them sees to.
BOUNDED = {
    "ingest.page.jsonld._COMMENT_CLOSE": 200,
    "ingest.page.wire._AROUND": 150,
    "ingest.page.shown._STOP": 40,
    "ingest.page.state._SENTENCE_END": 40,
    "db.rules.revision._SENTENCE_END": 40,
    "db.run.intake._ELLIPSIS_END": 40,
    "claims.layout.signed._LINK": 300,
}
LENGTH = 4_000
QUICK = 0.004  # seconds for that; what takes less is not worth a second look
GROWTH = 6.0  # times as long for four times the text, where two are the noise of a busy machine
PATIENCE = 2.0
ENDS = ("\x01", "x")  # what keeps a match from reaching the end

COMMON = [
    "a", "A", "1", " ", "\t", "\n", ".", ". ", " .", ",", ", ", "-", "- ", '"', "“", "”", "'", "(", ")", "[", "<", ">", "@", "/", "&", ":",
    "a ", "A ", "Aa ", "a@", "a.", "A.", "a-", "A. ", "1 ", "1.", "<a ", "©", "\u200b", "é", "\\", '\\"', "by ", "said ", " and ",
]  # fmt: skip


@dataclass(frozen=True)
class Used:
    """A pattern, where it stands, and how it is used: "match" begins at one place, "search" at all of them."""

    name: str
    pattern: re.Pattern[Any]
    ways: frozenset[str]


def test_patterns_take_time_in_step_with_the_text() -> None:
    slow = {found for used in patterns() for found in faults(used)}
    assert not slow, "\n".join(sorted(slow))


@pytest.mark.parametrize("pattern", [r"\s*,", r"\S+@\S+\.\S+", r"(?:\w+\s?)+x", r"^\W*\W*\W*$"])
def test_slow_patterns_are_found(pattern: str) -> None:
    assert list(faults(Used("slow", re.compile(pattern), frozenset({"search"}))))


def patterns() -> list[Used]:
    found: dict[object, Used] = {}
    for path in sorted(file for wing in WINGS for file in (ROOT / wing).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if set(parts) & set(_OWN):
            continue
        source = path.read_text(encoding="utf-8")
        module = importlib.import_module(".".join(("onrecord", *parts)).removesuffix(".__init__"))
        every = [
            (f"{'.'.join(parts)}.{name}", p) for name, value in vars(module).items() for p in within(value)
        ]
        for name, pattern in every:
            ways = frozenset(usage(source, name.rsplit(".", 1)[1]))
            found.setdefault((pattern.pattern, name in BOUNDED and name), Used(name, pattern, ways))
        for call in written_in_place(source):
            found.setdefault((call.pattern.pattern, False), call)
    return list(found.values())


def within(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from within(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from within(key)
            yield from within(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from within(getattr(value, field.name))


def usage(source: str, name: str) -> set[str]:
    methods = set(
        re.findall(rf"\b{re.escape(name)}\.(match|fullmatch|search|sub|split|findall|finditer)\b", source)
    )
    ways = {
        "match" if method in ("match", "fullmatch") else method if method == "search" else "all"
        for method in methods
    }
    return ways or {"all"}


def written_in_place(source: str) -> Iterator[Used]:
    """Calls of `re` with the pattern in them: re.search("x", text), and re.compile("x").match(text)."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        method, call = node.func.attr, node
        if is_of_re(node.func.value, "compile"):
            call = node.func.value  # type: ignore[assignment]
        elif not is_of_re(node) or method == "compile":
            continue
        written = call.args[0] if call.args else None
        if isinstance(written, ast.Constant) and isinstance(written.value, str | bytes):
            names = (part.attr for part in ast.walk(call) if isinstance(part, ast.Attribute))
            flags = sum(getattr(re, name) for name in names if name.isupper())
            way = {"match": "match", "fullmatch": "match", "search": "search"}.get(method, "all")
            name = f"line {node.lineno}: {written.value!r}"
            yield Used(name, re.compile(written.value, flags), frozenset({way}))


def is_of_re(node: ast.expr, method: str | None = None) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and method in (None, node.func.attr)
    )


def faults(used: Used) -> Iterator[str]:
    length = BOUNDED.get(used.name, LENGTH)
    for unit, way, end in product(units(used.pattern), used.ways, ENDS):
        took = seconds(used.pattern, unit, length, way, end)
        if took <= QUICK:
            continue
        if length < LENGTH or took >= PATIENCE:
            yield f"{used.name}: {took:.3f} s for {length} of {unit!r}"
            return
        least = min(seconds(used.pattern, unit, length // 4, way, end) for _ in range(3))
        most = min(seconds(used.pattern, unit, length, way, end) for _ in range(3))
        if most > QUICK and most > GROWTH * least:
            yield f"{used.name}: {way}, {unit!r}: {least:.4f} s, and {most:.4f} s for four times as much"
            return


def seconds(pattern: re.Pattern[Any], unit: str, length: int, way: str, end: str) -> float:
    text = (unit * length)[:length] + end
    given: Any = text.encode("latin-1", "ignore") if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    try:
        with patience():
            if way == "match":
                pattern.match(given)
                pattern.fullmatch(given)
            elif way == "search":
                pattern.search(given)
            else:
                for _ in pattern.finditer(given):
                    pass
    except TimeoutError:
        return PATIENCE
    return time.process_time() - began


@contextmanager
def patience() -> Iterator[None]:
    def over(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def units(pattern: re.Pattern[Any]) -> list[str]:
    """Short texts made of what the pattern itself is made of."""
    written = pattern.pattern
    text = written.decode("latin-1") if isinstance(written, bytes) else written
    flags = pattern.flags & ~re.UNICODE if isinstance(written, bytes) else pattern.flags
    own = [piece for piece in dict.fromkeys(pieces(parser.parse(text, flags))) if piece][:60]
    spaced = [piece + " " for piece in own if len(piece) > 1]
    return list(dict.fromkeys([*COMMON, *own, *spaced]))


def pieces(tree: Any) -> Iterator[str]:
    run = ""
    for code, value in tree:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        yield run
        run = ""
        if code is codes.IN:
            yield from (
                chr(v if c is codes.LITERAL else v[0]) for c, v in value if c in (codes.LITERAL, codes.RANGE)
            )
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from pieces(value[2])
        elif code is codes.SUBPATTERN:
            yield from pieces(value[3])
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from pieces(branch)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from pieces(value[1])
        elif code is codes.ATOMIC_GROUP:
            yield from pieces(value)
    yield run
