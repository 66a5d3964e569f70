"""Events of small texts whose names are given."""

from __future__ import annotations

from dataclasses import asdict

from nlp.amounts import read_amounts
from nlp.annotation import Event, Label
from nlp.events import read_events
from nlp.marks import Context, Mark, without_overlaps

_DRUGS = {
    "cocaine": "cocaine", "heroin": "heroin", "cannabis": "cannabis", "cocaína": "cocaine", "cocaïne": "cocaine",
    "hashish": "cannabis", "fentanyl": "fentanyl", "Kokain": "cocaine", "Heroin": "heroin",
}  # fmt: skip


def events(text: str, language: str = "en", **names: str) -> list[Event]:
    """The events of a text whose names are given by label, parted by bars; the drugs are those above."""
    marks = [
        mark for label, listed in names.items() for name in listed.split("|") for mark in _named(text, name, label)
    ]
    marks += [mark for drug in _DRUGS for mark in _named(text, drug, "DRUG")]
    marks = without_overlaps([*marks, *read_amounts(text, language, "2024-06-05", marks)])
    return read_events(text, marks, Context(text, language, "2024-06-05"))


def _named(text: str, name: str, label: str) -> list[Mark]:
    kind: Label = (
        "PERSON" if label == "person" else "ORG" if label == "org" else "PLACE" if label == "place" else "DRUG"
    )
    places, at = [], text.find(name)
    while at >= 0:
        places.append(Mark(at, at + len(name), kind, _DRUGS.get(name)))
        at = text.find(name, at + len(name))
    return places


def said(event: Event, *names: str) -> tuple[object, ...]:
    """Some fields of an event."""
    return tuple(asdict(event)[name] for name in names)
