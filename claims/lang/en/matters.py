"""What a statement is about, and what is the contrary of what."""

from __future__ import annotations

# Words too general to be what somebody talks about.
GENERAL_WORDS = frozenset(
    "able accept across action actually added almost already alone among answer anyone anything area away "
    "based  became become becoming began begin begun believe best better bring brought call called came "
    "cannot case  cause certain certainly change changed clear clearly come comes coming common complete "
    "completely consider  continue could course current currently deal decide decided decision different "
    "difficult does doing done  during early effect effort either else ensure entire especially event "
    "every everyone everything exactly  example expect expected face fact feel felt find first five focus "
    "follow form forward found four full  fully future gave general generally gets getting give given "
    "gives giving goes going gone good great group  hand happen happened happens hard have having hear "
    "heard held help helped here high himself hold hope huge  idea important include including indeed "
    "inside instead issue issues itself just keep kept kind knew know  known knows large largely last "
    "late later lead least leave left less level like likely line little live  long longer look looking "
    "lose lost made main make makes making many matter mean means measure meet might  moment month more "
    "most move much must name near nearly need needed needs never next nothing number often  only open "
    "opportunity order other others part particular particularly past people perhaps person place  plan "
    "plans play point position possible potential present problem process proposed provide public quite "
    "real really reason receive recent recently related remain result right room said same says second "
    "seem  seems seen sense serious seriously several shall should show shown side significant similar "
    "simple simply  since situation small some someone something soon special start started state "
    "statement step still stop  strong such support sure take taken takes taking talk tell term terms "
    "than thank that their them then  there these they thing things think this those though thought three "
    "time times today together told  tomorrow took toward trying turn type under understand until upon "
    "used using various very view want wanted  wants week weeks well went were what when where whether "
    "which while whole will wish with within without  word words work working works world would wrong "
    "year years yesterday yet young your".split()
)

# The contrary of a word, which a "not" before either turns into the other.
CONTRARIES = {
    "oppose": "support", "opposes": "supports", "opposed": "supported", "reject": "accept",
    "rejects": "accepts", "rejected": "accepted", "disagree": "agree", "disagrees": "agrees",
    "disagreed": "agreed", "unsafe": "safe", "impossible": "possible", "illegal": "legal",
    "unlawful": "lawful", "unlikely": "likely", "unfair": "fair", "unnecessary": "necessary",
    "untrue": "true", "false": "true", "unacceptable": "acceptable", "unaffordable": "affordable",
}  # fmt: skip

# A verb's time: what was to be and was not is no contradiction.
TENSES = {
    "will": "future", "shall": "future", "'ll": "future", "’ll": "future", "wo": "future", "was": "past",
    "were": "past", "did": "past", "had": "past", "is": "present", "are": "present", "am": "present",
    "'s": "present", "’s": "present", "'m": "present", "’m": "present", "'re": "present", "’re": "present",
    "do": "present", "does": "present", "has": "perfect", "have": "perfect",
    "'ve": "perfect", "’ve": "perfect",
}  # fmt: skip

# With one of these a statement holds only under a condition, or only perhaps.
UNSURE = frozenset(
    "if whether unless would could may might should perhaps maybe possibly probably until when once "
    "or ?".split()
)

# With one of these a statement is a question, a condition or a guess, and no stand that could be reversed.
OPEN = frozenset("if whether unless may might perhaps maybe possibly probably ?".split())
