"""What the address of a page tells before it is fetched: article or section, of which day, in which scope."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from crawler.address import canonical_url, registrable_domain

MAX_SHAPE = 120
LONG_WORD = 24
"""Letters from which a segment without hyphens is a title or an id rather than a section."""

_SUFFIX = re.compile(r"\.(?:s?html?|php\d?|aspx?|jspx?|cfm|ece|story|do)$", re.I)
_WORDS = re.compile(r"[-_+ .,~]+")
_NUMBER = re.compile(r"\d{4,}")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?!\d)")
_ARTICLE = re.compile(
    r"/(?:articles?|story|stories|artikel|noticias?|nota|press-?releases?|news_?view|read)(?=[/.-])", re.I
)
_ID = re.compile(r"^(?:id|aid|nid|sid|p|idx|no|art|story|article|news|item)(?:_?(?:id|no))?$", re.I)
_INDEX = re.compile(r"^(?:index|default|home|main)$", re.I)


def parts_of(url: str) -> SplitResult:
    """An address in parts; an empty one for what is no address."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def segments_of(url: str) -> list[str]:
    """The parts of the path, percent-encoding undone, empty ones left out."""
    return [one for one in unquote(parts_of(url).path).split("/") if one]


def shape(url: str) -> str:
    """The address with titles, numbers and dates replaced by signs: alike for pages that one template makes."""
    parts = parts_of(url)
    names = sorted({name.lower() for name, _ in parse_qsl(parts.query)})[:6]
    path = "/".join(_general(one) for one in segments_of(url)[:8])
    return f"/{path}{'?' + '&'.join(names) if names else ''}"[:MAX_SHAPE]


def _general(segment: str) -> str:
    stem = _SUFFIX.sub("", segment)
    ending = segment[len(stem) :].lower()
    if stem.isdigit():
        return f"{'#' * min(len(stem), 5)}{ending}"
    if _DAY.fullmatch(stem):
        return f"day{ending}"
    words = _words(stem)
    if len(words) >= 4 or len(stem) >= LONG_WORD:
        return f"{'#-' if _NUMBER.search(stem) else ''}*{ending}"
    return re.sub(r"\d+", "#", stem.lower()) + ending


def _words(stem: str) -> list[str]:
    return [word for word in _WORDS.split(stem) if word]


def day_of(url: str) -> date | None:
    """The day that an address names; of a month alone its last day; None where it names none."""
    for year, _, month, day in _DAY.findall(unquote(parts_of(url).path)):
        try:
            return date(int(year), int(month), int(day) if day else calendar.monthrange(int(year), int(month))[1])
        except ValueError:
            continue
    return None


def likeness(url: str) -> float:
    """How much an address looks like that of one article: 2 and more is likely, below 0 is a section."""
    parts, segments = parts_of(url), segments_of(url)
    if not segments:
        return -2.0
    stem = _SUFFIX.sub("", segments[-1])
    words = len(_words(stem))
    if not stem.isascii() and words < 3 and len(stem) >= 10:
        words = len(stem) // 3
    score = min(words, 6) * 0.5 if words >= 3 else 0.0 if words == 2 else -0.5
    score += 2.0 if day_of("/".join(["", *segments])) and not stem.isdigit() else 0.0
    score += 1.5 if _NUMBER.search(stem) and not _DAY.fullmatch(stem) else 0.0
    score += 0.5 if stem != segments[-1] and not _INDEX.match(stem) else 0.0
    score += 1.0 if _ARTICLE.search(unquote(parts.path)) else 0.0
    ids = any(_ID.match(name) and re.search(r"\d{2,}", value) for name, value in parse_qsl(parts.query))
    return score + (2.0 if ids else 0.0)


def is_section(url: str) -> bool:
    """Whether an address may be that of a section: a short path of few words, no long numbers, no query."""
    segments = segments_of(url)
    if not segments or len(segments) > 4 or parts_of(url).query:
        return False
    stem = _SUFFIX.sub("", segments[-1])
    return len(_words(stem)) <= 4 and len(stem) < 40 and not any(_NUMBER.search(one) for one in segments)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which addresses belong to a source: those of one host (``domain``: of all under it), below ``folder``."""

    host: str
    folder: str
    domain: str | None = None

    @classmethod
    def of(cls, start: str, *, subdomains: bool = False, folder: str | None = None) -> Scope:
        """The scope that an address begins: its host, and its folder where it is deeper than the front page.

        Raises ``AddressError`` for an unfit address.
        """
        parts = parts_of(canonical_url(start))
        domain = registrable_domain(start).removeprefix("www.") if subdomains else None
        return cls(_host(parts), folder or _folder(parts.path), domain)

    def holds(self, url: str) -> bool:
        """Whether an address lies inside."""
        parts = parts_of(url)
        if parts.scheme not in ("http", "https"):
            return False
        host = _host(parts)
        if self.domain is not None:
            inside = host == self.domain or host.endswith(f".{self.domain}")
        else:
            inside = host == self.host
        path = parts.path or "/"
        return inside and (path == self.folder or path.startswith(self.folder.rstrip("/") + "/"))


def _host(parts: SplitResult) -> str:
    """Host and port; ``www`` is the same site."""
    try:
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower().removeprefix("www.")
    return host if port in (None, 80, 443) else f"{host}:{port}"


def _folder(path: str) -> str:
    """The folder of a start page: ``/news`` for ``/news``, ``/news/`` and ``/news/index.html``."""
    if _SUFFIX.search(path):
        path = path.rpartition("/")[0]
    return path.rstrip("/") or "/"
