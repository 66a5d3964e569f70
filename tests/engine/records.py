"""Fictional records, the same for every run of one seed."""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, datetime, timedelta

from index.engine.record import EventNumbers, Record

PERSONS = ("Íñigo Zárate", "Zárate Montes", "El Búho", "Marta Quill", "Odd Brekke", "Jean-Luc d'Arvor", "Иван Крутов")
ORGS = ("Harbour Guard", "Cartel del Alba", "Alba Shipping", "Douane de Port-Vert", "Ring of Nine")
PLACES = ("Port-Vert", "San Telmo", "Östhamn", "New San Telmo", "Brannock")
DRUGS = {"cocaine": ("coke", "nieve"), "heroin": ("black tar", "smack"), "fentanyl": ("fent",), "methamphetamine": ()}
TAGS = ("Maritime", "court ruling", "Élite")
WALLETS = ("btc:1QfictionalA7", "btc:1QfictionalB8", "eth:0x00fiction")
PHONES = ("+44 20 7946 0000", "+34 600 000 001")
SENTENCES = {
    "en": (
        "Officers seized bales of cocaine hidden in a container of bananas.",
        "The runner's phones led investigators to the harbour.",
        "Seizures at the port rose, said the U.S. attache.",
        "Two dealers were running black-tar heroin along the coast.",
        "A judge sentenced the smuggler to nine years.",
    ),
    "es": (
        "La policía incautó cargamentos de cocaína en los camiones.",
        "El camión llegó al puerto con nieve escondida.",
        "Los detenidos operaban cárteles en la montaña.",
    ),
    "fr": (
        "La saisie a été réalisée par les douaniers à l'aube.",
        "Les trafiquants arrêtés utilisaient des réseaux portuaires.",
        "L'année dernière, une cargaison fut retrouvée.",
    ),
    "de": ("Die Händler verkauften große Mengen am Hafen.", "Ein Schmuggler wurde verhaftet."),
    "ru": ("Полиция изъяла героин в новой гавани.", "Мой контейнер стоял в порту."),
    "zh": ("海关查获海洛因三公斤。", "警方逮捕了走私犯。", "警方在K粉案中查获海关文件。"),
    "ja": ("警察はコカイン三キロを港で押収した。", "密輸グループのリーダーが逮捕された。"),
    "th": ("ตำรวจยึดยาบ้าที่ท่าเรือ", "ศุลกากรจับเฮโรอีนในตู้คอนเทนเนอร์"),
    "ar": ("ضبطت الشرطة كوكايين في الميناء.", "اعتقل المهرّبون قرب الموانئ الجديدة."),
    "pt": ("As apreensões de cocaína no porto aumentaram.", "Os traficantes foram detidos na operação."),
    "it": (
        "La polizia ha sequestrato carichi di cocaina nei container.",
        "I trafficanti arrestati operavano al porto.",
    ),
    "nl": ("De douane vond drugs in containers met bananen.", "Twee smokkelaars werden in de haven aangehouden."),
    None: ("Unsigned note about a container and a boat.", "lista de barcos: Alba, Quilla"),
}
LANGUAGES: tuple[str | None, ...] = (
    "en", "en", "en-GB", "es", "fr", "de", "ru", "zh", "ja", "th", "ar", "pt", "it", "nl", None
)  # fmt: skip
EMAILS = ("jo.brisa@harbour.example", "joan@harbour.example", "desk@alba.example", "j_nine@onion.example")
_SYLLABLES = ["ka", "ri", "to", "lu", "ma", "sen", "dor", "vi", "pol", "qua", "ber", "nis", "ham", "el", "ja", "xo"]


def generated(count: int, seed: int = 7) -> list[Record]:
    """Return ``count`` records with texts, names, dates and events drawn from small fictional stocks."""
    chance = random.Random(seed)
    return [one_record(number, chance) for number in range(count)]


def one_record(number: int, chance: random.Random) -> Record:
    """Return a record; about one in ten lacks a date, a title or an author."""
    language = chance.choice(LANGUAGES)
    sentences = SENTENCES[language[:2] if language else None]
    drugs = _some(chance, tuple(DRUGS), 2)
    start, end = _published(chance)
    names = {
        "person": _some(chance, PERSONS, 3),
        "org": _some(chance, ORGS, 2),
        "place": _some(chance, PLACES, 2),
        "drug": drugs,
    }
    forms = {**names, "drug": tuple(form for drug in drugs for form in (drug, *DRUGS[drug]))}
    source = chance.choice(("harbour-news", "court-feed", "forum-x"))
    author = chance.choice(("", "Ana Brisa", "Desk; Odd Brekke"))
    identifier = hashlib.sha256(f"record {number}".encode()).hexdigest()[:32]
    return Record(
        id=identifier,
        source=source,
        kind=chance.choice(("article", "post", "document")),
        url=f"https://{source}.example.org/Items/{number % 400}?q=a",
        language=language,
        title="" if chance.random() < 0.1 else " ".join(chance.choice(sentences).split()[:5]),
        text=_text(sentences, chance),
        author=author,
        authors=tuple(part.strip() for part in author.split(";") if part),
        story=f"story-{number // 3}",
        tags=_some(chance, TAGS, 2),
        collected=datetime(2024, 6, 1, tzinfo=UTC) + timedelta(minutes=number),
        published_from=start,
        published_to=end,
        month=f"{start:%Y-%m}" if start else None,
        names=names,
        name_forms=forms,
        selectors={
            "wallet": _some(chance, WALLETS, 1),
            "phone": _some(chance, PHONES, 1),
            "email": _some(chance, EMAILS, 1),
        },
        events=tuple(_event(chance) for _ in range(chance.choice((0, 0, 1, 2)))),
    )


def _text(sentences: tuple[str, ...], chance: random.Random) -> str:
    """Some sentences, and among them the names of ships, of which many are alike."""
    told = [chance.choice(sentences) for _ in range(chance.randrange(0, 8))]
    ships = [f"{''.join(chance.choices(_SYLLABLES, k=chance.randrange(2, 4)))}." for _ in range(len(told) // 3)]
    mixed = told + ships
    chance.shuffle(mixed)
    return " ".join(mixed)


def _some(chance: random.Random, stock: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(chance.sample(stock, chance.randrange(0, most + 1)))


def _published(chance: random.Random) -> tuple[datetime | None, datetime | None]:
    kind = chance.random()
    day = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=chance.randrange(0, 200))
    if kind < 0.1:
        return None, None
    if kind < 0.6:
        return day, day + timedelta(days=1) - timedelta(microseconds=1)
    moment = day + timedelta(minutes=chance.randrange(0, 1440))
    return moment, moment


def _event(chance: random.Random) -> EventNumbers:
    kilograms = chance.choice((None, 0.5, 5.0, 40.0, 100.0, 2500.0))
    value = chance.choice((None, 1_000.0, 250_000.0, 1_000_000.0, 3_500_000.5))
    currency = chance.choice(("EUR", "USD", None)) if value is not None else None
    return EventNumbers(kilograms, value, currency)
