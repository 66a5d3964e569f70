"""What a site and its sections are called, as far as a page shows: these stand around titles and are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.jsonld import text_of, types_of
from crawler.extract.markup import text_in
from crawler.extract.titles.text import key

SITE = heuristic("title.site-name", "cuts what the page names as its site or publisher, or links to its front page by")
HOST = heuristic("title.host", "cuts a part of the title that is the name of the host, its words or their initials")
LEARNT = heuristic("title.learnt", "cuts what stood around the titles of other pages of the host")
SECTION = heuristic("title.section", "cuts a part of the title that is the page's section or path")

LEAST_LABEL = 4
MAX_NAME_WORDS = 6
SECTION_WORDS = 5
ALONE_WORDS = 3
NAV_LINKS = 150

_USUAL = frozenset({
    "www", "web", "news", "blog", "blogs", "forum", "forums", "community", "boards", "mobile", "amp", "edition",
    "com", "org", "net", "gov", "gob", "gouv", "info", "online", "press", "shop", "store", "home", "pages",
})  # fmt: skip
_NO_TITLES = frozenset(map(key, [
    "", "home", "homepage", "index", "untitled", "untitleddocument", "document", "newpage", "menu", "startseite",
    "accueil", "inicio", "início", "paginaprincipale", "главная", "головна", "начало", "stronagłówna",
    "úvod", "domů", "kezdőlap", "anasayfa", "forside", "hem", "etusivu", "trangchủ", "beranda", "αρχική", "الرئيسية",
    "صفحهاصلی", "דףהבית", "होम", "หน้าแรก", "ホーム", "首页", "首頁", "홈",
]))  # fmt: skip
_LOGO = re.compile(r"\b(?:logo|homepage|home ?page|official (?:web)?site)\b", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|und|et|en|och|og|e|y|i|и)\s")
_BLANKS = re.compile(r"[\s\-–—.,&+]+")


@dataclass(frozen=True)
class Site:
    """The site of a page, as far as the page shows."""

    facts: Facts

    @cached_property
    def names(self) -> frozenset[str]:
        """What the site is called, as letters and digits."""
        named: list[str] = []
        if SITE:
            named += [*self.facts.site_names, *(_LOGO.sub("", name) for name in self.facts.home_names)]
        if HOST:
            named += [self.facts.host, *self._labels, "".join(self._labels)]
        named += [_AND.sub(" ", name) for name in named]
        return frozenset(found for name in named if len(found := key(name)) > 1)

    @cached_property
    def _learnt(self) -> frozenset[str]:
        """What stood around other titles; sections are among it, so that nothing like it is cut but itself."""
        return self.facts.hints.affixes if LEARNT else frozenset()

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        """The parts of the host's name that can name the site."""
        labels = self.facts.host.split(".")[:-1]
        return tuple(key(label) for label in labels if label not in _USUAL and len(label) > 1)

    @cached_property
    def sections(self) -> frozenset[str]:
        """Sections that the page states to be in, as letters and digits."""
        stated = [*self.facts.metas.get("article:section", ()), *self.facts.metas.get("section", ())]
        for thing in self.facts.things:
            section = thing.get("articleSection")
            stated += [name for name in (section if isinstance(section, list) else [section]) if isinstance(name, str)]
            if "BreadcrumbList" in types_of(thing) and isinstance(steps := thing.get("itemListElement"), list):
                stated += [name for step in steps[:-1] if (name := _step_name(step))]
        return frozenset(found for name in stated if (found := key(name)))

    @cached_property
    def _linked(self) -> frozenset[str]:
        """What the first links of the page say: its menus and the path to it."""
        links = islice(self.facts.tree.iter("a"), NAV_LINKS)
        return frozenset(key(text_in(link, 60)) for link in links)

    def is_called(self, piece: str) -> bool:
        """Whether a piece of a title is the name of the site in full, or what stands around other titles of it."""
        return key(piece) in self.names or key(piece) in self._learnt

    def is_name(self, piece: str) -> bool:
        """Whether a piece of a title is the name of the site, whole or shortened, also with a word of its kind."""
        found = key(piece)
        if not found or self.is_called(piece):
            return True
        if len(found) >= LEAST_LABEL and any(_mostly(found, name) for name in self.names if len(name) >= LEAST_LABEL):
            return len(piece.split()) <= MAX_NAME_WORDS
        return bool(HOST) and self._is_host(piece)

    def _is_host(self, piece: str) -> bool:
        said = [word for word in _BLANKS.split(piece.casefold()) if word]
        initials = "".join(word[0] for word in said)
        short = len(said) <= 2 and any(label in said for label in self._labels)
        return short or (len(said) >= 3 and initials in self._labels)

    def is_section(self, piece: str) -> bool:
        """Whether a piece of a title is a section of the site: stated as one, or what a link of the menus says."""
        if not SECTION:
            return False
        found = key(piece)
        return found in self.sections or (len(piece.split()) <= SECTION_WORDS and found in self._linked)

    def without_host(self, title: str) -> str:
        """A title without the name of the host, where that stands before it without a separator."""
        host = self.facts.host
        named = HOST and host and title.casefold().startswith(f"{host} ")
        return title[len(host) :].lstrip(" :|-–—") or title if named else title

    def is_all(self, text: str) -> bool:
        """Whether a whole heading or title names the site or a section that the page states, and not the page."""
        if key(text) in _NO_TITLES:
            return True
        short = len(text.split()) <= ALONE_WORDS
        return self.is_called(text) or (
            short and (self.is_name(text) or (bool(SECTION) and key(text) in self.sections))
        )


def _mostly(piece: str, name: str) -> bool:
    """Whether one is at least half of the other and begins or ends it."""
    short, long = sorted((piece, name), key=len)
    return len(short) * 2 >= len(long) and (long.startswith(short) or long.endswith(short))


def _step_name(step: object) -> str | None:
    if not isinstance(step, dict):
        return None
    return text_of(step.get("name")) or text_of(step.get("item"))
