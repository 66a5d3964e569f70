"""Queries for the conformance suite: written ones, and trees drawn by seed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.query.ast import (
    And,
    DateRange,
    Everything,
    Exists,
    Fuzzy,
    KeywordRange,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Regex,
    Wildcard,
    Word,
)

NOW = datetime(2024, 6, 2, 12, tzinfo=UTC)

WRITTEN = Path(__file__).with_suffix(".txt").read_text().splitlines()

LARGEST = (
    "/a{2}.{0,30}b/",
    "/[^a]{30}/ /.{34}/",
    "/.*a.{4}/ /.*a.{4}/",
    "/(a|b)*a(a|b){7}/",
    "/(.*a){8}/ OR /(.*b){9}/",
    "/[^а-яё]{1,30}ж*/",
    "/[a-zа-я]{99}/",
    f"/{'a' * 199}/",
    "co*a*i*n*e*c*a " * 10,
    "co?aine " * 50,
    "sinaloa~2 " * 15,
    '("officers seized cocaine bananas"~4 OR ' * 20 + '"a b c d e f g h"~1' + ")" * 20,
    '-("海洛因 海关"~100 ' * 50 + "a" + ")" * 50,
    " ".join(f"w{number}" for number in range(1_000)),
    " OR ".join(f'"w{number} x{number}"' for number in range(400)),
)
"""Queries about as large as the language allows; engines must take them."""
DRAWN = 200
_WORDS = (
    "cocaine",
    "harbour",
    "camiones",
    "seized",
    "reseaux",
    "dealer",
    "container",
    "Hafen",
    "puerto",
    "героин",
    "海洛因",
    "コカイン",
    "ยาบ้า",
    "كوكايين",
    "apreensao",
)
_PHRASES = ("black tar", "la policía", "at the port", "cartel del alba", "海关查获", "said the u.s.")
_PREFIXES = ("co", "seiz", "trafi", "har", "пол")
_NEAR = ("seized cocaine", "cocaine container", "dealers coast", "海关 海洛因", "puerto nieve", "bales of container")
_WILD = (("coc", "*", "ne"), ("h", "?", "r", "*", ""), ("se", "?", "z", "*", ""), ("vor", "*", "ka", "?", ""))
_FUZZY = ("cocian", "hafenn", "seizd", "karilu", "polvima", "героми", "dealrs")
_REGEX = ("[ck]o.*n.?", "(ka|ri|to)+", "ha(rbour|fen|ven)", ".*[жяю].*", "sei[sz].+", "[^a-m].{2}")
_PATTERN_FIELDS = (None, None, "title", "text", "person")
_FIELDS = (None, None, None, "title", "text", "author", "person", "org", "place", "drug")
_EXACT = (("source", "forum-x"), ("kind", "post"), ("lang", "es"), ("month", "2024-04"), ("tag", "maritime"))


def drawn(count: int, seed: int = 11) -> list[Node]:
    """Return trees of up to three levels."""
    chance = random.Random(seed)
    return [tree(chance, 3) for _ in range(count)]


def tree(chance: random.Random, depth: int) -> Node:
    """Return one tree of at most so many levels."""
    if depth == 0 or chance.random() < 0.25:
        return leaf(chance)
    if chance.random() < 0.2:
        return Not(tree(chance, depth - 1))
    parts = tuple(tree(chance, depth - 1) for _ in range(chance.randrange(2, 4)))
    return chance.choice((And, Or))(parts)


def leaf(chance: random.Random) -> Node:
    """Return a tree without branches."""
    start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(0, 4000))
    low = chance.choice((None, 0.5, 5.0, 1_000.0))
    leaves: tuple[Node, ...] = (
        Word(chance.choice(_WORDS), chance.choice(_FIELDS)),
        Word(chance.choice(_WORDS), chance.choice(_FIELDS)),
        Phrase(chance.choice(_PHRASES), chance.choice(_FIELDS)),
        Prefix(chance.choice(_PREFIXES), chance.choice(_FIELDS)),
        Phrase(chance.choice(_NEAR), chance.choice((None, "title", "text")), chance.randrange(1, 9)),
        Wildcard(chance.choice(_WILD), chance.choice(_PATTERN_FIELDS)),
        Fuzzy(chance.choice(_FUZZY), chance.choice(_PATTERN_FIELDS), chance.randrange(1, 3)),
        Regex(chance.choice(_REGEX), chance.choice(_PATTERN_FIELDS)),
        Word(*reversed(chance.choice(_EXACT))),
        Exists(chance.choice(("person", "wallet", "kg", "published", "author", "email"))),
        DateRange(chance.choice(("published", "collected")), start, start + timedelta(days=chance.randrange(0, 60))),
        NumberRange("kg", low, None, low_open=low is not None and chance.random() < 0.5),
        NumberRange("value", low, chance.choice((None, 250_000.0)), currency=chance.choice((None, "EUR"))),
        KeywordRange("month", chance.choice((None, "2024-02")), "2024-05"),
        Everything(),
    )
    return chance.choice(leaves)
