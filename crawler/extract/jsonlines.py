"""Pages as JSON lines: one line in, one line out, in the same order. What is refused says so in its own line."""

from __future__ import annotations

import base64
import binascii
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from math import isfinite
from multiprocessing import get_context
from typing import Any, NoReturn

from crawler.extract.model import Page
from crawler.extract.page import extract

MAX_TEXT = 20_000_000
MAX_LINE = 6 * MAX_TEXT + 100_000
"""Bytes of a line: a text of the largest size with every byte escaped, and room for the rest."""


class RefusedLine(ValueError):  # noqa: N818 - it is no failure of ours
    """An input line that is not read; the message says why."""


def extract_stream(lines: Iterable[bytes], write: Callable[[str], object], now: datetime, jobs: int = 1) -> int:
    """Read one page for each non-blank line and write its result as a line. Returns how many were refused.

    ``jobs`` processes work beside each other; the order stays that of the input.
    """
    refused = 0
    waiting = (line for line in lines if line.strip())
    for result in _in_order(waiting, now, jobs):
        refused += "error" in result
        write(as_line(result) + "\n")
    return refused


def extract_one(data: bytes, url: str | None, now: datetime, content_type: str | None = None) -> dict[str, Any]:
    """Read one page given as bytes; the object has the fields of a line, its ``id`` null."""
    return {"id": None, **extract(data, url, content_type, now).as_json()}


def extract_line(line: bytes, now: datetime) -> dict[str, Any]:
    """Read the page of one input line; never raises for what the line holds."""
    identity = None
    try:
        fields = _fields(line)
        identity = fields.get("id")
        body, url, content_type = _page(fields)
    except RefusedLine as error:
        return {"id": identity, **Page(error=str(error)).as_json()}
    return {"id": identity, **extract(body, url, content_type, now).as_json()}


def as_line(result: dict[str, Any]) -> str:
    """A result as JSON that can always be written as UTF-8."""
    line = json.dumps(result, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # an id with half a surrogate pair is echoed as it came
        return json.dumps(result)
    return line


def _in_order(lines: Iterator[bytes], now: datetime, jobs: int) -> Iterator[dict[str, Any]]:
    if jobs <= 1:
        yield from (extract_line(line, now) for line in lines)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        running: deque[Future[dict[str, Any]]] = deque()
        for line in lines:
            running.append(pool.submit(extract_line, line, now))
            if len(running) >= jobs * 4:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise RefusedLine(f"the line is longer than {MAX_LINE} bytes")
    try:
        fields = json.loads(line.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise RefusedLine(f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise RefusedLine(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise RefusedLine("not a JSON object")
    return fields


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name[:40]} is no JSON number, or too large a one")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


def _page(fields: dict[str, Any]) -> tuple[bytes, str | None, str | None]:
    if isinstance(fields.get("id"), list | dict | bool):
        raise RefusedLine("id is neither text nor a number")
    url, content_type = _optional(fields, "url"), _optional(fields, "content_type")
    if "html" in fields:
        return _html(fields["html"]), url, "text/html; charset=utf-8"
    encoded = fields.get("html_base64")
    if not isinstance(encoded, str):
        raise RefusedLine("html_base64 is not text" if "html_base64" in fields else "neither html nor html_base64")
    try:
        return base64.b64decode(encoded, validate=True), url, content_type
    except (binascii.Error, ValueError) as error:
        raise RefusedLine(f"html_base64 is not base64: {error}") from error


def _optional(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise RefusedLine(f"{name} is not text")
    return value


def _html(html: Any) -> bytes:
    if not isinstance(html, str):
        raise RefusedLine("html is not text")
    if "\x00" in html:
        raise RefusedLine("html has a NUL character")
    try:
        body = html.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedLine(f"html has half a surrogate pair at character {error.start}") from error
    if len(body) > MAX_TEXT:
        raise RefusedLine(f"html is longer than {MAX_TEXT} bytes")
    return body
