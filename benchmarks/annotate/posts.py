"""Invented short posts without end, and what many of them cost: ``python -m benchmarks.annotate --posts N``."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from typing import Any, Final

import psutil

from nlp import AnnotationRequest, annotate_texts, load_pipeline

_FORMS: Final = (
    "{who} got {n} {unit} of {what} near {where}, hmu on {app} @{word}{n}",
    "Police seized {n} {unit} of {what} in {where} on {day}. {who} was arrested, said {who} of the {where} Police.",
    "anyone tried the {what} from {word}? {n}/10, shipping took {n} days, see https://{word}{n}.example/{word}",
    "call +44 7700 {n:06d} or mail {word}{n}@{word}.example for {what}, {n} eur a {unit}",
    "RT @{word}: {who}, {n}, jailed for {n} years for smuggling {what} from {where} to {where}",
    "la policía incautó {n} kilos de {what} en {where}, según {who} de la Guardia {word}",
    "{word} {word} {word} {where} {word}, {word} #{word} \U0001f525\U0001f525",
    "{n}",
)
_WHAT: Final = ("cocaine", "heroin", "fentanyl", "weed", "ice", "MDMA", "ketamine", "tusi", "meth", "hashish oil")
_WHERE: Final = ("Lisbon", "Antwerp", "Guayaquil", "Port Velmar", "Marseille", "Tijuana", "Hull", "Santos", "Lagos")
_UNITS: Final = ("kg", "grams", "pills", "tonnes", "packages", "ounces")
_DAYS: Final = ("Monday", "3 May 2024", "last week", "05/06/2024")
_APPS: Final = ("telegram", "wickr", "signal", "snap")
_LETTERS: Final = "abcdefghijklmnoprstuvz"
_SHARES: Final = (25, 50, 75, 100)


def posts(count: int, seed: int = 1) -> Iterator[str]:
    """Yield invented posts of 1 to 30 words, always the same; most have words and names that no other has."""
    chance = random.Random(seed)
    for _ in range(count):
        form, n = chance.choice(_FORMS), chance.randrange(1, 1_000_000)
        yield _filled(form, chance, n if chance.random() < 0.2 else n % 90 + 1)


def _filled(form: str, chance: random.Random, number: int) -> str:
    for name, some in (("what", _WHAT), ("where", _WHERE), ("unit", _UNITS), ("day", _DAYS), ("app", _APPS)):
        while f"{{{name}}}" in form:
            form = form.replace(f"{{{name}}}", chance.choice(some), 1)
    while "{who}" in form:
        form = form.replace("{who}", f"{_word(chance).title()} {_word(chance).title()}", 1)
    while "{word}" in form:
        form = form.replace("{word}", _word(chance), 1)
    return form.format(n=number)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randrange(3, 10)))


def measure_posts(model: str, count: int) -> dict[str, Any]:
    """Posts and tokens per CPU-second of ``annotate_texts``, and resident memory in MB on the way."""
    pipeline, process = load_pipeline(model), psutil.Process()
    with pipeline.memory_zone():
        tokens = sum(len(pipeline.make_doc(post)) for post in posts(1_000)) / 1_000 * count
    marks = {count * share // 100: f"{share} %" for share in _SHARES}
    memory: dict[str, float] = {}
    began = time.process_time()
    requests = (AnnotationRequest(post) for post in posts(count))
    for done, _ in enumerate(annotate_texts(pipeline, requests), 1):
        if done in marks:
            memory[marks[done]] = round(process.memory_info().rss / 2**20, 1)
    seconds = time.process_time() - began
    return {
        "model": model,
        "posts": count,
        "posts_per_cpu_second": round(count / seconds),
        "tokens_per_cpu_second": round(tokens / seconds),
        "resident_mb": memory,
        "strings": len(pipeline.vocab.strings),
    }
