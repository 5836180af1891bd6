"""The labels on PolNeAR are well formed; and where the corpus is at hand, they fit its texts."""

from pathlib import Path

import pytest

from onrecord.claims.evaluate.gold import read_gold
from tests.dev_fields.compile import HERE, documents, labels, write_folder
from tests.gold.places import SPANS, VERBATIM, LabelError, problems, with_words

PARTS = {part: list(documents(part)) for part in ("dev", "train")}
NAMES = [name for names in PARTS.values() for name in names]
# Beside the repository's folder, or in it.
ROOT = HERE.parents[1]
CORPUS = next(
    (path for path in (ROOT / "shared/polnear", ROOT.parent / "shared/polnear") if path.is_dir()),
    None,
)
GOOD = {"name": "1", "content_spans": [[0, 3]], "source_spans": [], "speaker_spans": [[5, 8]]}

BAD = [
    # a field that nobody defined
    ({"mood": "good"}, "no such field"),
    # words of an article
    ({"basis": "close to the talks"}, "is words"),
    # stated and null at once
    ({"speaker": None}, "both null and stated"),
    # no content
    ({"content_spans": []}, "no content_spans"),
    # an empty span, one backwards, one that is no pair
    ({"source_spans": [[4, 4]]}, "not a list"),
    ({"source_spans": [[9, 4]]}, "not a list"),
    ({"source_spans": [4, 9]}, "not a list"),
    # a value outside its list
    ({"anonymity": "secret"}, "anonymity = 'secret'"),
    # a day that calls itself a month, a date without its precision
    ({"said_date": "2031-05-15", "said_precision": "month"}, "said_date"),
    ({"said_date": "2031-05-15"}, "said_date"),
    # an outer claim that is not there, or is itself
    ({"reported_by": "7"}, "reported by 7"),
    ({"reported_by": "1"}, "reported by 1"),
]


def test_good_labels_pass():
    dated = {"said_date": "2031-05", "said_precision": "month"}
    assert not list(problems(GOOD | dated | {"reported_by": "2"}, frozenset({"1", "2"})))


@pytest.mark.parametrize(("change", "wrong"), BAD)
def test_bad_labels_are_told(change, wrong):
    assert any(wrong in problem for problem in problems(GOOD | change, frozenset({"1"})))


def test_spans_become_words():
    text = "Ada Cole\nand others: Bill Dunn."
    row = {"name": "1", "content_spans": [[0, 1]], "via": None, "speaker_spans": [[0, 8], [9, 12], [21, 30]]}
    assert with_words(row, text)["speaker"] == "Ada Cole and Bill Dunn"
    with pytest.raises(LabelError, match="outside"):
        with_words(row | {"role_spans": [[0, 99]]}, text)


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_well_formed(name):
    assert labels(name)


def test_there_is_enough_of_it():
    rows = [row for name in NAMES for row in labels(name)]
    assert len(PARTS["dev"]) >= 25
    assert {path.stem for path in (HERE / "labels").iterdir()} == set(NAMES)
    assert len(NAMES) == len(set(NAMES))
    assert sum(row.get("anonymity") == "anonymous" for row in rows) >= 120
    assert sum("basis_spans" in row for row in rows) >= 20
    assert sum("anonymity_reason_spans" in row for row in rows) >= 20
    assert {row.get("kind") for row in rows} >= {"statement", "attitude", "no_comment"}


@pytest.mark.skipif(CORPUS is None, reason="PolNeAR is not at hand: no shared/polnear")
@pytest.mark.parametrize("part", PARTS)
def test_labels_fit_the_texts(part: str, tmp_path: Path):
    write_folder(CORPUS / part, tmp_path)
    for document in read_gold(tmp_path):
        marked = {(one.content, one.source) for one in document.attributions}
        for given, label in zip(labels(document.name), document.labels, strict=True):
            if label.values.get("kind") != "no_comment":
                assert (label.content, label.source) in marked, (document.name, label.name)
            for field in SPANS:
                for start, end in given.get(field, ()):
                    words = document.text[start:end]
                    assert words == words.strip() != "", (document.name, label.name, field)
            stated = [label.values[field] for field in VERBATIM if label.values.get(field)]
            assert all("\n" not in words for words in stated)


def test_another_version_of_a_text_is_refused(tmp_path: Path):
    (tmp_path / "dev/text").mkdir(parents=True)
    (tmp_path / "dev/text" / f"{PARTS['dev'][0]}.txt").write_text("Something else.")
    with pytest.raises(LabelError, match="another version"):
        write_folder(tmp_path / "dev", tmp_path / "out")


def test_a_folder_that_is_no_part_is_refused(tmp_path: Path):
    with pytest.raises(LabelError, match="no labels"):
        write_folder(tmp_path / "test", tmp_path / "out")
