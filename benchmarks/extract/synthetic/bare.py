"""Pages that state little: tables for layout, nameless classes, texts in a state object, offices' releases."""

from __future__ import annotations

import json

from benchmarks.extract.synthetic.parts import (
    TIME,
    Made,
    bottom,
    document,
    graph,
    linked_data,
    paragraphs,
    related,
    top,
)  # fmt: skip
from benchmarks.extract.synthetic.stories import Story


def tables(story: Story) -> Made:
    """Tables for layout and fonts for headings; the author stands below the text."""
    links = "<br>".join(f'<a href="/a/{n}.htm">{name}</a>' for n, name in enumerate(story.others))
    body = (
        f'<table width="760"><tr><td colspan="2"><font size="6"><a href="/">{story.site}</a></font></td></tr><tr>'
        f'<td width="140" valign="top"><b>{story.section}</b><br>{links}</td><td valign="top">'
        f'<font size="5"><b>{story.title}</b></font><br><font size="1">{story.long}</font>'
        f'<p>{"</p><p>".join(story.texts)}</p><p align="right"><i>{story.byline}</i></p></td></tr>'
        f'<tr><td colspan="2"><font size="1">© {story.site}</font></td></tr></table>'
    )
    return Made(document(story, f"{story.title} - {story.site}", body), story.texts, story.authors[:1], story.iso)


def nameless(story: Story) -> Made:
    """Rendered by scripts: classes are hashes, who and when are words, the text has two dates above it."""
    texts = "".join(
        f'<div class="css-1n7hyn{n}"><p class="css-at9mc1">{t}</p></div>' for n, t in enumerate(story.texts)
    )
    body = (
        f'<div id="root">{top(story)}<div class="css-1xdhyk"><h1 class="css-88wi">{story.title}</h1>'
        f'<p class="css-1ifnz">{story.lead}</p><div class="css-vp77d3"><span class="css-1bx">{story.byline}</span>'
        f'<span class="css-x15">{story.long}</span><span class="css-x16">{story.updated}</span></div>'
        f'<div class="css-sh"><button>{story.share}</button></div>{texts}</div>{related(story, "css-17xt")}</div>'
        f"{bottom(story)}"
    )
    page = document(story, f"{story.title} | {story.site}", body)
    return Made(page, [story.lead, *story.texts], story.authors[:1], story.iso)


def microdata(story: Story) -> Made:
    """Microdata and no other statement."""
    body = (
        f'{top(story)}<article itemscope itemtype="http://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{story.title}</h1>'
        f'<meta itemprop="datePublished" content="{story.iso}{TIME}"><p itemprop="description">{story.lead}</p>'
        f'<span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/p/1">'
        f'<span itemprop="name">{story.author}</span></a></span><div itemprop="articleBody">'
        f"{paragraphs(story.texts, story)}</div></article>{related(story)}{bottom(story)}"
    )
    page = document(story, f"{story.title} — {story.section} — {story.site}", body)
    return Made(page, [story.lead, *story.texts], story.authors[:1], story.iso)


def amp(story: Story) -> Made:
    """An accelerated page."""
    head = linked_data(
        {"@type": "NewsArticle", "headline": story.title, "datePublished": story.iso,
         "author": {"@type": "Person", "name": story.author}}
    )  # fmt: skip
    body = (
        f'<amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/s/0">{story.section}</a></li></ul></amp-sidebar>'
        f'<article class="amp-wp-article"><h1 class="amp-wp-title">{story.title}</h1><div class="amp-wp-meta">'
        f'<span class="amp-wp-author">{story.author}</span></div><div class="amp-wp-article-content">'
        f"{paragraphs(story.texts, story)}<amp-ad width=300 height=250></amp-ad></div></article>"
        f'<amp-consent id="c"><p>{story.cookies}</p></amp-consent>'
    )
    page = document(story, story.title, body, head)
    return Made(page.replace("<html", "<html ⚡", 1), story.texts, story.authors[:1], story.iso)


def state(story: Story) -> Made:
    """An application that keeps the text in its state object and shows nothing without scripts."""
    html = "".join(f"<p>{text}</p>" for text in story.texts)
    article = {
        "headline": story.title, "publishedAt": story.iso + TIME, "body": html,
        "author": {"name": story.author}, "section": {"title": story.section},
    }  # fmt: skip
    data = json.dumps({"props": {"pageProps": {"article": article}}, "page": "/a/[slug]"}, ensure_ascii=False)
    head = graph(("og:title", story.title), ("og:site_name", story.site), ("article:published_time", story.iso + TIME))
    body = f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script>'
    page = document(story, f"{story.title} | {story.site}", body, head)
    return Made(page, story.texts, story.authors[:1], story.iso)


def release(story: Story) -> Made:
    """An office's release: a date in digits, no author, a block of contacts below."""
    body = (
        f'<div class="header"><a href="/">{story.site}</a></div><div class="breadcrumb"><a href="/">{story.site}</a> » '
        f'<a href="/s/0">{story.section}</a></div><div id="maincontent"><h1>{story.title}</h1>'
        f'<p class="date">{story.numeric}</p>{paragraphs(story.texts, story)}<p>###</p></div>'
        f'<div class="contact"><p>press@velmora.example</p><p>+00 555 0100</p></div>{bottom(story)}'
    )
    return Made(document(story, f"{story.site} - {story.title}", body), story.texts, (), story.iso)
