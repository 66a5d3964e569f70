"""quayside: a small Mastodon server, by its REST interface. It gives few statuses at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.pages import TEMPLATES
from watchfloor.world.places.place import TAG, Place, expected_post, expected_profile, json_reply, linked, whole
from watchfloor.world.places.statuses import Show
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Said, talk

MOST = 5
"""Statuses in one answer."""
OWNER, HASHTAG = "harbourwatch", "slacktide"
_API = "/api/v1"
_MISSING = {"error": "Record not found"}


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
            return json_reply(self._show.account(person)) if person else json_reply(_MISSING, 404)
        if path == f"{_API}/accounts/{self._show.number(OWNER)}/statuses":
            return self._page([one for one in self._statuses() if one.by == OWNER], path, query)
        if path == f"{_API}/timelines/tag/{HASHTAG}":
            return self._page([one for one in self._statuses() if _tagged(one)], path, query)
        if path.startswith(f"{_API}/statuses/"):
            one = self._by_id().get(path.rpartition("/")[2])
            return json_reply(self._show.status(one, self._by_id())) if one else json_reply(_MISSING, 404)
        return self._page_for_people(path)

    def expected(self) -> Iterator[Expected]:
        owner = talk(self.id).people[OWNER]
        yield expected_profile("world-mastodon", f"{self.base}/@{OWNER}", owner, "en")
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

    def _page_for_people(self, path: str) -> Reply | None:
        """What the addresses of documents show in a browser: an account, a status, a hashtag."""
        told = [one for one in self._statuses() if not one.boosts]
        shown = [one for one in told if self._show.url(one) == self.base + path]
        if path == f"/@{OWNER}":
            shown = [one for one in told if one.by == OWNER]
        elif path == f"/tags/{HASHTAG}":
            shown = [one for one in told if _tagged(one)]
        if not shown:
            return None
        html = TEMPLATES.get_template("statuses.html").render(shown=shown, people=talk(self.id).people, linked=linked)
        return Reply(200, html.encode(), "text/html; charset=utf-8")

    @property
    def _show(self) -> Show:
        return Show(self.base, talk(self.id).people)

    def _places(self, one: Said) -> Iterator[tuple[str, str]]:
        if one.by == OWNER:
            yield "world-mastodon", self._show.url(one)
        if _tagged(one):
            yield "world-mastodon-tag", self._show.url(one)

    def _expected(self, source: str, one: Said) -> Expected:
        return expected_post(source, self._show.url(one), one, talk(self.id).people[one.by], "en")

    def _statuses(self) -> list[Said]:
        """What is there now, newest first."""
        return list(reversed(talk(self.id).at(self.moment)))

    def _by_id(self) -> dict[str, Said]:
        return {one.id: one for one in self._statuses()}

    def _page(self, listed: Sequence[Said], path: str, query: Mapping[str, str]) -> Reply:
        below, above = query.get("max_id", "9" * 20), query.get("since_id", "")
        found = [one for one in listed if above < one.id < below][: min(whole(query, "limit", 20), MOST)]
        known = self._by_id()
        further = f'<{self.base}{path}?limit={MOST}&max_id={found[-1].id}>; rel="next"' if found else ""
        return json_reply(
            [self._show.status(one, known) for one in found], headers={"Link": further} if further else None
        )


def _tagged(one: Said) -> bool:
    return HASHTAG in TAG.findall(one.text)
