"""Rows of comma-separated files, read strictly: a file that ends in the middle of a row is not a list."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from crawler.lists.model import ListError

MAX_COLUMNS = 1_000
MAX_LINE = 500_000
MAX_LINES = 2_000_000
_BYTE_ORDER_MARK = "\ufeff"


def decoded(body: bytes, encoding: str | None = None) -> str:
    """The text of a file: UTF-8, else Windows-1252, in which every byte means something here.

    Raises ``ListError`` for an encoding that is stated and wrong.
    """
    if encoding:
        try:
            return body.decode(encoding).removeprefix(_BYTE_ORDER_MARK)
        except (UnicodeError, LookupError) as error:
            raise ListError(f"cannot be read as {encoding}: {error}"[:300]) from error
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def rows(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the number of its last line, from 1.

    Raises ``ListError`` where a quotation is never closed, and for fields and rows of absurd length.
    """
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if len(row) > MAX_COLUMNS:
                raise ListError(f"line {reader.line_num}: more than {MAX_COLUMNS} columns")
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        raise ListError(f"broken at line {reader.line_num}: {error}") from error


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; no reader of rows is given one of which it would make millions of columns."""
    for number, line in enumerate(StringIO(text, newline=""), 1):
        if len(line) > MAX_LINE:
            raise ListError(f"line {number}: longer than {MAX_LINE:,} characters")
        if number > MAX_LINES:
            raise ListError(f"more than {MAX_LINES:,} lines")
        yield line
