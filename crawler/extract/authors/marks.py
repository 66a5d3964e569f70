"""What marks an element as a byline: microdata, class names of the usual systems, links to writers' own pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

How = Literal["stated", "rel", "name", "marked", "boxed", "iconed", "linked", "said", "prose", "bare"]

# Grouped by first letters, as an expression of many words is searched for one by one at every place.
_MARK = re.compile(
    r"aut(?:hor|eur|or(?!ent|iz|id)|oria)|article(?:-|__)credit|assinatura|by[-_]?line|"
    r"c(?:ontributor|olumnist|reated-?by|reator|redit-(?:name|title))|f(?:irma(?![a-z])|orfatter)|giornalista|"
    r"journalist|kirjoittaja|muhabir|nguoi-viet|p(?:enulis|ost(?:ed)?-by|ostedby|-name)|"
    r"re(?:dact(?:eur|our|or|er|oeur)|dakteur|porter)|s(?:kribent|zerzo|ignature|ubmitted|tory-credit)|tac-?gia|"
    r"user-?name|verfasser|writ(?:er|ten)|yazar"
)
_NO_MARK = re.compile(
    r"avatar|image|photo|picture|thumb|img|icon|social|twitter|facebook|follow|email|count|comment|authoriz|authorit|"
    r"copyright|caption|related|feedback|quote|testimonial|reviewe[dr]|designed|no-author|without-author"
)
_NAMED = re.compile(
    r"(?:author|byline|autor|auteur|writer|contributor|user)[-_]{0,2}(?:full)?[-_]{0,2}(?:name|nome|nombre|nom)"
)
_BOX = re.compile(r"bio(?!metr|log)|desc|about|box|info|card|profile|details|intro|summary")
_ICON = re.compile(r"(?:^|[\s_-])(?:user|person|author|pencil|pen|avatar|writer)s?(?:$|[\s_-])", re.IGNORECASE)
_STATED = re.compile(r"(?:^|[\s:])(?:author|creator)(?:\s|$)")
_LINK_FOLDERS = frozenset({
    "author", "authors", "autor", "autora", "autores", "autoren", "autorzy", "autori", "auteur", "auteurs", "by",
    "byline", "staff", "people", "team", "our-team", "our_team", "our-people", "our_people", "writer", "writers",
    "reporter", "reporters", "journalist", "journalists", "contributor", "contributors", "columnist", "columnists",
    "profile", "profiles", "profil", "perfil", "person", "personen", "redakteur", "redakteure", "redaktion",
    "redaccion", "redacao", "firma", "firmas", "periodista", "periodistas", "journaliste", "journalistes",
    "giornalista", "giornalisti", "skribent", "forfatter", "bio", "bios", "user", "users", "member", "members",
    "expert", "experts", "penulis", "yazar", "yazarlar", "muhabir", "medarbetare", "journalister", "producers",
    "avtor", "avtory", "correspondent", "correspondents", "authors-list", "newsteam", "staff-profile",
    "author-profile",
})  # fmt: skip
_LINK_ASKS = re.compile(r"[?&](?:author|autor|author_name|reporter|writer)=.")
_ELSEWHERE = re.compile(
    r"//(?:[\w-]+\.)*(?:facebook|twitter|x|instagram|linkedin|youtube|bsky|tiktok|t|threads|pinterest|mastodon)\.", re.I
)
_ICONS = frozenset({"i", "svg", "span", "img"})
_ASKED = frozenset({"class", "id", "href", "rel", "itemprop", "property"})
_WHOLE = frozenset({"html", "body", "main", "article"})


def mark_of(tag: str, attributes: Sequence[tuple[Any, Any]]) -> How | None:
    """Return how an element's attributes, as names and values, mark it as a byline; None where they do not."""
    how: How | None = None
    for name, value in attributes:
        if name not in _ASKED:
            continue
        if name == "class" or name == "id":
            how = how or (None if tag in _WHOLE else _icon(value) if tag in _ICONS else _marked(value))
        elif name == "href":
            if tag == "a" and how is None and _is_writers(value):
                how = "linked"
        elif name == "rel":
            if tag == "a" and "author" in value:
                return "rel"
        elif tag != "meta" and _STATED.search(value):
            return "stated"
    return how


@lru_cache(maxsize=4096)
def _icon(name: str) -> How | None:
    """By class names of an element that may be a sign for a person before a name."""
    return _marked(name) or ("iconed" if _ICON.search(name) else None)


@lru_cache(maxsize=16384)
def _marked(name: str) -> How | None:
    """By class names and identity: those of the usual systems are ``author-name``, ``byline``, ``submitted``, …"""
    name = name.lower()
    if not _MARK.search(name):
        return None
    hits = [token for token in name.split() if _MARK.search(token) and not _NO_MARK.search(token)]
    if any(_NAMED.search(token) for token in hits):
        return "name"
    return "marked" if hits and not all(_BOX.search(token) for token in hits) else "boxed" if hits else None


def _is_writers(address: str) -> bool:
    """Whether an address is that of one writer's page: a folder of writers with something in it."""
    folders = address.lower().partition("?")[0].split("/")
    if _LINK_FOLDERS.isdisjoint(folders):
        return "?" in address and bool(_LINK_ASKS.search(address)) and not _ELSEWHERE.search(address)
    inside = not _LINK_FOLDERS.isdisjoint(folders[:-1]) and bool(folders[-1] or folders[-2] not in _LINK_FOLDERS)
    return (inside or bool(_LINK_ASKS.search(address))) and not _ELSEWHERE.search(address)
