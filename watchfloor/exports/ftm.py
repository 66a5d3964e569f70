"""FollowTheMoney: an Article for each document, people, organizations and addresses, and a Mention for each name.

One entity a line, as ``ftm`` programs stream them. Schemata and properties: https://followthemoney.tech/explorer/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

import phonenumbers

from watchfloor.exports.names import Json, Named, Once, identifier, named, selectors

_SCHEMATA = {"PERSON": "Person", "ORG": "Organization", "PLACE": "Address"}
_DETECTED = {"EMAIL": "emailMentioned", "PHONE": "phoneMentioned", "IP": "ipMentioned", "IBAN": "ibanMentioned"}


def write_ftm(documents: Iterable[Json], stream: TextIO) -> int:
    """Write entities as JSON lines and return how many documents they were made of."""
    count, once = 0, Once()
    for document in documents:
        count += 1
        for entity in _entities(document):
            if once.first(entity["id"]):
                stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return count


def _entities(document: Mapping[str, Any]) -> Iterator[Json]:
    names = named(document)
    yield _entity("Article", f"wf-{document['id']}", _article(document, names))
    for one in names:
        if schema := _SCHEMATA.get(one.label):
            key = f"wf-{identifier(one.label, one.key)}"
            yield _entity(schema, key, _address(one) if schema == "Address" else {"name": [one.name]})
            if schema != "Address":
                yield _mention(document, one, key, schema)


def _article(document: Mapping[str, Any], found: Sequence[Named]) -> dict[str, list[str]]:
    detected: dict[str, list[str]] = {}
    for label, value in selectors(document):
        if label in _DETECTED and (label != "PHONE" or _is_assigned(value)):
            detected.setdefault(_DETECTED[label], []).append(value)
    names = {
        "namesMentioned": [one.name for one in found if one.label in ("PERSON", "ORG")],
        "peopleMentioned": document["persons"],
        "companiesMentioned": document["orgs"],
        "locationMentioned": document["places"],
    }
    return (
        names
        | detected
        | {
            "title": _one(document["title"]),
            "sourceUrl": _one(document["url"]),
            "publishedAt": _one(document["published"]),
            "retrievedAt": _one(document["collected"]),
            "publisher": _one(document["source"]),
            "author": _one(document["author"]),
            "keywords": list(document["drugs"]),
            "bodyText": _one(document["text"]),
        }
    )


def _address(one: Named) -> dict[str, list[str]]:
    place = one.place or {}
    country = place.get("country")
    return {
        "full": [one.name],
        "city": [one.name] if place.get("kind") == "city" else [],
        "country": [str(country).lower()] if country else [],
        "latitude": _one(place.get("latitude")),
        "longitude": _one(place.get("longitude")),
    }


def _mention(document: Mapping[str, Any], one: Named, key: str, schema: str) -> Json:
    properties = {
        "document": [f"wf-{document['id']}"],
        "resolved": [key],
        "name": [one.name],
        "detectedSchema": [schema],
    }
    return _entity("Mention", f"wf-{identifier('mention', document['id'], one.label, one.key)}", properties)


def _entity(schema: str, key: str, properties: Mapping[str, list[str]]) -> Json:
    filled = {name: values for name, values in properties.items() if values}
    return {"id": key, "schema": schema, "properties": filled}


def _is_assigned(phone: str) -> bool:
    """Whether a number lies in a range that is given out: readers of the format refuse a document with any other."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(phone, None))
    except phonenumbers.NumberParseException:
        return False


def _one(value: Any) -> list[str]:
    return [str(value)] if value not in (None, "") else []
