"""Whether two claims are one speaker's."""

from typing import Any

import pytest

from onrecord.claims.alike.reading import reading
from onrecord.claims.alike.speakers import NEAR, OTHER, SAME, UNNAMED, UNSURE, compare
from tests.claims.alike.saying import told

BODY = {"source_type": "organization"}
PAIRS: list[tuple[str | None, dict[str, Any], str | None, dict[str, Any], str]] = [
    ("Ada Cole", {}, "Ada Cole", {}, SAME),
    ("Ada Cole", {"speaker_id": 7}, "A. B. Cole", {"speaker_id": 7}, SAME),
    ("Ada Cole", {}, "Bill Dunn", {}, OTHER),
    ("Ada Cole", {"speaker_id": 1}, "Ada Cole", {"speaker_id": 2}, NEAR),
    ("Cole", {"speaker_id": 1}, "Ada Cole", {"speaker_id": 2}, NEAR),
    ("Alma Brandt", {}, "Alma Brand", {}, NEAR),
    ("Alma Brandt", {}, "Alma Brunt", {}, OTHER),
    ("Ada Cole and Bill Dunn", {}, "Ada Cole", {}, NEAR),
    ("Port of Tarn", BODY, "Tarn Port Authority", BODY, NEAR),
    ("Port of Tarn", BODY, "Gorm Line", BODY, OTHER),
    ("Ada Cole", {"affiliation": "Gorm Line"}, "Gorm Line", BODY, NEAR),
    ("Ada Cole", {"affiliation": "Gorm Line"}, "Tarn Line", BODY, OTHER),
    ("Cole & Dunn", {**BODY, "source": "a lawyer, Ada Cole of Cole & Dunn"}, "Ada Cole", {}, NEAR),
    ("Tarn Echo", {"source_type": "outlet"}, "Ada Cole", {}, UNSURE),
    ("Ada Cole", {}, None, {}, UNSURE),
    (None, {}, None, {}, UNNAMED),
]


@pytest.mark.parametrize(("one", "about_one", "other", "about_other", "expected"), PAIRS)
def test_compare(
    one: str | None, about_one: dict[str, Any], other: str | None, about_other: dict[str, Any], expected: str
) -> None:
    a = reading(told("the quay is closed", one, article=1, **about_one))
    b = reading(told("the quay is shut", other, article=2, **about_other))
    assert compare(a, b) == compare(b, a) == expected
