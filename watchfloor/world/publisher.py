"""Publishers: how each one writes its addresses, pages, channels and headers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchfloor.world.article import Article

Form = Literal["rss", "atom", "json", "rdf", "news-sitemap", "sitemap-index", "pages"]


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed or sitemap, or a site's pages themselves, collected as the source ``source``.

    ``sections``: only these; empty: all.
    """

    source: str
    form: Form
    path: str
    name: str
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reliability: str = "B"

    @property
    def kind(self) -> Literal["feed", "sitemap", "site"]:
        """The kind of source that reads it."""
        if self.form == "pages":
            return "site"
        return "sitemap" if self.form in ("news-sitemap", "sitemap-index") else "feed"

    def carries(self, section: str) -> bool:
        """Whether what stands in a section is listed here."""
        return not self.sections or section in self.sections


@dataclass(frozen=True, slots=True)
class Publisher:
    """One site. ``id`` names its file of articles and its page template; ``address`` is a format of article fields.

    ``header_charset`` is what the Content-Type header of pages claims (None: nothing); ``shown_time`` is whether
    pages tell the time of publication or the day alone. ``robots`` None: there is no robots.txt. ``link_suffix`` is
    what the feeds append to addresses, such as tracking parameters.
    """

    id: str
    name: str
    language: str
    country: str
    channels: tuple[Channel, ...]
    address: str
    encoding: str = "utf-8"
    header_charset: str | None = "utf-8"
    shown_time: bool = True
    robots: str | None = "User-agent: *\nDisallow: /search\n"
    gzip: bool = False
    link_suffix: str = ""
    sections: tuple[str, ...] = ()

    def path(self, article: Article) -> str:
        """The path (and query) of an article on this site."""
        return self.address.format(
            slug=article.slug,
            number=article.number,
            section="subscribers" if article.trouble == "refused" else article.section,
            year=f"{article.published:%Y}",
            month=f"{article.published:%m}",
            ending="pdf" if article.form == "pdf" else "html",
        )
