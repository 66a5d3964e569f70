"""GeoJSON (RFC 7946): a point for each place of each document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from watchfloor.exports.names import Json, Named, named


def write_geojson(documents: Iterable[Json], stream: TextIO) -> int:
    """Write a FeatureCollection and return how many documents it was made of; those without places add nothing."""
    count = 0
    stream.write('{"type": "FeatureCollection", "features": [')
    separator = "\n"
    for document in documents:
        count += 1
        for feature in _features(document):
            stream.write(separator + json.dumps(feature, ensure_ascii=False))
            separator = ",\n"
    stream.write("\n]}\n")
    return count


def _features(document: Mapping[str, Any]) -> Iterator[Json]:
    for one in named(document):
        if one.place and one.place.get("longitude") is not None and one.place.get("latitude") is not None:
            yield _feature(document, one, one.place)


def _feature(document: Mapping[str, Any], one: Named, place: Mapping[str, Any]) -> Json:
    shown = {name: place.get(name) for name in ("name", "kind", "country", "region", "code")}
    about = {name: document[name] for name in ("url", "source", "title", "published", "collected", "drugs")}
    return {
        "type": "Feature",
        # Longitude comes first in GeoJSON.
        "geometry": {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]},
        "properties": {
            "document": document["id"],
            "geonames": place.get("id"),
            "mentions": one.mentions,
            **shown,
            **about,
        },
    }
