"""Whether a page shows a part of its text only, and the plea to subscribe that stands where the text breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree

from crawler.extract.facts import Facts
from crawler.extract.heuristics import heuristic
from crawler.extract.kinds.build import length
from crawler.extract.markup import text_in
from crawler.extract.walls.pleas import MAX_PLEA, is_plea

SHORT = 1200
"""Letters up to which a text may be the beginning of an article only."""
SHOWN = 3000
"""Letters beyond which a plea at the end asks for something else than the rest of the text."""
LAST = 6
AFTER = 300
"""Letters that may follow a plea as part of it: prices, a link to sign in."""
RUNNING = 80
MAX_ELEMENTS = 20_000

PLEA = heuristic("paywall.plea", "a plea to subscribe at the end of the text")
LOCK = heuristic("paywall.locked", "statements that the page is not free, where the text is cut or short")
CUT = heuristic("paywall.cut", "a text that breaks off beside a wall or plea elsewhere on the page")

_PAID = frozenset({"locked", "paid", "premium", "subscriber", "subscribers", "subscription", "plus", "metered"})
_TIERS = (
    "article:content_tier", "article:content-tier", "content_tier", "article.access", "content-tier", "access",
    "article:access", "og:article:content_tier",
)  # fmt: skip
_YES = ("ispremium", "is_premium", "premium", "article:premium", "paywall", "is_paywalled", "paid_content")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\])\W{0,3}$")
_ENDED = re.compile(r"[.!?:;…。！？।॥؟۔።։»”’\"'）)\]]$")
_WALL = re.compile(
    r"pay-?wall|(?:^|[\s_-])(?:reg-?wall|piano-(?:offer|inline)|meter(?:ed)?-?(?:wall|content)|subscri\w*-(?:only|wall|prompt|"
    r"barrier|gate|overlay)|premium-?(?:wall|overlay|barrier|teaser|box)|content-?gate|gated|gate-?keeper|"
    r"members?-only|locked-?content|content-?lock(?:ed)?|article-?lock(?:ed)?|register-?wall|barrier|leaky)",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"([a-z]\w*)?([.#])([\w-]+)$", re.IGNORECASE)


def is_partial(facts: Facts, blocks: list[str]) -> bool:
    """Whether the text breaks off for those who do not pay. A text shown whole is not partial, whatever is stated."""
    told = sum(length(block) for block in blocks)
    cut = _is_cut(facts, blocks, told)
    if PLEA and any(is_plea(block) for block in blocks[-LAST:]) and (cut or told < SHOWN):
        return True
    locked = bool(LOCK) and _is_locked(facts)
    if not locked and not (CUT and cut):
        return False
    if cut and locked:
        return True
    if told >= SHORT or (locked and _locked_part(facts) > told / 4):
        return False
    return _hidden_part(facts) or _pleads(facts)


def without_plea(blocks: list[str]) -> list[str]:
    """Cut the plea to subscribe, and what belongs to it, from the end of a text."""
    if not PLEA:
        return blocks
    for number in range(max(0, len(blocks) - LAST), len(blocks)):
        if not is_plea(blocks[number]):
            continue
        rest = blocks[number + 1 :]
        if sum(length(block) for block in rest) <= AFTER:
            return blocks[:number]
        return blocks[:number] + without_plea(rest)
    return blocks


def _is_locked(facts: Facts) -> bool:
    """Whether the page states that it is not free to read."""
    stated = [thing.get("isAccessibleForFree") for thing in ([facts.article] if facts.article else facts.things)]
    stated += facts.metas.get("isaccessibleforfree", [])[:1]
    if any(str(value).strip().lower() in ("false", "no", "0") for value in stated if value is not None):
        return True
    if (facts.meta(*_TIERS) or "").lower() in _PAID:
        return True
    return any((facts.meta(name) or "").lower() in ("true", "1", "yes") for name in _YES)


def _is_cut(facts: Facts, blocks: list[str], told: int) -> bool:
    """Whether the text ends within a sentence, or is much shorter than the page says."""
    words = str(facts.article.get("wordCount") or "")
    if words.isascii() and words.isdigit() and len(words) < 6 and told < int(words) * 6 * 0.5 and told < SHOWN:
        return True
    last = next((block for block in reversed(blocks) if not is_plea(block)), "").rstrip()
    if _ELLIPSIS.search(last):
        return True
    return length(last) >= RUNNING and "\n" not in last and not _ENDED.search(last) and not last.startswith("- ")


def _parts(facts: Facts) -> Iterator[str]:
    """Selectors of what is said to be hidden."""
    for thing in (facts.article, *facts.things[:50]):
        parts = thing.get("hasPart")
        for part in parts if isinstance(parts, list) else [parts]:
            if not isinstance(part, Mapping):
                continue
            selector = part.get("cssSelector")
            if isinstance(selector, str) and str(part.get("isAccessibleForFree")).strip().lower() == "false":
                yield selector.strip()


def _locked_part(facts: Facts) -> int:
    """Letters of what is said to be hidden, and is shown."""
    return max((length(text_in(element, 5000)) for element in _selected(facts)), default=0)


def _hidden_part(facts: Facts) -> bool:
    """Whether a part of the text is said to be hidden, and is."""
    return any(True for _ in _parts(facts)) and _locked_part(facts) == 0


def _selected(facts: Facts) -> Iterator[etree._Element]:
    wanted = [found for selector in islice(_parts(facts), 5) if (found := _SIMPLE.match(selector))]
    if not wanted:
        return
    for element in islice(facts.tree.iter(etree.Element), MAX_ELEMENTS):
        for tag, sign, name in (found.groups() for found in wanted):
            named = (element.get("class") or "").split() if sign == "." else [element.get("id")]
            if name in named and (not tag or tag.lower() == element.tag):
                yield element


def _pleads(facts: Facts) -> bool:
    """Whether a wall stands on the page, or a plea anywhere in its text."""
    for element in islice(facts.tree.iter(etree.Element), MAX_ELEMENTS):
        if element.tag in ("script", "style", "noscript", "link", "meta"):
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(marks) > 1 and _WALL.search(marks[:300]) and 20 < len(text_in(element, MAX_PLEA * 3)) < MAX_PLEA * 3:
            return True
        if element.text and 10 < len(element.text.strip()) < MAX_PLEA and is_plea(element.text):
            return True
    return False
