"""Discourse forums by their interface: lists of topics, topics, searches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crawler.forums.discourse_lists import read_results, read_topics
from crawler.forums.discourse_places import WINDOW, Place, place_of, post_number
from crawler.forums.discourse_topics import read_posts, read_rechecked, read_topic
from crawler.forums.memory import recall
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.json import AnswerError, mapping, number, parse

MAX_TRIES = 3
MAX_WAIT = 600.0
MAX_RECHECKS = 200

_STEPS = {
    "list": read_topics,
    "search": read_results,
    "topic": read_topic,
    "posts": read_posts,
    "recheck": read_rechecked,
}


def begin(task: Task) -> Harvest:
    """Ask for the first page of topics or results, or for what is new in a topic."""
    place = place_of(task)
    if place is None:
        return Harvest(
            error="not an address of a Discourse forum that can be collected: give /latest, /c/NAME/NUMBER, "
            "/t/NAME/NUMBER, /tag/NAME or /search?q=WORDS"
        )
    return Harvest(asks=(_first(task, place),))


def _first(task: Task, place: Place) -> Ask:
    if place.kind == "topic":
        known = recall(task.cursor, str(place.topic), (int, str))
        beginning = known[0] if known else 0
        state = {"topic": place.topic, "known": beginning, "mark": ""}
        return Ask(place.topic_from(place.topic, beginning + 1), "topic", state, tolerate=(429,))
    number = 1 if place.kind == "search" else 0
    return Ask(place.page(number), place.kind, {"page": number}, tolerate=(429,))


def read(answer: Answer) -> Harvest:
    """Read what the forum answered; a refusal for asking too much becomes a rest and the same question later."""
    place = place_of(answer.task)
    reader = _STEPS.get(answer.ask.step)
    if place is None or reader is None:
        return Harvest(error="not a question that was asked of a Discourse forum")
    try:
        held = parse(answer.body)
    except AnswerError as error:
        return _later(answer, {}) if answer.status == 429 else Harvest(error=str(error))
    return _later(answer, held) if answer.status == 429 else reader(answer, place, held)


def _later(answer: Answer, held: Any) -> Harvest:
    wait = number(mapping(held, "extras"), "wait_seconds") or number({"s": _digits(answer)}, "s") or 60
    rest = min(max(float(wait), 1.0), MAX_WAIT)
    tries = number(answer.ask.state, "tries") or 0
    if tries >= MAX_TRIES:
        return Harvest(rest=rest, error="the forum asks for fewer requests, again and again")
    again = replace(answer.ask, state={**answer.ask.state, "tries": tries + 1})
    return Harvest(asks=(again,), rest=rest, notes=(f"the forum asks to be left alone for {rest:.0f} s",))


def _digits(answer: Answer) -> int | None:
    field = answer.headers.get("retry-after", "").strip()
    return int(field) if field.isascii() and field.isdigit() and len(field) < 6 else None


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Ask again for known posts, neighbours of one topic together."""
    place = place_of(task)
    if place is None:
        return ()
    numbered = sorted({(*found, address) for address in addresses if (found := post_number(address))})
    asks: list[Ask] = []
    while numbered and len(asks) < MAX_RECHECKS:
        topic, first, _ = numbered[0]
        near = [one for one in numbered if one[0] == topic and one[1] < first + WINDOW]
        numbered = numbered[len(near) :]
        documents = tuple(address for _, _, address in near)
        asks.append(
            Ask(place.topic_from(topic, first), "recheck", {"topic": topic}, documents=documents, tolerate=(429,))
        )
    return tuple(asks)
