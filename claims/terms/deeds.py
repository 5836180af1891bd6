"""Whether a cue that may tell of speech tells of a deed here: gifts declared, a photo posted, a name that
refers to something, news that shows something, a plan, a liking. Nobody states anything by it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lang.en import grammar, papers, pronouns
from onrecord.claims.source.nouns import is_capitalised
from onrecord.claims.text.tokens import OPEN, Text

Tokens = Sequence[int]

_SHOWING = frozenset(
    "show shows showed shown showing reveal reveals revealed revealing underline underlines underlined "
    "underscore underscores underscored illustrate illustrates illustrated display displays displayed "
    "displaying highlight highlights highlighted reflect reflects reflected demonstrate demonstrates".split()
)
# What shows is seen, not told.
_PICTURES = frozenset(
    "photo photos photograph photographs picture pictures image images video videos footage clip clips film "
    "films map maps graphic graphics selfie selfies snap snaps".split()
)
_SAYING = papers.DOCUMENT_NOUNS | frozenset(
    "study studies survey surveys poll polls polling research data figures statistics records report "
    "reports analysis "
    "findings results tests researchers scientists".split()
)
_GIVING = frozenset("declare declares declared declaring register registers registered".split())
_POSTING = frozenset(
    "post posts posted posting share shares shared sharing tweet tweets tweeted publish publishes published "
    "upload uploads uploaded".split()
)
_REFERRING = frozenset("refer refers referred referring".split())
_RAISING = frozenset("raise raises raised raising".split())
_RAISED = frozenset("question questions concern concerns doubt doubts fears eyebrows alarm".split())
# Of a thing that is only meant, done or liked; with a clause behind them they tell what somebody thinks.
_MEANING = frozenset(
    "plan plans planned planning decide decides decided deciding approve approves approved seek "
    "seeks seeking "
    "sought try tries tried trying aim aims aiming aimed look looks looked looking love loves loved "
    "like likes "
    "liked commit committed know knows knew realize realizes realized realise realises realised learn learns "
    "learned learnt understand understands understood discover discovers discovered enjoy enjoys "
    "enjoyed hate "
    "hates hated remember remembers remembered prefer prefers figure determine determined resolve resolved "
    "desire choose chose willing eager ready".split()
)

_CLAUSE = frozenset("that whether why how what if when where who".split())
_RELATIVE = frozenset("that which who whom whose where when".split())


def is_deed(text: Text, cue: Tokens, source: Tokens, content: Tokens) -> bool:
    """Whether the cue and what follows it tell of something done, shown, meant or liked, and of no words."""
    words = [text.words[i].lower() for i in cue]
    if not words or not content or content[0] < cue[0]:
        return False
    verbs = frozenset(words)
    if verbs & _REFERRING and "to" in words:
        return _is_thing(text, source) or ("refers" in verbs and len(source) > 1)
    if verbs & _RAISING and verbs & _RAISED:
        aside = words[0] in _RAISING and bool(source) and text.words[cue[0] - 1] == ","
        return aside or _is_thing(text, source)
    if any(text.quoted[i] for i in content) or text.words[content[0]] == OPEN:
        return False
    if verbs & _SHOWING and any(text.words[i].lower() in _PICTURES for i in source):
        words = [text.words[i].lower() for i in content]
        return words[0] != "that" and "as" not in words
    if verbs & _SHOWING:
        return _is_thing(text, source) and not _cites(text, source) and not _is_clause(text, content)
    if verbs & _GIVING:
        return not _is_clause(text, content)
    if verbs & _POSTING:
        return any(text.words[i].lower() in _PICTURES for i in content[:6])
    return False


def is_meant(text: Text, cue: Tokens, source: Tokens, content: Tokens) -> bool:
    """Whether an attitude is no thought that the article tells, but what somebody plans, does, likes or
    knows: "plans to fly", "loves ferries", "decided to wait"."""
    words = {text.words[i].lower() for i in cue}
    if words & _SEEING:
        told = any(text.words[i].lower() == "as" for i in content)
        return not told and text.words[content[0]].lower() not in _CLAUSE
    if words.isdisjoint(_MEANING) or not content or any(text.quoted[i] for i in content):
        return False
    if not words.isdisjoint(_KNOWING):
        return text.words[content[0]].lower() not in _CLAUSE or not _tells_who(text, source)
    return text.words[content[0]].lower() != "that"


_SEEING = frozenset("see sees saw seen".split())
_KNOWING = frozenset("know knows knew realize realizes realized realise realises realised".split())


def _is_thing(text: Text, source: Tokens) -> bool:
    """Whether a source may be no person: nothing in it has a capital but its first word, and it is no
    "she"."""
    words = [text.words[i] for i in source if text.words[i][0].isalnum()]
    if not words or pronouns.PRONOUNS.get(words[0].lower()) in _PERSONS:
        return False
    return not any(is_capitalised(w) or w.endswith("-old") for w in words[1:])


_PERSONS = frozenset("male female plural speaker listener".split())


def _tells_who(text: Text, source: Tokens) -> bool:
    words = [text.words[i].lower() for i in source if text.words[i][0].isalnum()]
    return len(words) > 1 or (bool(words) and words[0] not in pronouns.PRONOUNS.keys() | _ALL)


_ALL = frozenset("everyone everybody people".split())


def _cites(text: Text, source: Tokens) -> bool:
    """Whether a source is a paper, or work that ends in one."""
    return any(text.words[i].lower() in _SAYING for i in source)


def _is_clause(text: Text, content: Tokens) -> bool:
    """Whether words begin a clause, or have a verb of their own before any relative one."""
    for n, i in enumerate(content):
        word = text.words[i].lower()
        if n == 0 and word in _CLAUSE:
            return True
        if n and word in _RELATIVE:
            return False
        if n and (word in grammar.FINITE or word == "as"):
            return True
    return False
