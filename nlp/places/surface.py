"""What the wording of a place's name says of it: "… County", "Port of …", "southern …", "… Street"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from nlp.places.kinds import kinds_of

Wanted = Literal["any", "region", "county", "city", "port", "airport", "site", "street", "terminal"]
"""``terminal``: an airport or a harbour by a name that no list has."""
UNLISTED: Final[frozenset[Wanted]] = frozenset({"site", "street", "terminal"})


@dataclass(frozen=True, slots=True)
class Surface:
    """A reading of a name: look for ``core`` among places of the kind ``wanted``."""

    core: str
    wanted: Wanted = "any"


_WORDS: Final[tuple[tuple[Wanted, str], ...]] = (
    ("city", r"(?:city|town|township|village|municipality|commune|borough|ciudad|ville) (?:of|de|du) (?P<x>.+)"),
    (
        "port",
        r"(?:sea)?port (?:of|de|d['\u2019]) ?(?P<x>.+)|(?P<y>.+) (?:sea ?port|port|harbou?r|docks?|container terminal)",
    ),
    ("county", r"(?:county|comt[eé]) (?:of )?(?P<x>.+)"),
    (
        "region",
        r"(?:state|province|region|department|prefecture|governorate|territory|emirate|oblast|republic|canton)"
        r" of (?P<x>.+)"
        r"|(?P<y>.+) (?:state|province|region|department|prefecture|governorate|territory|oblast|krai|canton)",
    ),
    ("region", r"(?:northern|southern|eastern|western|middle|central) district of (?P<x>.+)|district of (?P<y>.+)"),
    (
        "any",
        r"(?:greater|downtown|uptown|midtown|metro|metropolitan|inner|upper|lower|mainland|central|rural|coastal)"
        r"[ -](?P<x>.+)",
    ),
    (
        "any",
        r"(?:north|south|east|west|mid)(?:[ -]?(?:east|west|central))?(?:ern)?(?: of (?:the )?|[ -])(?P<x>.+)",
    ),
    ("any", r"(?P<x>.+) (?:city|metropolitan area|metro area|bay area|area|district|suburbs)"),
    ("city", r"(?P<x>.+) (?:township|borough|village)"),
)
_PATTERNS: Final = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WORDS)
_COUNTY: Final = re.compile(r".+ (?:county|parish|borough|census area)", re.IGNORECASE)
_AIRPORT: Final = re.compile(
    r"(?P<x>.+?) (?:international |regional |municipal )?(?:airport|aerodrome|airfield)", re.IGNORECASE
)
_STREET: Final = re.compile(
    r".+ (?:street|st\.?|avenue|ave\.?|road|rd\.?|boulevard|blvd\.?|drive|dr\.?|lane|ln\.?|way|court|place|highway|"
    r"freeway|parkway|pkwy|turnpike|expressway|terrace|circle|square|bridge|stra(?:ß|ss)e|interstate)(?: \w+)?"
    r"|(?:interstate|highway|route|i-|us-|sr-|rue|calle|via|avenida|rua|plaza|piazza) ?[\w.'\u2019 -]+|\d+[\w ]* .+",
    re.IGNORECASE,
)
_SITE: Final = re.compile(
    r".*\b(?:prison|jail|penitentiary|correctional|detention|penal|courthouse|center|centre|hall|hospital|clinic|park|"
    r"forest|school|university|college|church|mosque|temple|cathedral|palace|castle|tower|mall|market|hotel|motel|inn|"
    r"casino|stadium|arena|museum|library|building|house|embassy|consulate|station|terminal|base|camp|cemetery|mount|mountain|"
    r"farm|ranch|beach|pier|bay|island|lake|river|creek|canyon|valley|garden|gardens|estate|apartments|plaza|"
    r"neighbou?rhood|checkpoint|crossing|port of entry|garage|field|ground|precinct|facility)\b.*",
    re.IGNORECASE,
)
_COUNTIES_BEHIND: Final = re.compile(
    r"(?:(?:,? (?:and|or|y|et))?,? [A-Z][\w.]{0,30}){0,20} (?:(?P<county>counties)|states|provinces)\b"
)
_KIND_BEFORE: Final = re.compile(
    r"\b(?:(?P<city>(?:sea)?port|city|town|puerto|ciudad|porto|cidade|città|ville|hafen|stadt|haven|stad|город[аеу]?|порт[аеу]?)"
    r"|(?:province|region|department|prefecture|governorate|canton|state|provincia|regi[oó]n|departamento|estado|"
    r"comunidad|provincia|regione|région|département|regi[aã]o|distrito|provinz|kanton|bundesland|region|provincie))"
    r" (?:(?:of|de|du|di|del|da|do|von|van|the|la)(?: the| la)? |d['\u2019])?$",
    re.IGNORECASE,
)
_KIND_BEHIND: Final = re.compile(
    r" (?:state|province|region|oblast|canton|governorate|prefecture|department)\b", re.IGNORECASE
)
_OWNER: Final = re.compile(r"['\u2019]s?$")
_ARTICLE: Final = re.compile(
    r"^(?:[Tt]he |THE |(?:el|la|los|las|le|les|il|lo|gli|i|der|die|das|den|dem|het|o|a|os|as) |l['\u2019])(?=\w)"
)
"""Before a name; El Paso and Los Angeles begin with a capital."""


def readings(name: str) -> list[Surface]:
    """The readings of a name, the most literal first."""
    name = _ARTICLE.sub("", _OWNER.sub("", " ".join(name.split())))
    if len(name) > 100:
        return []
    made = [Surface(name, "county" if _COUNTY.fullmatch(name) else "any")]
    if found := _AIRPORT.fullmatch(name):
        return [Surface(name, "airport"), *_airport(found["x"]), Surface(name, "terminal")]
    for wanted, pattern in _PATTERNS:
        if found := pattern.fullmatch(name):
            core = next(group for group in found.groups() if group)
            made.append(Surface(_ARTICLE.sub("", core), wanted))
    foreign = list(kinds_of(name))
    for kind, core in foreign:
        made += _airport(core) if kind == "airport" else [Surface(core, kind)] if kind == "port" else []
    if _STREET.fullmatch(name):
        made.append(Surface(name, "street"))
    elif _SITE.fullmatch(name) or any(kind == "site" for kind, _ in foreign):
        made.append(Surface(name, "site"))
    elif foreign:
        made.append(Surface(name, "terminal"))
    return made


def _airport(core: str) -> list[Surface]:
    return [Surface(f"{core} Airport", "airport"), Surface(core, "airport")]


def wanted_beside(text: str, start: int, end: int) -> Wanted:
    """What the words beside a name make of it: "Kern, Kings and Tulare counties" are three counties."""
    found = _COUNTIES_BEHIND.match(text, end, end + 300)
    if found is not None:
        return "county" if found["county"] else "region"
    if _KIND_BEHIND.match(text, end, end + 20):
        return "region"
    before = _KIND_BEFORE.search(text[max(0, start - 40) : start])
    if before is None:
        return "any"
    return "city" if before["city"] else "region"
