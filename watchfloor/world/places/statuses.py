"""Accounts and statuses of the Mastodon server as its interface shows them.

The fields: https://docs.joinmastodon.org/entities/Status/ and ``…/Account/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from watchfloor.world.places.place import TAG, linked, stamp
from watchfloor.world.talk import Person, Said


@dataclass(frozen=True, slots=True)
class Show:
    """Shows what is at ``base``; ``people`` are those who talk there, some of them at home on other servers."""

    base: str
    people: Mapping[str, Person]

    def url(self, one: Said) -> str:
        """Where people see a status: on its author's own server."""
        return f"{self._home(self.people[one.by])}/{one.id}"

    def number(self, handle: str) -> str:
        """The number of an account here."""
        return str(1101 + list(self.people).index(handle))

    def account(self, person: Person) -> dict[str, Any]:
        """An account."""
        return {
            "id": self.number(person.handle),
            "username": person.handle.partition("@")[0],
            "acct": person.handle,
            "display_name": person.name,
            "note": f"<p>{linked(person.about)}</p>",
            "url": self._home(person),
            "fields": [],
        }

    def status(self, one: Said, known: Mapping[str, Said]) -> dict[str, Any]:
        """A status; ``known`` has what it boosts and answers, by id."""
        boosted = known.get(one.boosts or "")
        return {
            "id": one.id,
            "url": f"{self.url(one)}/activity" if boosted else self.url(one),
            "created_at": stamp(one.at),
            "edited_at": stamp(one.edited) if one.edited else None,
            "visibility": "public",
            "language": one.language or "en",
            "spoiler_text": one.warning,
            "sensitive": bool(one.warning),
            "content": self._markup(one),
            "account": self.account(self.people[one.by]),
            "reblog": self.status(boosted, known) if boosted else None,
            "media_attachments": self._media(one),
            "poll": _poll(one),
            "mentions": [],
        } | self._around(one, known)

    def _around(self, one: Said, known: Mapping[str, Said]) -> dict[str, Any]:
        answered = known.get(one.answers or "")
        return {
            "in_reply_to_id": one.answers,
            "in_reply_to_account_id": self.number(answered.by) if answered else None,
            "favourites_count": len(one.text) % 40,
            "reblogs_count": sum(other.boosts == one.id for other in known.values()),
            "replies_count": sum(other.answers == one.id for other in known.values()),
        }

    def _home(self, person: Person) -> str:
        name, _, host = person.handle.partition("@")
        return f"https://{host}/@{name}" if host else f"{self.base}/@{name}"

    def _markup(self, one: Said) -> str:
        tag = Markup('<a href="{0}/tags/{1}" class="mention hashtag" rel="tag">#<span>{1}</span></a>')
        return f"<p>{TAG.sub(lambda found: tag.format(self.base, found[1]), linked(one.text))}</p>"

    def _media(self, one: Said) -> list[dict[str, str]]:
        address = f"{self.base}/media/{one.id}.jpg"
        return [{"type": "image", "url": address, "description": one.picture}] if one.picture else []


def _poll(one: Said) -> dict[str, Any] | None:
    options = [{"title": text, "votes_count": 30 - 7 * place} for place, text in enumerate(one.poll)]
    return {"expires_at": stamp(one.at + timedelta(days=3)), "options": options} if options else None
