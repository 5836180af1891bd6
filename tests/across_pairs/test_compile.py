"""The labels are well formed and hold no word; where the articles are at hand, they fit their texts."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.claims.records import Claim, Document
from onrecord.claims.training.alike.lessons import CHECK, CHOOSE, LABELS, read_lessons, read_told
from tests.across_pairs.compile import (
    FLAGS,
    HERE,
    Article,
    articles,
    claims_of,
    half_of,
    labelled,
    rows,
    with_speakers,
    write,
)
from tests.claims.alike.saying import told
from tests.gold.places import LabelError

ROOT = HERE.parents[1]
SHARED = next(
    (p for p in (ROOT / "shared", ROOT.parent / "shared") if (p / "stories/articles.jsonl.gz").is_file()),
    None,
)


class OneSentence:
    """Finds one claim: all of the text."""

    version = "test"

    def extract(self, document: Document) -> list[Claim]:
        return [told(document.text, doc=document.key, claim_id=f"id-{document.key}").claim]


def test_labels_are_places_and_no_words() -> None:
    every = labelled()
    assert len(every) >= 500
    assert {row["label"] for row in every} == set(LABELS)
    for row in every:
        for end in (row["a"], row["b"]):
            assert set(end) == {"doc", "spans"}
            assert all(0 <= start < stop for start, stop in end["spans"])
        assert row["a"]["doc"] != row["b"]["doc"]
        assert all(row.get(flag) is True for flag in FLAGS if flag in row)


def test_articles_of_one_story_are_in_one_half(tmp_path: Path) -> None:
    lines = [
        {
            "doc": f"d{n}",
            "story": f"s{n % 9}",
            "outlet": "Echo",
            "date": "2024-05-13",
            "title": "",
            "text": "x",
        }
        for n in range(36)
    ]
    (tmp_path / "articles.jsonl.gz").write_bytes(
        gzip.compress("".join(json.dumps(row) + "\n" for row in lines).encode())
    )
    found = list(articles(tmp_path, None))
    assert [a.published for a in found] == [date(2024, 5, 13)] * 36
    assert {a.half for a in found} == {CHOOSE, CHECK}
    assert all(a.half == half_of(f"s{n % 9}") for n, a in enumerate(found))


def test_folders_without_the_articles_are_named(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=r"no articles\.jsonl\.gz in it"):
        list(articles(tmp_path, None))


def test_a_label_finds_the_claim_that_covers_it(tmp_path: Path) -> None:
    every = [
        Article("d1", "Echo", None, "the quay is shut", CHOOSE),
        Article("d2", "Post", None, "the quay was closed", CHOOSE),
    ]
    found = claims_of(every, OneSentence())
    label = {
        "a": {"doc": "d1", "spans": [[4, 16]]},
        "b": {"doc": "d2", "spans": [[0, 1]]},
        "label": "same",
        "opposed": True,
    }
    [row] = rows(every, found, [label])
    assert (row["a"], row["b"], row["half"], row["opposed"], row["words_shared"]) == (
        "id-d1",
        None,
        CHOOSE,
        True,
        0,
    )
    assert list(rows(every, found, [{**label, "b": {"doc": "unknown", "spans": [[0, 1]]}}])) == []
    with pytest.raises(LabelError, match="outside the text"):
        list(rows(every, found, [{**label, "b": {"doc": "d2", "spans": [[0, 99]]}}]))
    write(tmp_path, every, found)
    assert read_told(tmp_path)["id-d1"].context == "the quay is shut"
    assert read_lessons(tmp_path, read_told(tmp_path)) == []


def test_speakers_are_related_as_the_database_relates_them() -> None:
    said = [
        told("a", "Ada Cole", article=1),
        told("b", "Ada B. Cole", article=2),
        told("c", "Bill Dunn", article=3),
        told("d", None, article=4),
        told("e", "Dunn", article=5),
    ]
    numbers = [t.speaker_id for t in with_speakers(said)]
    assert numbers[0] == numbers[1]
    assert numbers[3] is None
    assert len({numbers[0], numbers[2], numbers[4]}) == 3


@pytest.mark.skipif(SHARED is None, reason="needs the articles, which are no part of this repository")
def test_labels_lie_within_their_texts() -> None:
    assert SHARED is not None
    every = list(articles(SHARED / "stories", SHARED / "polnear" if (SHARED / "polnear").is_dir() else None))
    assert len(list(rows(every, [], labelled()))) >= 1000
