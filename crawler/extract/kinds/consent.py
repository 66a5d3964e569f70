"""Pages that only ask for consent to cookies, or for money instead."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.build import LONG_BLOCK, length

MAX_PROSE = 2500
MAX_LINKS = 20
"""Links up to which a page may have nothing on it but a question."""

CONSENT = heuristic("kind.consent", "pages of few links and a button, all of whose text is of cookies")

_COOKIES = re.compile(
    r"cookie|çerez|kuki|sütik|süti|eväste|küpsis|slapuk|sīkdat|vafrakök|kolačić|piškot|informasjonskaps|galetes|fianáin|"
    r"куки|кукі|бисквитк|колачић|колачињ|ملفات تعريف الارتباط|الكوكيز|کوکی|עוגיות|कुकी|কুকি|குக்கீ|คุกกี้|쿠키|クッキー",
    re.IGNORECASE,
)


def is_consent(facts: Facts, blocks: list[str]) -> bool:
    """Whether all running text of a page is of cookies, and little else is on it but a button to answer with.

    ``blocks`` are the main text's. No dated article is one.
    """
    long = [block for block in blocks if length(block) > LONG_BLOCK]
    if not CONSENT or not long or sum(map(length, long)) > MAX_PROSE or not all(map(_COOKIES.search, long)):
        return False
    if facts.article.get("datePublished") or facts.meta("article:published_time"):
        return False
    links = sum(1 for _ in islice(facts.tree.iter("a"), MAX_LINKS + 1))
    return links <= MAX_LINKS and next(facts.tree.iter("button"), None) is not None
