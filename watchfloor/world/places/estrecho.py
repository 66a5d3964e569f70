"""estrecho: a channel as the preview pages of Telegram show it, the newest posts last, older ones on request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.pages import TEMPLATES
from watchfloor.world.places.place import Place, expected_post, expected_profile, linked, whole
from watchfloor.world.reply import Reply
from watchfloor.world.talk import Said, talk

MOST = 5
"""Posts on one page."""
CHANNEL = "faro_del_estrecho_ficcion"
WEB = "https://t.me"


class Estrecho(Place):
    """The host of the previews; the channel is collected."""

    id: ClassVar[str] = "estrecho"

    def sources(self) -> tuple[Declared, ...]:
        channel = Declared(
            "world-telegram", "telegram", f"{WEB}/s/{CHANNEL}", "Faro del Estrecho", "es", "ES", ("social",), "D",
            self.base,
        )  # fmt: skip
        return (channel,)

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        if path == f"/s/{CHANNEL}":
            below = whole(query, "before", 999_999)
            older = [one for one in self._posts() if int(one.id) < below]
            return self._page(older[-MOST:], more=len(older) > MOST)
        channel, _, number = path.strip("/").partition("/")
        if channel == CHANNEL and number.isdigit():
            return self._page([one for one in self._posts() if one.id == number], more=False, alone=True)
        return None

    def expected(self) -> Iterator[Expected]:
        owner = talk(self.id).people[CHANNEL]
        yield expected_profile("world-telegram", f"{WEB}/{CHANNEL}", owner, "es")
        for one in self._posts():
            yield expected_post("world-telegram", _web(one), one, owner, "es")

    def changes(self) -> Changes:
        said = talk(self.id).said
        return Changes(
            edited=tuple(("world-telegram", _web(one)) for one in said if one.correction),
            deleted=tuple(("world-telegram", _web(one)) for one in said if one.deleted),
        )

    def _posts(self) -> Sequence[Said]:
        return talk(self.id).at(self.moment)

    def _page(self, shown: Sequence[Said], *, more: bool, alone: bool = False) -> Reply:
        html = TEMPLATES.get_template("channel.html").render(
            base=self.base,
            channel=talk(self.id).people[CHANNEL],
            posts=shown,
            linked=linked,
            alone=alone,
            before=shown[0].id if more else None,
        )
        return Reply(200, html.encode(), "text/html; charset=utf-8")


def _web(one: Said) -> str:
    return f"{WEB}/{CHANNEL}/{one.id}"
