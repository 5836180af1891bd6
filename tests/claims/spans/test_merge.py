"""Whose words they are where clauses, papers, handles and names like verbs stand between."""

import pytest

from tests.claims.marked import claims

# the marked text, and (speaker or source, content) of all its claims
WHOSE = [
    # another inside the speaker's relative clause
    ("{T1 “We stay,”} {S1 {S2 Ada Cole, who was hired a year after Ben Dunn}} {C2 said} {T2 the firm was “a wreck”}, {C1 told} staff.",
     [("Ada Cole", "“We stay,”"), ("Ben Dunn", "the firm was “a wreck”")]),
    ("{T1 “We stay,”} {C1 said} {S1 {S2 Ada Cole, who quit when the board}} {C2 said} {T2 it was over}.",
     [("Ada Cole", "“We stay,”"), ("the board", "it was over")]),
    ("{T1 “We stay,”} {C1 said} {S1 {S2 Ada Cole, whose rival Ben Dunn}} {C2 described} {T2 her as “weak”}.",
     [("Ada Cole", "“We stay,”"), ("Ben Dunn", "her as “weak”")]),
    ("{T1 “We stay,”} {C1 said} {S1 {S2 Ada Cole, who left when police}} {C2 said} {T2 she had lied}.",
     [("Ada Cole", "“We stay,”"), ("police", "she had lied")]),
    # a clause that only tells more of the speaker
    ("{T1 “He ran,”} {C1 said} {S1 {S2 a nurse who}} {C2 asked} {T2 that her name not be used}.",
     [("a nurse", "“He ran,”")]),
    # the owner of the claims
    ("Ben Dunn praised {S an expert who} met her {C claims} {T that she had won}.", [("her", "that she had won")]),
    # only the paper was seen by the outlet
    ("{T1 “Cuts will come,”} {S1 Ada Cole} {C1 said} in the note, {T2 which} {C2 was seen by} {S2 The Fell Deal}. {T2 “They will be deep.”}",
     [("Ada Cole", "“Cuts will come,” “They will be deep.”")]),
    # a paper tells of somebody's direct words
    ("{T “Sell it,” clerk Ada Cole wrote}, {C according to} {S a letter}.",
     [("Ada Cole", "“Sell it,”"), ("a letter", "“Sell it,” clerk Ada Cole wrote")]),
    ("{C According to} {S the charge}, {T Ada Cole told a friend: “Sell it.”}",
     [("the charge", "Ada Cole told a friend: “Sell it.”"), ("Ada Cole", "“Sell it.”")]),
    ("{S Officers} {C say} {T Ada Cole wrote to her brother: “Sell it.”}",
     [("Officers", "Ada Cole wrote to her brother: “Sell it.”"), ("Ada Cole", "“Sell it.”")]),
    # a surname that is a verb
    ("{T “We lost it,”} {S Amina} {C Said}, 52, said on Monday.", [("Amina Said", "“We lost it,”")]),
    # handles
    ("{T “Enough is enough,”} {C tweeted} @quayman.", [("@quayman", "“Enough is enough,”")]),
    # a refusal and what was said all the same
    ("{S Low Tide} declined to comment on the sale but {C said} {T it was over}.",
     [("Low Tide", "Low Tide declined to comment on the sale"), ("Low Tide", "it was over")]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), WHOSE)
def test_words_are_given_to_whoever_said_them(marked: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.speaker or c.source, c.content) for c in claims(marked)] == expected
