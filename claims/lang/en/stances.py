"""Words by which somebody takes a side, for something or against it."""

from __future__ import annotations

# Whoever "backs" a toll is for it; the toll is what it is about.
FOR = frozenset(
    "support supports supported supporting back backs backed backing favor favors favored favoring "
    "favour favours favoured favouring endorse endorses endorsed endorsing advocate advocates advocated "
    "advocating urge urges urged urging want wants wanted promise promises promised promising vow vows "
    "vowed vowing pledge pledges pledged pledging plan plans planned planning intend intends intended "
    "propose proposes proposed proposing welcome welcomes welcomed welcoming approve approves approved "
    "praise praises praised praising champion champions championed embrace embraces embraced threaten "
    "threatens threatened willing ready eager".split()
)

# Whoever "opposes" it, or "rules it out", is against it.
AGAINST = frozenset(
    "oppose opposes opposed opposing reject rejects rejected rejecting refuse refuses refused refusing "
    "deny denies denied denying condemn condemns condemned condemning resist resists resisted resisting "
    "decline declines declined declining unwilling denounce denounces denounced disavow disavows "
    "disavowed attack attacks attacked attacking assail assails assailed criticize criticizes "
    "criticized criticizing criticise criticises criticised criticising criticism blast blasts blasted "
    "decry decries decried slam slams slammed dismiss dismisses dismissed dispute disputes disputed "
    "mock mocks mocked mocking rebuke rebukes rebuked opposition refusal denial critical opponent "
    "opponents".split()
)

# In two words, one after the other.
FOR_PAIRS = frozenset(
    {("call", "for"), ("calls", "for"), ("called", "for"), ("calling", "for"), ("pushed", "for")}
)
AGAINST_PAIRS = frozenset(
    {
        ("ruled", "out"),
        ("rule", "out"),
        ("rules", "out"),
        ("ruling", "out"),
        ("back", "away"),
        ("backed", "away"),
    }
)

# Behind one of these another clause begins.
CLAUSES = frozenset(
    "that because since as who whom whose which where when while why how what whether if although "
    "though after before until reason than over".split()
)

# Of the words in matters.CONTRARIES, those that are verbs: nobody needs an "is" before them.
CONTRARY_VERBS = frozenset(
    "oppose opposes opposed reject rejects rejected disagree disagrees disagreed".split()
)

# Before "against", where it takes a side.
BEFORE_AGAINST = frozenset(
    "vote votes voted voting turn turns turned speak speaks spoke spoken out come comes came stand "
    "stands stood argue argues argued still always totally strongly firmly dead am".split()
)

# What somebody is blamed with stands behind one of these.
GROUNDS = frozenset("for over".split())

# Said with one of these, it was said before, on some day.
ONCE = frozenset("once previously formerly initially originally".split())
