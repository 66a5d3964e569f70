"""What all invented pages share: head, navigation, paragraphs, what stands beside and below."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.extract.synthetic.stories import Story
from index.model import Kind

HOST = "https://velmora.example"
TIME = "T09:30:00+00:00"


@dataclass(frozen=True, slots=True)
class Made:
    """A page made of a story, and what a reader should find: the main text block by block, authors, the day, the kind.

    A page without a text to be found has nothing but its kind and language judged.
    """

    html: str
    body: Sequence[str]
    authors: Sequence[str]
    date: str
    path: str = "/a/harbour-lighthouse"
    kind: Kind = "article"
    encoding: str = "utf-8"


def document(story: Story, title: str, body: str, head: str = "") -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="{story.language}" dir="{story.direction}"><head><meta charset="utf-8">'
        f'<title>{title}</title><meta name="viewport" content="width=device-width">{head}</head>'
        f"<body>{body}</body></html>"
    )


def top(story: Story) -> str:
    """The site's name and navigation."""
    links = "".join(f'<li><a href="/s/{n}">{name}</a></li>' for n, name in enumerate((story.section, *story.others)))
    return f'<header><a href="/" class="logo">{story.site}</a><nav><ul>{links}</ul></nav></header>'


def bottom(story: Story) -> str:
    """The consent notice, the newsletter and the footer."""
    return (
        f'<div class="cookie-notice"><p>{story.cookies}</p></div>'
        f'<div class="newsletter"><p>{story.newsletter}</p><input type="email"></div>'
        f"<footer><p>© 2026 {story.site}</p></footer>"
    )


def paragraphs(texts: Sequence[str], story: Story, tag: str = "p") -> str:
    """Texts as elements, the sub-heading as a heading."""
    return "\n".join(f"<h3>{text}</h3>" if text == story.heading else f"<{tag}>{text}</{tag}>" for text in texts)


def related(story: Story, kind: str = "related-posts") -> str:
    """Other articles by headline."""
    links = "".join(f'<li><a href="/a/{n}">{name}</a></li>' for n, name in enumerate(story.others))
    return f'<div class="{kind}"><h3>{story.related}</h3><ul>{links}</ul></div>'


def remarks(story: Story) -> str:
    """A comment of a reader."""
    return (
        f'<div id="comments" class="comments-area"><h2 class="comments-title">{story.comments} (1)</h2>'
        f'<ol class="comment-list"><li class="comment"><cite class="fn">Rowan</cite> '
        f'<time datetime="2026-10-30T08:00:00Z">30.10.2026</time>'
        f'<div class="comment-content"><p>{story.remark}</p></div></li></ol></div>'
    )


def linked_data(*things: dict[str, object]) -> str:
    """A JSON-LD script."""
    data = {"@context": "https://schema.org", "@graph": list(things)} if len(things) > 1 else {
        "@context": "https://schema.org", **things[0]
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def graph(*pairs: tuple[str, str]) -> str:
    """OpenGraph and other metas."""
    return "".join(f'<meta property="{name}" content="{content}">' for name, content in pairs)
