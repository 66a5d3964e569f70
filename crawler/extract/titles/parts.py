"""A stated title cut to what is the page's own: the name of the site, its sections and the number of the page go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.heuristics import heuristic
from crawler.extract.titles.media import is_media
from crawler.extract.titles.site import Site
from crawler.extract.titles.text import is_long, key

BARS = heuristic("title.bar", "cuts a few words after a bar, where mostly a site or a section stands")
MEDIA = heuristic("title.media-word", "cuts a few words at the end that have a word by which media call themselves")
PAGING = heuristic("title.page-number", "cuts the number of the page and the words that forums put before titles")
MAX_SITE_WORDS = 5
MAX_PIECES = 12

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SEPARATOR = re.compile(
    r"\s+(?:[|¦‖│丨｜»«›‹•∙·・~—–―‒/\\_<>:⋆★-]|::|>>|<<|--+|\|\|)\s+|\s*[|¦│丨｜]\s*|\s+»|\s+(?:->|→|←)\s+|"
    rf"(?<=[{_CJK}”」』）])(?:[_＿－]|[-—–―]+)(?=[{_CJK}\w「『（])|(?<=[{_CJK}])：(?=[{_CJK}\w]{{2,14}}$)"
)
_BARS = frozenset("|¦‖│丨｜»›•∙·・") | {"::", ">>", "||", "_"}
_BACK = frozenset({"<", "«", "‹", "<<", "←"})
"""Separators that point back from the title to the section and the site."""
_UNSPACED = re.compile(f"[{_CJK}]{{2}}")
_COLON = re.compile(r"^(.{2,50}?)\s?[:：]\s+(?=\S)")
_BRACKET = re.compile(r"\s*[(\[（【［]([^()\[\]（）【】［］]{2,40})[)\]）】］]$")
_LEADING_BRACKET = re.compile(r"^[\[【［(（]([^()\[\]（）【】［］]{2,40})[\])】］）]\s*(?=\S)")
_NUMBER = r"\d{1,5}(?:\s*(?:/|-|of|de|di|von|van|sur|из|z|ze|av|af|dari|의)\s*\d{1,5})?"
_PAGE = re.compile(
    r"(?:page|pages|pg\.?|p\.|seite|página|pagina|pàgina|strona|str\.|страница|стр\.|сторінка|стор\.|страна|side|sida|sivu|"
    r"oldal|strana|stránka|stranica|sayfa|trang|halaman|hal\.?|σελίδα|หน้า|หน้าที่|الصفحة|صفحة|صفحه|صفحہ|עמוד|पृष्ठ|पेज|পৃষ্ঠা|"
    rf"பக்கம்|페이지|ページ|lapa|puslapis|lehekülg)\s*{_NUMBER}|{_NUMBER}\s*(?:페이지|ページ|oldal|\. ?oldal|sayfa)|"
    r"第\s*\d+\s*[页頁]|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"(?:view|show|read) (?:topic|thread|post)|thema anzeigen|ver tema|ver tópico|voir le sujet|visualizza argomento|"
    r"leggi argomento|bekijk onderwerp|zobacz temat|zobrazit téma|zobraziť tému|просмотр темы|перегляд теми|"
    r"преглед на тема|se emne|vis emne|visa ämne|näytä aihe|téma megtekintése|vezi subiect|konu(?:yu)? görüntüle\w*|"
    r"тема|topic|thread|thema|sujet|tema|konu",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^(?:(?:re|aw|antw|sv|vs|odp|ynt|отв|ответ|回复|回覆|答复|답글)(?:\[\d+\])?\s?[:：]\s*)+", re.IGNORECASE
)
_FORUM = re.compile(r"forum|thread|topic|board|message|community|discuss|archives?/|/t/|list|foro|tema", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a title between separators; ``before`` is the separator in front of it, ``""`` for the first."""

    text: str
    before: str
    start: int
    end: int


def split(title: str) -> list[Piece]:
    """The parts of a title between separators, at most ``MAX_PIECES``; the last holds what is beyond."""
    pieces: list[Piece] = []
    start, before = 0, ""
    for found in _SEPARATOR.finditer(title):
        if len(pieces) == MAX_PIECES - 1:
            break
        pieces.append(Piece(title[start : found.start()].strip(), before, start, found.start()))
        start, before = found.end(), found[0].strip()
    pieces.append(Piece(title[start:].strip(), before, start, len(title)))
    return pieces


def bare(title: str, site: Site) -> str:
    """Cut the site, sections and page numbers from either end of a title; as it was where nothing else is left.

    After a bar, where mostly a section or a site stands, a few words are cut even if they are not known.
    """
    title = site.without_host(_without_brackets(title, site))
    pieces = split(title)
    if len(pieces) > 1:
        first, last = _own(title, pieces, site)
        own = title[pieces[first].start : pieces[last].end].strip()
        if own and own != title and not _is_view(own.partition(":")[0]):
            return own  # the name of the site once cut, what stands before a colon is meant
    opening = _COLON.match(title)
    if opening and (site.is_called(opening[1]) or _is_view(opening[1])) and len(key(title[opening.end() :])) > 2:
        title = title[opening.end() :]
    return title


def unsigned(heading: str, site: Site) -> str:
    """Cut the exact name of the site and page numbers from a heading, and nothing else: it is what readers see."""
    pieces = split(heading)
    while len(pieces) > 1 and (site.is_called(pieces[-1].text) or is_page_number(pieces[-1].text)):
        heading, pieces = heading[: pieces[-2].end], pieces[:-1]
    return heading[pieces[1].start if len(pieces) > 1 and site.is_called(pieces[0].text) else 0 :].strip()


def without_reply(title: str, url: str | None) -> str:
    """A title without the marks of a reply, on pages whose address says that they are of a forum or a list."""
    return _REPLY.sub("", title) or title if PAGING and _FORUM.search(url or "") else title


def is_page_number(text: str) -> bool:
    """Whether a part of a title says which page of several it is."""
    return bool(PAGING) and _PAGE.fullmatch(text) is not None


def _own(title: str, pieces: list[Piece], site: Site) -> tuple[int, int]:
    """The first and the last of the pieces that are the page's own."""
    first, last = 0, len(pieces) - 1
    last = _cut_site(title, pieces, last, site)
    cut = last < len(pieces) - 1
    while last > 0 and _falls(pieces, last, site, cut):
        last, cut = last - 1, True
    while first < last and (site.is_called(pieces[first].text) or _is_view(pieces[first].text)):
        first += 1
    return first, last


def _cut_site(title: str, pieces: list[Piece], last: int, site: Site) -> int:
    """The last piece before the name of the site, which can hold separators itself, or before a path back to it."""
    for number in range(1, last + 1):
        behind = title[pieces[number].start :]
        if site.is_called(behind) or (BARS and pieces[number].before in _BACK):
            return number - 1
    bars = [number for number in range(1, last + 1) if pieces[number].before in _BARS]
    if (
        BARS
        and bars
        and bars[-1] < last
        and _is_short(title[pieces[bars[-1]].start :], title[: pieces[bars[-1] - 1].end])
    ):
        return bars[-1] - 1
    return last


def _is_short(behind: str, before: str) -> bool:
    """Whether what follows a bar is as short as the names of sites are, beside what is before it."""
    return len(behind.split()) <= MAX_SITE_WORDS and (
        len(before) >= len(behind) or _UNSPACED.search(behind) is not None
    )


def _falls(pieces: list[Piece], last: int, site: Site, cut: bool) -> bool:
    """Whether the piece at the end is none of the page's own."""
    piece = pieces[last]
    if not key(piece.text) or site.is_name(piece.text) or is_page_number(piece.text):
        return True
    before = " ".join(piece.text for piece in pieces[:last])
    if site.is_name(before):
        return False
    if site.is_section(piece.text) and len(before) > len(piece.text):
        return True
    if MEDIA and not cut and is_media(piece.text) and is_long(before):
        return True
    bar = piece.before in _BARS
    few = len(piece.text.split()) <= MAX_SITE_WORDS
    if BARS and bar and not cut and _is_short(piece.text, before):
        return True
    # Behind the title come section, then site, all with one separator.
    again = last < len(pieces) - 1 and pieces[last + 1].before == piece.before
    return bool(BARS) and cut and again and few and (bar or piece.before == "/")


def _is_view(text: str) -> bool:
    return bool(PAGING) and _VIEW.fullmatch(text.strip()) is not None


def _without_brackets(title: str, site: Site) -> str:
    for pattern in (_BRACKET, _LEADING_BRACKET):
        found = pattern.search(title)
        if found and key(found[1]) and (site.is_name(found[1]) or is_page_number(found[1])):
            rest = (title[: found.start()] + title[found.end() :]).strip()
            title = rest if key(rest) else title
    return title
