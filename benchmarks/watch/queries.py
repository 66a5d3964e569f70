"""Invented watches of the kinds that analysts keep."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_DRUGS = ("cocaine", "heroin", "fentanyl", "methamphetamine", "cannabis", "ketamine", "MDMA", "oxycodone")
_PLACES = ("Rotterdam", "Antwerp", "Hamburg", "Guayaquil", "Santos", "Culiacán", "Tijuana", "Marseille", "Karachi")
_NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\b[a-z]{5,}\b")


def invent(texts: Sequence[str], number: int, seed: int = 7) -> list[str]:
    """Return queries; half of them ask for names and words that the texts have, so that some find something."""
    chance = random.Random(seed)
    sample = chance.sample(list(texts), min(len(texts), 200))
    names = sorted({name for text in sample for name in _NAME.findall(text)}) or ["Mara Quill"]
    words = sorted({word for text in sample for word in _WORD.findall(text)}) or ["harbour"]
    return [_one(chance, names, words) for _ in range(number)]


def _one(chance: random.Random, names: Sequence[str], words: Sequence[str]) -> str:
    name, drug, place = chance.choice(names), chance.choice(_DRUGS), chance.choice(_PLACES)
    one, other = chance.choice(words), chance.choice(words)
    kinds = (
        (30, f'person:"{name}"'),
        (15, f'org:"{name}" OR "{name}"'),
        (15, f"drug:{drug} place:{place}"),
        (10, f"{one} {other} -{drug}"),
        (10, f'"{one} {other}"'),
        (5, f"{one[:4]}* {place}"),
        (5, f"drug:{drug} kg:>={chance.choice((10, 50, 500))}"),
        (5, f"phone:+4477009{chance.randrange(10_000, 99_999)}"),
        (5, f"({name.split()[0]} OR {name.split()[1]}) published:>=now-30d"),
    )
    return chance.choices([query for _, query in kinds], [weight for weight, _ in kinds])[0]
