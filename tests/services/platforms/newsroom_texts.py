"""What the fictional newsroom writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

SECTIONS = ("harbour", "courts", "weather")
_SUBJECTS = ("Customs officers", "The harbour master", "Two pilots", "A court clerk", "The night watch")
_DEEDS = ("open a container of tiles", "find forty packages", "count the masts again", "close the north quay",
          "question the owner of a barge", "read the log of the ferry")  # fmt: skip


@dataclass(frozen=True)
class Article:
    """One article; ``number`` makes its address its own."""

    section: str
    title: str
    when: datetime
    number: int

    @property
    def path(self) -> str:
        """Its path: section, day and title."""
        slug = "-".join(word for word in self.title.lower().split() if word.isalnum())
        return f"/{self.section}/{self.when:%Y/%m/%d}/{slug}-{self.number}"

    def head(self) -> str:
        """What the page states of itself."""
        return (
            '<meta property="og:type" content="article">'
            f'<meta property="article:published_time" content="{self.when.isoformat()}">'
        )

    def body(self) -> str:
        """Headline, text, and the links around it that lead astray."""
        text = "".join(
            f"<p>{self.title} on the {day} day of the inquiry, said the office at the quay of Velmora. "
            f"The officers wrote down {self.number + weight} kilograms and went on with their round.</p>"
            for day, weight in (("first", 40), ("second", 46), ("third", 52), ("last", 60))
        )
        return (
            f"<article><h1>{escape(self.title)}</h1>"
            f"<time datetime='{self.when.isoformat()}'>{self.when:%d %B %Y}</time>{text}"
            f"</article><p><a href='/tag/quay'>quay</a> <a href='/author/ana-ruiz'>Ana Ruiz</a> "
            f"<a href='{self.path}?print=1'>Print</a> <a href='{self.path}?share=birds'>Share</a> "
            f"<a href='{self.path}?replytocom=7'>Answer</a> <a href='harbour/harbour/harbour/'>Harbour</a></p>"
        )


def articles(newest: datetime, number: int) -> list[Article]:
    """That many articles, each a day older than the one before, over the sections in turn."""
    return [
        Article(
            SECTIONS[n % len(SECTIONS)],
            f"{_SUBJECTS[n % len(_SUBJECTS)]} {_DEEDS[n % len(_DEEDS)]} for the {n + 1} time",
            newest - timedelta(days=n),
            n + 1,
        )
        for n in range(number)
    ]


def lead(article: Article) -> str:
    """An entry of a listing."""
    return (
        f'<div class="lead"><h2><a href="{article.path}">{escape(article.title)}</a></h2>'
        f"<time datetime='{article.when.isoformat()}'></time><p>From the quay.</p></div>"
    )


def page(title: str, body: str, head: str, visit: int) -> str:
    """A whole page with the site's menu; ``visit`` numbers the session."""
    session = f"PHPSESSID=velmora0000{visit:08d}"
    sections = "".join(f'<a href="/{one}?{session}">{one.title()}</a>' for one in SECTIONS)
    others = "".join(f'<a href="/{one}">{one.title()}</a>' for one in ("about", "contact", "login", "calendar"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body>'
        f'<nav>{sections}{others}<a href="/search?q=tiles">Search</a></nav><main>{body}</main>'
        f"<footer><a href='/tag/tiles'>tiles</a></footer></body></html>"
    )
