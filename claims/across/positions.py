"""Where one speaker may have said the contrary of what they said before.

Nothing is asserted. Two claims on one matter that oppose each other, said on different days, are shown side
by side as a possible reversal. Left out is what no words can settle: questions, what holds under a condition
or perhaps, refusals to comment, and what was said on one day or on days that nobody tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.claims.across import occasions
from onrecord.claims.across.records import Pair, Reversal, Told
from onrecord.claims.lang.en import matters
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
    apart = (_days(later)[0] - _days(earlier)[1]).days
    reasons = (*pair.reasons, f"said {apart} {'day' if apart == 1 else 'days'} apart")
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
    said = occasions.said(told)
    if said or told.published is None:
        return said
    return told.published, told.published


def _days(told: Told) -> tuple[date, date]:
    return _range(told) or (date.min, date.min)


def _oppose(pair: Pair, by_id: Mapping[str, Told]) -> bool:
    claims = by_id[pair.a].claim, by_id[pair.b].claim
    if any(claim.kind == "no_comment" or is_open(claim.content) for claim in claims):
        return False
    if pair.opposed:
        return True
    one, other = (proposition(claim.content) for claim in claims)
    return bool(one and other and one.words == other.words and one.denied != other.denied)


def is_open(content: str) -> bool:
    """Whether a statement settles nothing: a question, a condition, a guess, or too little to tell."""
    words = _WORD.findall(content)
    if sum(word != "?" for word in words) < _FEWEST_WORDS:
        return True
    return not matters.OPEN.isdisjoint(word for word in words if not word[0].isupper())
