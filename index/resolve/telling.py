"""The form in which a name counts as something that two documents share."""

from __future__ import annotations

from index.resolve.bodies import body_name
from index.resolve.persons import person_name


def context_form(label: str, name: str) -> str:
    """Return given name and surname of a person, the telling words of an organization; empty for what tells little.

    A surname alone, an initial and "the police" tell little of a document.
    """
    if label == "PERSON":
        person = person_name(name)
        outer = dict.fromkeys((*person.words[:1], *person.words[-1:]))
        return " ".join(outer) if person.is_full and len(person.words[0]) > 1 else ""
    body = body_name(name)
    return "" if body.is_common else " ".join(body.words)
