"""What somebody speaks of: the words that their statements hold more often than those of others do.

Each word is weighed by the log-odds ratio with a prior of how common it is overall, over its standard error
(Monroe, Colaresi and Quinn, "Fightin' Words", 2008), counted by statements: a word is shown for a number of
statements that a reader can look up, not for a model's opinion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from datasette.database import Database

from onrecord.db.site.library import select

# Statements that are read, newest first: of the speaker, and of everybody to compare with.
MOST_THEIRS = 400
_MOST_OTHERS = 1_000
_MOST_TOPICS = 12
# In this many statements at least, and so far above others' that chance alone gives it to one word in forty.
_LEAST = 2
_SURE = 1.96
_PRIOR = 2.0
_WORD = re.compile(r"[^\W\d_]{3,}(?:[-’'][^\W\d_]+)*")
_THEIRS = f"""
    select content from timeline where speaker_id = :id and kind <> 'no_comment'
    order by key desc limit {MOST_THEIRS}
"""
_OTHERS = f"select content, speaker_id from timeline order by key desc limit {_MOST_OTHERS}"
_COMMON = frozenset(
    """
    about above after again against ago all almost along already also although always among and another
    any anyone anything are aren around because become been before being below between both but came can
    cannot come could couldn did didn does doesn doing don done down during each either else enough even
    ever every everyone everything few first for from further gave get give given goes going gone got had
    hadn has hasn have having her here hers herself him himself his how however into isn its itself just
    keep kept knew know known last least less let like little long made make makes making many may maybe
    might mine more most much must myself need neither never next nobody none nor not nothing now off
    often once one only other others our ours ourselves out over own part per perhaps put quite rather
    really said same say saying says seem seen several shall she should shouldn since some someone
    something soon still such take taken tell than that the their theirs them themselves then there these
    they thing things think this those though three through thus till time today together told tomorrow
    too toward towards two under until upon use used very want wants was wasn way well went were weren
    what when where whether which while who whole whom whose why will with within without won would wouldn
    yes yet you your yours yourself
    """.split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A word, in small letters, and in how many of the statements read it stands."""

    word: str
    statements: int


def distinctive(theirs: Sequence[str], others: Sequence[str], less: str = "") -> list[Topic]:
    """The words that set `theirs` apart from `others` (texts of statements), the most telling first. `less`:
    words that tell nothing here, such as the speaker's own name."""
    left_out = _COMMON | set(_words(less))
    mine, rest = _counts(theirs), _counts(others)
    overall = mine + rest
    n, m, size = len(theirs), len(others), len(theirs) + len(others)
    weighed: list[tuple[float, str]] = []
    for word, count in mine.items():
        if count < _LEAST or word in left_out:
            continue
        # As if each side had _PRIOR more statements, with the word in as many of them as it is in overall.
        prior = _PRIOR * (overall[word] + 0.5) / (size + 1)
        a, b = count + prior, rest[word] + prior
        ratio = log(a / (n + _PRIOR - a)) - log(b / (m + _PRIOR - b))
        score = ratio / sqrt(1 / a + 1 / b + 1 / (n + _PRIOR - a) + 1 / (m + _PRIOR - b))
        if score >= _SURE:
            weighed.append((-score, word))
    return [Topic(word, mine[word]) for _, word in sorted(weighed)[:_MOST_TOPICS]]


async def topics(db: Database, speaker_id: int, name: str) -> list[Topic]:
    """Of their newest MOST_THEIRS statements, beside the newest of everybody else."""
    theirs = await select(db, _THEIRS, {"id": speaker_id})
    everybody = await select(db, _OTHERS)
    others = [row["content"] for row in everybody if row["speaker_id"] != speaker_id]
    return distinctive([row["content"] for row in theirs], others, name)


def _counts(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands."""
    return Counter(word for text in texts for word in set(_words(text)))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
