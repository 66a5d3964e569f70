"""Languages so close that common words decide for none: told apart by frequent words that not all of them have."""

from __future__ import annotations

import re
from collections.abc import Mapping

LEAST_AHEAD = 2
SHARE_AHEAD = 0.2

_GROUPS: tuple[Mapping[str, str], ...] = (
    {
        "da": "af efter blev hvad sig mig dig nogle noget nogen haft uden mellem bliver oplyser",
        "no": "av etter ble hva mye seg meg deg noen noe hatt uten mellom nå opplyser gjennom å",
        "nn": "av etter ikkje ein eit frå kva vart dei berre noko nokre korleis medan skule òg hjå gjer vere seg å",
    },
    {
        "hr": "tko što tjedan tjedna tisuća tisuće glede kolovoza lipnja srpnja rujna siječnja veljače ožujka travnja "
        "svibnja listopada studenoga prosinca navečer sveučilište priopćenje europske vijest gdje poslije uvijek "
        "prije ovdje također mjesto dio dvije riječ vrijeme općina",
        "sr": "ko šta nedelja nedelje hiljada hiljade vest vesti gde posle uvek pre ovde saopštila saopštenje uveče "
        "bezbednost evropske mesto deo dve reč vreme takođe juna jula avgusta",
        "bs": "ko šta sedmica sedmice hiljada hiljade vijest gdje poslije uvijek prije ovdje saopćila saopćenje "
        "navečer uvečer evropske mjesto dio dvije riječ vrijeme također općina lahko mehko juna jula avgusta augusta",
    },
    {
        "id": "karena bahwa bisa kantor uang mobil polisi senin kamis jumat sopir tersangka kepolisian ujar ungkap",
        "ms": "kerana bahawa wang polis isnin khamis jumaat ialah manakala iaitu suspek hospital jurucakap kenderaan "
        "disoal",
    },
    {
        "cs": "který která které jsem jsou byl byla bylo také podle nebo jako při ještě pouze",
        "sk": "ktorý ktorá ktoré som sú bol bola bolo aj podľa alebo ako pri ešte iba tiež",
    },
    {
        "pt": "não são uma com também mais até você pela pelo sua em disse num numa",
        "gl": "non unha con tamén máis ata pola polo súa en dixo nun nunha xoves luns venres xa onte",
        "es": "una con también más hasta su el los las del y en dijo ya ayer",
    },
    {
        "es": "los las con también más y pero muy hasta según ayer fue",
        "ca": "els les amb també més i però molt fins segons ahir va dels aquest",
    },
    {
        "hi": "है हैं में और के की का को से ने था थे",
        "mr": "आहे आहेत आणि ते होते होता होती मध्ये",
        "ne": "छ छन् र मा को गरेको भएको थियो हुन्छ लाई पनि",
    },
    {
        "ru": "и что был это как или только из в",
        "uk": "і та й що був це як із або тільки в у",
        "be": "і ў што быў гэта як або з у",
    },
    {
        "bg": "е за от че със като бъде който този са ще при",
        "mk": "е за од дека со како биде кој кое овој ќе при",
        "sr": "је за од са као који које овај ће шта при",
        "ru": "за от как что это был для с при",
    },
)
"""Frequent words by language, in groups of neighbours."""
_SETS = tuple({language: frozenset(words.split()) for language, words in group.items()} for group in _GROUPS)
_WORD = re.compile(r"[\w\u0900-\u0963]+")


def close(one: str, other: str) -> bool:
    """Whether two languages are so close that detection confuses them."""
    return any(one in group and other in group for group in _SETS)


def tell_apart(text: str, language: str) -> str | None:
    """The language of those close to ``language`` that most words speak for; None where they do not tell."""
    said = _WORD.findall(text.lower())
    for group in _SETS:
        if language in group:
            hits = {name: sum(word in words for word in said) for name, words in group.items()}
            first, second = sorted(hits, key=lambda name: hits[name], reverse=True)[:2]
            if hits[first] - hits[second] >= max(LEAST_AHEAD, SHARE_AHEAD * hits[first]):
                return first
    return None
