"""When it was said. Published on Wednesday 21 May 2031, unless a row says otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.claims.when import dates
from tests.claims.marked import PUBLISHED, claims

EXPRESSIONS = [
    # words, date, precision
    ("on Wednesday", "2031-05-21", "day"),  # of the day itself
    ("on Thursday", "2031-05-15", "day"),  # the last one: nothing was said after publication
    ("Monday", "2031-05-19", "day"),
    ("late on Monday", "2031-05-19", "day"),
    ("Monday night", "2031-05-19", "day"),
    ("last Wednesday", "2031-05-14", "day"),
    ("last Friday", "2031-05-16", "day"),
    ("last Monday", None, None),  # this week's or the week's before
    ("early Monday", "2031-05-19", "day"),
    ("this weekend", "2031-05", "month"),
    ("on the 3rd", "2031-05-03", "day"),
    ("today", "2031-05-21", "day"),
    ("this morning", "2031-05-21", "day"),
    ("yesterday", "2031-05-20", "day"),
    ("last night", "2031-05-20", "day"),
    ("two days ago", "2031-05-19", "day"),
    ("three weeks ago", None, None),  # a week or so, and here it lies in two months
    ("two months ago", "2031-03", "month"),
    ("a year ago", "2030", "year"),
    ("this week", "2031-05", "month"),
    ("earlier this week", "2031-05", "month"),
    ("last week", "2031-05", "month"),
    ("over the weekend", "2031-05", "month"),
    ("this month", "2031-05", "month"),
    ("last month", "2031-04", "month"),
    ("this year", "2031", "year"),
    ("last year", "2030", "year"),
    ("in April", "2031-04", "month"),
    ("in late April", "2031-04", "month"),
    ("in May", "2031-05", "month"),
    ("in June", "2030-06", "month"),  # the coming one is not past
    ("last June", "2030-06", "month"),
    ("last April", None, None),  # this year's or last year's
    ("on May 3", "2031-05-03", "day"),
    ("on 3 May", "2031-05-03", "day"),
    ("on Dec. 24", "2030-12-24", "day"),
    ("on May 3, 2029", "2029-05-03", "day"),
    ("on 3 May 2029", "2029-05-03", "day"),
    ("in March 2029", "2029-03", "month"),
    ("in 2029", "2029", "year"),
    ("back in 2029", "2029", "year"),
    ("on 2029-05-03", "2029-05-03", "day"),
    ("on May 3, 2035", None, None),  # after publication
    ("on 31 June", None, None),  # no such day
    ("on Tuesday of last week", "2031-05-13", "day"),
    ("on Tuesday last week", "2031-05-13", "day"),
    ("last week on Tuesday", "2031-05-13", "day"),
    ("on Monday this week", "2031-05-19", "day"),
    ("on Friday of this week", None, None),  # not yet
    ("the day before yesterday", "2031-05-19", "day"),
    ("on the night of 3 May", "2031-05-03", "day"),
    ("on the evening of May 5", "2031-05-05", "day"),
    ("in the early hours of Tuesday", "2031-05-20", "day"),
    ("on Sunday, March 2, 2031", "2031-03-02", "day"),
    ("on Sunday 2 March", "2031-03-02", "day"),  # what the date tells, not the last such weekday
    ("in mid-April", "2031-04", "month"),
    ("at the end of April", "2031-04", "month"),
    ("in the summer of 2029", "2029", "year"),
    ("earlier in the year", "2031", "year"),
    ("earlier in the month", "2031-05", "month"),
    ("recently", None, None),
    ("at the time", None, None),
    ("several months ago", None, None),
]


@pytest.mark.parametrize(("words", "day", "precision"), EXPRESSIONS)
def test_expression(words: str, day: str | None, precision: str | None) -> None:
    claim = claims("{S Ada Cole} {C said} " + words + " that {T the quay was closed}.")[0]
    assert (claim.said_text, claim.said_date, claim.said_precision) == (words, day, precision)


# What looks like a date of saying and is none: the words must not be taken.
OTHER_TIMES = [
    "since Monday", "until Friday", "by Friday", "after May 3", "before Monday", "next Monday", "on Mondays",
    "Monday's", "the Monday meeting", "in 20311", "may", "march", "Sunday's", "7-19-2031x",
    "on Tuesday week", "the previous Monday", "the following Friday", "in his last year",
]  # fmt: skip


@pytest.mark.parametrize("words", OTHER_TIMES)
def test_other_times(words: str) -> None:
    assert dates.find(f"she said {words} so") == []


PLACES = [
    # a date beside the cue is when it was said, wherever it stands
    ("On Monday, {S Ada Cole} {C said} {T the quay was closed}.", "On Monday"),
    ("{S Ada Cole} {C said Monday} that {T the quay was closed}.", "Monday"),
    ("{T The quay was closed}, {S Ada Cole} {C said} on Monday.", "on Monday"),
    ("{T “It is closed,”} {S Ada Cole} {C said} in a statement on Monday.", "on Monday"),
    ("{S Ada Cole} {C said}: {T “It is closed”} on Monday.", "on Monday"),
    ("{S A report published last week} {C said} {T the quay was closed}.", "last week"),
    # an event that is dated, without the event
    ("At Monday's debate, {S Ada Cole} {C said} {T the quay was closed}.", "Monday"),
    ("{T “It is closed,”} {S Ada Cole} {C told} supporters at a Friday evening rally.", "Friday evening"),
    ("In a 2013 memo, {S Ada Cole} {C wrote} that {T the quay was closed}.", "2013"),
    ("{S A lawsuit filed on Monday} {C said} {T the quay was closed}.", "on Monday"),
    ("In a 12 March email, {S Ada Cole} {C said} {T the quay was closed}.", "12 March"),
    ("{S Ada Cole} {C said} in a June report that {T the quay was closed}.", "June"),
    ("During today’s press conference, {S Ada Cole} {C said} {T the quay was closed}.", "today"),
    ("{T “It is closed,”} {S Ada Cole} {C said} at last week's Tarn Council meeting.", "last week"),
    ("When the sale was announced on Friday, {S Ada Cole} {C said} {T it was late}.", "on Friday"),
    # the same time by two clocks
    ("{S Ada Cole} {C said} on Monday (early Tuesday in Tarn) {T the quay was closed}.", "on Monday"),
    # of two cues the nearer one's, where the speakers differ or one spoke before
    (
        "{S2 Ada Cole} {C2 said} on Monday {T2 it was late}, but {S Bill Dunn} {C denied} {T that it was}.",
        None,
    ),
    # nor one that tells of another event, or who somebody is
    (
        "In response to a call for an inquiry into the loss of two boats and their crews off the quay on "
        "Monday, {S Ada Cole} {C said} {T the quay was closed}.",
        None,
    ),
    (
        "At a long and noisy meeting of the town's many divers in the old hall by the harbour on Monday, "
        "{S Ada Cole} {C said} {T the quay was closed}.",
        None,
    ),
    ("At a meeting with divers in the hall on Monday, {S Ada Cole} {C said} {T it was closed}.", "on Monday"),
    ("{S Ada Cole} {C condemned} {T the sale}, and has left the board that was held on Monday.", None),
    ("{S A lawyer for one of the men killed at sea two years ago} {C said} {T the quay was closed}.", None),
    ("{S Ada Cole, an aide in 2012,} {C said} {T the quay was closed}.", None),
    ("{S Divers today} {C expect} {T lights}.", None),
    ("{S Ada Cole} {C called} Monday{T 's vote a mistake}.", None),
    # a deed's date is none
    ("{T The quay lost money}, {C according to} {S accounts filed in August}.", None),
    ("{T “It is less,”} {S Ada Cole} {C said} of the sum forecast in March.", None),
    # a date inside the content, or as likely part of it, is not
    ("{S Ada Cole} {C said} {T the quay was closed on Monday}.", None),
    ("{S Ada Cole} {C said} {T the quay was closed} on Monday.", None),
    ("On Monday {T the quay was closed}, {S Ada Cole} {C said}.", None),
    ("{T “It closed on Monday,”} {C said} {S Ada Cole}.", None),
    # nor one of another clause
    ("{S Ada Cole, who left on Monday,} {C said} {T the quay was closed}.", None),
    ("Bill Dunn left on Monday. {S Ada Cole} {C said} {T the quay was closed}.", None),
    ("{T The quay, which} {S Ada Cole} {C said} {T was sound}, fell in on Monday.", None),
    ("The quay fell in on Monday, a day after {S Ada Cole} {C had said} {T it was sound}.", None),
    ("Shares fell on Monday before {S Ada Cole} {C said} {T it was sound}.", None),
    ("{S1 Ada Cole}, {S who} {C said} {T it was sound}, left on Monday.", None),
    ("{S1 Ada Cole}, {S who} {C said} on Monday {T it was sound}, has left.", "on Monday"),
    ("The vote was held on Monday, but {S Ada Cole} {C called} {T it a farce}.", None),
    ("In addition to the three boats lost on Monday, {S Ada Cole} {C said} {T a fourth was late}.", None),
    ("Following the loss of the boat on Monday, {S Ada Cole} {C said} {T it was old}.", None),
    # a pronoun behind a dated claim of the same speaker is of the same occasion
    (
        "{S1 Ada Cole} {C1 said} on Monday {T1 it was late}. {S She} {C added} {T the quay was closed}.",
        "on Monday",
    ),
    # but not before another listener, or at another place
    (
        "{S1 Ada Cole} {C1 said} on Monday {T1 it was late}. {S She} {C told} the Gazette {T it was closed}.",
        None,
    ),
    (
        "{S1 Ada Cole} {C1 said} on Monday {T1 it was late}. In a letter {S she} {C said} {T it was closed}.",
        None,
    ),
    (
        "{S1 Ada Cole} {C1 said} on Monday {T1 it was late}. {S Ada Cole} {C called} {T the quay closed}.",
        None,
    ),
]


@pytest.mark.parametrize(("marked", "words"), PLACES)
def test_place(marked: str, words: str | None) -> None:
    assert claims(marked)[-1].said_text == words


def test_what_somebody_had_done_before_has_not_the_date_of_what_is_said() -> None:
    text = "{S1 {S2 Ada Cole}}, who {C1 had fought} {T1 the levy}, {C2 said} on Monday {T2 it was late}."
    fought, said = claims(text)
    assert (fought.said_text, said.said_text) == (None, "on Monday")


YEARS = [
    # a year goes on for dates without one
    ("The court sat on June 29, 2029. On June 30, {S Ada Cole} {C wrote}: {T “It is late.”}", "2029-06-30"),
    ("The court sat on 3 March 2029. On 4 April {S Ada Cole} {C wrote}: {T “It is late.”}", "2029-04-04"),
    ("It burned in the summer of 2029.\n\nOn July 4 {S Ada Cole} {C wrote}: {T “It is late.”}", "2029-07-04"),
    ("It burned in June 2029.\n\nIt rained.\n\nIn July {S Ada Cole} {C said} {T it was late}.", "2029-07"),
    # not where that would come before it: the year after, or the same
    ("The court sat on June 29, 2029. On March 3, {S Ada Cole} {C wrote}: {T “It is late.”}", None),
    # nor from afar, or for a date that is this year's anyway
    (
        "It burned in March 2029.\n\nIt rained.\n\nOn April 4 {S Ada Cole} {C wrote}: {T “It is late.”}",
        "2031-04-04",
    ),
    (
        "It burned in June 2029.\n\n" + "It rained.\n\n" * 6 + "In July {S Cole} {C said} {T so it was}.",
        "2030-07",
    ),
    # nor a year in which nothing is dated, or that somebody speaks of
    ("The firm of 1987 sank. On June 30, {S Ada Cole} {C wrote}: {T “It is late.”}", "2030-06-30"),
    ("“It was March 2029.” On June 30, {S Ada Cole} {C wrote}: {T “It is late.”}", "2030-06-30"),
]


@pytest.mark.parametrize(("marked", "day"), YEARS)
def test_the_year_that_was_told_before(marked: str, day: str | None) -> None:
    assert claims(marked)[-1].said_date == day


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    relative = claims("{S Ada Cole} {C said} on Monday {T it was late}.", published=None)[0]
    assert (relative.said_text, relative.said_date) == ("on Monday", None)
    full = claims("{S Ada Cole} {C said} on 3 May 2029 {T it was late}.", published=None)[0]
    assert full.said_date == "2029-05-03"


@given(
    words=st.sampled_from([words for words, _, _ in EXPRESSIONS]),
    published=st.dates(min_value=date(1, 1, 1)),
)
def test_never_after_publication(words: str, published: date) -> None:
    for _, _, rule, match in dates.find(words):
        said = dates.resolve(rule, match, published)
        if said.date is not None:
            assert said.date <= published.isoformat()[: len(said.date)]


def test_words_are_those_of_the_text() -> None:
    text = "Cole said on Sept. 3, 2029, and again in April, that she left."
    for start, end, rule, match in dates.find(text):
        assert dates.resolve(rule, match, PUBLISHED).words in text[start:end]
