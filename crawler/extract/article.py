"""What is special to articles: live blogs, releases of authorities, walls before the text, further pages, comments."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.extract.comments import read_comments
from crawler.extract.facts import Facts
from crawler.extract.live.reading import read_live
from crawler.extract.paging.reading import next_page
from crawler.extract.releases.offices import issuing_office
from crawler.extract.releases.reading import is_release, release_blocks, release_date
from crawler.extract.walls.paywall import is_partial, without_plea
from index.model import Post


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article and what was found around it.

    ``office`` and ``date`` are those of a release; ``live`` says that the text is the entries of a live blog.
    """

    blocks: list[str]
    partial: bool = False
    office: str | None = None
    date: str | None = None
    next: str | None = None
    comments: tuple[Post, ...] = ()
    live: bool = False


def read_article(facts: Facts, blocks: list[str]) -> Article:
    """Read what an article has beside its main text, which is given; a live blog is read anew."""
    comments = read_comments(facts) if facts.hints.comments else ()
    live = read_live(facts)
    if live:
        return Article(live, comments=comments, live=True)
    partial = is_partial(facts, blocks)
    following = next_page(facts)
    if is_release(facts, blocks):
        office, date = issuing_office(facts, blocks), release_date(blocks, facts.now)
        return Article(release_blocks(blocks), partial, office, date, following, comments)
    return Article(without_plea(blocks), partial, next=following, comments=comments)
