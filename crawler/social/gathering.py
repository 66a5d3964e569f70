"""What one answer gives, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.harvest import Candidate, Harvest, Task
from crawler.social.fields import elsewhere, instant
from index.model import Draft, Relation


@dataclass
class Gathering:
    """Collects documents, each once, and what is said about them. ``hosts``: links to these are not followed."""

    task: Task
    hosts: frozenset[str] = frozenset()
    drafts: dict[str, Draft] = field(default_factory=dict)
    pages: dict[str, Candidate] = field(default_factory=dict)
    relations: dict[Relation, None] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    old: int = 0

    def add(self, draft: Draft) -> bool:
        """Keep a document and the pages it links; False where it is older than the source wants."""
        published = instant(draft.published)
        if self.task.oldest and published and published < self.task.oldest:
            self.old += 1
            return False
        if draft.url not in self.drafts:
            self.drafts[draft.url] = draft
            if self.task.follow:
                links = draft.details.get("links", ())
                self.pages |= {link: Candidate(link) for link in elsewhere(links, self.hosts)}
        return True

    def relate(self, relation: Relation) -> None:
        """Keep what is said of a document that is kept."""
        if relation.document in self.drafts:
            self.relations[relation] = None

    def refuse(self, name: str | None, reason: str) -> None:
        """Name an entry that becomes no document."""
        self.refused.append(((name or "an entry without an address")[:500], reason))

    def harvest(self) -> Harvest:
        """Everything gathered; the reader adds asks, cursor and rest."""
        limit = self.task.oldest
        told = [f"{self.old} older than {limit:%Y-%m-%d %H:%M} left out"] if self.old and limit else []
        return Harvest(
            drafts=tuple(self.drafts.values()),
            pages=tuple(self.pages.values()),
            relations=tuple(self.relations),
            refused=tuple(self.refused),
            gone=tuple(self.gone),
            notes=(*self.notes, *told),
        )
