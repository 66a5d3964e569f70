"""quayside: a small Mastodon server, by its REST interface. It gives few statuses at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from markupsafe import Markup

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.places.place import TAG, Place, linked, phrase
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Person, Said, talk

MOST = 5
"""Statuses in one answer."""
OWNER, HASHTAG = "harbourwatch", "slacktide"
_API = "/api/v1"


class Quayside(Place):
    """The server: an account and a hashtag are collected."""

    id: ClassVar[str] = "quayside"

    def sources(self) -> tuple[Declared, ...]:
        account = Declared(
            "world-mastodon", "mastodon", f"{self.base}/@{OWNER}", "Harbour Watch", "en", "GB", ("social",), "C"
        )
        tag = Declared(
            "world-mastodon-tag", "mastodon", f"{self.base}/tags/{HASHTAG}", "#slacktide", "en", "GB", ("social",), "D"
        )
        return account, tag

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        if path == f"{_API}/accounts/lookup":
            person = talk(self.id).people.get(query.get("acct", ""))
            return _json(self._account(person)) if person else _missing()
        if path == f"{_API}/accounts/{_number(OWNER)}/statuses":
            return self._page([one for one in self._statuses() if one.by == OWNER], path, query)
        if path == f"{_API}/timelines/tag/{HASHTAG}":
            return self._page([one for one in self._statuses() if _tagged(one)], path, query)
        if path.startswith(f"{_API}/statuses/"):
            one = self._by_id().get(path.rpartition("/")[2])
            return _json(self._status(one)) if one else _missing()
        return None

    def expected(self) -> Iterator[Expected]:
        owner = talk(self.id).people[OWNER]
        yield Expected(
            "world-mastodon", f"{self.base}/@{OWNER}", owner.name, (owner.byline,), None, "en", owner.about[:30],
            len(owner.about.split()), "document",
        )  # fmt: skip
        for one in self._statuses():
            if one.by == OWNER:
                yield self._expected("world-mastodon", self._by_id()[one.boosts] if one.boosts else one)
            if _tagged(one):
                yield self._expected("world-mastodon-tag", one)

    def changes(self) -> Changes:
        said = talk(self.id).said
        return Changes(
            edited=tuple(pair for one in said if one.correction for pair in self._places(one)),
            deleted=tuple(pair for one in said if one.deleted for pair in self._places(one)),
        )

    def _places(self, one: Said) -> Iterator[tuple[str, str]]:
        if one.by == OWNER:
            yield "world-mastodon", self._url(one)
        if _tagged(one):
            yield "world-mastodon-tag", self._url(one)

    def _expected(self, source: str, one: Said) -> Expected:
        author = talk(self.id).people[one.by]
        stated = one.at.isoformat(timespec="seconds")
        words = len(one.text.split())
        return Expected(
            source, self._url(one), None, (author.byline,), stated, one.language or "en", phrase(one), words, "post"
        )

    def _statuses(self) -> list[Said]:
        """What is there now, newest first."""
        return list(reversed(talk(self.id).at(self.moment)))

    def _by_id(self) -> dict[str, Said]:
        return {one.id: one for one in self._statuses()}

    def _page(self, listed: Sequence[Said], path: str, query: Mapping[str, str]) -> Reply:
        below, above = query.get("max_id", "9" * 20), query.get("since_id", "")
        found = [one for one in listed if above < one.id < below][: min(int(query.get("limit", "20")), MOST)]
        further = f'<{self.base}{path}?limit={MOST}&max_id={found[-1].id}>; rel="next"' if found else ""
        return _json([self._status(one) for one in found], **({"Link": further} if further else {}))

    def _url(self, one: Said) -> str:
        name, _, host = one.by.partition("@")
        return f"https://{host}/@{name}/{one.id}" if host else f"{self.base}/@{name}/{one.id}"

    def _account(self, person: Person) -> dict[str, Any]:
        name, _, host = person.handle.partition("@")
        return {
            "id": _number(person.handle),
            "username": name,
            "acct": person.handle,
            "display_name": person.name,
            "note": f"<p>{linked(person.about)}</p>",
            "url": f"https://{host}/@{name}" if host else f"{self.base}/@{name}",
            "fields": [],
        }

    def _status(self, one: Said) -> dict[str, Any]:
        known = self._by_id()
        answered, boosted = known.get(one.answers or ""), known.get(one.boosts or "")
        return {
            "id": one.id,
            "url": f"{self._url(one)}/activity" if boosted else self._url(one),
            "uri": self._url(one),
            "created_at": _stamp(one.at),
            "edited_at": _stamp(one.edited) if one.edited else None,
            "visibility": "public",
            "language": one.language or "en",
            "spoiler_text": one.warning,
            "sensitive": bool(one.warning),
            "content": self._markup(one),
            "account": self._account(talk(self.id).people[one.by]),
            "in_reply_to_id": one.answers,
            "in_reply_to_account_id": _number(answered.by) if answered else None,
            "reblog": self._status(boosted) if boosted else None,
            "media_attachments": self._media(one),
            "poll": _poll(one),
            "mentions": [],
            "favourites_count": len(one.text) % 40,
            "reblogs_count": sum(other.boosts == one.id for other in known.values()),
            "replies_count": sum(other.answers == one.id for other in known.values()),
        }

    def _markup(self, one: Said) -> str:
        tags = Markup('<a href="{0}/tags/{1}" class="mention hashtag" rel="tag">#<span>{1}</span></a>')
        return f"<p>{TAG.sub(lambda found: tags.format(self.base, found[1]), linked(one.text))}</p>"

    def _media(self, one: Said) -> list[dict[str, str]]:
        address = f"{self.base}/media/{one.id}.jpg"
        return [{"type": "image", "url": address, "description": one.picture}] if one.picture else []


def _tagged(one: Said) -> bool:
    return HASHTAG in TAG.findall(one.text)


def _number(handle: str) -> str:
    """The number of an account, by its place among those who talk."""
    return str(1101 + list(talk("quayside").people).index(handle))


def _poll(one: Said) -> dict[str, Any] | None:
    options = [{"title": text, "votes_count": 30 - 7 * place} for place, text in enumerate(one.poll)]
    return {"expires_at": _stamp(one.at + timedelta(days=3)), "options": options} if options else None


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _json(data: object, **headers: str) -> Reply:
    return Reply(200, json.dumps(data, ensure_ascii=False).encode(), "application/json; charset=utf-8", headers)


def _missing() -> Reply:
    return Reply(404, b'{"error":"Record not found"}', "application/json; charset=utf-8")
