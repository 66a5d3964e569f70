"""Which story each document belongs to, and telling the engine of those that change theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from index.store.story_tables import story_members
from index.store.tables import documents, outbox

_IDS = 1_000
# Made once: making a statement costs as much as running it.
_STORY = select(story_members.c.story).where(story_members.c.document_id == bindparam("document"))
_MEMBERS = select(story_members.c.document_id).where(story_members.c.story == bindparam("of"))
_ADD = insert(story_members)
_MOVE = update(story_members).where(story_members.c.story == bindparam("of"))
_ALONE = _MOVE.values(story=story_members.c.document_id, changed=bindparam("now"))
_MOVE = _MOVE.values(story=bindparam("to"), changed=bindparam("now"))
# What was never annotated is not in the engine, and will come into it with its story.
_KNOWN = select(documents.c.id).where(
    documents.c.id.in_(bindparam("ids", expanding=True)), documents.c.state.in_(("leased", "annotated"))
)


class Groups:
    """The stories, as one transaction sees and changes them."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._stories: dict[str, str] = {}
        self._before: dict[str, str] = {}

    def admit_new(self, documents: list[str]) -> None:
        """Give documents that were never there before a story of their own."""
        if documents:
            rows = [{"document_id": each, "story": each, "changed": self._now} for each in documents]
            self._connection.execute(_ADD, rows)
            self._stories.update(zip(documents, documents, strict=True))

    def admit(self, document: str) -> None:
        """Give a document a story of its own unless it has one."""
        if self._find(document) is None:
            self.admit_new([document])

    def together(self, one: str, other: str) -> bool:
        """Say whether two documents tell one story."""
        return self._story(one) == self._story(other)

    def join(self, one: str, other: str) -> None:
        """Make the stories of two documents one."""
        stories = {self._story(one), self._story(other)}
        if len(stories) == 2:
            kept, given_up = sorted(stories)
            members = self._touch(given_up)
            self._connection.execute(_MOVE, {"of": given_up, "to": kept, "now": self._now})
            self._stories.update(dict.fromkeys(members, kept))

    def scatter(self, documents: Iterable[str], most: int) -> list[str]:
        """Part the stories of some documents into single ones, and return all who were in them.

        A story of more than ``most`` documents stays as it is: of it only the given documents are returned.
        """
        scattered = set(documents)
        for story in {self._story(document) for document in scattered}:
            members = self._touch(story)
            if 1 < len(members) <= most:
                self._connection.execute(_ALONE, {"of": story, "now": self._now})
                self._stories.update(zip(members, members, strict=True))
                scattered.update(members)
        return sorted(scattered)

    def announce(self) -> None:
        """Put the documents whose story changed into the outbox, unless the engine never had them."""
        changed = sorted(each for each, story in self._before.items() if self._stories[each] != story)
        for start in range(0, len(changed), _IDS):
            known = self._connection.execute(_KNOWN, {"ids": changed[start : start + _IDS]}).scalars()
            rows = [{"document_id": identity} for identity in known]
            if rows:
                self._connection.execute(insert(outbox), rows)

    def _story(self, document: str) -> str:
        story = self._find(document)
        assert story is not None
        return story

    def _find(self, document: str) -> str | None:
        if document not in self._stories:
            story = self._connection.execute(_STORY, {"document": document}).scalar()
            if story is None:
                return None
            self._stories[document] = story
        return self._stories[document]

    def _touch(self, story: str) -> list[str]:
        """Return the documents of a story, noting that it was theirs."""
        members = list(self._connection.execute(_MEMBERS, {"of": story}).scalars())
        for each in members:
            self._before.setdefault(each, story)
        return members
