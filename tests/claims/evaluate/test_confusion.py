"""Wrong fields by what was taken for what."""

import pytest

from onrecord.claims.evaluate.confusion import confusion, confusions, confusions_shown
from onrecord.claims.evaluate.fields import FieldMistake


def wrong(field: str, wanted: object, given: object, content: str = "the quay is sold") -> FieldMistake:
    return FieldMistake(field, "the harbour master", content, wanted, given)


KINDS = [
    # (field, label, prediction, confusion)
    ("speaker", "Ada Cole", None, "none given"),
    ("speaker", None, "Ada Cole", "given where there is none"),
    ("speaker", "Ada Cole", "Cole", "a part of it"),
    ("speaker", "Ada Cole", "Dame Ada Cole", "more than it"),
    ("speaker", "Ada Cole", "Bill Dunn", "another"),
    ("speaker", "Ada Cole", "Ada Dunn", "another"),
    # a field of few values tells them
    ("anonymity", "anonymous", "collective", "collective for anonymous"),
    ("sourcing", 4, 2, "2 for 4"),
    ("source_type", "person", None, "none given"),
    # a number is a value like any other
    ("source_count", 2, 3, "another"),
    ("no_comment", "no_comment", None, "none given"),
]


@pytest.mark.parametrize(("field", "wanted", "given", "kind"), KINDS)
def test_what_was_taken_for_what(field, wanted, given, kind):
    assert confusion(wrong(field, wanted, given)) == kind


def test_each_field_has_its_worst_first_with_as_many_examples_as_asked_for():
    missed = [("a", wrong("speaker", "Ada Cole", None, f"quay {n}")) for n in range(3)]
    found = [("b", wrong("anonymity", "named", "anonymous")), ("b", wrong("speaker", None, "Cole")), *missed]
    rows = confusions(found, 2)
    assert [(row["field"], row["confusion"], row["count"], len(row["examples"])) for row in rows] == [
        ("speaker", "none given", 3, 2),
        ("speaker", "given where there is none", 1, 1),
        ("anonymity", "anonymous for named", 1, 1),
    ]
    assert confusions(found, 2) == rows  # the same examples each time
    shown = confusions_shown(rows)
    assert "    3  speaker: none given" in shown
    assert "labelled 'Ada Cole', given None" in shown
    assert "the harbour master | the quay is sold" in shown
    assert confusions([], 2) == []
