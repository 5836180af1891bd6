"""The writer's own voice is nobody's statement; what others say to the writer is."""

import pytest

from tests.claims.marked import claims

OWN = [
    "{S I} {C believe} {T that the ferry will be missed}.",
    "{S We} {C are pleased to announce} {T that the pump ships in June}.",
    "{S My} {C hope is} {T that the ferry will be missed}.",
    "{C As} {S I}{C ’ve suggested}, {T the levy was too small}.",
    "{S You} {C know} {T that the ferry is old}.",
    "{S My late aunt} {C told} me {T that nobody drowns in a kitchen}.",
    "{S Our latest figures} {C show} {T that the ferry is late}.",
    "{S My budget} {C proposes} {T to mend the ferry}.",
    "{S Our neighbours} {C said} {T the bar was full}.",
    "{T “The sea is deep,”} {S my grandfather} {C often said}.",
]
OTHERS = [
    ("{S Our reporter} {C said} {T that the ferry was old}.", None),
    ("{S Ben Dunn} {C told} me {T that he was not sure}.", "Ben Dunn"),
    ("{S My colleague Ada Cole} {C said} {T that the ferry was old}.", "Ada Cole"),
    ("{S1 Ada Cole} {C1 said}: {T1 “{S2 I} {C2 believe} {T2 the ferry is old}.”}", "Ada Cole"),
    ("{S1 Ada Cole} {C1 wrote} {T1 that {S2 we} {C2 know} {T2 the ferry is old}}.", "Ada Cole"),
]


@pytest.mark.parametrize("marked", OWN)
def test_the_writers_own_voice_is_no_claim(marked: str) -> None:
    assert claims(marked) == []


@pytest.mark.parametrize(("marked", "speaker"), OTHERS)
def test_what_others_say_is_one(marked: str, speaker: str) -> None:
    assert claims(marked)[0].speaker == speaker


def test_refusing_us_is_a_reply_all_the_same() -> None:
    [claim] = claims("We asked Ada Cole about the ferry. She declined to comment.")
    assert claim.kind == "no_comment"
