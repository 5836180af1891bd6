"""When to ask again."""

from datetime import UTC, datetime, timedelta

import pytest

from onrecord.db.rules.schedule import awake, born, habit, is_silent, next_check, next_poll, retry, retry_page

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)

HOUR = timedelta(hours=1)
HABITS = [
    # hours since each entry came out, hours from one to the next
    ([], None), ([24 * 15], None), ([6], 6), ([1, 2, 3, 4], 1), ([1, 1, 1, 20], 5), ([-3], None), ([2, 24 * 30], 2),
]  # fmt: skip


@pytest.mark.parametrize(("ages", "gap"), HABITS)
def test_habit(ages: list[int], gap: float | None) -> None:
    assert habit([NOW - age * HOUR for age in ages], NOW) == (None if gap is None else gap * HOUR)


POLLS = [
    # hours between entries, hours since the last, seconds it asks for, minutes until the next poll
    (None, None, None, 1440),
    (1, 0, None, 30), (24, 0, None, 720), (0.1, 0, None, 10), (24 * 7, 0, None, 1440),
    (1, 2, None, 30), (1, 8, None, 60), (1, 24 * 60, None, 1440),  # quiet for far longer than its habit
    (1, 0, 60, 30), (1, 0, 3600, 60), (1, 0, 31_536_000, 1440), (None, None, 600, 1440),
]  # fmt: skip


@pytest.mark.parametrize(("gap", "quiet", "asked", "minutes"), POLLS)
def test_next_poll(gap: float | None, quiet: float | None, asked: float | None, minutes: int) -> None:
    habit = None if gap is None else gap * HOUR
    newest = None if quiet is None else NOW - quiet * HOUR
    assert next_poll(NOW, habit, newest, fresh_for=asked) == NOW + timedelta(minutes=minutes)


def test_jitter_only_adds() -> None:
    assert next_poll(NOW, HOUR, NOW, jitter=1) == NOW + timedelta(minutes=33)


SKIPS = [
    # hours and days to be left alone, the moment it would be asked, the moment it is (5 October 2026: a Monday)
    ((), (), "05T12:30", "05T12:30"),
    ((13,), (1,), "05T12:30", "05T12:30"),
    ((12,), (), "05T12:30", "05T13:00"),
    ((0, 22, 23), (), "05T22:10", "06T01:00"),
    ((), (5, 6), "03T09:00", "05T00:00"),  # a weekend
    ((0, 1), (5, 6), "03T09:00", "05T02:00"),
    (range(24), (), "05T12:30", "05T12:30"),  # never is not meant
]


@pytest.mark.parametrize(("hours", "days", "asked", "awoken"), SKIPS)
def test_awake(hours: tuple[int, ...], days: tuple[int, ...], asked: str, awoken: str) -> None:
    def moment(text: str) -> datetime:
        return datetime.fromisoformat(f"2026-10-{text}+00:00")

    assert awake(moment(asked), hours, days) == moment(awoken)


SILENT = [
    # hours between entries, hours since the last, whether that is silence
    (None, None, False), (1, 24, False), (1, 49, True), (24, 49, False), (24, 121, True), (None, 1000, False),
]  # fmt: skip


@pytest.mark.parametrize(("gap", "quiet", "silent"), SILENT)
def test_is_silent(gap: float | None, quiet: float | None, silent: bool) -> None:
    habit = None if gap is None else gap * HOUR
    assert is_silent(NOW, habit, None if quiet is None else NOW - quiet * HOUR) is silent


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
