"""What a page's scripts are given to work on: the objects from which it draws itself, read without running anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml import etree

from crawler.extract.jsonld import MAX_SCRIPT
from crawler.extract.printable import printable_values

LEAST = 300
"""Letters below which no script holds an article."""
MAX_STATES = 60
MAX_READ = 4_000_000
"""Characters of scripts that are read in all."""
MAX_ELEMENTS = 20_000
LONG_STRING = 300

_ASSIGNED = re.compile(r"[\w\])'\"]\s*[=(]\s*(?=[\[{]\s*[\"{\[])")
_PARSED = re.compile(r"JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?(?=[\"'`])")
_PUSHED = re.compile(r"\.push\(\s*\[\s*1\s*,\s*(?=\")")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"|\'(?:[^\'\\]|\\.)*+\'|`(?:[^`\\]|\\.)*+`', re.S)
# The closing quote is not demanded: a search that fails at one quote must not begin again at each one after it.
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?')
_UNDEFINED = re.compile(r"(?<=[:,\[])\s*(?:undefined|NaN|void 0)(?=\s*[,}\]])")
_TRUTH = re.compile(r"(?<=[:,\[])\s*!([01])(?=\s*[,}\]])")
_ROW = re.compile(r"(?:^|\n)[0-9a-f]{1,6}:(?=[\[{])")
_LONG_ROW = re.compile(rb"[0-9a-f]{1,6}:T([0-9a-f]{2,6}),")
_NO_DATA = ("ld+json", "importmap", "speculationrules")
_READER = json.JSONDecoder(strict=False)


def states_of(tree: etree._Element, samples: Sequence[str] = ()) -> Iterator[Any]:
    """Yield the values that scripts and attributes of a page hold, in the order of the page, within bounds.

    Only those are read in which one of the samples stands, as it is or escaped; all, where there are no samples.
    """
    written = tuple(dict.fromkeys(form for sample in samples for form in _forms(sample)))
    return islice(_states(tree, written), MAX_STATES)


def _forms(sample: str) -> Iterator[str]:
    escaped = json.dumps(sample)[1:-1]
    yield from (sample, escaped, escaped.replace("\\", "\\\\"))


def _states(tree: etree._Element, samples: tuple[str, ...]) -> Iterator[Any]:
    pushed: list[str] = []
    for text, kind in _scripts(tree):
        if "json" not in kind and _PUSHED.search(text, 0, 200):
            starts = (found.end() for found in _PUSHED.finditer(text))
            pushed += [piece for piece in _values_at(text, starts) if isinstance(piece, str)]
        elif _has(text, samples):
            yield from _value(text) if "json" in kind else _assigned(text)
    stream = "".join(pushed)
    if _has(stream, samples):
        yield from _rows(stream)
    yield from (value for text in _attributes(tree) if _has(text, samples) for value in _value(text))


def _has(text: str, samples: tuple[str, ...]) -> bool:
    return not samples or any(sample in text for sample in samples)


def _scripts(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Text and type of the scripts that may hold data."""
    room = MAX_READ
    for script in tree.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if len(text) < LEAST and not _PUSHED.search(text):
            continue
        if len(text) <= min(MAX_SCRIPT, room) and not any(name in kind for name in _NO_DATA):
            room -= len(text)
            yield text, kind


def _value(text: str) -> Iterator[Any]:
    """The value that a text is; nothing where it is none."""
    try:
        yield printable_values(json.loads(text, strict=False), text)
    except (ValueError, RecursionError):
        return


def _values_at(text: str, starts: Iterable[int], least: int = 0) -> Iterator[Any]:
    """The values that begin at those places, none inside another; what fails may cost as much as one script."""
    past, lost = 0, 0
    for start in starts:
        if start < past:
            continue
        try:
            value, past = _READER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            lost += error.pos - start + 1
        except RecursionError:
            return
        else:
            if past - start >= least:
                yield printable_values(value, text[start:past])
        if lost > MAX_SCRIPT:
            return


def _assigned(script: str) -> Iterator[Any]:
    """Objects that a script assigns or passes, texts that it parses; where it has none of these, its long strings."""
    script = _TRUTH.sub(lambda found: "true" if found[1] == "0" else "false", _UNDEFINED.sub("null", script))
    values = list(_values_at(script, (found.end() for found in _ASSIGNED.finditer(script)), LEAST))
    values += _parsed(script)
    if not values:
        found = (literal[0] for literal in _LITERAL.finditer(script))
        long = islice((literal for literal in found if len(literal) > LONG_STRING), MAX_STATES)
        values = [strings] if (strings := [text for literal in long if (text := _unescaped(literal))]) else []
    yield from values


def _parsed(script: str) -> Iterator[Any]:
    for found in islice(_PARSED.finditer(script), MAX_STATES):
        literal = _STRING.match(script, found.end())
        if literal is None:
            return
        text = _unescaped(literal[0])
        yield from _value(unquote(text) if "decodeURI" in found[0] else text)


def _unescaped(literal: str) -> str:
    """The text that a string of JavaScript stands for; empty where it is cut."""
    quote, inner = literal[0], literal[1:-1]
    if literal[-1] != quote:
        return ""
    if quote != '"':
        inner = re.sub(r"\\(['`$])", r"\1", inner)
        inner = re.sub(r'(?<!\\)((?:\\\\)*)"', r'\1\\"', inner)
    inner = re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", inner)
    return str(next(_value(f'"{inner}"'), ""))


def _rows(stream: str) -> Iterator[Any]:
    """Rows of a page that is sent in pieces: long texts, each with its length in bytes, and numbered values."""
    data = stream.encode("utf-8", "replace")
    found = islice(_LONG_ROW.finditer(data), MAX_STATES)
    if texts := [data[row.end() : row.end() + int(row[1], 16)].decode("utf-8", "ignore") for row in found]:
        yield texts
    yield from _values_at(stream, (row.end() for row in _ROW.finditer(stream)), LEAST)


def _attributes(tree: etree._Element) -> Iterator[str]:
    """Objects in attributes, from which a part of the page is drawn."""
    for element in islice(tree.iter(etree.Element), MAX_ELEMENTS):
        for value in map(str, element.attrib.values()):
            if LEAST <= len(value) <= MAX_SCRIPT and value[0] in "[{" and value[-1] in "]}":
                yield value
