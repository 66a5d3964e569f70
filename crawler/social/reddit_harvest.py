"""What a list of Reddit's things holds for the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from crawler.harvest import Harvest, Task
from crawler.social.addresses import followed
from crawler.social.json import AnswerError, items, text
from crawler.social.reddit_places import WEB
from crawler.social.reddit_removal import mark, removal
from crawler.social.reddit_things import address_of, author_of, comment, published_of, submission, too_old
from crawler.social.reddit_tree import Thing
from index.model import Draft, Relation


@dataclass(slots=True)
class Gathered:
    """Collects documents and what is said of them; ``thread`` is the address of the post that comments belong to."""

    task: Task
    thread: str | None = None
    drafts: dict[str, Draft] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def take(self, found: Iterable[Thing], *, known: bool = False) -> None:
        """Take in posts and comments; ``known``: they may be in the store, so that no title replaces a whole post."""
        for kind, data in found:
            name = text(data, "name") or text(data, "id") or "an entry without a name"
            try:
                if kind == "t3":
                    self._post(data, known)
                elif kind == "t1":
                    self._comment(data)
                elif kind != "more":
                    self.refused.append((name, f"neither a post nor a comment: {kind[:20] or 'of no kind'}"))
            except AnswerError as error:
                self.refused.append((name, str(error)))

    def harvest(self) -> Harvest:
        """All that was taken in."""
        links = [link for draft in self.drafts.values() for link in draft.details.get("links", ())]
        return Harvest(
            drafts=tuple(self.drafts.values()),
            pages=followed(links, WEB) if self.task.follow else (),
            refused=tuple(self.refused),
            gone=tuple(self.gone.items()),
            relations=tuple(self.relations),
        )

    def _post(self, data: dict[str, Any], known: bool) -> None:
        reason = removal(data, "selftext")
        if reason:
            self.gone[address_of(data)] = reason
        title = text(data, "title")
        if reason and (known or not title or mark(title)):
            return
        self.keep(submission(self.task, data, removed=bool(reason)))
        for original in items(data, "crosspost_parent_list", 1):
            self._crosspost(data, original)

    def _comment(self, data: dict[str, Any]) -> None:
        reason = removal(data, "body")
        if reason:
            self.gone[address_of(data, self.thread)] = reason
        else:
            self.keep(comment(self.task, data, self.thread))

    def keep(self, draft: Draft) -> None:
        """Take in a document, unless it is older than the source wants."""
        if not too_old(self.task, draft.published):
            self.drafts[draft.url] = draft

    def _crosspost(self, data: dict[str, Any], original: Any) -> None:
        """The post that this one shows is a document of its own; that it was shown is said of it."""
        if not isinstance(original, dict):
            raise AnswerError("the post that it shows is not readable")
        if not removal(original, "selftext"):
            self.keep(submission(self.task, original))
        by = author_of(data) or "[deleted]"
        self.relations.append(Relation(address_of(original), "quote", by, address_of(data), published_of(data)))
