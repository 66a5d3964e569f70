"""Queries for the conformance suite: written ones, and trees drawn by seed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from index.query.ast import (
    And,
    DateRange,
    Everything,
    Exists,
    KeywordRange,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Word,
)

NOW = datetime(2024, 6, 2, 12, tzinfo=UTC)

WRITTEN = """
cocaine
Cocaína
seizure
seize
runs
run
camion
camiones
montana
réseau
arrete
annee
handler
grosse
героин
гавань
мой
мои
海洛因
海因
走私犯
洛因三
cocaine AND (harbour OR puerto) -banana
black-tar
black tar heroin
"black tar heroin"
"black tar"
"tar black"
"running"
"run"
U.S.
d'Arvor
title:seizures
title:(officers OR judge)
text:coke
drug:coke
drug:"black tar"
drug:tar
drug:cocaine -drug:heroin
author:brekke
author:"odd brekke"
"brekke officers"
person:zarate
person:"Inigo Zarate"
person:"zarate zarate"
person:(marta odd)
person:"Quill Odd"
person:jean-luc
person:"d'arvor"
person:Крутов
person:zar*
person:*
-person:*
org:"cartel del alba"
org:alba
place:osthamn
place:"san telmo"
place:new
source:harbour-news
source:harb*
kind:article
-kind:article
kind:(post OR document)
lang:en
lang:EN-gb
lang:fr
-lang:*
url:https://harbour-news.example.org/Items/7?q=a
url:harbour-news.example.org
url:example.org
url:harbour-news.example.org/items/1*
tag:maritime
tag:"court ruling"
tag:elite
tag:court*
story:story-9
id:none
month:2024-03
month:[2024-02 TO 2024-04]
month:>2024-05
month:2024*
published:2024-02
published:2024-02-10
published:[2024-01 TO 2024-02-15]
published:>=2024-05
published:>2024-05-03
published:<2024-01-05
published:<=2024-01-05T12
published:[2024-03-01T10:00 TO 2024-03-02T10:00]
published:>now-2d
published:*
-published:*
collected:>now-1d
collected:[2024-06-01T10 TO 2024-06-01T11:30]
kg:>=100
kg:>100
kg:40
kg:[5 TO 100]
kg:{5 TO 100}
kg:[6 TO 39]
-kg:*
value:>=1000000
value:[1000000 TO *] currency:EUR
value:[1000000 TO *] currency:usd
value:1000 currency:GBP
value:[1000 TO 2000] currency:(EUR OR USD)
value:{1000 TO 3500000.5} currency:EUR
currency:eur
has:value
has:wallet
wallet:*
wallet:btc:1QfictionalA7
wallet:"BTC:1qfictionalb8"
wallet:btc:1qf*
phone:+442079460000
phone:"44 (20) 7946-0000"
iban:*
*
-cocaine
-cocaine -heroin
NOT (cocaine OR harbour)
-*
cocaine OR -harbour
fent*
bana*
black-ta*
title:seiz*
cont* -container
海洛*
nothinglikethis
cocaine nothinglikethis
cocaine OR nothinglikethis
(cocaine harbour) OR (camion puerto)
-(cocaine -harbour)
author:*
title:*
-title:*
text:*
has:currency
has:tag
""".strip().splitlines()

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
)
_PHRASES = ("black tar", "la policía", "at the port", "cartel del alba", "海关查获", "said the u.s.")
_PREFIXES = ("co", "seiz", "trafi", "har", "пол")
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
        Word(*reversed(chance.choice(_EXACT))),
        Exists(chance.choice(("person", "wallet", "kg", "published", "author", "email"))),
        DateRange(chance.choice(("published", "collected")), start, start + timedelta(days=chance.randrange(0, 60))),
        NumberRange("kg", low, None, low_open=low is not None and chance.random() < 0.5),
        NumberRange("value", low, chance.choice((None, 250_000.0)), currency=chance.choice((None, "EUR"))),
        KeywordRange("month", chance.choice((None, "2024-02")), "2024-05"),
        Everything(),
    )
    return chance.choice(leaves)
