"""What readers write below an article: where it stands, and each comment with who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.markup import find
from crawler.extract.threads.reading import find_thread
from crawler.extract.threads.stated import stated_comments
from index.model import Post

MAX_AREAS = 20
MAX_COMMENTS = 2_000

REPEATED = heuristic("comments.repeated", "comments by their repeated build inside a box that is called so")
SINGLE = heuristic("comments.marked", "comments that are marked one by one, outside of any box of comments")

_BOXES = ("div", "section", "ul", "ol", "aside", "article", "table", "form", "details", "dl", "footer")
_WORDS = (
    r"comments?|user-?comments?|reader-?comments?|commentlist|comlist|commentaires?|kommentare?|kommentarer|kommentarliste|"
    r"leserkommentare?|kommentit|kommentaarid|komentare?|komentarze|komentari|komentarai|komentāri|komentáře|"
    r"comentarios|comentários|comentaris|comentarii|commenti|reacties|reageer|yorumlar|otzyvy|kommentarii|"
    r"hozzaszolasok|sxolia|schedia|pinglun|taolun|binh-?luan|komentar|ta2leeqat|taaliqat|"
    r"disqus(?:-?thread)?|fb-comments|livefyre|commento|isso-thread|remark42|hyvor-talk(?:-view)?|hypercomments\w*|"
    r"mc-container|vuukle\w*|coral(?:-?talk)?(?:-?stream)?|spot-?im\w*|viafoura|graphcomment|cusdis_thread|utterances|giscus|"
    r"respond"
)
_AREA = re.compile(
    rf"(?:[a-z0-9]{{1,40}}(?:__?|--?)){{0,3}}(?:{_WORDS})"
    r"(?:(?:__?|--?)?(?:area|list|section|wrapper|wrap|container|block|box|thread|threads|stream|inner|template|feed|"
    r"content|main|root|app|form|respond|title|heading|widget|module|embed|panel|outer|holder|tree|lista|liste|lijst|"
    r"bereich|caixa|caja|bloque|bloc|blok|alan[ıi]|zone)|(?:__?|--?)\d++)*",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"(?:^|[-_])(?:has|no|with|without|open|opened|closed|enabled|disabled|count|counts|link|links|number|icon|btn|button|toggle|"
    r"share|status|allow|show|hide|recent|latest|popular|most|top)(?=[-_]|$)",
    re.IGNORECASE,
)
"""Words that make a name say something about comments rather than hold them."""
_PAGE = ("h1", "main")
_STATED = etree.XPath(
    "//*[@itemtype and (contains(@itemtype, '/Comment') or contains(@itemtype, '/UserComments'))] | "
    "//*[self::li or self::article or self::div]"
    "[contains(concat(' ', normalize-space(@class), ' '), ' comment ')]"
)


def comment_areas(tree: etree._Element) -> list[etree._Element]:
    """Return the outermost boxes that hold what readers write, or the form to do so, in the order of the page."""
    found: list[etree._Element] = []
    inside: set[etree._Element] = set()
    for element in tree.iter(*_BOXES):
        if is_comment_area(element) and not any(outer in inside for outer in element.iterancestors(*_BOXES)):
            found.append(element)
            inside.add(element)
            if len(found) >= MAX_AREAS:
                break
    return found


def is_comment_area(element: etree._Element) -> bool:
    """Whether a box is named as that of comments and does not hold the page itself."""
    marked = element.get("class"), element.get("id"), element.get("data-testid"), element.get("data-component")
    if not any(_named(mark) for mark in marked if mark):
        return False
    return next(element.iter(*_PAGE), None) is None and element.get("itemprop") != "articleBody"


@lru_cache(maxsize=8192)
def _named(mark: str) -> bool:
    return any(_AREA.fullmatch(name) and not _STATES.search(name) for name in mark[:300].split()[:12])


def read_comments(facts: Facts) -> tuple[Post, ...]:
    """Return the comments below an article in the order of the page; those of its JSON-LD where these hold more."""
    shown = _shown(facts)
    stated = stated_comments(facts)
    return tuple((stated if _size(stated) > _size(shown) else shown)[:MAX_COMMENTS])


def _shown(facts: Facts) -> list[Post]:
    areas = comment_areas(facts.tree) if REPEATED else []
    posts = list(_told(facts, areas))
    if not posts and SINGLE:
        posts = list(_told(facts, list(_common(facts.tree))))
    return posts


def _told(facts: Facts, areas: list[etree._Element]) -> Iterator[Post]:
    """What is found in the areas; one that stands alone may be the notice above a form, unless it says who and when."""
    for area in areas:
        posts = [found.post for found in find_thread(facts, area)]
        told = [post for post in posts if post.author or post.published]
        if len(told) > 1 or all(post.author and post.published for post in told):
            yield from told


def _common(tree: etree._Element) -> Iterator[etree._Element]:
    """The box in which elements stand that are marked as a comment each."""
    boxes = [item.getparent() for item in islice(find(_STATED, tree), 500)]
    outermost: set[etree._Element] = set()
    for box in boxes:
        if (
            box is not None
            and next(box.iter(*_PAGE), None) is None
            and not any(outer in outermost for outer in (box, *box.iterancestors()))
        ):
            outermost.add(box)
            yield box


def _size(posts: list[Post]) -> int:
    return sum(len(post.text) for post in posts)
