"""Pages of listings as the API answers them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawler.harvest import Answer, Harvest
from crawler.social.json import number, parse, text
from crawler.social.reddit_harvest import Gathered
from crawler.social.reddit_pages import Row, cursor_of, known_names, next_asks, unchanged_names
from crawler.social.reddit_places import Place
from crawler.social.reddit_removal import removal
from crawler.social.reddit_things import published_of
from crawler.social.reddit_tree import Thing, after, things


def read_page(answer: Answer, place: Place) -> Harvest:
    """Return what is new on a page of a listing. Raises ``AnswerError`` where the answer is none."""
    value = parse(answer.body)
    found = things(value)
    rows = [_row(kind, data) for kind, data in found if kind in ("t1", "t3")]
    known, unchanged = known_names(answer, rows), unchanged_names(answer, rows)
    gathered = Gathered(answer.task)
    gathered.take(thing for thing in found if _name(thing) not in known)
    again = [thing for thing in found if _name(thing) in known]
    gathered.take((thing for thing in again if _name(thing) not in unchanged or _removed(thing)), known=True)
    asks = next_asks(answer, place, rows, after(value))
    return replace(gathered.harvest(), asks=asks, cursor=cursor_of(answer, rows))


def _row(kind: str, data: dict[str, Any]) -> Row:
    comments = number(data, "num_comments") if kind == "t3" else 0
    return Row(text(data, "name") or "", published_of(data), -1 if comments is None else comments)


def _name(thing: Thing) -> str:
    return text(thing[1], "name") or ""


def _removed(thing: Thing) -> bool:
    return removal(thing[1], "selftext" if thing[0] == "t3" else "body") is not None
