"""What makes two statements alike or contrary: words that tell nothing, words that turn a sentence round."""

from __future__ import annotations

# Not even a shared subject is told by these.
EMPTY = frozenset(
    "a an the and or but if then than so as of at by for with about against between into through during "
    "before after above below to from up down in out on off over under again further am is are was were "
    "be been being have has had having do does did doing would could should may might will shall can must "
    "it its he she they him her his hers them their theirs we us our ours you your yours i me my mine "
    "this that these those who whom whose which what where when why how all any both each few more most "
    "other some such own same too very just also there here s t d ll ve re m said says say told according "
    "one ones via per among because while not no nor himself herself itself themselves ourselves myself "
    "yourself".split()
)

# Before a word, it says the contrary of it: "not", "never" and "n't" are in grammar.NEGATIONS.
TURNING = frozenset(
    "refuse refused refuses refusing deny denied denies denying fail failed fails failing failure unable "
    "unlikely against none nobody nothing".split()
)

# Between a negation and the verb that it turns: "does not want to close", "is not going to close".
TRANSPARENT = frozenset(
    "want wants wanted plan plans planned intend intends intended going think thinks believe believes "
    "believed need needs needed seem seems expect expects expected let ever yet even still necessarily "
    "really".split()
)

# "Not only", "not just": what follows is not denied.
NOT_ALONE = frozenset("only just merely simply solely".split())

# Cues under which the content is what the source says is not so.
DENYING = frozenset(
    "deny denies denied denying refute refutes refuted refuting dispute disputes disputed disputing rebut "
    "rebuts rebutted reject rejects rejected rejecting dismiss dismisses dismissed dismissing".split()
)

# A clause ends here, and with it what a negation reaches.
CLAUSE_ENDS = frozenset("but although though because while whereas which who".split())

# Words of which one statement has the first and the other the second say the contrary, all else being equal.
ANTONYMS = (
    ("rise", "fall"), ("rose", "fell"), ("increase", "decrease"), ("increase", "cut"), ("raise", "cut"),
    ("raise", "lower"), ("support", "oppose"), ("accept", "reject"), ("agree", "disagree"), ("win", "lose"),
    ("won", "lost"), ("open", "close"), ("keep", "end"), ("keep", "scrap"), ("stay", "leave"),
    ("ban", "allow"), ("approve", "reject"), ("approve", "veto"), ("confirm", "deny"), ("true", "false"),
    ("innocent", "guilty"),
    ("safe", "dangerous"), ("strong", "weak"), ("better", "worse"), ("legal", "illegal"), ("start", "stop"),
    ("hire", "fire"), ("expand", "shrink"), ("praise", "condemn"), ("defend", "attack"), ("pass", "fail"),
    ("buy", "sell"), ("join", "quit"), ("enough", "insufficient"),
)  # fmt: skip

# What a number says is not exact.
ROUGHLY = frozenset(
    "about around roughly nearly almost approximately some over under than least most".split()
)

# Numbers that stand for a share of the whole: per cent.
SHARES = {"half": 50.0, "third": 33.3, "thirds": 33.3, "quarter": 25.0, "quarters": 25.0}

# What a number is multiplied by.
MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

PERCENT = frozenset("percent percentage pct".split())
