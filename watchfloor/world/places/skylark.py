"""skylark: a host that speaks as Bluesky's do (XRPC), for an account and a search."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.invent import seed
from watchfloor.world.places.place import LINK, Place, expected_post, expected_profile, json_reply, stamp, whole
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Person, Said, talk

MOST = 4
"""Posts in one answer."""
OWNER, WORD = "pilotboat.example", "ostrea"
WEB = "https://bsky.app"
_NO_PROFILE = {"error": "InvalidRequest", "message": "Profile not found"}
_POST = "app.bsky.feed.post"


class Skylark(Place):
    """The host."""

    id: ClassVar[str] = "skylark"

    def sources(self) -> tuple[Declared, ...]:
        account = Declared(
            "world-bluesky", "bluesky", f"{WEB}/profile/{OWNER}", "Pilot Boat", "en", "GB", ("social",), "B", self.base
        )
        search = Declared(
            "world-bluesky-search", "bluesky", f"{WEB}/search?q={WORD}", "Who speaks of the Ostrea", "en", "GB",
            ("social",), "D", self.base,
        )  # fmt: skip
        return account, search

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        method = path.removeprefix("/xrpc/")
        several = parse_qs(urlsplit(target).query)
        if method == "app.bsky.actor.getProfile":
            found = [one for one in talk(self.id).people.values() if query.get("actor") in (one.handle, _did(one))]
            return json_reply(_profile(found[0])) if found else json_reply(_NO_PROFILE, 400)
        if method == "app.bsky.actor.getProfiles":
            people = [one for one in talk(self.id).people.values() if one.handle in several.get("actors", ())]
            return json_reply({"profiles": [_profile(one) for one in people]})
        if method == "app.bsky.feed.getAuthorFeed":
            entries = [self._entry(one) for one in self._posts() if one.by == OWNER]
            return self._page("feed", entries, query)
        if method == "app.bsky.feed.searchPosts":
            words = query.get("q", "").casefold()
            found_posts = [one for one in self._posts() if words in one.text.casefold() and not one.boosts]
            return self._page("posts", [self._view(one) for one in found_posts], query)
        if method == "app.bsky.feed.getPosts":
            known = {_uri(one): one for one in self._posts()}
            return json_reply({"posts": [self._view(known[uri]) for uri in several.get("uris", ()) if uri in known]})
        return None

    def expected(self) -> Iterator[Expected]:
        owner = talk(self.id).people[OWNER]
        yield expected_profile("world-bluesky", f"{WEB}/profile/{OWNER}", owner, "en")
        known = self._by_id()
        for one in self._posts():
            if one.by == OWNER:
                yield from _expected("world-bluesky", known[one.boosts] if one.boosts else one)
                yield from _expected("world-bluesky", known.get(one.quotes or ""))
            if WORD in one.text.casefold():
                yield from _expected("world-bluesky-search", one)

    def changes(self) -> Changes:
        return Changes(deleted=tuple(("world-bluesky", _web(one)) for one in talk(self.id).said if one.deleted))

    def _posts(self) -> list[Said]:
        return list(reversed(talk(self.id).at(self.moment)))

    def _by_id(self) -> dict[str, Said]:
        return {one.id: one for one in self._posts()}

    def _page(self, name: str, listed: Sequence[dict[str, Any]], query: Mapping[str, str]) -> Reply:
        start = whole(query, "cursor", 0)
        more = {"cursor": str(start + MOST)} if start + MOST < len(listed) else {}
        return json_reply({name: listed[start : start + MOST]} | more)

    def _entry(self, one: Said) -> dict[str, Any]:
        known = self._by_id()
        boosted, answered = known.get(one.boosts or ""), known.get(one.answers or "")
        if boosted:
            reason = {
                "$type": "app.bsky.feed.defs#reasonRepost",
                "by": _author(_person(one)),
                "indexedAt": stamp(one.at),
            }
            return {"post": self._view(boosted), "reason": reason}
        above = {"reply": {"root": self._view(answered), "parent": self._view(answered)}} if answered else {}
        return {"post": self._view(one)} | above

    def _view(self, one: Said) -> dict[str, Any]:
        known = self._by_id()
        return {
            "uri": _uri(one),
            "cid": "bafyrei" + b32encode(seed(one.id, 32)).decode().lower().rstrip("="),
            "author": _author(_person(one)),
            "record": _record(one, known),
            "embed": self._embed(one, known),
            "likeCount": len(one.text) % 50,
            "repostCount": sum(other.boosts == one.id for other in known.values()),
            "replyCount": sum(other.answers == one.id for other in known.values()),
            "indexedAt": stamp(one.at),
            "labels": [],
        }

    def _embed(self, one: Said, known: Mapping[str, Said]) -> dict[str, Any] | None:
        quoted = known.get(one.quotes or "")
        if quoted:
            view = self._view(quoted)
            record = {"uri": view["uri"], "author": view["author"], "value": view["record"], "embeds": [view["embed"]]}
            return {"$type": "app.bsky.embed.record#view", "record": record}
        picture = {"fullsize": f"{self.base}/img/{one.id}.jpg", "thumb": "", "alt": one.picture}
        return {"$type": "app.bsky.embed.images#view", "images": [picture]} if one.picture else None


def _expected(source: str, one: Said | None) -> Iterator[Expected]:
    if one:
        yield expected_post(source, _web(one), one, _person(one), "en")


def _person(one: Said) -> Person:
    return talk("skylark").people[one.by]


def _did(person: Person) -> str:
    return "did:plc:" + b32encode(seed(person.handle, 15)).decode().lower()


def _uri(one: Said) -> str:
    return f"at://{_did(_person(one))}/{_POST}/{one.id}"


def _web(one: Said) -> str:
    return f"{WEB}/profile/{one.by}/post/{one.id}"


def _author(person: Person) -> dict[str, Any]:
    return {"did": _did(person), "handle": person.handle, "displayName": person.name, "labels": []}


def _profile(person: Person) -> dict[str, Any]:
    return _author(person) | {"description": person.about}


def _record(one: Said, known: Mapping[str, Said]) -> dict[str, Any]:
    answered = known.get(one.answers or "")
    above = {"uri": _uri(answered)} if answered else None
    return {
        "$type": _POST,
        "text": one.text,
        "createdAt": stamp(one.at),
        "langs": [one.language or "en"],
        "facets": [_facet(one.text, found.start(), found.end()) for found in LINK.finditer(one.text)],
    } | ({"reply": {"root": above, "parent": above}} if above else {})


def _facet(text: str, start: int, end: int) -> dict[str, Any]:
    """A link in the text; its places are counted in bytes of UTF-8."""
    places = {"byteStart": len(text[:start].encode()), "byteEnd": len(text[:end].encode())}
    return {"index": places, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": text[start:end]}]}
