"""What readers write below an article, each as a document of its own that answers the article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.model import Draft, Post

MAX_COMMENTS = 500
"""Comments that are kept of one page."""


def remarks(article: Draft, comments: Sequence[Post]) -> Iterator[Draft]:
    """Yield a draft for each comment of an article.

    Its address is that of the article with a mark of its author and text: the place on the page changes with every
    comment before it, and a time such as "3 hours ago" with every visit. Who says the same twice is counted.
    """
    times: Counter[str] = Counter()
    for position, comment in enumerate(comments[:MAX_COMMENTS], 1):
        own = f"{comment.author}\n{' '.join(comment.text.split())}"
        times[own] += 1
        mark = hashlib.sha256(f"{own}\n{times[own]}".encode("utf-8", "replace")).hexdigest()[:12]
        yield replace(
            article,
            url=f"{article.url}#comment-{mark}",
            kind="post",
            title=None,
            text=comment.text,
            authors=(comment.author,) if comment.author else (),
            published=comment.published,
            posts=(),
            partial=False,
            details={"reply_to": article.url, "thread": article.url, "position": position},
        )
