"""Reddit's Atom feeds, for sources without credentials: posts and comments, without counters and without parents."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from crawler.extract.markup import find, parse
from crawler.extract.model import PageError
from crawler.feeds import FeedEntry
from crawler.harvest import Task
from crawler.social.addresses import canonical
from crawler.social.json import AnswerError, clean
from crawler.social.reddit_places import WEB, full_name
from crawler.social.reddit_text import rendered
from crawler.social.reddit_things import thread_of
from index.model import Draft

_BODY = etree.XPath("//div[contains(concat(' ', @class, ' '), ' md ')]")
_LINK = etree.XPath("//a[normalize-space() = '[link]'][@href]")
_AUTHOR = re.compile(r"/?u(?:ser)?/(?P<name>\S+)")
MAX_CONTENT = 500_000


def name_of(entry: FeedEntry) -> str:
    """The full name of an entry's thing; empty for what is neither post nor comment."""
    return full_name(entry.url or "") or ""


def entry_draft(task: Task, entry: FeedEntry) -> Draft:
    """Return an entry as a document. Raises ``AnswerError`` for what is neither post nor comment."""
    name, address = name_of(entry), canonical(f"{WEB}{urlsplit(entry.url or '').path}")
    if not name or not address:
        raise AnswerError("neither a post nor a comment")
    post = name.startswith("t3_")
    words, links, target = _content(entry, address)
    details: dict[str, Any] = {"links": list(links)} if links else {}
    author = _author(entry)
    if author:
        details["author"] = {"handle": author, "url": f"{WEB}/user/{author}"}
    if not post:
        details["thread"] = thread_of({"id": name[3:]}, address)
    return Draft(
        source=task.source,
        url=address,
        kind="post",
        title=clean(entry.title) if post and entry.title else None,
        text="\n\n".join(part for part in (words, target if target not in words else None) if part),
        authors=(author,) if author else (),
        published=entry.published,
        language=task.language,
        tags=task.tags,
        details=details,
    )


def _author(entry: FeedEntry) -> str | None:
    found = _AUTHOR.fullmatch(clean(entry.author or "").strip())
    return found["name"] if found and not found["name"].startswith("[") else None


def _content(entry: FeedEntry, address: str) -> tuple[str, tuple[str, ...], str]:
    """The text of an entry, its links, and the page that a link post is about."""
    markup = clean(entry.content or entry.summary or "")[:MAX_CONTENT]
    try:
        tree = parse(markup or "<p></p>")
    except PageError as error:
        raise AnswerError(str(error)) from error
    bodies = find(_BODY, tree)
    words, links = rendered(html.tostring(bodies[0], encoding="unicode", with_tail=False)) if bodies else ("", ())
    target = next((one for link in find(_LINK, tree) if (one := canonical(link.get("href")))), "")
    if target == address:
        target = ""
    return words, tuple(dict.fromkeys((*links, target))) if target else links, target
