"""register: the list of those whose property the offices of the story have frozen, as one JSON file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar

from watchfloor.world.declared import Declared
from watchfloor.world.expected import Changes, Expected
from watchfloor.world.places.place import Place
from watchfloor.world.reply import Reply
from watchfloor.world.story import FOLDER, fill

PATH = "/frozen.json"
_MAPPING = {
    "items": "entries",
    "id": "ref",
    "name": "name",
    "type": "sort",
    "types": {"ship": "vessel", "company": "organization", "person": "person"},
    "aliases": "also",
    "born": "born",
    "nationalities": "country",
    "programmes": "measure",
    "narcotics": ["FROZEN-DRUGS"],
    "reason": "reason",
    "listed": "since",
    "identifiers": {
        "Vessel registration": "imo",
        "Digital currency address XBT": "bitcoin",
        "Digital currency address ETH": "ether",
        "Telephone": "telephone",
    },
}


class Register(Place):
    """The office's file."""

    id: ClassVar[str] = "register"

    def sources(self) -> tuple[Declared, ...]:
        params = {"format": "json", "mapping": _MAPPING}
        register = Declared(
            "world-list", "list", self.base + PATH, "JMIO: register of frozen property", "en", "BE", ("sanctions",),
            "A", params=params,
        )  # fmt: skip
        return (register,)

    def reply(self, path: str, query: Mapping[str, str], target: str) -> Reply | None:
        if path != PATH:
            return None
        body = json.dumps({"office": "JMIO", "entries": self._entries()}, ensure_ascii=False, indent=1, default=_day)
        return Reply(200, body.encode(), "application/json; charset=utf-8")

    def expected(self) -> Iterator[Expected]:
        for entry in self._entries():
            since, words = _day(entry["since"]), len(entry["reason"].split())
            yield Expected(
                "world-list", self._url(entry), entry["name"], (), since, "en", entry["reason"], words, "document"
            )

    def changes(self) -> Changes:
        edited = [one for one in _all() if "later_reason" in one]
        deleted = [one for one in _all() if one.get("until_corrected")]
        # That an entry was taken off a list is itself a version of it.
        return Changes(self._named([*edited, *deleted]), self._named(deleted))

    def _named(self, entries: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
        return tuple(("world-list", self._url(one)) for one in entries)

    def _url(self, entry: Mapping[str, Any]) -> str:
        return f"{self.base}{PATH}#{entry['ref']}"

    def _entries(self) -> list[dict[str, Any]]:
        there = [one for one in _all() if not (self.moment and one.get("until_corrected"))]
        return [self._entry(one) for one in there]

    def _entry(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        later = entry.get("later_reason") if self.moment else None
        shown = {key: value for key, value in entry.items() if key not in ("later_reason", "until_corrected")}
        return shown | ({"reason": later} if later else {})


@cache
def _all() -> tuple[dict[str, Any], ...]:
    text = (FOLDER / "register.toml").read_text("utf-8")
    return tuple(_filled(one) for one in tomllib.loads(text)["entry"])


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: fill(value) if isinstance(value, str) else value for key, value in entry.items()}


def _day(value: object) -> str:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no day")
    return value.isoformat()
