"""Where one speaker may have said the contrary of what they said before.

Nothing is asserted. Two claims on one matter that oppose each other, said on different days, are shown side
by side as a possible reversal. Left out is what no words can settle: questions, what holds under a condition
or perhaps, refusals to comment, and what was said on one day or on days that nobody tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from onrecord.claims.across import occasions
from onrecord.claims.across.records import Reversal
from onrecord.claims.across.stands import contrary, stand
from onrecord.claims.alike.records import Pair, Told
from onrecord.claims.lang.en import matters, stances
from onrecord.claims.records import Claim
from onrecord.claims.relate.position import proposition

_WORD = re.compile(r"[^\W_]+(?:['’]t)?|\?")
_FEWEST_WORDS = 4


def reversals(told: Sequence[Told], pairs: Sequence[Pair]) -> list[Reversal]:
    """The possible reversals among the claims of one speaker, in order of time.

    `pairs` are those of the speaker's claims among one another, from `related` up. Of several pairs of the
    same two articles the one with the highest score is given.
    """
    by_id = {one.claim.claim_id: one for one in told}
    found: dict[tuple[int, int], tuple[float, str, str, Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.a, pair.b)):
        if pair.a not in by_id or pair.b not in by_id:
            continue
        order = _in_time(by_id[pair.a], by_id[pair.b])
        if order is None or not _oppose(pair, by_id):
            continue
        earlier, later = order
        articles = earlier.article_id, later.article_id
        best = found.get(articles)
        if best is None or pair.score > best[0]:
            found[articles] = pair.score, earlier.claim.claim_id, later.claim.claim_id, pair
    reversed_ = [_reversal(by_id[earlier], by_id[later], pair) for _, earlier, later, pair in found.values()]
    return sorted(
        reversed_, key=lambda r: (_days(by_id[r.earlier]), _days(by_id[r.later]), r.earlier, r.later)
    )


def _reversal(earlier: Told, later: Told, pair: Pair) -> Reversal:
    first, last = _days(earlier), _days(later)
    apart = (last[0] - first[1]).days
    days = f"said {apart} {'day' if apart == 1 else 'days'} apart"
    reasons = (*pair.reasons, "said before, on a day that nobody tells" if first[0] == date.min else days)
    return Reversal(
        earlier.claim.claim_id,
        later.claim.claim_id,
        tuple(dict.fromkeys(reasons)),
        is_secondhand(earlier.claim) or is_secondhand(later.claim),
    )


def is_secondhand(claim: Claim) -> bool:
    """Whether somebody else tells what the speaker said: inside their own claim, or for the speaker."""
    return claim.reported_by is not None or claim.through is not None


def _in_time(one: Told, other: Told) -> tuple[Told, Told] | None:
    """Which was said first; None where both can be of one day, or a day is unknown."""
    first, second = _range(one), _range(other)
    if first is None or second is None:
        return None
    if first[1] < second[0]:
        return one, other
    return (other, one) if second[1] < first[0] else None


def _range(told: Told) -> tuple[date, date] | None:
    """The first and the last day on which it can have been said; None where nobody tells. What somebody
    "once" said was said on some day before the article."""
    said = occasions.said(told)
    if said or told.published is None:
        return said
    if told.published > date.min and any(
        word.lower() in stances.ONCE for word in _WORD.findall(told.claim.cue or "")
    ):
        return date.min, told.published - timedelta(days=1)
    return told.published, told.published


def _days(told: Told) -> tuple[date, date]:
    return _range(told) or (date.min, date.min)


def _oppose(pair: Pair, by_id: Mapping[str, Told]) -> bool:
    one, other = by_id[pair.a], by_id[pair.b]
    if any(told.claim.kind == "no_comment" or is_open(told.claim.content) for told in (one, other)):
        return False
    if occasions.verbatim(one, other):
        return False  # the same words, and one article has more of them
    first, second = stand(one.claim), stand(other.claim)
    if first and second and contrary(first, second):
        return True
    here, there = proposition(one.claim.content), proposition(other.claim.content)
    return bool(here and there and here.words == there.words and here.denied != there.denied)


def is_open(content: str) -> bool:
    """Whether a statement settles nothing: a question, a condition, a guess, or too little to tell."""
    words = _WORD.findall(content)
    if sum(word != "?" for word in words) < _FEWEST_WORDS:
        return True
    return not matters.OPEN.isdisjoint(word for word in words if not word[0].isupper())
