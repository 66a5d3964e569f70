"""What the headers of the corpus ``feeds-feedparser`` state of entries, and how that is compared with what we read.

A case counts when its header compares an entry's title, link, id, date, author or text with a literal. The rules:

- titles and authors are plain text with us: markup is taken off both sides;
- texts are sanitised HTML on both sides and agree when they are the same but for blanks;
- dates agree when they are the same moment; a day alone agrees with any time on it;
- an address that is not http or https is None with us, and an id falls back to the address.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from lxml import html

from crawler.feeds import FeedEntry, read_feed
from crawler.feeds.fields import feed_date

TITLES = {"title", "title_detail"}
TEXTS = {"summary", "summary_detail", "description", "content", "subtitle"}
IDS = {"id", "guid"}
AUTHORS = {"author", "author_detail", "authors"}
DATES = {"published", "updated", "created", "date", "modified", "issued"}
SERVED = "http://127.0.0.1:8097/"
"""Where the corpus's own tests serve the files."""
_EXPECT = re.compile(r"Expect:\s*(.+)")
_MAIL = re.compile(r"\s*\([^\s()]+@[^\s()]+\)$")
_PLACE = re.compile(r"Content-Location:\s*(\S+)", re.IGNORECASE)
_TYPE = re.compile(r"Content-type:\s*([^\r\n]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """That ``field`` of the entry at ``position`` (from 0) has that value."""

    position: int
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Case:
    """One file of the corpus with what it states of entries, maybe nothing."""

    name: str
    body: bytes
    url: str | None
    content_type: str | None
    statements: tuple[Statement, ...]


def cases(folder: Path) -> Iterator[Case]:
    """Read every case below the folder."""
    for path in sorted((folder / "tests").rglob("*.xml")):
        body = path.read_bytes()
        head = _head(body)
        place, kind, expected = _PLACE.search(head), _TYPE.search(head), _EXPECT.search(head)
        yield Case(
            path.relative_to(folder / "tests").as_posix(),
            body,
            place[1] if place else f"{SERVED}{path.name}" if path.name.startswith("http_") else None,
            kind[1].strip() if kind else None,
            tuple(_statements(expected[1])) if expected else (),
        )


def disagreements(case: Case) -> list[str]:
    """Read the case and name each statement that our reading does not bear out. Raises ``NotAFeedError``."""
    entries = read_feed(case.body, case.url, case.content_type).entries
    return [
        f"{said.field}: {said.value!r}"
        for said in case.statements
        if said.position >= len(entries) or not _agrees(entries[said.position], said)
    ]


def _head(body: bytes) -> str:
    """The comment at the top; also of the files in UTF-16 and UTF-32."""
    comment = body[:80_000].replace(b"\x00", b"").partition(b"-->")[0]
    try:
        return comment.decode()
    except UnicodeDecodeError:
        return comment.decode("latin-1")


def _statements(expression: str) -> Iterator[Statement]:
    """The comparisons with a literal in a chain of ``and``; nothing is evaluated."""
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
    except SyntaxError:
        return
    for part in tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]:
        if isinstance(part, ast.Compare) and all(isinstance(op, ast.Eq) for op in part.ops):
            *compared, last = [part.left, *part.comparators]
            yield from _compared(compared, last)


def _compared(compared: list[ast.expr], last: ast.expr) -> Iterator[Statement]:
    try:
        value = _literal(last)
    except ValueError:
        return
    for steps in map(_steps, compared):
        if len(steps) >= 3 and steps[0] == "entries" and isinstance(steps[1], int) and (name := _field(steps[2:])):
            yield Statement(steps[1], name, value)


def _literal(node: ast.expr) -> object:
    """A literal, or text written in pieces with ``+`` between them. Raises ``ValueError`` for anything else."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return f"{_literal(node.left)}{_literal(node.right)}"
    return ast.literal_eval(node)


def _steps(node: ast.expr) -> list[object]:
    """``entries[0]['title']`` and ``entries[0].title`` as ``["entries", 0, "title"]``."""
    if isinstance(node, ast.Attribute):
        return [*_steps(node.value), node.attr]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return [*_steps(node.value), node.slice.value]
    return [node.id] if isinstance(node, ast.Name) else []


def _field(steps: list[object]) -> str | None:
    name, rest = str(steps[0]), [step for step in steps[1:] if not isinstance(step, int)]
    if name in TITLES | TEXTS:
        return name if rest in ([], ["value"]) else None
    if name in AUTHORS:
        return "author" if rest in ([], ["name"]) else None
    if rest:
        return None
    return name if name == "link" or name in IDS or name.removesuffix("_parsed") in DATES else None


def _agrees(entry: FeedEntry, said: Statement) -> bool:
    if said.field in TITLES:
        return _words(said.value) == _words(entry.title and escape(entry.title))
    if said.field in TEXTS:
        return _without_blanks(said.value) in (_without_blanks(entry.summary), _without_blanks(entry.content))
    if said.field == "link":
        is_web = str(said.value).lower().startswith(("http://", "https://"))
        return entry.url == said.value if is_web else entry.url is None
    if said.field in IDS:
        return entry.id == said.value or (not said.value and entry.id == (entry.url or ""))
    if said.field == "author":
        return _words(said.value) in (_words(entry.author), *map(_words, (entry.author or "").split("; ")))
    return _same_moment(entry.updated if said.field.startswith(("updated", "modified")) else entry.published, said)


def _same_moment(ours: str | None, said: Statement) -> bool:
    """``said`` is a date as it is written in the feed, or its nine numbers in UTC."""
    if isinstance(said.value, tuple):
        year, month, day, hour, minute, second, *_ = said.value
        stated = datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
    else:
        stated = feed_date(str(said.value)) or ""
    if not ours or not stated:
        return not ours and not stated
    if len(ours) == 10 or len(stated) == 10:
        return ours[:10] == stated[:10]
    return datetime.fromisoformat(ours) == datetime.fromisoformat(stated)


def _words(markup: object) -> str:
    """The words of a piece of HTML. A mail address behind a name is none of them."""
    words = "".join(map(str, html.fromstring(f"<div>{markup or ''}</div>").itertext(with_tail=False)))
    return _MAIL.sub("", " ".join(words.split()))


def _without_blanks(text: object) -> str:
    return "".join(str(text or "").split())
