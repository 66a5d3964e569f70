"""Forum threads: the posts in order, each with author, date and text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from crawler.extract.authors import names_in
from crawler.extract.dates import read_date
from crawler.extract.facts import Facts
from crawler.extract.markup import find, text_in
from index.model import Post

MAX_POSTS = 2000
MIN_POST = 15
MAX_GROUPS = 8
MAX_WALKED = 200_000
"""Elements read in one group of posts; a post inside another counts for both."""

_POST = re.compile(
    r"(?:^|.*[-_])(?:topic-?)?(?:post|message|comment|reply|answer|question|postbit\w*|comtr|blockpost|cpost)"
    r"(?:[-_]?(?:container|wrapper|item|body|row|list-item|stream-item|cell))?$",
    re.IGNORECASE,
)
_SAME = {"question": "answer", "js-question": "answer"}
_CONTENTS = [
    etree.XPath(f"descendant::*[{test}]")
    for test in (
        "@itemprop='text' or @itemprop='articleBody'",
        "contains(@class, 'bbWrapper') or contains(@class, 's-prose') or contains(@class, 'cooked') or @class='md'",
        "contains(@class, 'post-content') or contains(@class, 'post_body') or contains(@class, 'postmsg') or "
        "contains(@class, 'postcontent') or contains(@class, 'post_message') or contains(@id, 'post_message') or "
        "contains(@class, 'post-message') or contains(@class, 'post__content') or @data-role='commentContent'",
        "contains(@class, 'comment-body') or contains(@class, 'comment-content') or contains(@class, 'commtext') or "
        "contains(@class, 'comment_text') or contains(@class, 'message-content') or contains(@class, 'comment-copy')",
        "@class='content' or @class='body' or @class='text' or contains(@class, 'userContent') or "
        "@component='post/content'",
    )
]
_SIZE = etree.XPath("count(descendant::*)")
_AUTHOR = etree.XPath(
    "descendant::*[@itemprop='author' or contains(@class, 'username') or contains(@class, 'author') or "
    "contains(@class, 'user-name') or contains(@class, 'poster') or contains(@class, 'hnuser') or "
    "contains(@class, 'creator') or contains(@class, 'comment-user') or contains(@href, '/u/') or "
    "contains(@href, '/users/') or contains(@href, '/user/') or contains(@href, '/member')]"
)
_DATE = etree.XPath(
    "descendant::*[@datetime or @itemprop='datePublished' or @itemprop='dateCreated' or (self::abbr and @title) or "
    "contains(@class, 'relativetime') or contains(@class, 'date') or contains(@class, 'time')]"
)
_QUOTE = re.compile(r"bbcodeblock--quote|ipsquote|\bquote\b|quote_?container|quotecontent|signature|\bquotebox\b")
_SKIPPED = {"script", "style", "noscript", "form", "button", "nav", "svg", "select", "template", "iframe"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section",
    "article", "aside", "dd", "dt", "figure", "hr", "header", "footer", "br",
}  # fmt: skip


def read_posts(facts: Facts) -> list[Post]:
    """Return the posts of a thread in the order of the page; empty where no repeated posts are found."""
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for element in facts.tree.iter("div", "article", "li", "section", "tr", "table"):
        for token in dict.fromkeys((element.get("class") or "").split()):
            if _POST.match(token):
                groups[_SAME.get(token, token)].append(element)
    largest = sorted(groups.values(), key=len, reverse=True)[:MAX_GROUPS]
    read = [_posts(elements[:MAX_POSTS]) for elements in largest if _affordable(elements[:MAX_POSTS])]
    return max(read, key=_worth, default=[])


def _affordable(elements: list[etree._Element]) -> bool:
    """Whether posts are not nested so deeply in one another that reading each costs the page many times over."""
    return sum(int(float(str(_SIZE(element)))) for element in elements) < MAX_WALKED


def _worth(posts: list[Post]) -> tuple[int, int]:
    """How much a group of posts tells: with whose and when before without, then by length."""
    told = sum(post.author is not None or post.published is not None for post in posts)
    return (2 * told > len(posts), sum(len(post.text) for post in posts))


def _posts(elements: list[etree._Element]) -> list[Post]:
    posts: list[Post] = []
    seen: set[etree._Element] = set()
    for element in elements:
        content = _content(element)
        if content in seen:
            continue
        seen.add(content)
        text = "\n\n".join(blocks_of(content))
        if text and (len(text) >= MIN_POST or len(elements) > 1):
            posts.append(Post(_author(element, content), _date(element), text))
    return posts


def _content(element: etree._Element) -> etree._Element:
    return next((found[0] for path in _CONTENTS if (found := find(path, element))), element)


def _author(element: etree._Element, content: etree._Element) -> str | None:
    for found in find(_AUTHOR, element)[:6]:
        if found is not content and content not in found.iterancestors():
            link = found.find(".//a")
            name = next(names_in(text_in(found if link is None else link, 100)), None)
            if name:
                return name
    return None


def _date(element: etree._Element) -> str | None:
    for found in find(_DATE, element)[:6]:
        stated = (found.get("datetime"), found.get("content"), found.get("title"), text_in(found, 60))
        date = next((date for text in stated if text and (date := read_date(text))), None)
        if date:
            return date
    return None


def blocks_of(element: etree._Element) -> Iterator[str]:
    """Yield the text below an element in blocks, as a reader sees them; scripts and forms left out."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, below in walk:
        if below.tag in _BLOCKS:
            pieces.append("\n")
        if event == "start" and (below.tag in _SKIPPED or _is_quoted_post(below)):
            walk.skip_subtree()
        elif event == "start":
            pieces.append(_flat(below.text))
        elif below is not element:
            pieces.append(_flat(below.tail))
    for line in "".join(pieces).split("\n"):
        if text := " ".join(line.split()):
            yield text


def _is_quoted_post(element: etree._Element) -> bool:
    """Whether an element repeats another post of the thread, which stands there already."""
    marks = (
        f"{element.get('class') or ''} {element.get('data-quote') or ''} {element.get('data-ipsquote') or ''}".lower()
    )
    return element.tag in ("blockquote", "aside", "div") and bool(_QUOTE.search(marks))


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
