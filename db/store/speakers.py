"""Speakers across articles: who they are, by which names and why, and what a person decides about that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from onrecord.db.store.aliases import rebuild
from onrecord.db.store.decisions import Decisions, Key, decide
from onrecord.db.store.directory import Alias, Directory, Listed, SpeakerError
from onrecord.db.store.kinship import relate, speaker_of
from onrecord.db.store.offices import refresh_offices

__all__ = ["Alias", "Listed", "SpeakerError", "Speakers"]


class Speakers(Directory):
    """The directory, and what a person decides about it."""

    def rebuild(self) -> int:
        """Decide anew, by today's rules, who is behind every name; what people decided stays. How many
        speakers have a name of theirs in the stored articles. Inside a transaction."""
        refresh_offices(self._connection, rebuild(self._connection))
        [count] = self._connection.execute(
            """select count(distinct speaker_id) from speaker_mentions
            join speaker_aliases on speaker_aliases.id = alias_id"""
        ).fetchone()
        return int(count)

    def merge(
        self,
        keep: int,
        others: Sequence[int],
        now: datetime,
        *,
        everywhere: bool = False,
        by: str | None = None,
    ) -> None:
        """Decide that `others` (ids of speakers) are the speaker `keep`, whose name and address stay.

        Inside a transaction. The decision, `by` whoever made it, holds in every later run until `split` takes
        it back. `everywhere`: where another goes by a surname alone, that surname is `keep` in all articles,
        later ones too, in which nothing else is decided. Raises SpeakerError, with nothing done, for an id
        that is no speaker's or is given twice.
        """
        if keep in others or len(set(others)) < len(others):
            raise SpeakerError("merge", "a speaker cannot be merged with itself; name others")
        for speaker in (keep, *others):
            if not self.aliases(speaker):
                raise SpeakerError(f"speaker {speaker}", "there is none with this id")
        decisions = Decisions(self._connection)
        for other in others:
            # Its other names follow it, by the rule or the decision that ties them to it.
            key = decisions.key(other)
            about = Key(key.name, None) if everywhere else key
            decide(self._connection, about, "merged", now, into=decisions.key(keep), by=by)
        self._relate({keep, *others}, names={decisions.key(other).name for other in others})

    def split(self, alias: int, now: datetime, *, everywhere: bool = False, by: str | None = None) -> int:
        """Decide that an alias (its id) is not its speaker's: the id of the speaker that it now stands for.

        Inside a transaction. Takes back the merge that brought it there (`everywhere`: the one of all
        articles that use this surname), or overrules the rule that did, in every later run; `by`: who
        decides. Raises SpeakerError for an unknown id and for the only name of a speaker.
        """
        row = self._connection.execute(
            "select speaker_id, name from speaker_aliases where id = ?", [alias]
        ).fetchone()
        if row is None:
            raise SpeakerError(f"name {alias}", "there is none with this id")
        rest = [other.id for other in self.aliases(row["speaker_id"]) if other.id != alias]
        if not rest:
            raise SpeakerError(row["name"], "is the only name of its speaker; there is nothing to split")
        decisions = Decisions(self._connection)
        if everywhere:
            decide(self._connection, Key(row["name"], None), "withdrawn", now, by=by)
        elif decisions.is_merged(alias):
            decide(self._connection, decisions.key(alias), "withdrawn", now, by=by)
        # What was merged into this one stays together, without it.
        heirs = decisions.merged_into(alias)
        for heir in heirs:
            decide(self._connection, decisions.key(heir), "withdrawn", now, by=by)
        for heir in heirs[1:]:
            decide(self._connection, decisions.key(heir), "merged", now, into=decisions.key(heirs[0]), by=by)
        self._relate({alias, *rest})
        # Whom it is to leave; names that a rule ties to it may have come with it, and go with it.
        leaves = row["speaker_id"] if row["speaker_id"] != alias else (heirs or rest)[0]
        if speaker_of(self._connection, alias) == speaker_of(self._connection, leaves):
            decide(self._connection, decisions.key(alias), "split", now, by=by)
            self._relate({alias, *rest})
        return speaker_of(self._connection, alias)

    def _relate(self, aliases: Iterable[int], names: Iterable[str] = ()) -> None:
        meant = {
            row["id"]
            for name in names
            for row in self._connection.execute("select id from speaker_aliases where name = ?", [name])
        }
        refresh_offices(self._connection, relate(self._connection, {*aliases, *meant}))
