"""What was read of one article before anyone asks who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.text.tokens import Text
from onrecord.claims.who.descriptions import Descriptions
from onrecord.claims.who.institutions import Institutions
from onrecord.claims.who.learned import Learned
from onrecord.claims.who.names import Names
from onrecord.claims.who.pronouns import Heard, Pronouns


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's people, institutions and descriptions, and who has spoken in it so far.

    `heard` grows as sources are resolved; the rest does not change.
    """

    text: Text
    names: Names
    institutions: Institutions
    descriptions: Descriptions
    heard: Heard
    pronouns: Pronouns
    learned: Learned

    def words(self, tokens: range) -> tuple[str, ...]:
        """The words of tokens."""
        return self.text.words[tokens.start : tokens.stop]

    def opens(self, at: int) -> bool:
        """Whether a token opens its sentence, which alone may have given it its capital."""
        return at == 0 or self.text.sentence[at - 1] != self.text.sentence[at]
