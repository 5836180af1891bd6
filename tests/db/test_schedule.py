"""When to ask again."""

from datetime import UTC, datetime, timedelta

import pytest

from db.schedule import born, next_check, next_poll, retry, retry_page

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)

POLLS = [
    # articles in the last day, minutes until the next poll
    (0, 60), (1, 60), (12, 60), (24, 30), (48, 15), (500, 15),
]  # fmt: skip


@pytest.mark.parametrize(("brought", "minutes"), POLLS)
def test_next_poll(brought: int, minutes: int) -> None:
    assert next_poll(NOW, brought) == NOW + timedelta(minutes=minutes)


RETRIES = [
    # failures in a row, what the server asked for in seconds, minutes
    (1, None, 0), (2, None, 15), (3, None, 30), (4, None, 60), (20, None, 1440), (10_000, None, 1440),
    (1, 600, 10), (3, 60, 30), (1, 10**9, 1440),
]  # fmt: skip


@pytest.mark.parametrize(("failures", "asked", "minutes"), RETRIES)
def test_retry(failures: int, asked: float | None, minutes: int) -> None:
    assert retry(NOW, failures, asked) == NOW + timedelta(minutes=minutes)


def test_a_page_is_given_up_in_the_end() -> None:
    assert retry_page(NOW, 1) == NOW
    assert retry_page(NOW, 11) is not None
    assert retry_page(NOW, 12) is None


PUBLISHED = [
    # stated, the moment taken for it
    ("2026-10-05T08:00:00+02:00", NOW.replace(hour=6)),
    ("2026-10-05T08:00:00", NOW.replace(hour=8)),
    ("2026-10-04", NOW.replace(hour=0)),
    ("2026-10-05", NOW),  # the day is not over
    ("2027-01-01T00:00:00+00:00", NOW),
    (None, NOW),
    ("October", NOW),
]


@pytest.mark.parametrize(("stated", "moment"), PUBLISHED)
def test_born(stated: str | None, moment: datetime) -> None:
    assert born(stated, NOW) == moment


CHECKS = [
    # hours since it came out, whether it just changed, minutes until the next look
    (0, False, 30), (1, False, 30), (4, False, 120), (4, True, 60), (48, False, 1440), (24 * 8, False, None),
]  # fmt: skip


@pytest.mark.parametrize(("age", "changed", "minutes"), CHECKS)
def test_next_check(age: int, changed: bool, minutes: int | None) -> None:
    then = next_check(NOW, NOW - timedelta(hours=age), changed=changed)
    assert then == (None if minutes is None else NOW + timedelta(minutes=minutes))
