"""Addresses of forums: which name a thread, which a list of threads, and which page of it.

Engines write the same thread in many ways: with a session, a page, a post to jump to, an order. ``home`` is the one
spelling without all that.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from crawler.address import AddressError, canonical_url

_SESSION = re.compile(r"(?:sid|phpsessid|jsessionid|sessionid|session_?id|cfid|cftoken|aspsessionid\w*)", re.I)
_SHORT_SESSION = re.compile(r"s=[0-9a-f]{16,64}", re.I)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.I)
_WAYS = frozenset({
    "page", "start", "st", "offset", "pp", "post", "pid", "comment", "view", "highlight", "goto", "do", "sort", "order",
    "sortby", "sortfield", "direction", "dir", "sk", "sd", "action", "tab", "nojs", "mode", "daysprune", "prefixid",
    "lastpost", "newpost", "unread", "ref", "redirect", "from", "embed", "_fromlogin",
})  # fmt: skip
_NUMBERS = ("t", "tid", "topic", "id", "threadid", "showtopic")
_TAIL = re.compile(
    r"(?:/(?:page-?\d+|page/\d+|p\d+|post-?\d+|posts/\d+|latest|unread|lastpost|newpost|preview)/?|"
    r"(?P<dash>-page-\d+)(?P<html>\.html?)?)$",
    re.IGNORECASE,
)
_DISCOURSE = re.compile(r"(/t/[^/]+/\d+)/\d+/?$")
_SMF = re.compile(r"(topic|board)=(\d+)\.(?:\d+|msg\d+|new|from\d+)")
_QUERY_PAGE = re.compile(r"(?<=[^=&])/page\d+$")
_PAGE = re.compile(r"(?:/page-?|/page/|-page-|[?&]page=)(\d{1,6})(?=[/.&#]|$)|/p(\d{1,5})/?$", re.IGNORECASE)
_START = re.compile(r"[?&](?:start|st|offset)=(\d{1,8})(?=&|$)|[?&;](?:topic|board)=\d+\.(\d{1,8})(?=[;&]|$)")
_FLUX_PAGE = re.compile(r"[?&]p=(\d{1,6})(?=&|$)")
_THREAD = re.compile(
    r"/(?:threads?|topics?|showthread|viewtopic|discussions?|questions?|sujet|tema|thema|conversation)(?:[/.?-]|$)|"
    r"/t/[^/]+/\d+|/t/\d+|/thread-\d|[-_/]t\d+(?:[-_./]|$)|[?&;](?:topic|showtopic|tid|threadid)=\d|"
    r"/\w*(?:topic|thread)\w*\.php\?(?:\w+=)?\d|/comments/\w",
    re.IGNORECASE,
)
_POST_ALONE = re.compile(r"\.php\?(?:p|pid|post|post_id)=\d+$", re.IGNORECASE)
_BOARD = re.compile(
    r"/(?:forums?|boards?|forumdisplay|viewforum|categor(?:y|ies)|c|f|sections?)(?:[/.?-]|$)|/forum-\d|"
    r"[?&;](?:board|showforum|fid|forumid)=\d|[-_/]f\d+(?:[-_./]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"/(?:members?|users?|u|profile|people|search|login|log-?in|logout|register|signup|calendar|help|faq|account|"
    r"attachments?|online|whats-new|misc|conversations|tags?)(?:[/.?]|$)|"
    r"/(?:memberlist|member|profile|search|login|register|calendar|printthread|newreply|newthread|posting|report|ucp|"
    r"mcp|misc|online|private|usercp|sendmessage|attachment|external|cron|showpost|stats|archive)\.php|"
    r"[?&;](?:action=(?!lastpost|newpost)\w+|do=(?!findcomment|getnewcomment|getlastcomment)\w+|mode=\w+|print(?:able)?=|"
    r"sort\w*=|order=|view=print)|/(?:print|reply|report|quote|edit|rss|feed|share|watch|bookmark|react|vote|reactions)"
    r"(?:[/?]|$)|\.(?:xml|rss|jpe?g|png|gif|pdf|zip)$",
    re.IGNORECASE,
)


def address(url: str, base: str | None = None) -> str | None:
    """Return the canonical form of an address on a forum without a session in it; None for what is none."""
    try:
        whole = canonical_url(urljoin(base, url.strip()) if base else url)
    except (AddressError, ValueError):
        return None
    parts = urlsplit(whole)
    kept = [one for one in parts.query.split("&") if not _is_session(one)]
    return urlunsplit((*parts[:2], _PATH_SESSION.sub("", parts.path), "&".join(kept), ""))


def _is_session(part: str) -> bool:
    return bool(_SESSION.fullmatch(part.partition("=")[0]) or _SHORT_SESSION.fullmatch(part))


def home(url: str) -> str:
    """Return the address of the first page of a thread or list, whatever page, post or order of it is named."""
    parts = urlsplit(url)
    path = _DISCOURSE.sub(r"\1", parts.path)
    if found := _TAIL.search(path):
        path = path[: found.start()] + (found["html"] or "")
    # Engines leave out a slash at the end or send on from the one to the other.
    path = path.rstrip("/") or "/"
    query = parts.query.replace("%3B", "&").replace(";", "&")
    named = [_QUERY_PAGE.sub("", one) for one in _SMF.sub(r"\1=\2.0", query).split("&") if one]
    names = {one.partition("=")[0].lower() for one in named if "=" in one}
    numbered = any(name in names for name in _NUMBERS) or any("=" not in one for one in named)
    dropped = _WAYS | ({"p", "f", "forum"} if numbered else set())
    kept = [one for one in named if "=" not in one or one.partition("=")[0].lower() not in dropped]
    return urlunsplit((*parts[:2], path, "&".join(kept), ""))


def first_page(url: str) -> str:
    """Return the address at which to ask for the first page: as it was written, if that is what it names."""
    return url if url.rstrip("/") == home(url) else home(url)


def page_of(url: str) -> int:
    """Return a number that grows from page to page of the same thread or list: 0 or 1 on the first one."""
    if found := _START.search(url):
        return int(found[1] or found[2])
    if found := _PAGE.search(url):
        return int(found[1] or found[2])
    found = _FLUX_PAGE.search(url)
    return int(found[1]) if found and "id=" in url else 0


def is_thread(url: str) -> bool:
    """Whether an address is written like that of a thread."""
    tail = _tail(url)
    return bool(_THREAD.search(tail)) and not _POST_ALONE.search(tail) and not is_elsewhere(url)


def is_board(url: str) -> bool:
    """Whether an address is written like that of a list of threads."""
    return bool(_BOARD.search(_tail(url))) and not is_thread(url) and not is_elsewhere(url)


def is_elsewhere(url: str) -> bool:
    """Whether an address is that of members, searches, forms, print views, orders: nothing that is to be followed."""
    return bool(_ELSEWHERE.search(_tail(url)))


def _tail(url: str) -> str:
    """Path and query: a host that calls itself a forum says nothing of its pages."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
