"""Make a gold folder of real news pages and the labels kept here:
`python -m tests.modern.compile PAGES FOLDER [--half choose|check] [--kind news|none]`; with `--judged`, of the
pages on which what an extractor had found was judged: wrong/ beside attributions/ has what is no attribution.

Only places in the texts are kept in the repository, never their words: README.md beside this file says how.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.claims.evaluate.brat import write_standoff
from onrecord.claims.records import Attribution, Span
from onrecord.ingest.errors import ParseError
from onrecord.ingest.page.article import parse_html
from onrecord.ingest.web.charset import decode
from tests.gold.places import LabelError, read_labels, read_rows, with_words, write_rows

HERE = Path(__file__).parent

HALVES = ("choose", "check")
KINDS = ("news", "none")


def documents(half: str | None = None, kind: str | None = None) -> list[dict[str, Any]]:
    """What is known of the labelled documents of a half and a kind, or of all."""
    rows = read_rows(HERE / "documents.jsonl")
    return [row for row in rows if half in (None, row["half"]) and kind in (None, row["kind"])]


def labels(name: str) -> list[dict[str, Any]]:
    """The checked labels of one document, one dictionary a claim. Raises `LabelError`."""
    return read_labels(HERE / "labels" / f"{name}.jsonl")


def text_of(pages: Path, page: Mapping[str, Any], kind: str) -> str:
    """The text of a page, by paragraphs: as the benchmark's authors wrote it down ("gold"), or as our reader
    has it ("article"). Raises `LabelError` where it cannot be had."""
    if kind == "gold":
        return by_paragraphs(page["gold"].get("text") or "")
    path = pages / page["path"]
    try:
        body = gzip.decompress(path.read_bytes())
        html = decode(body, subject=str(path), charset=page.get("charset"))
        return by_paragraphs(parse_html(html, url=page["url"]).text)
    except (OSError, ParseError) as wrong:
        raise LabelError(f"{path}: cannot be read: {wrong}") from None


def by_paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in re.split(r"\n+", text) if line.strip())


def write_folder(
    pages: Path, folder: Path, half: str | None = None, kind: str | None = None
) -> Iterator[str]:
    """Write text/, attributions/, fields/ and documents.jsonl; what had to be left out, a line for each.

    `pages` is the folder with manifest.jsonl. Raises `LabelError` where that is missing.
    """
    if not (pages / "manifest.jsonl").is_file():
        raise LabelError(f"{pages}: no manifest.jsonl in it: give the folder with the pages")
    manifest = {row["id"]: row for row in read_rows(pages / "manifest.jsonl")}
    for part in ("text", "attributions", "fields"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    lines = []
    for known in documents(half, kind):
        name = known["doc"]
        try:
            text = labelled_text(pages, manifest, known)
        except LabelError as wrong:
            yield f"{name} left out: {wrong}"
            continue
        rows = [with_words(row, text) for row in labels(name)]
        (folder / "text" / f"{name}.txt").write_bytes(text.encode("utf-8"))
        (folder / "attributions" / f"{name}.ann").write_bytes(_standoff(rows, text).encode("utf-8"))
        write_rows(folder / "fields" / f"{name}.jsonl", rows)
        lines.append({key: known[key] for key in ("doc", "published", "outlet")})
    write_rows(folder / "documents.jsonl", lines)


def write_judged(pages: Path, folder: Path, stories: Path | None = None) -> Iterator[str]:
    """Write text/, attributions/ and wrong/ of the judged pages, and of the judged articles in the file
    `stories`; what had to be left out, a line for each."""
    if not (pages / "manifest.jsonl").is_file():
        raise LabelError(f"{pages}: no manifest.jsonl in it: give the folder with the pages")
    manifest = {row["id"]: row for row in read_rows(pages / "manifest.jsonl")}
    articles = _articles(stories) if stories else {}
    for part in ("text", "attributions", "wrong"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for known in read_rows(HERE / "judged.jsonl"):
        name = known["doc"]
        try:
            if known.get("set") == "stories":
                text = _same(known, articles.get(name))
            else:
                text = labelled_text(pages, manifest, {**known, "text": "article"})
        except LabelError as wrong:
            yield f"{name} left out: {wrong}"
            continue
        (folder / "text" / f"{name}.txt").write_bytes(text.encode("utf-8"))
        for part, verdict in (("attributions", "right"), ("wrong", "wrong")):
            standoff = _standoff([_roles(spans) for spans in known[verdict]], text)
            (folder / part / f"{name}.ann").write_bytes(standoff.encode("utf-8"))


def _articles(stories: Path) -> dict[str, str]:
    """The texts of a gzipped file of articles, a JSON object a line, by `doc`."""
    try:
        with gzip.open(stories, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return {row["doc"]: by_paragraphs(row["text"]) for row in rows}
    except (OSError, ValueError, KeyError) as wrong:
        raise LabelError(f"{stories}: is no file of articles: {wrong}") from None


def _roles(spans: list[list[list[int]]]) -> dict[str, Any]:
    return dict(zip(("content_spans", "cue_spans", "source_spans"), spans, strict=True))


def labelled_text(pages: Path, manifest: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """The text of a document as far as it was labelled. Raises `LabelError` where it is another one now."""
    page = manifest.get(known["doc"])
    if page is None:
        raise LabelError("no such page in manifest.jsonl")
    return _same(known, text_of(pages, page, known["text"]))[: known.get("until")]


def _same(known: Mapping[str, Any], text: str | None) -> str:
    """The text, if it is the one that was labelled. Raises `LabelError`."""
    if text is None:
        raise LabelError("no such article: give the file with --stories")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != known["sha256"]:
        raise LabelError("another version of the text than the one that was labelled")
    return text


def _standoff(rows: list[dict[str, Any]], text: str) -> str:
    return write_standoff([_attribution(row) for row in rows], text)


def _attribution(row: Mapping[str, Any]) -> Attribution:
    roles = (
        tuple(Span(*span) for span in row.get(f"{role}_spans", ())) for role in ("content", "cue", "source")
    )
    content, cue, source = roles
    return Attribution(content=content, cue=cue, source=source, score=1.0, method="gold")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.modern.compile", description="Make a gold folder.")
    parser.add_argument("pages", type=Path, help="the folder with manifest.jsonl and html/")
    parser.add_argument("folder", type=Path, help="where to write")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--judged", action="store_true", help="the pages on which what was found was judged")
    parser.add_argument(
        "--stories", type=Path, help="with --judged: articles.jsonl.gz, for its judged articles"
    )
    given = parser.parse_args()
    try:
        left_out = list(
            write_judged(given.pages, given.folder, given.stories)
            if given.judged
            else write_folder(given.pages, given.folder, given.half, given.kind)
        )
    except LabelError as wrong:
        sys.exit(str(wrong))
    for line in left_out:
        print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
