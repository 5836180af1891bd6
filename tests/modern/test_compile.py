"""The labels on news pages are well formed; and where the pages are at hand, they fit their texts."""

import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from onrecord.claims.evaluate.gold import read_gold
from tests.gold.places import SPANS, VERBATIM, LabelError, read_rows, write_rows
from tests.modern import compile as modern
from tests.modern.compile import HALVES, HERE, KINDS, by_paragraphs, documents, labels, write_folder

DOCUMENTS = {row["doc"]: row for row in documents()}
# Beside the repository's folder, or in it.
ROOT = HERE.parents[1]
PAGES = next((path for path in (ROOT / "shared/pages", ROOT.parent / "shared/pages") if path.is_dir()), None)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_labels_are_well_formed(name):
    known = DOCUMENTS[name]
    assert known["half"] in HALVES
    assert known["kind"] in KINDS
    # Of a page cut at its end, nothing is labelled behind the cut.
    spans = [span for row in labels(name) for field in SPANS for span in row.get(field) or ()]
    assert all(end <= known.get("until", end) for _, end in spans)


def test_there_is_enough_of_it():
    rows = [row for name in DOCUMENTS for row in labels(name)]
    assert {path.stem for path in (HERE / "labels").iterdir()} == set(DOCUMENTS)
    assert len(documents(kind="news")) >= 80
    assert len(documents(kind="none")) >= 20
    assert len(rows) >= 1000
    assert sum(row.get("anonymity") == "anonymous" for row in rows) >= 50
    assert {row.get("kind") for row in rows} >= {"statement", "attitude", "no_comment"}
    assert {row.get("unnamed_as") for row in rows} >= {"confidential", "official", "private"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_halves_are_alike(kind):
    halves = [Counter(row["subject"] for row in documents(half, kind)) for half in HALVES]
    assert len(documents(kind=kind)) == sum(halves, Counter()).total()
    assert all(abs(halves[0][subject] - halves[1][subject]) <= 1 for subject in halves[0] | halves[1])


@pytest.mark.skipif(PAGES is None, reason="the pages are not at hand: no shared/pages")
@pytest.mark.parametrize("half", HALVES)
def test_labels_fit_the_texts(half: str, tmp_path: Path):
    left_out = list(write_folder(PAGES, tmp_path, half))
    # The reader of pages may come to read one otherwise; never most of them, and never a text written down by others.
    assert len(left_out) <= len(documents(half)) // 10
    assert all(DOCUMENTS[line.split()[0]]["text"] == "article" for line in left_out)
    found = read_gold(tmp_path)
    assert len(found) == len(documents(half)) - len(left_out)
    for document in found:
        marked = [(one.content, one.source) for one in document.attributions]
        assert marked == [(label.content, label.source) for label in document.labels], document.name
        for given, label in zip(labels(document.name), document.labels, strict=True):
            for field in SPANS:
                for start, end in given.get(field) or ():
                    words = document.text[start:end]
                    assert words == words.strip() != "", (document.name, label.name, field)
            stated = [label.values[field] for field in VERBATIM if label.values.get(field)]
            assert all("\n" not in words for words in stated)


def test_what_was_judged_is_well_formed():
    rows = read_rows(HERE / "judged.jsonl")
    assert len({row["doc"] for row in rows}) == len(rows) >= 300
    assert not {row["doc"] for row in rows} & DOCUMENTS.keys()
    verdicts = {v: [spans for row in rows for spans in row[v]] for v in ("right", "wrong")}
    assert all(len(spans) > 500 for spans in verdicts.values())
    for content, cue, source in (one for spans in verdicts.values() for one in spans):
        assert content
        assert all(start < end for start, end in (*content, *cue, *source))


# A page of our own, with one statement, read in both ways.
PARAGRAPHS = ["The ferry sank on Monday.", "“Nobody was aboard,” Ada Cole said."]
TEXT = by_paragraphs("\n".join(PARAGRAPHS))


def place(words):
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


LABEL = {
    "name": "1",
    "content_spans": place(PARAGRAPHS[1].split(" Ada")[0]),
    "cue_spans": place("said"),
    "source_spans": place("Ada Cole"),
    "speaker_spans": place("Ada Cole"),
}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A set of labels beside a folder of pages: TEXT once as written down, once as a page."""
    pages = tmp_path / "pages"
    (pages / "html").mkdir(parents=True)
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    html = f"<html><body><article><h1>Ferry sinks</h1>{body}</article></body></html>"
    (pages / "html/p.html.gz").write_bytes(gzip.compress(html.encode()))
    page = {"url": "https://ledger.example/ferry", "path": "html/p.html.gz", "charset": "utf-8"}
    manifest = [
        {"id": "p-gold", "gold": {"text": "\n".join(PARAGRAPHS)}} | page,
        {"id": "p-read", "gold": {}} | page,
    ]
    write(pages / "manifest.jsonl", manifest)
    usual = {"set": "p", "kind": "news", "half": "check", "published": "2031-05-15", "outlet": "The Ledger"}
    usual["sha256"] = hashlib.sha256(TEXT.encode()).hexdigest()
    rows = [usual | {"doc": "p-gold", "text": "gold"}, usual | {"doc": "p-read", "text": "article"}]
    write(tmp_path / "documents.jsonl", rows)
    for row in rows:
        write(tmp_path / "labels" / f"{row['doc']}.jsonl", [LABEL])
    monkeypatch.setattr(modern, "HERE", tmp_path)
    return tmp_path


def write(path, rows):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_both_texts_are_made(here):
    assert list(write_folder(here / "pages", here / "out")) == []
    for document in read_gold(here / "out"):
        assert document.text == TEXT
        (label,) = document.labels
        assert label.values["speaker"] == "Ada Cole"
        assert [document.text[start:end] for start, end in label.content] == ["“Nobody was aboard,”"]
        (one,) = document.attributions
        assert (one.content, one.source) == (label.content, label.source)
        assert [document.text[start:end] for start, end in one.cue] == ["said"]
        assert str(document.published) == "2031-05-15"


@pytest.mark.parametrize(
    ("half", "kind", "count"), [("check", "news", 2), ("choose", None, 0), (None, "none", 0)]
)
def test_a_part_of_it(here, half, kind, count):
    assert list(write_folder(here / "pages", here / "out", half, kind)) == []
    assert len(list((here / "out/text").iterdir())) == count


def test_another_version_of_a_text_is_left_out(here):
    manifest = here / "pages/manifest.jsonl"
    manifest.write_text(manifest.read_text().replace("sank on Monday", "sank on Sunday"))
    (line,) = write_folder(here / "pages", here / "out")
    assert line.startswith("p-gold left out: another version")
    assert [document.name for document in read_gold(here / "out")] == ["p-read"]


def test_a_page_that_is_not_there_is_left_out(here):
    (here / "pages/html/p.html.gz").unlink()
    (line,) = write_folder(here / "pages", here / "out")
    assert line.startswith("p-read left out: ")
    assert "p.html.gz" in line


def test_a_folder_without_pages_is_refused(here):
    with pytest.raises(LabelError, match="no manifest"):
        list(write_folder(here, here / "out"))


def test_a_text_is_cut_where_its_labels_end(here):
    rows = [json.loads(line) for line in (here / "documents.jsonl").read_text().splitlines()]
    write(here / "documents.jsonl", [row | {"until": len(TEXT) - 1} for row in rows])
    assert list(write_folder(here / "pages", here / "out")) == []
    assert {document.text for document in read_gold(here / "out")} == {TEXT[:-1]}


def test_what_was_judged_becomes_two_files_a_text(tmp_path, monkeypatch):
    html = "".join(
        f"<p>{words}</p>" for words in (*PARAGRAPHS, "The ferry was forty years old, and slow.") * 3
    )
    known, pages = tmp_path / "known", tmp_path / "pages"
    (pages / "html").mkdir(parents=True)
    known.mkdir()
    body = f"<html><body><article>{html}</article></body></html>".encode()
    (pages / "html" / "one.html.gz").write_bytes(gzip.compress(body))
    page = {"id": "one", "url": "https://example.org/one", "path": "html/one.html.gz", "gold": {}}
    write_rows(pages / "manifest.jsonl", [page])
    text = modern.text_of(pages, page, "article")
    story = "It sank.\n\nBo Dunn waved."
    with gzip.open(tmp_path / "stories.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"doc": "two", "text": "It sank.\nBo Dunn waved."}) + "\n")

    def spans(words, own):
        return [[[own.index(w), own.index(w) + len(w)]] for w in words]

    said = spans(("“Nobody was aboard,”", "said", "Ada Cole"), text)
    waved = spans(("waved", "waved", "Bo Dunn"), story)
    rows = [
        {"doc": "one", "sha256": hashlib.sha256(text.encode()).hexdigest(), "right": [said], "wrong": []},
        {"doc": "two", "set": "stories", "sha256": hashlib.sha256(story.encode()).hexdigest(),
         "right": [], "wrong": [waved]},
        {"doc": "three", "sha256": "", "right": [said], "wrong": []},
    ]  # fmt: skip
    write_rows(known / "judged.jsonl", rows)
    monkeypatch.setattr(modern, "HERE", known)
    left_out = list(modern.write_judged(pages, tmp_path / "out", tmp_path / "stories.jsonl.gz"))
    assert left_out == ["three left out: no such page in manifest.jsonl"]
    found = {document.name: document.attributions for document in read_gold(tmp_path / "out")}
    assert [len(found[name]) for name in ("one", "two")] == [1, 0]
    assert (tmp_path / "out/wrong/two.ann").read_text() != ""
    assert (tmp_path / "out/wrong/one.ann").read_text() == ""
    assert "two left out: no such article: give the file with --stories" in list(
        modern.write_judged(pages, tmp_path / "again")
    )
