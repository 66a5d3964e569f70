"""The invented pairs; how a line is read is told in the file `invented.tsv` itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from benchmarks.resolve.judged import Judged, judged
from index.folding import keyword_form
from index.resolve import Mention, resolve
from index.resolve.mention import Label
from index.resolve.telling import context_form

PARTS: Final = ("invented", "held_out", "unseen")
_FOLDER: Final = Path(__file__).parent


def invented_pairs(part: str = "invented") -> list[Judged]:
    """Resolve each line of a part as a collection of its own. Raises ``ValueError`` for a line that cannot be read."""
    lines = [
        line for line in (_FOLDER / f"{part}.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    return [_judged(line, number) for number, line in enumerate(lines)]


def _judged(line: str, number: int) -> Judged:
    kind, same, label, *told = line.split("\t")
    mentions = [_mention(each, label, f"{number}-{place}") for place, each in enumerate(told)]
    return judged(kind, same == "yes", mentions[0], mentions[1], resolve(mentions).clusters)


def _mention(told: str, label: str, document: str) -> Mention:
    name, *facts = told.split("; ")
    known: dict[str, Any] = {"document": document, "label": cast(Label, label), "name": name, "story": document}
    for fact in facts:
        field, _, value = fact.partition("=")
        known |= dict(_facts(field, value))
    return Mention(**known)


def _facts(field: str, value: str) -> Iterator[tuple[str, Any]]:
    if field == "at":
        country, region, place = value.split("/")
        yield from (("countries", frozenset({country})), ("regions", frozenset({f"{country}/{region}"})))
        yield "places", frozenset({keyword_form(place)})
    elif field == "with":
        yield "others", frozenset(context_form("PERSON", each) or keyword_form(each) for each in value.split(", "))
    elif field == "born":
        yield "born", (int(value) - 1, int(value))
    elif field == "day":
        yield "published", date.fromisoformat(value)
    elif field == "form":
        yield "forms", (value,)
    elif field in ("listed", "selectors"):
        yield field, frozenset({value})
    elif field in ("story", "birthday"):
        yield field, value
    else:
        raise ValueError(f"unknown fact {field!r}")
