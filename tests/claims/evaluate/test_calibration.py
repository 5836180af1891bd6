"""Confidence against frequency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.evaluate.calibration import Bin, expected_error, reliability

EXAMPLES = [
    # (confidence and right, expected error)
    ([], 0.0),
    ([(0.75, True)] * 3 + [(0.75, False)], 0.0),  # three in four are right, as was said
    ([(1.0, False)], 1.0),
    ([(0.95, True), (0.05, True)], 0.5),  # one nearly right, one wholly wrong
]


@pytest.mark.parametrize(("judged", "error"), EXAMPLES)
def test_expected_error(judged, error):
    assert expected_error(reliability(judged)) == pytest.approx(error)


def test_bins():
    assert reliability([(0.31, True), (0.39, False), (1.0, True)]) == [
        Bin(0.3, 2, pytest.approx(0.35), 0.5),
        Bin(0.9, 1, 1.0, 1.0),
    ]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_prediction_is_in_one_bin(judged):
    bins = reliability(judged)
    assert sum(one.predicted for one in bins) == len(judged)
    assert 0 <= expected_error(bins) <= 1
    assert all(one.low - 1e-9 <= one.confidence for one in bins)
