"""What every engine finds in each language: other forms of a word, the word as written in quotes, parts of a text.

A module that subclasses ``LanguageConformance`` has a fixture ``engine`` (scope ``module`` or wider): a fresh one.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.engine.port import Engine
from index.query.ast import And, Word
from index.query.parser import parse
from tests.engine.queries import NOW
from tests.engine.records import generated

TEXTS = {
    "en": "Officers seized two shipments of heroin.",
    "es": "Los agentes incautaron cargamentos en los camiones.",
    "fr": "Les trafiquants arrêtés cachaient des cargaisons.",
    "pt": "As apreensões nos portos aumentaram; os traficantes fugiram.",
    "de": "Die Schmuggler versteckten Lieferungen in den Häfen.",
    "it": "I trafficanti nascondevano i carichi nei magazzini.",
    "nl": "De smokkelaars verstopten de ladingen in loodsen.",
    "ru": "Контрабандисты прятали партии наркотиков на складах.",
    "ar": "ضبطت الشرطة شحنات المخدّرات في الموانئ.",
    "th": "ตำรวจยึดยาบ้าที่ท่าเรือ",
    "zh": "海关查获海洛因三公斤",
    "ja": "警察はコカイン三キロを港で押収した",
}
FOUND = {
    "en": ("seize", "seizing", "shipment", "OFFICER", '"two shipments"', "ship*ts", "heroine~1"),
    "es": ("incautar", "cargamento", "camion", "camión", "agente", '"los camiones"', "carg*os", "camioness~1"),
    "fr": ("trafiquant", "arrete", "arrêtée", "cargaison", '"les trafiquants"', "traf?quants", "cargaizons~1"),
    "pt": ("apreensao", "apreensão", "traficante", "porto", '"nos portos"', "trafic*es", "aumentarem~1"),
    "de": ("Schmugglern", "Lieferung", "hafen", "Häfen", '"den hafen"', "schmu*er", "lieferunge~1"),
    "it": ("trafficante", "carico", "magazzino", '"i carichi"', "maga?zini", "carrichi~1"),
    "nl": ("smokkelaar", "lading", '"de ladingen"', "smok*laars", "lodsen~1"),
    "ru": ("контрабандист", "наркотик", "наркотики", "партия", "складе", '"на складах"', "нарк*ов", "партиии~1"),
    "ar": ("شحنة", "المخدرات", "الشرطة", '"شحنات المخدرات"', "شح*ات", "الموانيء~1"),
    "th": ("ยาบ้า", "ท่าเรือ", "ตำรวจ", '"ยึดยาบ้า"', "ยาบ*", '"ตำรวจ ยาบ้า"~3'),
    "zh": ("海洛因", "洛因", "查获", "三公斤", '"海关查获"', "海洛*", '"海关 海洛因"~2'),
    "ja": ("コカイン", "カイン", "押収", "港", '"三キロ"', "コカ*", '"警察 コカイン"~1'),
}
MISSED = {
    "en": ('"shipment"', '"seize"', "ship", "hairon~1"),
    "es": ('"camion"', "cargar", '"incautar"'),
    "fr": ('"arrete"', '"cargaison"'),
    "pt": ('"apreensao"', '"traficante"'),
    "de": ('"lieferung"', '"schmugglern"'),
    "it": ('"carico"', '"trafficante"'),
    "nl": ('"lading"', '"smokkelaar"'),
    "ru": ('"наркотик"', '"партия"'),
    "ar": ('"شحنة"',),
    "th": ("ยาม้า", '"ท่าเรือ ตำรวจ"', "เรือท่า"),
    "zh": ("因洛", '"海洛因 海关"~2', "海因"),
    "ja": ("カコイン", "港押", "インカ"),
}


class LanguageConformance:
    """The suite."""

    @pytest.fixture(scope="class")
    @classmethod
    def loaded(cls, engine: Engine) -> Engine:
        """The engine with one document in each language."""
        bare = replace(generated(1)[0], title="", author="", authors=(), names={}, name_forms={})
        records = [replace(bare, id=code * 16, language=code, text=text) for code, text in TEXTS.items()]
        assert engine.apply(records) == ()
        return engine

    @pytest.mark.parametrize(("language", "query"), [(code, query) for code in FOUND for query in FOUND[code]])
    def test_found(self, loaded: Engine, language: str, query: str) -> None:
        assert self._ids(loaded, language, query) == [language * 16]

    @pytest.mark.parametrize(("language", "query"), [(code, query) for code in MISSED for query in MISSED[code]])
    def test_missed(self, loaded: Engine, language: str, query: str) -> None:
        assert self._ids(loaded, language, query) == []

    def _ids(self, engine: Engine, language: str, query: str) -> list[str]:
        return list(engine.scan(And((parse(query, NOW), Word(language, "lang")))))
