"""Pages: every publisher has a template of its own under ``templates``."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from watchfloor.world import dates
from watchfloor.world.article import Article
from watchfloor.world.pdf import pdf
from watchfloor.world.publisher import Publisher
from watchfloor.world.reply import Reply
from watchfloor.world.story import FOLDER

SLOW_SECONDS = 1.5
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters |= {
    "spelled": dates.spelled,
    "american": dates.american,
    "clock": dates.clock,
    "rfc822": format_datetime,
    "named_author": lambda name: {"@type": "Person", "name": name},
}


def _encoding(publisher: Publisher, article: Article) -> str:
    return "utf-16" if article.trouble == "utf-16" else publisher.encoding


def _declared(publisher: Publisher, article: Article) -> str:
    return "utf-8" if article.trouble == "false-meta" else _encoding(publisher, article)


def _content_type(publisher: Publisher, article: Article) -> str:
    if article.trouble == "false-header":
        return "text/html; charset=utf-8"
    if article.trouble in ("utf-16", "false-meta") or publisher.header_charset is None:
        return "text/html"
    return f"text/html; charset={publisher.header_charset}"


def article_page(publisher: Publisher, base: str, article: Article, others: Sequence[Article]) -> Reply:
    """The page of an article on the site at ``base``, in the publisher's encoding, with links to some others."""
    if article.form == "pdf":
        return _file(article)
    html = TEMPLATES.get_template(f"{publisher.id}.html").render(
        publisher=publisher,
        base=base,
        article=article,
        others=[(other.title, base + publisher.path(other)) for other in others],
        url=base + publisher.path(article),
        charset=_declared(publisher, article),
    )
    # As real sites do, what the encoding lacks is written as a character reference.
    body = html.encode(_encoding(publisher, article), "xmlcharrefreplace")
    delay = SLOW_SECONDS if article.trouble == "slow" else 0.0
    return Reply(200, body, _content_type(publisher, article), delay=delay, changed=article.changed)


def _file(article: Article) -> Reply:
    # Offices date their files in the text; when a file was made says little.
    dated = f"Communiqué du {dates.spelled(article.published, 'fr')}"
    body = pdf(article.title, article.authors[0], article.published, [dated, *(block.text for block in article.blocks)])
    return Reply(200, body, "application/pdf", changed=article.changed)


def front_page(publisher: Publisher, base: str, articles: Sequence[Article]) -> Reply:
    """The list of everything on the site."""
    html = TEMPLATES.get_template("front.html").render(
        publisher=publisher, articles=[(a.title, base + publisher.path(a), a.published) for a in articles]
    )
    return Reply(200, html.encode(), "text/html; charset=utf-8", changed=articles[0].changed)


def plain_page(status: int, text: str, **headers: str) -> Reply:
    """A short answer in plain text; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, text.encode(), "text/plain; charset=utf-8", named)
