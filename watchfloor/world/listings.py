"""The pages of a site without feed: front page, sections, tags, and a calendar that has a page for every month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from watchfloor.world.article import Article
from watchfloor.world.pages import TEMPLATES
from watchfloor.world.publisher import Publisher
from watchfloor.world.reply import Reply

FRONT = 4
"""Articles on the front page; the others stand in their sections only."""
Link = tuple[str, str]


def listing_pages(publisher: Publisher, base: str, articles: Sequence[Article]) -> dict[str, Reply]:
    """Every listing of a site by path; ``articles`` newest first."""
    replies = {"/": _page(publisher, base, publisher.name, articles[:FRONT])}
    for section in publisher.sections:
        inside = [article for article in articles if article.section == section]
        tag = [("All that is tagged with it", f"/tag/{section}/")]
        replies[f"/{section}/"] = _page(publisher, base, section.title(), inside, tag)
        replies[f"/tag/{section}/"] = _page(publisher, base, f"Tagged: {section}", inside)
    for month in range(1, 13):
        day = f"/calendar/2026/{month:02d}/"
        following = f"/calendar/{2026 + month // 12}/{month % 12 + 1:02d}/"
        replies[day] = _page(publisher, base, f"Calendar {month}/2026", (), [("Next month", following)])
    return replies


def _page(
    publisher: Publisher, base: str, heading: str, articles: Sequence[Article], further: Iterable[Link] = ()
) -> Reply:
    html = TEMPLATES.get_template("pages_list.html").render(
        publisher=publisher, base=base, heading=heading, articles=articles, further=further
    )
    return Reply(200, html.encode(), "text/html; charset=utf-8")
