"""STIX 2.1: a report for each document, with identities, locations and observed selectors.

Every id is made of what it stands for (UUIDv5), so that the same thing has the same id in every export. Names of
selectors are cyber-observable objects where STIX has a type for them; the others are named in the report's labels.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TextIO

from watchfloor.exports.names import Json, Named, Once, identifier, named, selectors

_CREATED = "2026-01-01T00:00:00.000Z"
"""Of what has no time of its own: a name is not made by being exported."""
_CLASSES = {"PERSON": "individual", "ORG": "organization"}
_OBSERVED = {
    "EMAIL": ("email-addr", "value"),
    "URL": ("url", "value"),
    "ONION": ("url", "value"),
    "HANDLE": ("user-account", "account_login"),
    "PHONE": ("user-account", "account_login"),
    "WALLET": ("user-account", "account_login"),
}
_ACCOUNTS = {"PHONE": "phone", "WALLET": "cryptocurrency", "HANDLE": "social-media"}
_OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The name space of observables' ids (OASIS STIX 2.1, section 2.9), so that other programs give them the same."""
_SOURCE = "watchfloor"


def write_stix(documents: Iterable[Json], stream: TextIO) -> int:
    """Write a bundle and return how many documents it reports."""
    count, once, separator = 0, Once(), "\n"
    stream.write(
        f'{{"type": "bundle", "id": "bundle--{identifier("bundle", datetime.now(UTC).isoformat())}", "objects": ['
    )
    for item in _objects(documents, once):
        stream.write(separator + json.dumps(item, ensure_ascii=False))
        separator = ",\n"
        count += item["type"] == "report"
    stream.write("\n]}\n")
    return count


def _objects(documents: Iterable[Json], once: Once) -> Iterator[Json]:
    producer = _identity("ORG", _SOURCE, identifier("producer"))
    yield producer
    for document in documents:
        parts = list(_parts(document, producer["id"]))
        yield from (part for part in parts if once.first(part["id"]))
        yield _report(document, [part["id"] for part in parts] or [producer["id"]], producer["id"])


def _parts(document: Mapping[str, Any], producer: str) -> Iterator[Json]:
    for one in named(document):
        if one.label in _CLASSES:
            yield _identity(one.label, one.name, identifier(one.label, one.key))
        elif one.label == "PLACE" and (location := _location(one)):
            yield location
    observed = [item for label, value in selectors(document) for item in _observable(label, value)]
    yield from observed
    if observed:
        yield _observation(document, [item["id"] for item in observed], producer)


def _identity(label: str, name: str, key: str) -> Json:
    return _made("identity", key) | {"name": name, "identity_class": _CLASSES[label]}


def _location(one: Named) -> Json | None:
    place = one.place or {}
    where = {name: place[name] for name in ("latitude", "longitude") if place.get(name) is not None}
    country = {"country": place["country"]} if place.get("country") else {}
    if len(where) < 2 and not country:
        return None
    return (
        _made("location", identifier("PLACE", one.key))
        | {"name": one.name}
        | (where if len(where) == 2 else {})
        | country
    )


def _observable(label: str, value: str) -> Iterator[Json]:
    if label == "IP":
        yield _observed("ipv6-addr" if ":" in value else "ipv4-addr", {"value": value})
    elif label in _OBSERVED:
        kind, field = _OBSERVED[label]
        account = {"account_type": _ACCOUNTS[label]} if label in _ACCOUNTS else {}
        shown = f"http://{value}/" if label == "ONION" and "://" not in value else value
        yield _observed(kind, account | {field: shown})


def _observed(kind: str, properties: Json) -> Json:
    stated = json.dumps(properties, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid.uuid5(_OBSERVABLES, stated)}"} | properties


def _observation(document: Mapping[str, Any], refs: list[str], producer: str) -> Json:
    seen = _instant(document["collected"])
    return _made("observed-data", identifier("observed", document["id"]), seen) | {
        "created_by_ref": producer,
        "first_observed": seen,
        "last_observed": seen,
        "number_observed": 1,
        "object_refs": refs,
    }


def _report(document: Mapping[str, Any], refs: list[str], producer: str) -> Json:
    capture = document["capture"] or {}
    hashes = {"hashes": {"SHA-256": capture["sha256"]}} if capture.get("sha256") else {}
    reference = {"source_name": document["source"], "url": document["url"], "external_id": document["id"]} | hashes
    drugs, others = (
        document["drugs"],
        [value for label, value in selectors(document) if label not in (*_OBSERVED, "IP")],
    )
    return _made("report", identifier("report", document["id"]), _instant(document["collected"])) | {
        "created_by_ref": producer,
        "name": document["title"] or document["url"],
        "report_types": ["observed-data"] if not drugs else ["observed-data", "drug-trafficking"],
        "published": _instant(document["published"] or document["collected"]),
        "object_refs": list(dict.fromkeys(refs)),
        "external_references": [reference],
        **({"labels": [*drugs, *others]} if drugs or others else {}),
        **({"lang": document["language"]} if document["language"] else {}),
    }


def _made(kind: str, key: str, when: str = _CREATED) -> Json:
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--{key}", "created": when, "modified": when}


def _instant(text: str) -> str:
    """A time as STIX writes it: UTC, with milliseconds; a day is its first moment."""
    if len(text) == 10:
        moment = datetime.combine(date.fromisoformat(text), time.min, UTC)
    else:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
