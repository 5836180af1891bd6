"""The intervals around the figures on fields."""

from onrecord.claims.evaluate.field_intervals import field_intervals
from onrecord.claims.evaluate.fields import add_fields, score_fields
from tests.claims.evaluate.test_fields import BANK, NOT_SOLD, SOLD, TEXT, claim, label


def scores(speaker: str):
    labels = [label(SOLD, anonymity="anonymous"), label(NOT_SOLD, speaker="Ana Brook")]
    claims = [claim(SOLD, anonymity="anonymous"), claim(NOT_SOLD, speaker=speaker)]
    return score_fields(TEXT, labels, claims)


def test_what_is_right_everywhere_cannot_move():
    reach = field_intervals([scores("Ana Brook")] * 5)
    assert reach.stated["speaker"] == reach.right["speaker"] == reach.anonymous == (1.0, 1.0)


def test_an_interval_holds_the_figure_and_is_the_same_each_time():
    some = [scores("Ana Brook")] * 6 + [scores("Brook")] * 4
    reach, whole = field_intervals(some), add_fields(some)
    for low, high, figure in [
        (*reach.stated["speaker"], whole.stated["speaker"].f1),
        (*reach.right["speaker"], whole.right["speaker"].rate),
    ]:
        assert 0 < low < figure < high < 1
    assert field_intervals(some) == reach


def test_no_comments_have_theirs():
    silent = score_fields(
        TEXT,
        [label(BANK, kind="no_comment", speaker="Bank")],
        [claim(BANK, kind="no_comment", speaker="Bank")],
    )
    reach = field_intervals([silent, silent])
    assert reach.no_comment == reach.no_comment_party == (1.0, 1.0)
