"""What articles tell together, stored: groups, stories and origins follow whatever happens to the articles."""

import random

import pytest

from onrecord.claims.alike import groups
from onrecord.claims.across import stories
from onrecord.db.run.relate import relate_new
from onrecord.db.store import Store
from tests.db.relating import NOW, ByWords, Press

HARBOUR = "the northern breakwater will be rebuilt in granite before winter"
RETOLD = "the northern breakwater would be rebuilt with granite before winter"
SIMILAR = "granite was chosen for the northern breakwater last winter, against advice"
DENIED = "the northern breakwater will not be rebuilt in granite before winter"
OTHER = "ferry tickets to Osterhaven cost eleven crowns from April"


class Failures(list):
    """What a run reports as failed."""

    def expect(self, count: int) -> None: ...
    def advance(self) -> None: ...
    def failed(self, subject: str, reason: str) -> None:
        self.append((subject, reason))


@pytest.fixture
def press(store: Store) -> Press:
    return Press(store)


def test_the_same_claim_in_two_outlets_is_a_group_in_a_story(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR), ("Bill Dunn", OTHER))
    press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    assert press.relate().articles == 2
    assert press.groups() == {frozenset({f"one: {HARBOUR}", f"two: {RETOLD}"})}
    assert press.stories() == {frozenset({"one", "two"})}
    assert press.rows("select corroboration is not null, count(*) from timeline group by 1") == [
        (0, 1),
        (1, 2),
    ]
    press.check()


def test_nothing_is_related_twice(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR))
    press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.relate()
    assert len(press.judge.asked) == 1
    assert press.relate().articles == 0
    assert len(press.judge.asked) == 1


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_arrival_gives_the_same_groups_and_stories(press: Press, seed: int) -> None:
    told = [(f"a{n}", speaker, words, f"2031-05-{20 + n % 3}", outlet)
            for n, (speaker, words, outlet) in enumerate([
                ("Ada Cole", HARBOUR, "Echo"), ("Ada Cole", RETOLD, "Post"), ("Ada Cole", SIMILAR, "Wire"),
                ("Ada Cole", DENIED, "Sun"), ("Bill Dunn", OTHER, "Echo"), ("Bill Dunn", OTHER, "Post"),
                ("Eve Hart", OTHER + " onwards", "Star"),
            ])]  # fmt: skip
    random.Random(seed).shuffle(told)
    for name, speaker, words, day, outlet in told:
        press.article(name, (speaker, words), day=day, outlet=outlet)
        press.relate()
        press.check()
    assert {frozenset(one.partition(":")[0] for one in group) for group in press.groups()} >= {
        frozenset({"a0", "a1"})
    }
    in_turn = press.groups(), press.stories(), press.rows("select a, b, band from claim_pairs")
    press.relate_all(rebuild=True)
    press.check()
    assert (press.groups(), press.stories(), press.rows("select a, b, band from claim_pairs")) == in_turn


def test_a_group_is_called_by_its_oldest_claim_and_its_former_number_leads_on(press: Press) -> None:
    press.article("two", ("Ada Cole", HARBOUR), day="2031-05-20")
    press.article("three", ("Ada Cole", RETOLD), day="2031-05-21", outlet="Post")
    press.relate()
    [(first,)] = press.rows("select id from claim_groups")
    press.article("one", ("Ada Cole", HARBOUR), day="2031-05-19", outlet="Wire")
    press.relate()
    [(now, size)] = press.rows("select id, claims from claim_groups")
    assert (size, now != first) == (3, True)
    assert press.rows(
        "select group_id from claim_numbers join claims using (claim_id) where id = ?", first
    ) == [(now,)]
    press.check()


def test_what_an_article_no_longer_says_leaves_its_group_at_once(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR))
    two = press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.article("three", ("Ada Cole", HARBOUR), outlet="Wire")
    press.relate()
    press.again(two, ("Ada Cole", OTHER))
    assert press.groups() == {frozenset({f"one: {HARBOUR}", f"three: {HARBOUR}"})}
    press.relate()
    press.check()
    assert press.groups() == {frozenset({f"one: {HARBOUR}", f"three: {HARBOUR}"})}
    press.again(two, ("Ada Cole", RETOLD))
    press.relate()
    assert len(next(iter(press.groups()))) == 3
    press.check()


def test_a_version_that_says_the_same_stays_in_its_group_while_it_waits(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR))
    two = press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.relate()
    before = press.groups()
    press.again(two, ("Ada Cole", RETOLD), text="And more.")
    assert press.groups() == before
    assert press.store.relations.waiting() == [two]
    press.relate()
    assert press.groups() == before


def test_what_a_reviewer_withdrew_is_in_no_group(press: Press) -> None:
    from onrecord.db.store.reviews import Decider

    press.article("one", ("Ada Cole", HARBOUR))
    press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.relate()
    [(claim,)] = press.rows("select claim_id from claims where content = ?", RETOLD)
    with press.store.transaction():
        decision = press.store.reviews.judge(str(claim), "wrong", Decider("Pia", NOW))
    assert press.groups() == set()
    assert press.rows("select count(*) from claim_pairs") == [(0,)]
    press.relate()
    press.check()
    with press.store.transaction():
        press.store.reviews.undo(int(decision or 0), NOW)
    press.relate()
    assert len(press.groups()) == 1
    press.check()


def test_a_reviewer_agreeing_changes_nothing(press: Press) -> None:
    from onrecord.db.store.reviews import Decider

    press.article("one", ("Ada Cole", HARBOUR))
    press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.relate()
    [(claim,)] = press.rows("select claim_id from claims where content = ?", RETOLD)
    with press.store.transaction():
        press.store.reviews.judge(str(claim), "right", Decider("Pia", NOW))
    assert press.store.relations.waiting() == []
    press.check()


def test_what_a_reviewer_decides_on_a_pair_holds_for_ever(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR))
    press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.article("three", ("Ada Cole", SIMILAR), outlet="Wire")
    press.relate()
    ids = {str(url).rpartition("/")[2]: str(claim) for claim, url in press.rows(
        "select claim_id, url from claims join articles on articles.id = article_id")}  # fmt: skip
    relations = press.store.relations
    with press.store.transaction():
        apart = relations.decide(ids["two"], ids["one"], False, NOW, by="Pia")
    assert press.groups() == set()
    press.check()
    with press.store.transaction():
        relations.decide(ids["one"], ids["three"], True, NOW, by="Pia")
    joined = {frozenset({f"one: {HARBOUR}", f"three: {SIMILAR}"})}
    assert press.groups() == joined
    press.relate_all(rebuild=True)
    assert press.groups() == joined
    press.check()
    with press.store.transaction():
        assert relations.undo(int(apart or 0), NOW) == tuple(sorted((ids["one"], ids["two"])))
    assert {f"one: {HARBOUR}", f"two: {RETOLD}"} <= next(iter(press.groups()))
    with press.store.transaction():
        assert relations.undo(int(apart or 0), NOW) is None
        assert relations.decide(ids["one"], "never heard of", True, NOW) is None
        assert relations.decide(ids["one"], ids["one"], True, NOW) is None
    press.check()


def test_what_is_decided_on_before_it_is_read_again_holds(press: Press) -> None:
    one = press.article("one", ("Ada Cole", HARBOUR))
    press.article("two", ("Ada Cole", SIMILAR), outlet="Post")
    press.relate()
    (a,), (b,) = press.rows("select claim_id from claims")
    with press.store.transaction():
        press.store.relations.decide(str(a), str(b), True, NOW)
    press.again(one)
    assert press.groups() == set()
    press.again(one, ("Ada Cole", HARBOUR))
    press.relate()
    assert len(press.groups()) == 1
    press.check()


def test_an_old_quotation_is_found_years_later_but_only_its_speakers(press: Press) -> None:
    press.article("old", ("Ada Cole", HARBOUR), day="2027-01-02")
    press.article("new", ("Ada Cole", HARBOUR), day="2031-05-20", outlet="Post")
    press.article("else", ("Bill Dunn", HARBOUR), day="2029-03-04", outlet="Sun")
    press.relate()
    assert press.groups() == {frozenset({f"old: {HARBOUR}", f"new: {HARBOUR}"})}


def test_the_contrary_of_one_day_and_another_is_a_possible_reversal(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR), day="2031-05-01")
    two = press.article("two", ("Ada Cole", DENIED), day="2031-05-20", outlet="Post")
    press.article("three", ("Bill Dunn", DENIED), day="2031-05-20", outlet="Sun")
    press.relate()
    [(earlier, later)] = press.rows(
        """select one.content, other.content from reversals join claims as one on one.claim_id = earlier
        join claims as other on other.claim_id = later"""
    )
    assert (earlier, later) == (HARBOUR, DENIED)
    assert press.groups() == set()
    press.again(two, ("Ada Cole", OTHER))
    assert press.rows("select count(*) from reversals") == [(0,)]


def test_an_article_that_cannot_be_related_is_kept_named_and_left(press: Press) -> None:
    press.report = Failures()
    press.judge.fails_on = "Osterhaven"
    press.article("one", ("Bill Dunn", OTHER))
    press.article("two", ("Bill Dunn", OTHER), outlet="Post")
    press.article("three", ("Ada Cole", HARBOUR))
    press.article("four", ("Ada Cole", HARBOUR), outlet="Post")
    press.relate()
    assert [subject for subject, _ in press.report] == ["article 2"]
    assert "ValueError: tripped" in press.report[0][1]
    assert len(press.groups()) == 1
    assert press.relate().articles == 0
    press.judge.fails_on = None
    press.relate_all(rebuild=True)
    assert len(press.groups()) == 2
    press.check()


def test_a_new_version_relates_everything_anew_and_goes_on_where_it_was_interrupted(press: Press) -> None:
    for n in range(4):
        press.article(f"a{n}", ("Ada Cole", HARBOUR), outlet=f"Post {n}")
    press.relate()
    before = press.groups()
    assert press.relate_all().articles == 0

    class Interrupted(ByWords):
        def pairs(self, candidates):
            if len(self.asked) > 2:
                raise KeyboardInterrupt
            return super().pairs(candidates)

    press.judge = Interrupted(version="words-2")
    with pytest.raises(KeyboardInterrupt):
        press.relate_all()
    press.check()
    left = len(press.store.relations.waiting())
    assert 0 < left < 4
    press.judge = ByWords(version="words-2")
    assert press.relate_all().articles == left
    assert press.groups() == before
    assert press.rows("select distinct related from articles") == [("words-2",)]
    press.check()


def test_what_another_program_stores_meanwhile_is_not_missed(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR))
    path = press.store.path

    class Meanwhile(ByWords):
        done = False

        def pairs(self, candidates):
            if not Meanwhile.done:
                Meanwhile.done = True
                with Store.open(path) as other:
                    beside = Press(other)
                    beside.article("three", ("Ada Cole", HARBOUR), outlet="Wire")
                    beside.relate()
            return super().pairs(candidates)

    press.article("two", ("Ada Cole", RETOLD), outlet="Post")
    press.judge = Meanwhile()
    press.relate()
    press.relate()
    assert len(next(iter(press.groups()))) == 3
    press.check()


def test_names_that_become_one_speaker_are_compared_anew(press: Press) -> None:
    press.article("one", ("Ada Cole", HARBOUR))
    press.article("two", ("Ada Bell", RETOLD), outlet="Post")
    press.relate()
    speakers = press.store.speakers
    with press.store.transaction():
        speakers.merge(speakers.find("ada-cole"), [speakers.find("ada-bell")], NOW)
    assert len(press.store.relations.waiting()) == 1


def test_an_archive_is_related_some_at_a_time_the_newest_first(press: Press) -> None:
    for n in range(5):
        press.article(f"a{n}", ("Ada Cole", HARBOUR), day=f"2031-05-{10 + n}", outlet=f"Post {n}")
    done = relate_new(press.store, press.executor, press.report, most=2, load=press.judge)
    assert (done.articles, done.left) == (2, 3)
    assert press.groups() == {frozenset({f"a3: {HARBOUR}", f"a4: {HARBOUR}"})}
    press.relate()
    assert len(next(iter(press.groups()))) == 5
    press.check()


class Asked:
    """Stands before a function, counts how often it is asked, and raises an error at one time."""

    def __init__(self, function, error=None, at=0):
        self.function, self.error, self.at, self.times = function, error, at, 0

    def __call__(self, *given):
        self.times += 1
        if self.times == self.at:
            raise self.error
        return self.function(*given)


def test_groups_and_stories_are_worked_out_once_for_all_that_came(press: Press, monkeypatch) -> None:
    grouped, storied = Asked(groups.groups), Asked(stories.stories)
    monkeypatch.setattr(groups, "groups", grouped)
    monkeypatch.setattr(stories, "stories", storied)
    for n in range(6):
        press.article(f"a{n}", ("Ada Cole", HARBOUR), ("Bill Dunn", OTHER), outlet=f"Post {n}")
    press.relate()
    assert sorted(map(len, press.groups())) == [6, 6]
    assert (grouped.times, storied.times) == (2, 1)
    press.relate()
    assert (grouped.times, storied.times) == (2, 1)
    press.article("late", ("Ada Cole", HARBOUR), outlet="Wire")
    press.relate()
    assert sorted(map(len, press.groups())) == [6, 7]
    assert (grouped.times, storied.times) == (3, 2)
    press.check()


@pytest.mark.parametrize(
    ("where", "name", "at", "done", "left"),
    [(groups, "groups", 1, 0, 2), (groups, "groups", 2, 1, 1), (stories, "stories", 1, 2, 0)],
)
def test_a_run_that_is_killed_while_it_settles_is_resumed(
    press: Press, monkeypatch, where, name, at, done, left
) -> None:
    for n in range(3):
        press.article(f"a{n}", ("Ada Cole", HARBOUR), ("Bill Dunn", OTHER), outlet=f"Post {n}")
    with monkeypatch.context() as patched:
        patched.setattr(where, name, Asked(getattr(where, name), KeyboardInterrupt(), at))
        with pytest.raises(KeyboardInterrupt):
            press.relate()
    assert (len(press.groups()), press.stories()) == (done, set())
    assert press.store.relations.waiting() == []
    assert press.store.relations.is_due()
    press.check()
    grouped = Asked(groups.groups)
    monkeypatch.setattr(groups, "groups", grouped)
    assert press.relate().articles == 0
    assert grouped.times == left
    assert sorted(map(len, press.groups())) == [3, 3]
    assert press.stories() == {frozenset({"a0", "a1", "a2"})}
    assert not press.store.relations.is_due()
    assert press.rows("select count(*) from timeline where corroboration is null") == [(0,)]
    press.check()


def test_groups_that_cannot_be_worked_out_are_named_once_and_left(press: Press, monkeypatch) -> None:
    press.report = Failures()
    for n in range(3):
        press.article(f"a{n}", ("Ada Cole", HARBOUR), ("Bill Dunn", OTHER), outlet=f"Post {n}")
    with monkeypatch.context() as patched:
        patched.setattr(groups, "groups", Asked(groups.groups, ValueError("tripped"), 1))
        patched.setattr(stories, "stories", Asked(stories.stories, ValueError("tripped"), 1))
        press.relate()
    assert [reason for _, reason in press.report] == [
        f"its {what} could not be told (ValueError: tripped); `onrecord relate --rebuild` tries again"
        for what in ("group", "story")
    ]
    assert [len(group) for group in press.groups()] == [3]
    assert not press.store.relations.is_due()
    press.check()
    press.relate_all(rebuild=True)
    assert len(press.groups()) == 2
    assert len(press.stories()) == 1
