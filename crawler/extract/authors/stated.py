"""Authors as a page states them for machines: JSON-LD and ``meta`` elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crawler.extract.authors.names import names_in
from crawler.extract.authors.names_shape import is_group, like_person, unique
from crawler.extract.facts import Facts
from crawler.extract.jsonld import Thing, text_of, types_of

MAX_AUTHORS = 40

_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc:creator",
    "dcterms:creator", "byl", "citation_author", "citation_authors", "cxenseparse:author", "article.author",
    "rbauthors", "og:article:author", "og:author", "creator", "article_author", "cse-author", "authors",
    "author_name", "article:author_name", "bt:author", "dcsext.author", "shareaholic:article_author_name",
    "vf:author", "twitter:author", "cre_author", "article:content_author", "newsauthor", "dc.creator.personalname",
)  # fmt: skip
_WRITTEN_BY = re.compile(
    r"written|author|by\b|escrito|par\b|autor|von\b|verfasst|skriv|geschreven|scritto|автор|yaz|penulis", re.IGNORECASE
)
_PAGES = ("Page", "Recipe")
_REVERSED = re.compile(r"([^\s,]+(?:[\s-][^\s,]+)?),\s*([^\s,]+(?:\s[^\s,]+){0,2})")


@dataclass(frozen=True, slots=True)
class Stated:
    """Names that one statement gives; ``persons`` where it says itself that they are persons."""

    names: tuple[str, ...]
    persons: bool
    where: str


def stated_authors(facts: Facts) -> list[Stated]:
    """The statements that give any name, the most trusted first."""
    found = [_of_things(facts, thing) for thing in (facts.article, facts.question, _page(facts))]
    found += [Stated(unique(_of_metas(facts.metas[name])), False, "meta") for name in _METAS if name in facts.metas]
    if _WRITTEN_BY.search(facts.meta("twitter:label1") or ""):
        found.append(Stated(unique(names_in(facts.meta("twitter:data1"))), False, "meta"))
    return [one for one in found if one.names]


def _page(facts: Facts) -> Thing:
    """The object that describes the page itself, where it is stated to have an author."""
    pages = (thing for thing in facts.things if any(name.endswith(_PAGES) for name in types_of(thing)))
    return next((thing for thing in pages if thing.get("author")), {})


def _of_things(facts: Facts, article: Thing) -> Stated:
    for role in ("author", "creator"):
        things = list(_flat(facts, article.get(role)))
        persons = [name for thing in things if _is_person(thing) for name in _names_of(thing)]
        others = [name for thing in things if not _is_person(thing) for name in _names_of(thing)]
        if persons or others:
            return Stated(unique(persons or others), bool(persons), "json-ld")
    return Stated((), False, "json-ld")


def _flat(facts: Facts, value: Any) -> Iterator[Any]:
    for one in value[:MAX_AUTHORS] if isinstance(value, list) else [value]:
        named = isinstance(one, dict) and not one.get("name") and one.get("@id")
        yield facts.thing(one.get("@id")) if named else one


def _is_person(thing: Any) -> bool:
    return isinstance(thing, dict) and "Person" in types_of(thing)


def _names_of(thing: Any) -> Iterator[str]:
    name = (thing.get("name") or _in_parts(thing)) if isinstance(thing, dict) else thing
    for one in name[:MAX_AUTHORS] if isinstance(name, list) else [name]:
        text = text_of(one)
        if text and "://" not in text:
            yield from names_in(_turned(text))


def _in_parts(person: Thing) -> str:
    return " ".join(text for part in ("givenName", "familyName") if (text := text_of(person.get(part))))


def _of_metas(contents: Iterable[str]) -> Iterator[str]:
    for content in list(contents)[:MAX_AUTHORS]:
        if "://" not in content and not content.isdigit():
            yield from names_in(_turned(content))


def _turned(text: str) -> str:
    """``Lee, Ann`` as Ann Lee: one comma between parts none of which is a whole name by itself."""
    found = _REVERSED.fullmatch(text.strip())
    if not found or like_person(found[1]) or is_group(found[1]) or is_group(found[2]) or not found[2][:1].isupper():
        return text
    turned = f"{found[2]} {found[1]}"
    return turned if like_person(turned) else text
