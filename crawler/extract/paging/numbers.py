"""Addresses of texts that are divided over numbered pages, in the forms that publishing systems give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

MAX_NUMBER = 60
MAX_ADDRESS = 2000

_PAGE = (
    r"(?:pages?|pag|pagina|página|seiten?|sida|side|sivu|strona|strana|stranica|sayfa|halaman|pg?|str|oldal|"
    r"страница|صفحة)"
)
_PATHS = (
    # Of these a word says that the number is that of a page, of those below only what is around the link.
    re.compile(rf"(?P<stem>.+?)[/_.,;-]{_PAGE}[/_.=-]?(?P<number>\d{{1,3}})(?P<tail>\.\w{{2,5}}|/)?$", re.IGNORECASE),
    re.compile(r"(?P<stem>.+?)/(?P<number>\d{1,2})(?P<tail>/)?$"),
    re.compile(r"(?P<stem>.+?)[_.,;-](?P<number>\d{1,2})(?P<tail>\.\w{2,5}|/)?$"),
    re.compile(r"(?P<stem>.*[^\W\d_])(?P<number>\d{1,2})(?P<tail>\.\w{2,5})$"),
)
_PARAMETER = re.compile(rf"{_PAGE}(?:_?(?:no|num|number|nr|id))?$|\w*page\w*$", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)(?=\.\w{2,5}$)")
_TRACKING = ("utm_", "fbclid", "gclid")


@dataclass(frozen=True, slots=True)
class Place:
    """What an address may mean: page ``number`` of the text at ``stem``. ``form`` says how it states the number."""

    stem: str
    number: int
    form: str = ""

    @property
    def stated(self) -> bool:
        """Whether the address itself says that the number is that of a page."""
        return self.form.startswith("query") or self.form == "path:0"


def places(address: str) -> list[Place]:
    """All that an address may mean; the first is a text of one page, or the first page of one."""
    try:
        parts = urlsplit(address)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return []
    path = unquote(parts.path)
    found = [Place(_stem(path, query), 1)]
    for form, pattern in enumerate(_PATHS):
        match = pattern.match(path)
        if match and int(match["number"]) <= MAX_NUMBER:
            tail = match["tail"] or ""
            found.append(Place(_stem(match["stem"] + tail, query), int(match["number"]), f"path:{form}"))
    for number, (name, value) in enumerate(query):
        if _PARAMETER.match(name) and value.isascii() and value.isdigit() and int(value[:3]) <= MAX_NUMBER:
            rest = query[:number] + query[number + 1 :]
            found.append(Place(_stem(path, rest), int(value[:3]), f"query:{name}"))
    return found


def _stem(path: str, query: list[tuple[str, str]]) -> str:
    path = _INDEX.sub("/", path)
    rest = sorted(f"{name}={value}" for name, value in query if not name.startswith(_TRACKING))
    return f"{path.rstrip('/')}?{'&'.join(rest)}"


def on_this_host(here: str, href: str) -> str | None:
    """A link as absolute address without its fragment; None where it leads to another host or into comments."""
    try:
        address = urljoin(here, href)
        one, other = urlsplit(here), urlsplit(address)
    except ValueError:
        return None
    if other.scheme not in ("http", "https") or _host(one.netloc) != _host(other.netloc):
        return None
    if "comment" in other.fragment.lower() or "comment-page" in other.path or len(address) > MAX_ADDRESS:
        return None
    return address.partition("#")[0]


def _host(name: str) -> str:
    return re.sub(r"^(?:www|m|amp)\.", "", name.lower())
