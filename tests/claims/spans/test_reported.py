"""Speech told by the shape of its sentence, whatever the finder saw of it."""

import pytest

from tests.claims.marked import claims

# the text, and (source, content) of its claims
SHAPES = [
    ("It may sink if {S2 the mayor} {C2 agrees} {T2 to the plan}, people familiar with it say.",
     ("people familiar with it", "It may sink if the mayor agrees to the plan")),
    ("Ferries lead to larger boats, {T which is good for the port}, {S Ada Cole} {C said}.",
     ("Ada Cole", "Ferries lead to larger boats, which is good for the port")),
    ("The quay will be sold in June, said the town’s clerk Ada Cole in a letter that was read by Reuters.",
     ("the town’s clerk Ada Cole", "The quay will be sold in June")),
    ("The quay had been sold, Ada Cole told the council on Monday.",
     ("Ada Cole", "The quay had been sold")),
    ("The quay, said Ada Cole, had been sold twice.", ("Ada Cole", "The quay had been sold twice")),
    ("The jury was told by clerk Ada Cole that the money was gone.",
     ("clerk Ada Cole", "that the money was gone")),
    ("In a letter signed by Ada Cole, staff were told that the yard would shut.",
     ("a letter signed by Ada Cole", "that the yard would shut")),
    ("{T Ada Cole} {C was quoted by} {S the town’s paper} as saying that the quay was sold.",
     ("Ada Cole", "that the quay was sold")),
    ("{S The Fell Ledger} {C quoted} {T two aides as saying the quay was sold}.",
     ("two aides", "the quay was sold")),
    ("“The quay is sold,” Ada Cole was quoted as saying by the Fell Ledger.",
     ("Ada Cole", "“The quay is sold,”")),
    ("Ada Cole said the quay was sold.", ("Ada Cole", "the quay was sold")),
    ("The firm, which is old, confirmed on Monday that it was sold.", ("The firm", "that it was sold")),
    ("“It is sold,” said a diver who would give no name.", ("a diver", "“It is sold,”")),
]  # fmt: skip

NONE = [
    "Income from Fell, Tarn and the Dell figure prominently in gross sums reported.",
    "Ada Cole said to have left was found.",
    "The mayor confirmed the sale was a loss.",
    "After the storm, Ada Cole said little.",
    "Speaking on Monday, the mayor said no.",
    "The quay, which is old, said nothing to her.",
    "Ada Cole, a diver, said in a letter.",
    "The staff were told that the yard would shut.",
    "The Ledger quoted the whole poem.",
    "The quay, said to be haunted, was sold.",
]


@pytest.mark.parametrize(("marked", "expected"), SHAPES)
def test_a_sentence_tells_by_its_shape_who_said_it(marked: str, expected: tuple[str, str]) -> None:
    assert expected in [(c.source, c.content) for c in claims(marked)]
    assert len({c.source for c in claims(marked)}) == len(claims(marked))


@pytest.mark.parametrize("text", NONE)
def test_other_shapes_tell_nothing(text: str) -> None:
    assert claims(text) == []
