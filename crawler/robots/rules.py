"""What a robots.txt allows to whom (RFC 9309, section 2.2)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from crawler.robots.lines import fields
from crawler.robots.patterns import Pattern, path_of, pattern_of

MOST_SITEMAPS = 1_000
MOST_WILD = 2_000
"""Rules with an asterisk that are matched as they are; of 900 real sites none has more than 284."""
_TOKEN = re.compile(r"[A-Za-z_-]+")
_UP_TO = re.compile(r"[^/\s*]+")
_INDEX = re.compile(r"(.*/)index\.html?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """One Allow or Disallow line."""

    allow: bool
    pattern: Pattern


@dataclass(slots=True)
class Block:
    """What follows one list of User-agent lines: its rules, and its Crawl-delay in seconds."""

    rules: list[Rule] = field(default_factory=list)
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt: blocks by product token in lower case, ``*`` for everyone else, and the sitemaps it names."""

    blocks: dict[str, list[Block]]
    sitemaps: Sequence[str] = ()
    _ordered: dict[str, list[Rule]] = field(default_factory=dict)

    def allows(self, url: str, token: str) -> bool:
        """Whether a crawler with this product token may ask for an address; robots.txt itself it always may.

        The longest pattern that matches decides, of two as long the one that allows; without any, all is allowed.
        """
        path = path_of(url)
        if path.written == "/robots.txt":
            return True
        for rule in self._rules(token.lower()):
            # In doubt the site's owner is obeyed: what is allowed must be spelt the same, what is forbidden need not.
            if rule.pattern.matches(path.written if rule.allow else path.meant):
                return rule.allow
        return True

    def crawl_delay(self, token: str) -> float | None:
        """Seconds between requests that the site asks of a crawler, None if it does not."""
        return max((block.delay for block in self._blocks(token.lower()) if block.delay is not None), default=None)

    def _rules(self, token: str) -> list[Rule]:
        if token not in self._ordered:
            rules = _bounded([rule for block in self._blocks(token) for rule in block.rules])
            self._ordered[token] = sorted(rules, key=lambda rule: (rule.pattern.octets, rule.allow), reverse=True)
        return self._ordered[token]

    def _blocks(self, token: str) -> list[Block]:
        return self.blocks.get(token) or self.blocks.get("*") or []


def parse(text: str) -> Robots:
    """Read a robots.txt; any text is one. Lines that say nothing known are passed over."""
    blocks: dict[str, list[Block]] = {}
    sitemaps: list[str] = []
    block, ruled = Block(), False
    for name, value in fields(text):
        if name == "user-agent":
            # Only a rule ends a list of names: what else stands between them must not part them.
            block, ruled = (Block() if ruled else block), False
            _name(blocks, block, value)
        elif name == "sitemap":
            sitemaps += [value] if value and len(sitemaps) < MOST_SITEMAPS else []
        elif name == "crawl-delay":
            block.delay = _seconds(value, block.delay)
        else:
            ruled = True
            block.rules += _rules(value, allow=name == "allow")
    return Robots(blocks, tuple(sitemaps))


def product_token(user_agent: str) -> str:
    """The name by which robots.txt speaks of a crawler: its user agent up to the first slash or blank."""
    return re.split(r"[/\s]", user_agent.strip(), maxsplit=1)[0]


def _name(blocks: dict[str, list[Block]], block: Block, value: str) -> None:
    for token in _tokens(value):
        mine = blocks.setdefault(token, [])
        if not mine or mine[-1] is not block:
            mine.append(block)


def _tokens(value: str) -> set[str]:
    """The tokens a User-agent line may mean; ``Quaybot2/1.0 (…)`` is ``quaybot2``, and strictly read ``quaybot``."""
    if value == "*" or re.match(r"\*\s", value):
        return {"*"}
    return {found[0].lower() for found in (_TOKEN.match(value), _UP_TO.match(value)) if found}


def _rules(value: str, *, allow: bool) -> list[Rule]:
    rules = [Rule(allow, pattern_of(value, meant=not allow))] if value else []
    if allow and (index := _INDEX.fullmatch(value)):
        # Who allows the index of a folder allows the folder's own address, which shows the same page.
        rules.append(Rule(True, pattern_of(index[1] + "$", meant=False)))
    return rules


def _bounded(rules: list[Rule]) -> list[Rule]:
    """Keep the time bounded that a match takes: of wild rules beyond the bound, the stricter reading."""
    wild = [rule for rule in rules if rule.pattern.wild]
    if len(wild) <= MOST_WILD:
        return rules
    cut = [Rule(False, rule.pattern.beginning()) for rule in wild[MOST_WILD:] if not rule.allow]
    return [rule for rule in rules if not rule.pattern.wild] + wild[:MOST_WILD] + cut


def _seconds(value: str, before: float | None) -> float | None:
    try:
        seconds = float(value[:20])
    except ValueError:
        return before
    return max(seconds, before or 0.0) if math.isfinite(seconds) and seconds >= 0 else before
