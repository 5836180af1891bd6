"""Right of reply: who was asked and gave no answer."""

from __future__ import annotations

import pytest

from onrecord.claims.reply import refusals
from onrecord.claims.text.tokens import tokenize
from tests.claims.marked import claims

# text; then what is found: (party, clause) for each
ANSWERS = [
    ("Lowtide did not respond to a request for comment.", [("Lowtide", "Lowtide did not respond to a request for comment")]),
    ("Lowtide didn't immediately reply.", [("Lowtide", "Lowtide didn't immediately reply")]),
    ("Ada Cole declined to comment.", [("Ada Cole", "Ada Cole declined to comment")]),
    ("Ada Cole, the mayor of Tarn, declined to comment.", [("Ada Cole", "Ada Cole, the mayor of Tarn, declined to comment")]),
    ("Ada Cole, a lawyer, also declined to comment.", [("Ada Cole", "Ada Cole, a lawyer, also declined to comment")]),
    ("She declined to say whether the quay was sold.", [("She", "She declined to say whether the quay was sold")]),
    ("A spokesman for the Fell Ministry would not comment.", [("A spokesman for the Fell Ministry", "A spokesman for the Fell Ministry would not comment")]),
    ("The ministry had no immediate comment on the sale.", [("The ministry", "The ministry had no immediate comment on the sale")]),
    ("Cole could not be reached for comment.", [("Cole", "Cole could not be reached for comment")]),
    ("Cole was not available for comment on Friday.", [("Cole", "Cole was not available for comment on Friday")]),
    ("Cole was unavailable for comment.", [("Cole", "Cole was unavailable for comment")]),
    # the party in the request
    ("A request for comment from Lowtide was not answered.", [("Lowtide", "A request for comment from Lowtide was not answered")]),
    ("An enquiry to the Fell Ministry was not returned.", [("Fell Ministry", "An enquiry to the Fell Ministry was not returned")]),
    ("Calls to Ada Cole and Bill Dunn went unanswered.", [("Ada Cole", "Calls to Ada Cole and Bill Dunn went unanswered"), ("Bill Dunn", "Calls to Ada Cole and Bill Dunn went unanswered")]),
    ("Messages left with Ada Cole seeking comment were not returned.", [("Ada Cole", "Messages left with Ada Cole seeking comment were not returned")]),
    ("There was no immediate response from Lowtide.", [("Lowtide", "There was no immediate response from Lowtide")]),
    # one sentence, several parties, one answer or two
    ("Lowtide and Marrow did not respond to requests for comment.", [("Lowtide", "Lowtide and Marrow did not respond to requests for comment"), ("Marrow", "Lowtide and Marrow did not respond to requests for comment")]),
    ("Neither Cole nor Dunn responded to questions.", [("Cole", "Neither Cole nor Dunn responded to questions"), ("Dunn", "Neither Cole nor Dunn responded to questions")]),
    ("Lowtide declined to comment and Marrow did not respond to calls.", [("Lowtide", "Lowtide declined to comment"), ("Marrow", "Marrow did not respond to calls")]),
    ("Lowtide declined to comment, while Marrow could not be reached.", [("Lowtide", "Lowtide declined to comment"), ("Marrow", "Marrow could not be reached")]),
    ("The Cole and Dunn campaigns declined to comment.", [("The Cole and Dunn campaigns", "The Cole and Dunn campaigns declined to comment")]),
    ("Asked about the sale, Lowtide remained silent.", [("Lowtide", "Lowtide remained silent")]),
    ("The director, Ada Cole, was not immediately available.", [("The director, Ada Cole", "The director, Ada Cole, was not immediately available")]),
    ("Neither the mayor, Ada Cole, nor the quay's owner, Bill Dunn, responded to requests for comment.", [("the mayor, Ada Cole", "Neither the mayor, Ada Cole, nor the quay's owner, Bill Dunn, responded to requests for comment"), ("the quay's owner, Bill Dunn", "Neither the mayor, Ada Cole, nor the quay's owner, Bill Dunn, responded to requests for comment")]),
    ("The shop, Cole and Daughters, had no comment.", [("The shop, Cole and Daughters", "The shop, Cole and Daughters, had no comment")]),
    ("Tarn Title and Trust had no comment.", [("Tarn Title and Trust", "Tarn Title and Trust had no comment")]),
    ("Firth and Fell Bank has been approached for comment.", [("Firth and Fell Bank", "Firth and Fell Bank has been approached for comment")]),
    ("Ada Cole declined on Monday to say when it was sold.", [("Ada Cole", "Ada Cole declined on Monday to say when it was sold")]),
    ("Ada Cole declined, through her lawyer, to be interviewed.", [("Ada Cole", "Ada Cole declined, through her lawyer, to be interviewed")]),
    ("Lowtide refused, when asked by phone, to say how much it lost.", [("Lowtide", "Lowtide refused, when asked by phone, to say how much it lost")]),
    ("She later declined to comment.", [("She", "She later declined to comment")]),
    ("Ada Cole did not wish to comment.", [("Ada Cole", "Ada Cole did not wish to comment")]),
    ("Ada Cole would not be drawn.", [("Ada Cole", "Ada Cole would not be drawn")]),
    ("Lowtide had not replied by noon.", [("Lowtide", "Lowtide had not replied by noon")]),
    ("Lowtide would not say what was lost.", [("Lowtide", "Lowtide would not say what was lost")]),
    ("Lowtide was contacted but had nothing to say.", [("Lowtide", "Lowtide was contacted but had nothing to say")]),
    ("Lowtide referred questions to the port.", [("Lowtide", "Lowtide referred questions to the port")]),
    ("Ada Cole declined to speak.", [("Ada Cole", "Ada Cole declined to speak")]),
    ("Mr Cole could not be contacted.", [("Mr Cole", "Mr Cole could not be contacted")]),
    ("Ada Cole offered no comment as she left.", [("Ada Cole", "Ada Cole offered no comment")]),
    ("Bill Dunn declined to comment. Ada Cole remained silent.", [("Bill Dunn", "Bill Dunn declined to comment"), ("Ada Cole", "Ada Cole remained silent")]),
    ("Its lawyer, Petra Sund, did not return calls.", [("Its lawyer, Petra Sund", "Its lawyer, Petra Sund, did not return calls")]),
    ("The supplier, Kranmor, declined to comment.", [("The supplier, Kranmor", "The supplier, Kranmor, declined to comment")]),
    ("Neither the mayor, Ada Cole, nor the quay's owner, Bill Dunn, responded.", [("the mayor, Ada Cole", "Neither the mayor, Ada Cole, nor the quay's owner, Bill Dunn, responded"), ("the quay's owner, Bill Dunn", "Neither the mayor, Ada Cole, nor the quay's owner, Bill Dunn, responded")]),
    ("Neither Ada Cole nor the trust would discuss the page.", [("Ada Cole", "Neither Ada Cole nor the trust would discuss the page"), ("the trust", "Neither Ada Cole nor the trust would discuss the page")]),
    ("On Friday neither the ministry nor the port would comment.", [("the ministry", "neither the ministry nor the port would comment"), ("the port", "neither the ministry nor the port would comment")]),
    ("The clerk declined to specify the sum.", [("The clerk", "The clerk declined to specify the sum")]),
    ("Ada Cole declined multiple requests for an interview.", [("Ada Cole", "Ada Cole declined multiple requests for an interview")]),
    ("Cole would neither confirm nor deny the sale.", [("Cole", "Cole would neither confirm nor deny the sale")]),
    ("Police refused to confirm or deny the find.", [("Police", "Police refused to confirm or deny the find")]),
    ("Attempts to reach Ada Cole were unsuccessful.", [("Ada Cole", "Attempts to reach Ada Cole were unsuccessful")]),
    ("Lowtide has yet to respond to a request for comment.", [("Lowtide", "Lowtide has yet to respond to a request for comment")]),
    ("The Courier has approached Lowtide for comment.", [("Lowtide", "has approached Lowtide for comment")]),
    ("None of the four firms responded to requests for comment.", [("the four firms", "None of the four firms responded to requests for comment")]),
    ("A voicemail left at a number listed for Dunn was not returned.", [("Dunn", "A voicemail left at a number listed for Dunn was not returned")]),
    ("Dunn did not answer his phone.", [("Dunn", "Dunn did not answer his phone")]),
    ("Asked who paid, Cole wouldn't say.", [("Cole", "Cole wouldn't say")]),
    # nothing here
    ("Attempts to reach the crew were unsuccessful.", []),
    ("Lowtide failed to respond to his request for the files.", []),
    ("The fire service did not respond to the call in time.", []),
    ("Voters did not respond to the letters.", []),
    ("Efforts to save the boat failed.", []),
    ("Neither the mayor nor the port would pay.", []),
    ("Neither quay was safe; the port would discuss it on Friday.", []),
    ("The council referred the matter to the police.", []),
    ("Lowtide was approached by the port.", []),
    ("The bread was not available on Friday.", []),
    ("Lowtide responded to a request for comment.", []),
    ("Lowtide did not respond in kind.", []),
    ("Lowtide declined the offer.", []),
    ("Lowtide declined to be named in the report.", []),
    ("The crowd remained silent.", []),
    ("The river could not be reached by road? It could be reached by boat.", []),
    ("Cole did not answer the door.", []),
    ("The letter went unnoticed.", []),
    ("He refused to pay.", []),
    ("She would not say yes.", []),
    ("“I declined to comment,” she said.", []),  # her words, not the reporter's
    ("Requests for comment were not answered.", []),  # whose?
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_no_comment(text: str, expected: list[tuple[str, str]]) -> None:
    found = refusals.find(tokenize(text))
    words = [
        (text[a.source[0].start : a.source[0].end], text[a.content[0].start : a.content[0].end])
        for a in found
    ]
    assert words == expected
    assert all(a.cue == () for a in found)


def test_it_becomes_a_claim_of_its_own_kind() -> None:
    [claim] = claims("The Tarn Port Authority did not respond to a request for comment.")
    assert (claim.kind, claim.speaker, claim.source_type) == (
        "no_comment",
        "Tarn Port Authority",
        "organization",
    )
    assert (claim.said_date, claim.via, claim.hedge) == (None, None, None)


@pytest.mark.parametrize("quote", ["“No comment,”", "“No further comment,”", "“I have no comment,”"])
def test_the_words_no_comment_are_one(quote: str) -> None:
    assert claims("{T " + quote + "} {C said} {S Ola Brink}.")[0].kind == "no_comment"


@pytest.mark.parametrize("quote", ["“No comment was ever asked of me,”", "“No,”"])
def test_other_words_are_a_statement(quote: str) -> None:
    assert claims("{T " + quote + "} {C said} {S Ola Brink}.")[0].kind == "statement"


APPOSITIONS = [
    ("Its lawyer, Petra Sund, did not return calls.", ("Petra Sund", "lawyer")),
    ("Her deputy, Carl Moss, declined to comment.", ("Carl Moss", "deputy")),
    ("Its chief executive, Tom Hallam, could not be reached.", ("Tom Hallam", "chief executive")),
    ("The supplier, Kranmor, declined to comment.", ("Kranmor", None)),
    ("The union's secretary, Bo Falk, did not respond.", ("Bo Falk", "secretary")),
]


@pytest.mark.parametrize(("text", "party"), APPOSITIONS)
def test_the_name_behind_the_comma_is_the_party(text: str, party: tuple[str, str | None]) -> None:
    [claim] = claims(text)
    assert (claim.speaker, claim.role) == party


def test_a_party_that_is_a_pronoun_is_resolved() -> None:
    assert claims("Ada Cole sold the quay. She declined to comment.")[0].speaker == "Ada Cole"


def test_a_finders_own_attribution_inside_it_gives_way() -> None:
    [claim] = claims("{S Lowtide} {C declined} {T to comment} on the sale.")
    assert claim.kind == "no_comment"


def test_what_tells_of_a_no_comment_stays_around_it() -> None:
    told, silent = claims("{S Ada Cole} {C said} {T Lowtide declined to comment on the sale of the quay}.")
    assert (told.kind, silent.kind, silent.reported_by) == ("statement", "no_comment", told.claim_id)


def test_a_refusal_told_of_oneself_is_one_claim() -> None:
    [claim] = claims("{S Lowtide} {C said} {T it would not discuss “papers that may or may not exist.”}")
    assert (claim.kind, claim.speaker, claim.cue) == ("no_comment", "Lowtide", "said")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("it does not comment on pending cases", "no_comment"),
        ("she could not comment while the case went on", "no_comment"),
        ("he would not be making a statement", "no_comment"),
        ("“We have nothing to add,”", "no_comment"),
        ("“I have no comment”", "no_comment"),
        ("it would comment on Monday", "statement"),
        ("the comment was not his", "statement"),
    ],
)
def test_who_says_to_have_nothing_to_say_gives_no_comment(content: str, kind: str) -> None:
    (claim,) = claims("{S Ada Cole} {C said} {T " + content + "}.")
    assert (claim.source, claim.kind) == ("Ada Cole", kind)
