"""What a store finds of a seizure does not depend on the order in which it came to know what it knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.incidents import Incident
from index.model import document_id
from index.store import AnnotatedText, Store
from tests.store.builders import NOON, OWNER, TTL, capture, draft, entity, seizure

WORDS: Final = {
    "wire": "Officers found the load behind a wall of a warehouse in the port, the customs office told the press.",
    "daily": "Officers found the load behind a wall of a warehouse in the port, the customs office told the press.",
    "radio": "A scanner showed the bales at noon; a dog called Bruno had sat down beside the box before that.",
    "weekly": "It took eleven men a whole night to carry what they had found out of the hold of the old freighter.",
    "blog": "Nobody wished to say who had ordered these goods, and the trader on the label has never existed.",
    "gazette": "Far in the north a fisherman pulled a package out of his net and called the police at once.",
}
SAME: Final = [seizure(2300.0, place="Port Velmar")]
# What each of them tells, the last of which stands: a version, another reading of the same text, an event taken back.
TOLD: Final[dict[str, list[list[dict[str, Any]]]]] = {
    "wire": [[seizure(2000.0, place="Port Velmar")]],
    "daily": [SAME],
    "radio": [[seizure(40.0, place="Limsund")], SAME],
    "weekly": [[], SAME],
    "blog": [SAME, []],
    "gazette": [[seizure(2300.0, place="Limsund")]],
}
NEW_TEXT: Final = frozenset({"radio"})
STEPS: Final = [paper for paper, told in TOLD.items() for _ in told]
worlds = count()


class World:
    """Papers of their own in a store that others share, and a substance that nobody else tells of."""

    def __init__(self, store: Store) -> None:
        self.store, self.number, self.done = store, next(worlds), Counter[str]()

    def tell(self, paper: str) -> None:
        step = self.done[paper]
        self.done[paper] += 1
        if step == 0 or paper in NEW_TEXT:
            text = f"{WORDS[paper]} {'It has since been put right. ' * step}"
            page = draft(self._url(paper), text, source=self._source(paper), published="2024-05-03")
            self.store.save_page(page, capture(self.number * 100 + len(self.done) * 10 + step), NOON)
        else:
            self.store.mark_for_annotation([self.identity(paper)])
        self._annotate(TOLD[paper][step])

    def _annotate(self, events: Sequence[Mapping[str, Any]]) -> None:
        [waiting] = self.store.lease_texts(OWNER, 10, NOON, TTL)
        names = [entity("PLACE", str(event["place"])) for event in events]
        own = [{**event, "substance": f"substance-{self.number}"} for event in events]
        made = AnnotatedText(waiting.document_id, waiting.version, "en", names, own, None)
        assert self.store.save_annotations(OWNER, [made], NOON) == 1

    def found(self) -> dict[str, tuple[list[str], int, tuple[str, ...]]]:
        names = {self.identity(paper): paper for paper in TOLD}
        return {
            paper: _plainly(told, names)
            for paper in TOLD
            for told in self.store.incidents(self.identity(paper)).values()
        }

    def identity(self, paper: str) -> str:
        return document_id(self._source(paper), self._url(paper))

    def _source(self, paper: str) -> str:
        return f"{paper}-{self.number}"

    def _url(self, paper: str) -> str:
        return f"https://{self._source(paper)}.example/news"


def _plainly(told: Incident, names: Mapping[str, str]) -> tuple[list[str], int, tuple[str, ...]]:
    return sorted(names[each.document] for each, _ in told.others), told.independent, told.conflicts


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(STEPS))
def test_the_order_of_documents_versions_and_readings_does_not_matter(store: Store, order: list[str]) -> None:
    world = World(store)
    for paper in order:
        world.tell(paper)
    two = ("2,000 kilogram or 2,300 kilogram",)
    assert world.found() == {
        "wire": (["daily", "radio", "weekly"], 3, two),
        "daily": (["radio", "weekly", "wire"], 3, two),
        "radio": (["daily", "weekly", "wire"], 3, two),
        "weekly": (["daily", "radio", "wire"], 3, two),
    }


def test_a_version_that_is_not_yet_read_is_told_by_nobody(store: Store) -> None:
    world = World(store)
    for paper in ("wire", "weekly", "weekly", "radio"):
        world.tell(paper)
    assert world.found()["wire"][0] == ["weekly"]
    page = draft(world._url("weekly"), "Other words.", source=world._source("weekly"), published="2024-05-03")
    store.save_page(page, capture(99), NOON)
    assert world.found() == {}
