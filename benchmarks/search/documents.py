"""Generated documents: words of a Zipf-like vocabulary in three languages, names, dates and events."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from index.engine.record import EventNumbers, Record

LANGUAGES = ("en", "es", "fr")
DRUGS = ("cocaine", "heroin", "fentanyl", "methamphetamine", "cannabis", "ketamine")
VOCABULARY = 20_000
PERSONS = 5_000
_SYLLABLES = ("ba", "cor", "de", "fin", "ga", "hol", "ki", "lor", "men", "no", "pra", "ri", "sut", "ta", "vel", "zo")
_ENDINGS = ("", "s", "ing", "ed", "es")


def spelled(number: int) -> str:
    """Return a word that stands for a number, the same in every run."""
    syllables = []
    rest = number + len(_SYLLABLES)
    while rest:
        rest, digit = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[digit])
    return "".join(syllables)


def person(number: int) -> str:
    """Return the name of the person of that number."""
    return f"{spelled(number % 700).title()} {spelled(number).title()}"


class Writer:
    """Writes records; common words are common as in real texts."""

    def __init__(self, seed: int = 3) -> None:
        self.chance = random.Random(seed)
        self.words = [
            spelled(number) + self.chance.choice(_ENDINGS if number % 3 else ("",)) for number in range(VOCABULARY)
        ]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(VOCABULARY)))

    def text(self, length: int) -> str:
        """Return so many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))

    def records(self, count: int) -> Iterator[Record]:
        """Yield so many records."""
        return (self.record(number) for number in range(count))

    def record(self, number: int) -> Record:
        """Return one record of about 150 words."""
        chance = self.chance
        day = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=chance.randrange(1_500))
        persons = tuple({person(int(chance.paretovariate(0.6)) % PERSONS) for _ in range(3)})
        drugs = tuple(chance.sample(DRUGS, chance.randrange(3)))
        return Record(
            id=hashlib.sha256(str(number).encode()).hexdigest()[:32],
            source=f"source-{chance.randrange(60)}",
            kind=chance.choice(("article", "post")),
            url=f"https://source.example/{number}",
            language=chance.choice(LANGUAGES),
            title=self.text(8),
            text=self.text(chance.randrange(50, 250)),
            author=person(chance.randrange(200)),
            authors=(),
            story=str(number),
            tags=(),
            collected=day,
            published_from=day,
            published_to=day + timedelta(days=1) - timedelta(microseconds=1),
            month=f"{day:%Y-%m}",
            names={"person": persons, "drug": drugs},
            name_forms={"person": persons, "drug": drugs},
            events=tuple(EventNumbers(round(chance.expovariate(0.01), 1), None, None) for _ in drugs),
        )
