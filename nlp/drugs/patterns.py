"""Substances that the lexicon need not list because their names are built by a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.lexicon import fold, load

_GROUP: Final = (
    r"(?:acetyl|acryl(?:oyl)?|butyr(?:yl)?|valeryl|crotonyl|pivaloyl|hexanoyl|senecioyl|tigloyl|furanyl|furoyl|thio|"
    r"thienyl|fluoro|chloro|bromo|iodo|methyl|methoxy|ethyl|ethoxy|propyl|propionyl|hydroxy|iso|nor|des|di|tetrahydro|"
    r"cyclo(?:propyl|butyl|pentyl|hexyl)|benzyl|benzoyl|phenyl|dioxole|carbamate|ortho|meta|para|alpha|beta|cis|trans|"
    r"methylene|ethylene|dioxy|pentyl|butyl|amino|nitro|dimethoxy|dimethyl|but|pro?p|pent|hex|eth|meth)"
)
_PLACE: Final = (
    r"(?:(?:[\dNnOoPpMm\u03b1-\u03c9](?:,[\dN]){0,3}['\u2032]?|ortho|meta|para|alpha|beta|cis|trans)[- ]){0,3}"
)
_HEAD: Final = r"(?<![\w-])"
_TAIL: Final = r"(?![\w]|-[A-Za-z]{1,3}\d)"


@dataclass(frozen=True, slots=True)
class Family:
    """Names of one build. ``hints`` are parts in small letters of which each such name has one."""

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


def _family(name: str, hints: str, pattern: str, *, cased: bool = False) -> Family:
    return Family(
        name, tuple(hints.split()), re.compile(_HEAD + pattern + _TAIL, re.NOFLAG if cased else re.IGNORECASE)
    )


FAMILIES: Final = (
    _family(
        "nitazene",
        "nitaz",
        r"(?:N-?(?:desethyl|pyrrolidino|piperidinyl)[- ])?[a-z]{0,14}nitaz(?:en(?:e|es|o|os|a|y)?|epyne|epipne)",
    ),
    _family("fentanyl analogue", "fentan", rf"{_PLACE}(?:{_GROUP}[- ]?){{1,6}}fentan[iy]l(?:s|o|e)?"),
    _family("cathinone", "cathinon", rf"{_PLACE}(?:{_GROUP}[- ]?){{1,6}}cathinone"),
    _family("benzodiazepine", "zolam zepam", r"[a-z]{2,16}(?:zolam|azepam)"),
    _family("synthetic cannabinoid", "jwh thj sdb-", r"(?:JWH-?\d{2,3}|THJ-?\d{3,4}|SDB-\d{3})"),
    _family(
        "synthetic cannabinoid",
        "inaca bica pica chmica aica egaclone poxizid moxizid",
        r"(?:[\dA-Za-z]{1,8}-){0,4}[\dA-Za-z]{0,8}(?:INACA|(?:[BPC]|CHM|FUB|BUT)ICA|7AICA|(?:P|M)EGACLONE|OXIZID)",
        cased=True,
    ),
    _family("2C phenethylamine", "2c", r"(?:2C-(?:[BCDEFGHINPV]|T-?\d{1,2}|TFM)(?:-FLY)?|2CB)"),
    _family("NBOMe", "nbo", r"\d\d?[A-Z]{1,3}\d?-?NB(?:OMe|OH|F|MD)"),
    _family(
        "amphetamine or cathinone",
        "-fa -fma -fea -mmc -cmc -mec -fmc -cec -bmc -ema -apb -mapb -apdb -fpm -mpm -eapb",
        r"(?:[3-6]-FA|[2-6]-(?:FMA|FEA|MMC|CMC|MEC|FMC|CEC|BMC|EMC|APB|MAPB|EAPB|APDB|FPM|MPM))",
    ),
    _family(
        "tryptamine or arylcyclohexylamine",
        "-meo -ho- -aco -pro",
        r"[2-6]-(?:MeO|HO|AcO|PrO)-(?:DMT|MET|MiPT|DiPT|DET|EPT|MALT|DALT|DPT|[aA\u03b1]MT|PCP|PCE|PCMo)",
    ),
    _family(
        "pyrovalerone",
        "pvp php pihp phip pbp ppp pvt",
        r"(?:[34]-?(?:F|Cl|Me|MeO)-)?(?:a-?|(?:\u03b1|alpha)[- ]?)P(?:VP|HP|iHP|HiP|BP|PP|VT)",
    ),
    _family("lysergamide", "-lsd -lad", r"(?:1[a-z]{1,3}-(?:LSD|AL-LAD)|AL-LAD|ETH-LAD|PRO-LAD|LSZ)"),
    _family("synthetic opioid", "u-4 u-5 u4", r"U-?(?:4\d{4}|5[01]\d{3})"),
)
"""Built from the naming habits that the notices of UNODC and the EU early warning system follow."""


@dataclass(frozen=True, slots=True)
class Built:
    """A name built by a pattern: its place in the text, the canonical id, and what family it is of."""

    start: int
    end: int
    id: str
    family: str


def find_built_names(text: str) -> Iterator[Built]:
    """Yield the names that follow a pattern, by family; takes time linear in the text."""
    small = text.lower()
    for family in FAMILIES:
        if any(hint in small for hint in family.hints):
            for found in family.pattern.finditer(text):
                yield Built(found.start(), found.end(), built_id(found[0]), family.name)


def built_id(name: str) -> str:
    """The substance's id: the lexicon's where it has the name, else the name in small letters with plain hyphens."""
    form = fold(name)
    uses = load().by_term.get(form) or load().by_term.get(form.replace(" ", ""))
    if uses:
        return uses[0].entry.id
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", name.lower()).replace("\u03b1", "alpha").replace("\u2032", "'")
    return re.sub(r"\b(?:a|alpha)[- ]?(?=p[a-z]{2,3}$)", "alpha-", re.sub(r"\s+", " ", plain))
