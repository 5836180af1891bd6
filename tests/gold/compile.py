"""Make a gold folder out of the articles written here: `python -m tests.gold.compile FOLDER`.

README.md beside this file says how an article is marked up. Nothing compiled is kept in the repository, so
that the words and what is marked in them cannot drift apart.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.claims.evaluate.brat import write_standoff
from onrecord.claims.evaluate.words import Words
from onrecord.claims.records import Attribution, Span, Spans

ARTICLES = Path(__file__).parent / "articles"

_MARK = re.compile(r"\{(?P<labels>[csq]\d+(?:,[csq]\d+)*)\||\}")

# What a claim is unless its line says otherwise. `role`, `affiliation`, `unnamed_as` and `through` have no default:
# they are labelled where the article gives them beside the claim, and left alone elsewhere.
DEFAULTS: dict[str, Any] = {
    "speaker": None,
    "source_type": "person",
    "anonymity": "named",
    "source_count": None,
    "basis": None,
    "anonymity_reason": None,
    "via": None,
    "kind": "statement",
    "reported_by": None,
    "hedge": None,
    "said_text": None,
    "said_date": None,
    "said_precision": None,
}
EXTRA = ("role", "affiliation", "unnamed_as", "through", "quote_type")
VALUES = {
    "source_type": {"person", "group", "organization", "document", "outlet", None},
    "anonymity": {"named", "anonymous", "collective", None},
    "unnamed_as": {"confidential", "official", "private", None},
    "kind": {"statement", "attitude", "no_comment"},
    "quote_type": {"direct", "indirect", "mixed"},
    "said_precision": {"day", "month", "year", None},
}
VERBATIM = ("basis", "anonymity_reason", "hedge", "said_text", "role", "affiliation", "through")


class MarkupError(ValueError):
    """An article that is not written as README.md says."""


@dataclass(frozen=True)
class Article:
    """One article, compiled. `claims` has the attribution and the labels of each number."""

    id: str
    shows: str
    published: str
    outlet: str
    text: str
    claims: dict[str, tuple[Attribution, dict[str, Any]]]


def articles() -> list[Article]:
    """Every article of the gold set, by file and in the order it stands there."""
    found = []
    for path in sorted(ARTICLES.glob("*.toml")):
        found += [compile_article(row) for row in tomllib.loads(path.read_text("utf-8"))["article"]]
    return found


def compile_article(row: dict[str, Any]) -> Article:
    name = row["id"]
    try:
        text, spans = read_markup(row["text"].strip() + "\n")
        numbers = {label[1:] for label in spans}
        if numbers != set(row.get("claims", {})):
            raise MarkupError(f"marked {sorted(numbers)}, labelled {sorted(row.get('claims', {}))}")
        words = Words(text)
        claims = {}
        for number, given in row.get("claims", {}).items():
            attribution = _attribution(number, spans)
            claims[number] = attribution, _labels(given, attribution, text, words)
        _check_nesting(claims)
    except MarkupError as wrong:
        raise MarkupError(f"{name}: {wrong}") from None
    return Article(name, row["shows"], row["published"].isoformat(), row["outlet"], text, claims)


def read_markup(marked: str) -> tuple[str, dict[str, Spans]]:
    """The plain text, and the spans of each label ("c1") in it. Marks may stand inside one another."""
    plain: list[str] = []
    length = place = 0
    opened: list[tuple[list[str], int]] = []
    spans: dict[str, list[Span]] = {}
    for mark in _MARK.finditer(marked):
        piece = marked[place : mark.start()]
        plain.append(piece)
        length += len(piece)
        place = mark.end()
        if mark["labels"]:
            opened.append((mark["labels"].split(","), length))
        elif opened:
            labels, start = opened.pop()
            for label in labels:
                spans.setdefault(label, []).append(Span(start, length))
        else:
            raise MarkupError("a mark is closed that was not opened")
    text = "".join([*plain, marked[place:]])
    if opened or "{" in text or "}" in text:
        raise MarkupError("a mark is left open or misspelt")
    return text, {label: tuple(sorted(found)) for label, found in spans.items()}


def _attribution(number: str, spans: dict[str, Spans]) -> Attribution:
    content, source, cue = (spans.get(role + number, ()) for role in "csq")
    if not content:
        raise MarkupError(f"{number} has no content")
    return Attribution(content=content, cue=cue, source=source, score=1.0, method="gold")


def _labels(given: dict[str, Any], attribution: Attribution, text: str, words: Words) -> dict[str, Any]:
    left_open = set(given.get("open", ()))
    unknown = (set(given) - {"open"} | left_open) - set(DEFAULTS) - set(EXTRA)
    if unknown:
        raise MarkupError(f"no such field: {sorted(unknown)}")
    quote_type = words.quote_type(words.covered(attribution.content))
    labels = {**DEFAULTS, "quote_type": quote_type, **given}
    labels = {field: value for field, value in labels.items() if field != "open" and field not in left_open}
    for field, allowed in VALUES.items():
        if field in labels and labels[field] not in allowed:
            raise MarkupError(f"{field} = {labels[field]!r}")
    for field in VERBATIM:
        if labels.get(field) is not None and labels[field] not in text:
            raise MarkupError(f"{field} is not in the text: {labels[field]!r}")
    if "speaker" in labels and labels.get("anonymity") == "named" and labels["speaker"] is None:
        raise MarkupError("named, and no speaker")
    if (labels.get("said_date") is None) != (labels.get("said_precision") is None):
        raise MarkupError("a said_date comes with its precision")
    return labels


def _check_nesting(claims: dict[str, tuple[Attribution, dict[str, Any]]]) -> None:
    for number, (_, labels) in claims.items():
        outer = labels.get("reported_by")
        if outer is None:
            continue
        if outer not in claims or outer == number:
            raise MarkupError(f"{number} is reported by {outer}, which is not marked")


def write_folder(folder: Path) -> None:
    """Write text/, attributions/, fields/ and documents.jsonl as docs/evaluation.md describes them."""
    for part in ("text", "attributions", "fields"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    documents = []
    for article in articles():
        attributions = [attribution for attribution, _ in article.claims.values()]
        _write(folder / "text" / f"{article.id}.txt", article.text)
        _write(folder / "attributions" / f"{article.id}.ann", write_standoff(attributions, article.text))
        _write(folder / "fields" / f"{article.id}.jsonl", "".join(_json(row) for row in _field_rows(article)))
        documents.append(_json({"doc": article.id, "published": article.published, "outlet": article.outlet}))
    _write(folder / "documents.jsonl", "".join(documents))


def _field_rows(article: Article) -> Iterator[dict[str, Any]]:
    for number, (attribution, labels) in article.claims.items():
        yield {
            "name": number,
            "content_spans": attribution.content,
            "source_spans": attribution.source,
            **labels,
        }


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.gold.compile FOLDER")
    write_folder(Path(sys.argv[1]))
