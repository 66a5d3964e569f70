"""``watchfloor annotate``: JSON lines in, JSON lines out, in the same order; a bad line says so in its own place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from spacy.language import Language

from nlp.annotate import annotate_texts
from nlp.pipeline import load_pipeline
from nlp.request import AnnotationRequest
from nlp.said import SaidError, said_of

LARGEST: Final = 20_000_000
"""Bytes of UTF-8 that a text may have."""
_BATCH: Final = 64
_BATCH_CHARACTERS: Final = 2_000_000
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as read: with a request, or with the reason why it is refused; and what of it was not used."""

    id: Any
    request: AnnotationRequest | None
    error: str | None = None
    warnings: tuple[str, ...] = ()


def _no_one(warning: str) -> None:
    """Hears warnings where nobody asked for them."""


def annotate_stream(
    lines: Iterable[bytes],
    write: Callable[[str], None],
    model: str = "fast",
    explain: bool = False,
    warn: Callable[[str], None] = _no_one,
) -> int:
    """Annotate each non-blank line and ``write`` its answer without a line break; return how many were refused.

    With ``explain`` entities and events say ``why`` they were read. ``warn`` hears of what a line says that cannot be
    used. Raises ``PipelineError``; what is wrong with a line is said in its answer.
    """
    pipeline = load_pipeline(model)
    refused = 0
    for batch in _batches(_numbered(lines, warn)):
        for answer in _answers(pipeline, batch, explain):
            refused += "error" in answer
            write(_dumped(answer))
    return refused


def annotate_one(
    data: bytes,
    model: str = "fast",
    explain: bool = False,
    said: Mapping[str, str | None] = MappingProxyType({}),
    warn: Callable[[str], None] = _no_one,
) -> dict[str, Any]:
    """Annotate one text in UTF-8; the answer has ``error`` where it is refused.

    ``said`` is what a line may say besides id and text; ``warn`` hears of what of it cannot be used. Raises
    ``PipelineError``.
    """
    try:
        line = _checked({"text": data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8"), **said})
    except UnicodeDecodeError as error:
        line = _Line(None, None, f"not UTF-8: byte {error.start}")
    for warning in line.warnings:
        warn(warning)
    (answer,) = _answers(load_pipeline(model), [line], explain)
    return answer


def _numbered(lines: Iterable[bytes], warn: Callable[[str], None]) -> Iterator[_Line]:
    for number, raw in enumerate(_without_mark(lines), 1):
        if raw.strip():
            line = _read(raw)
            for warning in line.warnings:
                warn(f"line {number}: {warning}")
            yield line


def _without_mark(lines: Iterable[bytes]) -> Iterator[bytes]:
    remaining = iter(lines)
    first = next(remaining, b"").removeprefix(_BYTE_ORDER_MARK)
    return chain([first], remaining)


def _read(line: bytes) -> _Line:
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return _Line(_id_of(line), None, f"not UTF-8: byte {error.start}")
    except RecursionError:
        return _Line(None, None, "not JSON: nested too deeply")
    except ValueError as error:
        return _Line(None, None, f"not JSON: {error}")
    if not isinstance(value, dict):
        return _Line(None, None, "expected an object with id and text")
    return _checked(value)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _id_of(line: bytes) -> Any:
    """The id of a line whose text cannot be decoded."""
    try:
        value = json.loads(line.decode("utf-8", "replace"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None
    return value.get("id") if isinstance(value, dict) else None


def _checked(value: Mapping[str, Any]) -> _Line:
    id_: Any = value.get("id")
    text: Any = value.get("text")
    try:
        said, warnings = said_of(value)
    except SaidError as wrong:
        return _Line(id_, None, str(wrong))
    error = _text_error(text)
    return _Line(id_, None if error else AnnotationRequest(text, **said), error, tuple(warnings))


def _text_error(text: Any) -> str | None:
    if not isinstance(text, str):
        return "text: expected a string"
    if "\0" in text:
        return f"text: NUL at {text.index(chr(0))}"
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        return f"text: lone surrogate at {error.start}"
    return f"text: {size} bytes, the most is {LARGEST}" if size > LARGEST else None


def _batches(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    batch: list[_Line] = []
    characters = 0
    for line in lines:
        batch.append(line)
        characters += len(line.request.text) if line.request else 0
        if len(batch) >= _BATCH or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _answers(pipeline: Language, batch: Iterable[_Line], explain: bool) -> Iterator[dict[str, Any]]:
    lines = list(batch)
    annotations = annotate_texts(pipeline, (line.request for line in lines if line.request), batch_size=_BATCH)
    for line in lines:
        if line.request is None:
            yield {"id": line.id, "language": None, "error": line.error, "entities": [], "events": []}
        else:
            yield {"id": line.id} | next(annotations).to_json(explain)


def _dumped(answer: dict[str, Any]) -> str:
    text = json.dumps(answer, ensure_ascii=False)
    # An id may hold what UTF-8 cannot: it goes out as it came in, escaped.
    return json.dumps(answer) if any("\ud800" <= sign <= "\udfff" for sign in text) else text
