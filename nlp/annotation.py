"""What annotation returns: the types behind the JSON of ``watchfloor annotate``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, get_args

Model = Literal["fast", "accurate"]
MODELS: Final[tuple[Model, ...]] = get_args(Model)
"""The pipelines that texts can be read by."""
Label = Literal[
    "PERSON", "ORG", "PLACE", "DRUG", "QUANTITY", "MONEY", "DATE",
    "EMAIL", "PHONE", "URL", "IP", "ONION", "WALLET", "IBAN", "VESSEL", "CONTAINER", "HANDLE",
]  # fmt: skip
SELECTORS: frozenset[str] = frozenset(
    {"EMAIL", "PHONE", "URL", "IP", "ONION", "WALLET", "IBAN", "VESSEL", "CONTAINER", "HANDLE"}
)


PlaceKind = Literal["country", "region", "county", "city", "port", "airport", "water", "site"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place is. ``id`` is GeoNames', None where it has none; degrees are WGS 84.

    ``country`` is ISO 3166-1 alpha-2; ``kind`` is what the text names; a street, building or port lies in the place
    that ``name`` and ``id`` say.
    """

    id: str | None
    name: str
    kind: PlaceKind
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    region: str | None = None
    code: str | None = None
    """UN/LOCODE of a port, IATA code of an airport."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list that a name may stand for. ``score`` is 0 to 1; ``why`` says what agrees, in words."""

    list: str
    entry: str
    name: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing in a text. ``start``/``end`` are Unicode code points, half-open; ``text == given[start:end]``.

    ``why`` says in words what it was read by; it is printed only where that is asked for.
    """

    start: int
    end: int
    label: Label
    text: str
    canonical: str | None = None
    score: float | None = None
    place: Place | None = None
    listed: tuple[Listed, ...] = ()
    why: str | None = None


EventType = Literal["seizure", "arrest", "sentence", "sanction"]
RARE_FIELDS: Final = frozenset(
    {"concealment", "origin", "transit", "destination", "person", "age", "charge", "years", "life", "court"}
    | {"programme", "why"}
)
"""Fields of events that are printed only where they hold something."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a sentence states: a seizure, an arrest, a sentence or a sanction.

    ``start``/``end`` span that sentence; ``kilograms`` only for masses; ``value`` is money in ``currency``. The fields
    from ``concealment`` on are printed only where they hold something.
    """

    type: EventType
    start: int
    end: int
    substance: str | None = None
    quantity: float | None = None
    unit: str | None = None
    kilograms: float | None = None
    value: float | None = None
    currency: str | None = None
    place: str | None = None
    date: str | None = None
    agency: str | None = None
    aggregate: bool = False
    concealment: str | None = None
    origin: str | None = None
    transit: str | None = None
    destination: str | None = None
    person: str | None = None
    age: int | None = None
    charge: str | None = None
    years: float | None = None
    life: bool = False
    """A sentence for life; ``years`` are then the least that are to be served, where they are told."""
    court: str | None = None
    programme: str | None = None
    """What a sanction was imposed under."""
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything read out of one text. Entities are sorted by start and never overlap."""

    language: str | None
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]

    def to_json(self, explain: bool = False) -> dict[str, Any]:
        """Return ``{"language", "entities": […], "events": […]}`` as the command line prints it.

        ``why`` is there only with ``explain``.
        """
        return {
            "language": self.language,
            "entities": [_printed(asdict(one), _RARE_OF_ENTITIES, explain) for one in self.entities],
            "events": [_printed(asdict(one), RARE_FIELDS, explain) for one in self.events],
        }


_RARE_OF_ENTITIES: Final = frozenset({"place", "listed", "why"})


def _printed(fields: dict[str, Any], rare: frozenset[str], explain: bool) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if name not in rare or value}
    return kept if explain else {name: value for name, value in kept.items() if name != "why"}
