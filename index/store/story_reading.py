"""Which documents tell the same story."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from index.store.joins import LATEST
from index.store.part import Part
from index.store.rows import StoryDocument, Telling
from index.store.story_tables import story_members
from index.store.tables import documents, versions


class Stories(Part):
    """What is asked of stories."""

    def same_story(self, identity: str, limit: int) -> list[StoryDocument]:
        """Return the other documents of a document's story, those collected first, first."""
        mine = select(story_members.c.story).where(story_members.c.document_id == identity).scalar_subquery()
        query = (
            select(documents.c.id, documents.c.source, versions.c.title, documents.c.url)
            .join(story_members, story_members.c.document_id == documents.c.id)
            .join(versions, LATEST)
            .where(story_members.c.story == mine, documents.c.id != identity)
            .order_by(documents.c.collected, documents.c.id)
            .limit(limit)
        )
        with self._database.read() as connection:
            return [StoryDocument(*row) for row in connection.execute(query)]

    def tellings(self, ids: Sequence[str]) -> list[Telling]:
        """Return when documents were collected and which story each tells, in any order; at most 1,000 at a time."""
        story = func.coalesce(story_members.c.story, documents.c.id)
        query = select(documents.c.id, documents.c.collected, story, documents.c.source, versions.c.title)
        query = query.join(versions, LATEST)
        query = query.outerjoin(story_members, story_members.c.document_id == documents.c.id)
        with self._database.read() as connection:
            return [Telling(*row) for row in connection.execute(query.where(documents.c.id.in_(ids)))]
