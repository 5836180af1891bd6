"""A gold folder as it may lie on a disk, and what is said of one that is wrong."""

import json

import pytest

from onrecord.claims.evaluate.errors import GoldError
from onrecord.claims.evaluate.gold import read_gold
from onrecord.claims.records import Span

TEXT = "Edda Vance said\r\nthe tower is sound. 🗼 It is.\n"
ANN = (
    "T1\tSource 0 10\tEdda Vance\nT2\tCue 11 15\tsaid\nT3\tContent 17 35;39 41\tthe tower is sound It\n"
    "E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3\n"
    "#1\tAnnotatorNotes T3\tnot sure\nA1\tCertain E1\nE2\tAttribution:T9 Source:T1\n"
)


@pytest.fixture
def folder(tmp_path):
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    (tmp_path / "text" / "tower.txt").write_bytes(TEXT.encode())
    (tmp_path / "attributions" / "tower.ann").write_text(ANN)
    return tmp_path


def test_spans_count_characters_of_the_text_as_it_lies_there(folder):
    (document,) = read_gold(folder)
    (attribution,) = document.attributions  # the event without content is none
    assert attribution.content == (Span(17, 35), Span(39, 41))
    assert [document.text[start:end] for start, end in attribution.content] == ["the tower is sound", "It"]
    assert (attribution.source, attribution.cue) == ((Span(0, 10),), (Span(11, 15),))
    assert document.labels is None


def test_of_several_annotators_one_is_taken_and_always_the_same(folder):
    (folder / "attributions" / "tower.ann").unlink()
    for annotator, end in (("0a1b", 35), ("c3d4", 30)):
        (folder / "attributions" / f"tower_{annotator}.ann").write_text(
            f"T1\tContent 17 {end}\tx\nE1\tAttribution:T9 Content:T1\n"
        )
    assert read_gold(folder) == read_gold(folder)
    assert len(read_gold(folder)) == 1


def test_fields_and_dates_may_stand_beside(folder):
    (folder / "fields").mkdir()
    row = {
        "name": "1",
        "content_spans": [[17, 35]],
        "source_spans": [[0, 10]],
        "speaker": "Edda Vance",
        "via": None,
    }
    (folder / "fields" / "tower.jsonl").write_text(json.dumps(row) + "\n\n")
    (folder / "documents.jsonl").write_text(
        '{"doc": "tower", "published": "2031-05-15", "outlet": "The Ledger"}\n'
    )
    (document,) = read_gold(folder)
    assert (document.published.isoformat(), document.outlet) == ("2031-05-15", "The Ledger")
    (label,) = document.labels
    assert (label.name, label.values["speaker"], label.values["via"]) == ("1", "Edda Vance", None)
    assert "role" not in label.values


def remove_texts(folder):
    (folder / "text" / "tower.txt").unlink()


WRONG = [
    ("no text at all", remove_texts, "not a gold folder"),
    ("a text without annotation", lambda f: (f / "text" / "b.txt").write_text("x"), "b.txt: has no annotation"),
    ("annotation without its text", lambda f: (f / "attributions" / "b_00ff.ann").write_text(""), "annotates b.txt"),
    ("offsets outside", lambda f: (f / "attributions" / "tower.ann").write_text("T1\tCue 11 900\tx\n"), "line 1: offsets outside"),
    ("no offsets", lambda f: (f / "attributions" / "tower.ann").write_text("T1\tCue\n"), "line 1: no offsets"),
    ("undecodable", lambda f: (f / "text" / "tower.txt").write_bytes(b"caf\xe9"), "not UTF-8 text (byte 3)"),
    ("fields that are not JSON", lambda f: fields(f, "{"), "line 1: not JSON"),
    ("fields that are no object", lambda f: fields(f, "[]"), "line 1: not a JSON object"),
    ("fields without spans", lambda f: fields(f, "{}"), "line 1: no content_spans"),
    ("fields with bad spans", lambda f: fields(f, '{"content_spans": [3]}'), "content_spans is not a list"),
    ("field spans outside", lambda f: fields(f, '{"content_spans": [[0, 999]]}'), "lies outside the text"),
    ("a date that is none", lambda f: (f / "documents.jsonl").write_text('{"doc": "tower", "published": "May"}'), "line 1: needs doc"),
    ("a document that is not there", lambda f: (f / "documents.jsonl").write_text('{"doc": "b"}'), "b.txt is not in"),
]  # fmt: skip


def fields(folder, line):
    (folder / "fields").mkdir()
    (folder / "fields" / "tower.jsonl").write_text(line)


@pytest.mark.parametrize(("spoil", "reason"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_said_in_one_line(folder, spoil, reason):
    spoil(folder)
    with pytest.raises(GoldError) as caught:
        read_gold(folder)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_such_folder(tmp_path):
    with pytest.raises(GoldError, match="no such folder"):
        read_gold(tmp_path / "nowhere")


def test_every_reading_is_a_document_where_that_is_asked_for(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "harbour.txt").write_text("Ada Marsh said no.")
    for annotator in ("0a1b", "ffff"):
        (tmp_path / "attributions" / f"harbour_{annotator}.ann").write_text("")
    assert [one.name for one in read_gold(tmp_path, every_reading=True)] == ["harbour", "harbour"]
    assert [one.name for one in read_gold(tmp_path)] == ["harbour"]
