"""Texts that are more than paragraphs: two authors in one byline, quotes, lists and tables, what breaks in between."""

from __future__ import annotations

from benchmarks.extract.synthetic.parts import TIME, Made, bottom, document, paragraphs, related, top
from benchmarks.extract.synthetic.stories import Story


def two_authors(story: Story) -> Made:
    """One line names both authors."""
    names = story.by.format(story.both.format(*story.authors))
    body = (
        f'{top(story)}<article><h1>{story.title}</h1><div class="byline">{names}</div>'
        f'<time datetime="{story.iso}{TIME}">{story.long}</time>{paragraphs(story.texts, story)}</article>'
        f"{related(story)}{bottom(story)}"
    )
    return Made(document(story, f"{story.title} | {story.site}", body), story.texts, story.authors, story.iso)


def rich(story: Story) -> Made:
    """A quote, a list and a table belong to the text."""
    one, two, three, four, five = story.paragraphs
    body = (
        f'{top(story)}<main><h1>{story.title}</h1><p class="meta"><span class="author">{story.author}</span>, '
        f'<time datetime="{story.iso}">{story.long}</time></p><div class="story-body"><p>{one}</p><p>{two}</p>'
        f"<blockquote><p>{three}</p></blockquote><h3>{story.heading}</h3><ul><li>{four}</li><li>{five}</li></ul>"
        f"<table><tr><td>{story.section}</td><td>14</td></tr><tr><td>{story.lead}</td><td>19</td></tr></table>"
        f"</div></main>{related(story)}{bottom(story)}"
    )
    texts = [one, two, three, story.heading, four, five, story.section, "14", story.lead, "19"]
    return Made(document(story, f"{story.title} – {story.site}", body), texts, story.authors[:1], story.iso)


def broken_up(story: Story) -> Made:
    """Links to other articles, a form, a row of buttons and tags stand within and around the text."""
    one, two, three, *rest = paragraphs(story.texts, story).split("\n")
    body = (
        f'{top(story)}<main><article class="article"><h1>{story.title}</h1>'
        f'<div class="share-bar"><span>{story.share}</span><a href="#">Facebook</a><a href="#">X</a></div>'
        f'<div class="article-text">{one}'
        f'<p><strong>{story.related}: <a href="/a/1">{story.others[0]}</a></strong></p>{two}'
        f'<div class="inline-newsletter"><h4>{story.newsletter}</h4><form><input name="mail"></form></div>{three}'
        f'<ul class="read-more"><li><a href="/a/2">{story.others[1]}</a></li></ul>{"".join(rest)}</div>'
        f'<div class="tags"><a href="/t/1">{story.section}</a><a href="/t/2">{story.site}</a></div>'
        f'<div class="author-box"><a rel="author" href="/p/1">{story.author}</a></div>'
        f'<meta itemprop="datePublished" content="{story.iso}"></article></main>{bottom(story)}'
    )
    return Made(document(story, f"{story.title} - {story.site}", body), story.texts, story.authors[:1], story.iso)
