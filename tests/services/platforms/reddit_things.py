"""Small fiction in the shapes in which Reddit's API gives posts and comments."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import Any

BEGAN = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
Data = dict[str, Any]


def post(ident: str, title: str, text: str = "", *, hour: int = 0, sub: str = "quaywatch", **fields: Any) -> Data:
    """A text post, ``hour`` hours after ``BEGAN``; ``fields`` replace what the API would say."""
    path = f"/r/{sub}/comments/{ident}/{'_'.join(title.lower().split()[:3])}/"
    data = {
        "id": ident,
        "name": f"t3_{ident}",
        "subreddit": sub,
        "author": "mira_holt",
        "title": title,
        "selftext": text,
        "selftext_html": rendered(text),
        "is_self": True,
        "permalink": path,
        "url": f"https://www.reddit.com{path}",
        "score": 12,
        "num_comments": 0,
        "created_utc": BEGAN.timestamp() + hour * 3600.0,
        "edited": False,
        "removed_by_category": None,
    }
    return data | fields


def comment(ident: str, under: Data, text: str, *, to: str | None = None, hour: int = 1, **fields: Any) -> Data:
    """A comment below a post; ``to``: the id of the comment that it answers."""
    data = {
        "id": ident,
        "name": f"t1_{ident}",
        "subreddit": under["subreddit"],
        "author": "tam_reed",
        "body": text,
        "body_html": rendered(text),
        "link_id": under["name"],
        "parent_id": f"t1_{to}" if to else under["name"],
        "permalink": f"{under['permalink']}{ident}/",
        "score": 3,
        "created_utc": BEGAN.timestamp() + hour * 3600.0,
        "edited": False,
        "replies": "",
    }
    return data | fields


def rendered(text: str) -> str | None:
    """A text as Reddit renders it: a paragraph each."""
    paragraphs = "\n\n".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    return f'<!-- SC_OFF --><div class="md">{paragraphs}\n</div><!-- SC_ON -->' if text else None


def fiction(posts: int, comments: int = 0, sub: str = "quaywatch") -> tuple[list[Data], list[Data]]:
    """That many posts, an hour apart, each with that many comments, every third one an answer to the one before."""
    made = [
        post(
            f"p{number:03}",
            f"Bulletin {number}",
            f"Word from quay {number}.",
            hour=number,
            num_comments=comments,
            sub=sub,
        )
        for number in range(1, posts + 1)
    ]
    said = [_said(one, number) for one in made for number in range(1, comments + 1)]
    return made, said


def _said(under: Data, number: int) -> Data:
    to = f"{under['id']}c{number - 1}" if number % 3 == 0 else None
    return comment(f"{under['id']}c{number}", under, f"Remark {number} on {under['title']}.", to=to)


def atom(entries: list[Data]) -> bytes:
    """Posts and comments as Reddit's Atom feeds give them."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>quay</title>'
        f"{''.join(_entry(data) for data in entries)}</feed>"
    ).encode()


def _entry(data: Data) -> str:
    post = data["name"].startswith("t3_")
    address = f"https://www.reddit.com{data['permalink']}"
    link = f'<span><a href="{escape(data["url"])}">[link]</a></span> <a href="{address}">[comments]</a>' if post else ""
    content = f"{data.get('selftext_html' if post else 'body_html') or ''} submitted by /u/{data['author']} {link}"
    title = data["title"] if post else f"/u/{data['author']} on a thread"
    when = datetime.fromtimestamp(data["created_utc"], UTC).isoformat()
    return (
        f"<entry><author><name>/u/{data['author']}</name><uri>https://www.reddit.com/user/{data['author']}</uri></author>"
        f'<content type="html">{escape(content)}</content><id>{data["name"]}</id><link href="{address}" />'
        f"<updated>{when}</updated><published>{when}</published><title>{escape(title)}</title></entry>"
    )
