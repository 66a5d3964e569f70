"""GraphML: documents and names as nodes, mentions as edges; opens in Gephi, yEd, Cytoscape and NetworkX."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from watchfloor.exports.names import Json, Named, Once, identifier, named, selectors
from watchfloor.xmltext import fit_for_xml

_KEYS = (
    ("node", "kind", "string"),
    ("node", "name", "string"),
    ("node", "url", "string"),
    ("node", "published", "string"),
    ("node", "latitude", "double"),
    ("node", "longitude", "double"),
    ("edge", "mentions", "int"),
)


def write_graphml(documents: Iterable[Json], stream: TextIO) -> int:
    """Write a graph and return how many documents it holds. A name is one node in all documents."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for where, name, kind in _KEYS:
        stream.write(f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n')
    stream.write('<graph id="watchfloor" edgedefault="undirected">\n')
    once, count = Once(), 0
    for document in documents:
        count += 1
        _write(document, once, stream)
    stream.write("</graph>\n</graphml>\n")
    return count


def _write(document: Mapping[str, Any], once: Once, stream: TextIO) -> None:
    name = document["title"] or document["url"]
    about = {"kind": "document", "name": name, "url": document["url"], "published": document["published"]}
    stream.write(_node(document["id"], about))
    for one in named(document):
        key = identifier(one.label, one.key)
        if once.first(key):
            stream.write(_node(key, _about(one)))
        stream.write(_edge(document["id"], key, one.mentions))
    for label, value in selectors(document):
        key = identifier(label, value)
        if once.first(key):
            stream.write(_node(key, {"kind": label, "name": value}))
        stream.write(_edge(document["id"], key, 1))


def _about(one: Named) -> Json:
    place = one.place or {}
    return {
        "kind": one.label,
        "name": one.name,
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
    }


def _node(key: str, data: Mapping[str, Any]) -> str:
    shown = {name: escape(fit_for_xml(str(value))) for name, value in data.items() if value is not None}
    filled = "".join(f'<data key="{name}">{value}</data>' for name, value in shown.items())
    return f"<node id={quoteattr(key)}>{filled}</node>\n"


def _edge(document: str, name: str, mentions: int) -> str:
    ends = f"source={quoteattr(document)} target={quoteattr(name)}"
    return f'<edge {ends}><data key="mentions">{mentions}</data></edge>\n'
