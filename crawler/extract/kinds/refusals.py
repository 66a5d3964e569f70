"""Pages that are no content: errors, logins, questions for consent, tests whether a reader is human."""

from __future__ import annotations

import re
from itertools import chain, islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.refusal_words import ERRORS, FILLERS, HURDLES, LOGINS
from crawler.extract.markup import text_in

MAX_PROSE = 1500
"""Letters of running text from which a page says more than that it says nothing."""
MAX_LOGIN_PROSE = 600
MORE = 3
MORE_AFTER_LONG = 8
MORE_AFTER_NUMBER = 14
"""Letters that a heading may have beside words it is known by; these alone are headlines of news as well."""
LONG = 18

REFUSALS = heuristic("kind.refusals", "errors, logins and hurdles by what title and heading say")

_SEPARATOR = re.compile(r"\s[|–—·•:»/-]+\s|[|•»]")
_ERROR_PAGE = re.compile(
    r"(?:^|\s)(?:error-?404|page-?404|error-?page|page-not-found|not-found|http-?error\S*)(?:\s|$)", re.I
)
_HURDLE = re.compile(
    r"challenge-(?:form|running|platform)|cf-challenge|px-captcha|anubis|captcha-?(?:box|container|form)", re.I
)
_QUOTES = re.compile("['’]")
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~…。！？、，“”„«»‹›¡¿·•–—]+")
"""Vowel signs of many scripts are no letters to ``re``, so that words are what stands between other signs."""
_PASSWORD = etree.XPath("boolean(//input[@type='password'])")


def is_refusal(facts: Facts, prose: int) -> bool:
    """Whether a page only says why it does not show what was asked for; ``prose`` counts letters of running text."""
    if not REFUSALS or prose > MAX_PROSE or facts.article.get("datePublished") or facts.meta("article:published_time"):
        return False
    body = facts.tree.find("body")
    if body is not None and _ERROR_PAGE.search(body.get("class") or ""):
        return True
    said = [_WORD.findall(_QUOTES.sub("", part).casefold()) for part in _headings(facts)]
    if any(_says(words, ERRORS) or _says(words, HURDLES) for words in said) or _is_hurdle(facts):
        return True
    return prose <= MAX_LOGIN_PROSE and bool(_PASSWORD(facts.tree)) and any(_says(words, LOGINS) for words in said)


def _headings(facts: Facts) -> list[str]:
    """Title and first headings, in the parts that lines and bars divide them into."""
    titles = (text_in(title, 200) for title in islice(facts.tree.iter("title"), 1))
    return [part for text in chain(titles, facts.headings[:2]) for part in _SEPARATOR.split(text[:200])]


def _says(words: list[str], phrases: frozenset[str]) -> bool:
    """Whether a heading says little more than one of the phrases, or only words that stand in any heading of errors."""
    told = " ".join(word for word in words if word not in FILLERS)
    if not told:
        return bool(words) and phrases is ERRORS
    numbered = len(told) < len(" ".join(words)) and any(map(str.isdigit, words))
    return any(phrase in told and len(told) <= len(phrase) + _more(phrase, numbered) for phrase in phrases)


def _more(phrase: str, numbered: bool) -> int:
    return MORE_AFTER_NUMBER if numbered else MORE_AFTER_LONG if len(phrase) >= LONG else MORE


def _is_hurdle(facts: Facts) -> bool:
    boxes = islice(facts.tree.iter("div", "form", "script", "main"), 60)
    return any(_HURDLE.search(f"{box.get('id') or ''} {box.get('class') or ''}"[:200]) for box in boxes)
