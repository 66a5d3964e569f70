"""Addresses that lead nowhere or without end: calendars, searches, facets, sessions, copies of a page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from crawler.web.addresses import parts_of, segments_of

MAX_LENGTH = 600
MAX_SEGMENTS = 12
MAX_PARAMETERS = 4
MAX_REPEATED = 2

_SESSION = re.compile(
    r"^(?:php|asp|j|cf)?sess(?:ion)?_?(?:id)?$|^jsessionid$|^sid$|^s_?id$|^aspsessionid\w*$|^cf(?:id|token)$|"
    r"^oscsid$|^zenid$|^session_?token$|^sessid$", re.I,
)  # fmt: skip
_SESSION_VALUE = re.compile(r"^[0-9a-z_-]{12,}$", re.I)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*|/\((?:S|X|F)\([0-9a-z]{20,}\)\)", re.I)
_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|avif|mp[34g]|m4[av]|mov|avi|webm|ogg|wav|zip|gz|tgz|rar|7z|exe|dmg|apk|css|js|"
    r"json|xml|rss|atom|ics|vcf|woff2?|ttf|eot|pdf|docx?|xlsx?|pptx?|odt|ods|epub|csv|txt)$", re.I,
)  # fmt: skip
DOCUMENTS = re.compile(r"\.(?:pdf|docx?|odt)$", re.I)

_PATHS = {
    "a tag page": "tag tags tagged hashtag label labels etiqueta etiquetas schlagwort mot-cle",
    "an author page": "author authors autor autores autoren auteur auteurs user users member members",
    "a search": "search suche buscar busca recherche cerca find",
    "a login": "login log-in logon signin sign-in signup sign-up register account accounts wp-login.php wp-admin "
    "subscribe subscription subscriptions abo password logout",
    "a copy to share or print": "share print printer printable print-version drucken imprimir "
    "email-this send amp embed",
    "a calendar": "calendar kalender calendario calendrier agenda event-calendar events-calendar "
    "veranstaltungskalender",
    "a shop": "cart basket checkout wishlist warenkorb",
    "a feed or interface": "feed rss atom wp-json xmlrpc.php api cdn-cgi trackback",
}
_WORD = {word: reason for reason, words in _PATHS.items() for word in words.split()}
_UTILITY = re.compile(
    r"^(?:about(?:-us)?|contact(?:-us|s)?|kontakt|contacto|privacy(?:-policy)?|datenschutz|terms.*|cookies?(?:-policy)?|"
    r"impressum|imprint|legal(?:-notice)?|disclaimer|accessibility|help|faqs?|sitemap|careers?|jobs|advertis\w*|"
    r"newsletters?(?:-\w+)?|donate|rss|podcasts?|shop|apps?|feedback|masthead|copyright|partners?|sponsors?)(?:\.\w+)?$",
    re.I,
)
_PARAMETERS = {
    "an answer to a comment": re.compile(r"^(?:replytocom|reply_?to|comment_?id|quote)$", re.I),
    "a copy to share or print": re.compile(
        r"^(?:share|print|printable|pf|output_?type|amp|format|view_?mode|mode|tmpl|download|embed|preview)$", re.I
    ),
    "a login": re.compile(r"^(?:redirect(?:_?to|_?url)?|return(?:_?to|_?url)?|login|next|continue|destination)$", re.I),
    "a search": re.compile(r"^(?:s|q|query|search\w*|keywords?|find|term)$", re.I),
    "a calendar": re.compile(r"^(?:month|year|day|date|cal|calendar|week|tribe-bar-date|ical)$", re.I),
    "a page in another order": re.compile(r"^(?:sort\w*|order(?:_?by)?|dir|direction|per_?page|limit)$", re.I),
    "a choice of facets": re.compile(
        r"^(?:filter\w*|facets?|f|refine|tags?|min|max|price\w*|colou?r|size)(?:\[.*\])?$", re.I
    ),
    "a shop": re.compile(r"^(?:add-to-cart|action|do|cart)$", re.I),
}


def without_session(url: str) -> str:
    """The address without fragment and without the number of a visit, which makes a new address of each page."""
    parts = parts_of(url)
    kept = [
        part
        for part in parts.query.split("&")
        if not (_SESSION.match(part.partition("=")[0]) and _SESSION_VALUE.match(part.partition("=")[2]))
    ]
    return urlunsplit((parts.scheme, parts.netloc, _SESSION_PATH.sub("", parts.path), "&".join(kept), ""))


def trap(url: str, start: str = "") -> str | None:
    """Why an address is not asked for; None: it may be. What the source's own address ``start`` has is no trap."""
    parts = urlsplit(url)
    segments = [segment.lower() for segment in segments_of(url)]
    if len(url) > MAX_LENGTH or len(segments) > MAX_SEGMENTS:
        return "an endless address"
    if _repeats(segments):
        return "an address that repeats itself"
    if _FILES.search(parts.path):
        return "a file"
    own = {segment.lower() for segment in segments_of(start)}
    words = (_WORD[segment] for segment in segments if segment in _WORD and segment not in own)
    return next(words, None) or _archive_of_days(segments, own) or _by_query(parts.query, urlsplit(start).query)


def is_utility(url: str) -> bool:
    """Whether a page is about the site rather than its matter: contact, privacy, newsletters."""
    return any(_UTILITY.match(segment) for segment in segments_of(url))


def _repeats(segments: list[str]) -> bool:
    """Whether a segment stands three times, or a pair twice in a row: relative links gone wrong."""
    if any(segments.count(one) > MAX_REPEATED for one in set(segments)):
        return True
    return any(segments[at : at + 2] == segments[at + 2 : at + 4] for at in range(len(segments) - 3))


def _archive_of_days(segments: list[str], own: set[str]) -> str | None:
    """Months and days with nothing after them: one more page for each, without end."""
    numbers = 0
    for segment in reversed(segments):
        if not segment.isdigit() or segment in own:
            break
        numbers += 1
    # A year alone stays: offices list their releases by year.
    dated = numbers in (2, 3) and re.fullmatch(r"(?:19|20|21)\d\d", segments[-numbers])
    return "a calendar" if dated else None


def _by_query(query: str, own: str) -> str | None:
    # A path as value is that of a page, as some systems write it: ?q=node/12
    names = [name for name, value in parse_qsl(query, keep_blank_values=True) if "/" not in value.strip("/")[:20]]
    mine = {name for name, _ in parse_qsl(own, keep_blank_values=True)}
    for name in names:
        for reason, pattern in _PARAMETERS.items():
            if name not in mine and pattern.match(name):
                return reason
    return "a choice of facets" if len(names) > MAX_PARAMETERS + len(mine) else None
