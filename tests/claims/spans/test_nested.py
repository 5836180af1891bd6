"""What is reported inside another's words."""

from __future__ import annotations

import pytest

from tests.claims.marked import claims

INNER = [
    # content of the outer claim; then (source, cue, content) of the inner
    ("{T his insurer believed the van had been stolen}", ("his insurer", "believed", "the van had been stolen")),
    ("{T Bill Dunn had said that the quay was sold}", ("Bill Dunn", "said", "that the quay was sold")),
    ("{T his foreman warned him in April that it would leak}", ("his foreman", "warned", "that it would leak")),
    ("{T “The driver said he was avoiding a cat,”}", ("The driver", "said", "he was avoiding a cat")),
    ("{T the builder, Amos Pratt, had promised that it would last}", ("the builder, Amos Pratt,", "promised", "that it would last")),
    ("{T that one of the clerks had written to a friend that it was “done.”}", ("one of the clerks", "written", "that it was “done.”")),
    # nothing here
    ("{T the quay was sold}", None),
    ("{T I said it was late}", None),  # her own words again
    ("{T he would say that it was late}", None),
    ("{T he never said it was late}", None),
    ("{T he said so}", None),
    ("{T he told her about the quay}", None),
    ("{T the man who said it was late had gone}", None),
    ("{T nothing that Dunn believed was true}", None),
]  # fmt: skip


@pytest.mark.parametrize(("content", "inner"), INNER)
def test_inner_claim(content: str, inner: tuple[str, str, str] | None) -> None:
    outer, *rest = claims("{S Ada Cole} {C said} " + content + ".")
    assert [(c.source, c.cue, c.content) for c in rest] == ([inner] if inner else [])
    assert all((c.reported_by, c.method) == (outer.claim_id, "nested grammar") for c in rest)


def test_what_the_finder_has_is_not_found_twice() -> None:
    assert len(claims("{S Ada Cole} {C said} {T {S1 he} {C1 said} {T1 it was late}}.")) == 2
