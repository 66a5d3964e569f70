"""Pages that are no articles: a front page, a section's page, threads as forum software makes them."""

from __future__ import annotations

from itertools import cycle, islice

from benchmarks.extract.synthetic.parts import TIME, Made, bottom, document, graph, top
from benchmarks.extract.synthetic.stories import Story

NAMES = ("Rowan", "Sable_77", "kestrel", "Rowan", "old mariner")


def front(story: Story) -> Made:
    """A front page: cards of headline, picture and a sentence."""
    heads = islice(cycle((story.title, *story.others, story.heading)), 12)
    cards = "".join(
        f'<article class="card"><a href="/a/{n}"><img src="/i/{n}.jpg" alt=""><h3>{head}</h3></a><p>{text}</p>'
        f'<time datetime="{story.iso}{TIME}">{story.long}</time></article>'
        for n, (head, text) in enumerate(zip(heads, cycle((story.lead, *story.paragraphs)), strict=False))
    )
    body = f'{top(story)}<main><h1>{story.site}</h1><section class="grid">{cards}</section></main>{bottom(story)}'
    head = graph(("og:type", "website"), ("og:site_name", story.site))
    return Made(document(story, story.site, body, head), (), (), "", "/", "listing")


def section(story: Story) -> Made:
    """A section's archive of WordPress: headlines with their beginnings, pages numbered below."""
    heads = islice(cycle((story.title, *story.others, story.heading)), 10)
    posts = "".join(
        f'<article class="post hentry"><h2 class="entry-title">'
        f'<a href="/2026/0{n % 9 + 1}/p-{n}/" rel="bookmark">{head}</a></h2>'
        f'<div class="entry-meta"><time class="entry-date">{story.long}</time></div>'
        f'<div class="entry-summary"><p>{text} [&hellip;]</p></div></article>'
        for n, (head, text) in enumerate(zip(heads, cycle((story.lead, *story.paragraphs)), strict=False))
    )
    pages = "".join(f'<a class="page-numbers" href="/category/x/page/{n}/">{n}</a>' for n in range(2, 6))
    body = (
        f'{top(story)}<main><h1 class="page-title">{story.section}</h1>{posts}'
        f'<nav class="navigation pagination">{pages}</nav></main>{bottom(story)}'
    )
    return Made(document(story, f"{story.section} – {story.site}", body), (), (), "", "/category/x/", "listing")


def phpbb(story: Story) -> Made:
    """A thread of phpBB."""
    posts = "".join(
        f'<div id="p{n}" class="post has-profile bg{n % 2 + 1}"><div class="inner"><dl class="postprofile"><dt>'
        f'<a href="/memberlist.php?mode=viewprofile&amp;u={n}" class="username">{name}</a></dt>'
        f"<dd>{n * 7 + 1}</dd></dl>"
        f'<div class="postbody"><h3><a href="#p{n}">{story.title}</a></h3>'
        f'<p class="author">» <strong>{name}</strong> » '
        f'<time datetime="{story.iso}T09:3{n}:00+00:00">{story.long}, 09:3{n}</time></p>'
        f'<div class="content">{text}</div></div></div></div>'
        for n, (name, text) in enumerate(zip(NAMES, story.paragraphs, strict=True))
    )
    body = (
        f'<div id="wrap"><div id="page-header"><a id="logo" href="/">{story.site}</a></div><div id="page-body">'
        f'<h2 class="topic-title"><a href="/viewtopic.php?t=7">{story.title}</a></h2>{posts}</div></div>{bottom(story)}'
    )
    page = document(story, f"{story.title} - {story.site}", body)
    return Made(page, story.paragraphs, NAMES[:1], story.iso, "/viewtopic.php?t=7", "thread")


def xenforo(story: Story) -> Made:
    """A thread of XenForo."""
    posts = "".join(
        f'<article class="message message--post" data-author="{name}" id="js-post-{n}"><div class="message-inner">'
        f'<div class="message-cell message-cell--user"><h4 class="message-name">'
        f'<a class="username">{name}</a></h4></div>'
        f'<div class="message-cell message-cell--main"><header class="message-attribution">'
        f'<time class="u-dt" datetime="{story.iso}T09:3{n}:00+0000">{story.long}</time> '
        f'<a href="#{n}">#{n + 1}</a></header>'
        f'<div class="message-body"><div class="bbWrapper">{text}</div></div></div></div></article>'
        for n, (name, text) in enumerate(zip(NAMES, story.paragraphs, strict=True))
    )
    body = (
        f'{top(story)}<div class="p-body"><h1 class="p-title-value">{story.title}</h1>'
        f'<div class="block-body">{posts}</div></div>{bottom(story)}'
    )
    page = document(story, f"{story.title} | {story.site}", body)
    return Made(page, story.paragraphs, NAMES[:1], story.iso, "/threads/lighthouse.7/", "thread")
