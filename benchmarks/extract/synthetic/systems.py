"""Pages as the usual publishing systems make them."""

from __future__ import annotations

from benchmarks.extract.synthetic.parts import (
    HOST,
    TIME,
    Made,
    bottom,
    document,
    graph,
    linked_data,
    paragraphs,
    related,
    remarks,
    top,
)  # fmt: skip
from benchmarks.extract.synthetic.stories import Story


def wordpress_stated(story: Story) -> Made:
    """WordPress with a plug-in that states everything in JSON-LD and OpenGraph."""
    head = graph(
        ("og:title", f"{story.title} - {story.site}"), ("og:site_name", story.site), ("og:type", "article"),
        ("article:published_time", story.iso + TIME), ("article:modified_time", "2026-10-31T10:00:00+00:00"),
    ) + linked_data(
        {"@type": "Article", "@id": f"{HOST}/#article", "headline": story.title, "datePublished": story.iso + TIME,
         "dateModified": "2026-10-31T10:00:00+00:00", "author": {"@id": f"{HOST}/#person", "name": story.author}},
        {"@type": "WebPage", "name": f"{story.title} - {story.site}", "datePublished": story.iso + TIME},
        {"@type": "WebSite", "name": story.site, "url": HOST},
        {"@type": "Person", "@id": f"{HOST}/#person", "name": story.author},
    )  # fmt: skip
    body = (
        f'{top(story)}<main><article class="post type-post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{story.title}</h1></header><div class="entry-content">'
        f"{paragraphs([story.lead, *story.texts], story)}"
        f'<div class="sharedaddy"><h3>{story.share}</h3></div>{related(story, "jp-relatedposts")}</div>'
        f"</article>{remarks(story)}</main>{bottom(story)}"
    )
    page = document(story, f"{story.title} - {story.site}", body, head)
    return Made(page, [story.lead, *story.texts], story.authors[:1], story.iso)


def wordpress_classes(story: Story) -> Made:
    """WordPress by its classes alone."""
    body = (
        f'{top(story)}<main id="main" class="site-main"><article class="post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{story.title}</h1><div class="entry-meta"><span class="posted-on"><a href="#">'
        f'<time class="entry-date published" datetime="{story.iso}{TIME}">{story.long}</time>'
        f'<time class="updated" datetime="2026-10-31T10:00:00+00:00">31.10.2026</time></a></span>'
        f'<span class="byline"><span class="author vcard"><a class="url fn n" href="/author/1">{story.author}</a>'
        f'</span></span></div></header><div class="entry-content">{paragraphs(story.texts, story)}</div></article>'
        f'{remarks(story)}</main><aside class="widget-area">{related(story, "widget")}</aside>{bottom(story)}'
    )
    return Made(document(story, f"{story.title} – {story.site}", body), story.texts, story.authors[:1], story.iso)


def wordpress_words(story: Story) -> Made:
    """An old theme of WordPress, which says who and when in words."""
    body = (
        f'<div id="page"><div id="header"><h1><a href="/">{story.site}</a></h1></div><div id="content">'
        f'<div class="post" id="post-7"><h2><a href="/a/harbour-lighthouse" rel="bookmark">{story.title}</a></h2>'
        f'<small>{story.written}</small><div class="entry">{paragraphs(story.texts, story)}</div>'
        f'<p class="postmetadata"><a href="/s/0" rel="category tag">{story.section}</a></p></div>{remarks(story)}</div>'
        f'<div id="sidebar">{related(story, "widget")}</div></div>{bottom(story)}'
    )
    return Made(document(story, f"{story.site} » {story.title}", body), story.texts, story.authors[:1], story.iso)


def drupal(story: Story) -> Made:
    """Drupal."""
    body = (
        f'{top(story)}<main role="main"><h1 class="page-header">'
        f'<span class="field field--name-title">{story.title}</span></h1>'
        f'<article class="node node--type-article node--view-mode-full"><footer class="node__meta">'
        f'<div class="node__submitted">{story.written}</div></footer><div class="node__content">'
        f'<div class="field field--name-body field--type-text-with-summary">{paragraphs(story.texts, story)}</div>'
        f"</div></article>{related(story, 'view view-related-content')}</main>{bottom(story)}"
    )
    return Made(document(story, f"{story.title} | {story.site}", body), story.texts, story.authors[:1], story.iso)


def joomla(story: Story) -> Made:
    """Joomla."""
    body = (
        f'{top(story)}<div class="item-page" itemscope itemtype="https://schema.org/Article">'
        f'<div class="page-header"><h2 itemprop="headline">{story.title}</h2></div><dl class="article-info muted">'
        f'<dd class="createdby" itemprop="author" itemscope><span itemprop="name">{story.author}</span></dd>'
        f'<dd class="category-name"><a href="/s/0">{story.section}</a></dd><dd class="published">'
        f'<time datetime="{story.iso}{TIME}" itemprop="datePublished">{story.long}</time></dd></dl>'
        f'<div itemprop="articleBody">{paragraphs(story.texts, story)}</div>'
        f'<ul class="pager pagenav"><li><a href="/a/1">{story.others[0]}</a></li></ul></div>{bottom(story)}'
    )
    return Made(document(story, story.title, body), story.texts, story.authors[:1], story.iso)


def arc(story: Story) -> Made:
    """A large publisher's system: two authors in JSON-LD, advertisements within the text."""
    head = graph(("og:title", story.title), ("og:site_name", story.site)) + linked_data(
        {"@type": "NewsArticle", "headline": story.title, "datePublished": story.iso + "T07:05:00.000Z",
         "author": [{"@type": "Person", "name": name} for name in story.authors],
         "publisher": {"@type": "Organization", "name": story.site}}
    )  # fmt: skip
    names = "".join(f'<a class="b-byline__names" href="/author/{n}">{name}</a>' for n, name in enumerate(story.authors))
    parts = [f'<p class="b-article__p">{text}</p>' for text in story.texts]
    parts.insert(2, f'<div class="arcad-feature"><p>{story.newsletter}</p></div>')
    body = (
        f'{top(story)}<main class="b-right-rail"><h1 class="b-headline">{story.title}</h1>'
        f'<h2 class="b-subheadline">{story.lead}</h2><div class="b-byline">{names}</div>'
        f'<time class="b-date" datetime="{story.iso}T07:05:00Z">{story.long}</time>'
        f'<article class="article-body-wrapper">{"".join(parts)}</article>{related(story, "b-results-list")}</main>'
        f"{bottom(story)}"
    )
    page = document(story, f"{story.title} | {story.site}", body, head)
    return Made(page, [story.lead, *story.texts], story.authors, story.iso)


def blogger(story: Story) -> Made:
    """Blogger."""
    body = (
        f'<div class="header"><h1 class="title"><a href="/">{story.site}</a></h1></div><div class="main section">'
        f'<div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{story.long}</span></h2>'
        f'<div class="post hentry"><h3 class="post-title entry-title">{story.title}</h3>'
        f'<div class="post-body entry-content">{"<br><br>".join(story.texts)}</div><div class="post-footer">'
        f'<span class="post-author vcard"><span class="fn">{story.author}</span></span>'
        f'<span class="post-labels"><a href="/s/0" rel="tag">{story.section}</a></span></div></div></div></div>'
        f'<div id="blog-pager"><a href="/a/1">{story.others[0]}</a></div></div>{bottom(story)}'
    )
    return Made(document(story, f"{story.site}: {story.title}", body), story.texts, story.authors[:1], story.iso)


def bitrix(story: Story) -> Made:
    """Bitrix: line breaks instead of paragraphs, the date in digits."""
    body = (
        f'{top(story)}<div class="bx-breadcrumb"><a href="/">{story.site}</a> / <a href="/s/0">{story.section}</a>'
        f'</div><h1 id="pagetitle">{story.title}</h1><div class="news-detail">'
        f'<span class="news-date-time">{story.numeric}</span>'
        f"{'<br />'.join(story.texts)}<div style='clear:both'></div></div>"
        f"{related(story, 'news-list')}{bottom(story)}"
    )
    return Made(document(story, story.title, body), story.texts, (), story.iso)
