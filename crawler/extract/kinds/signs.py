"""What a page shows of its kind, in numbers: its statements, its address, its prose and its repeated links."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from crawler.extract.facts import Facts
from crawler.extract.kinds.build import LONG_BLOCK, dense_in, length, signs_of_build
from crawler.extract.markup import text_in

HEADLINE = 4
"""Words from which the last part of an address is a headline."""

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Review|Recipe|HowTo|LiveBlogPosting)$")
_LISTINGS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList", "Blog", "OfferCatalog", "ProfilePage"})
_MEDIA = frozenset({"VideoObject", "NewsVideo", "ImageGallery", "MediaGallery", "VideoGallery", "PhotoAlbum"})
_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate")
_MANY = re.compile(
    r"(?:^|\s)(?:archive|category|tag|search|search-results|home|blog|taxonomy|front|path-frontpage|page-taxonomy\S*|"
    r"page-search\S*|view-category|view-featured|post-type-archive|author)(?:\s|$)", re.I,
)  # fmt: skip
_ONE = re.compile(
    r"(?:^|\s)(?:single|single-\S+|(?:page-)?node-type-(?:article|news|story|blog|press\S*)|article|article-page|"
    r"postid-\d+|view-article|item-page)(?:\s|$)", re.I,
)  # fmt: skip
_LISTED = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies|ia|ias|ie|ieen)|catégories?|kategor(?:ie|ien|i|ia|ije|iya|ii)|rubrik(?:en|a|i)?|"
    r"rubriques?|rubricas?|rubro|secci[oó]n(?:es)?|seccoes|sezion[ei]|sections?|archives?|archiv|archivi?o|arquivos?|arkiv|"
    r"arhiv[ae]?|arxiv|search|suche|recherche|buscar?|busqueda|busca|pesquisa|cerca|ricerca|zoeken|szukaj|hledani|arama|"
    r"poisk|cautare|kereses|sok|haku|tim-kiem|pencarian|cari|browse|directory|collections?|etiquetas?|etiquettes?|etiket(?:ler)?|"
    r"konu(?:lar)?|mots?-cles?|schlagw(?:ort|orte)|stichwort|themen?|temas?|tema|tag(?:i|y|ovi)?|stitky|cimkek?|oznaka|"
    r"label|markirovka|teg|themata|chu-de|the-loai|topik|authors?|autor(?:es|en|i)?|auteurs?|autor[ei]|yazar(?:lar)?|"
    r"avtory?|issues|market|latest|page/\d+|seite/\d+|pagina/\d+|strana/\d+|sayfa/\d+)(?:/|$)", re.I,
)  # fmt: skip
_PARAMETERS = re.compile(r"/id/\d+/?$")
_SEARCHED = re.compile(
    r"(?:^|&)(?:s|q|query|search|keywords?|searchword|suche|buscar|busca|recherche|tag|tags)=", re.I,
)  # fmt: skip
_BARS = re.compile(r"\s[|–—·•»:-]+\s|[|»]")
_DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]|\d\d|$)")
_ID = re.compile(r"(?:^|&)(?:\w*id|idx|no|p|art\w*|story|news)=\d{2,}(?:&|$)", re.I)
_END = re.compile(r"[.!?…。！？।॥؟۔։။។።»”」』\"')）\u0e00-\u0eff]$")
"""Signs that end a sentence; Thai and Lao have none, so that their letters end one as well."""


def signs_of(facts: Facts, blocks: list[str]) -> Mapping[str, float]:
    """Return each sign by name, between 0 and 1 but for ``listed_text``, in letters. ``blocks`` are the main text's."""
    return {
        **_stated(facts),
        **signs_of_address(address_of(facts)),
        **_of_prose(blocks),
        **signs_of_build(facts, blocks),
    }


def address_of(facts: Facts) -> str | None:
    """The address of a page, or what it declares as such where it came without."""
    return facts.url or facts.canonical


def signs_of_address(url: str | None) -> dict[str, float]:
    """What an address alone shows."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return signs_of_address(None)
    segments = [one for one in _PARAMETERS.sub("", unquote(parts.path)).split("/") if one]
    words = len([word for word in re.split(r"[-_+ .]+", segments[-1]) if word]) if segments else 0
    place = segments[-1:] if words >= HEADLINE else segments[-2:]  # an article may stand under the name of a list
    numbered = bool(_ID.search(parts.query)) and words < 4
    return {
        "front": bool(url) and not segments and not parts.query,
        # Half is what an address gets that says nothing of its page: a number, or no address at all.
        "slug": 0.5 if numbered or not url else min(words, 8) / 8,
        "dated": bool(_DATED.search(parts.path)),
        "listed": bool(_LISTED.search(f"/{'/'.join(place)}/") or (_SEARCHED.search(parts.query) and not numbered)),
        "query": bool(parts.query) and not numbered,
    }


def is_under_list(url: str | None) -> bool:
    """Whether the folder of an address is named as lists are, whatever its last part is."""
    try:
        folders = unquote(urlsplit(url or "").path).strip("/").split("/")
    except ValueError:
        return False
    return len(folders) > 1 and _LISTED.search(f"/{folders[-2]}/") is not None


def _stated(facts: Facts) -> dict[str, float]:
    body = facts.tree.find("body")
    marks = "" if body is None else body.get("class") or ""
    own = {name.casefold() for name in (*facts.site_names, *facts.home_names)}
    heading = next((one for one in facts.headings if one.casefold() not in own), None) or _titled(facts)
    words = len(heading.split()) + dense_in(heading) / 2
    return {
        "says_article": any(_ARTICLES.search(name) for name in facts.types),
        "says_listing": bool(facts.types & _LISTINGS),
        "og_article": (facts.meta("og:type") or "").lower() == "article",
        "published": facts.meta(*_PUBLISHED) is not None or bool(facts.article.get("datePublished")),
        "many": bool(_MANY.search(marks)),
        "one": bool(_ONE.search(marks)),
        "heading": min(words, 12) / 12,
        "media": bool(facts.types & _MEDIA) or (facts.meta("og:type") or "").lower().startswith("video"),
    }


def _titled(facts: Facts) -> str:
    """The longest part of the title, for pages without a heading of the first rank but the name of the site."""
    title = facts.meta("og:title", "twitter:title") or next((text_in(one, 300) for one in facts.tree.iter("title")), "")
    return max(_BARS.split(title), key=len, default="")


def _of_prose(blocks: list[str]) -> dict[str, float]:
    long = [block for block in blocks if length(block) > LONG_BLOCK]
    return {
        "prose": math.log2(1 + sum(map(length, long))) / 16,
        "ended": sum(bool(_END.search(block)) for block in long) / len(long) if long else 0.0,
        "long": math.log2(1 + len(long)) / 7,
    }
