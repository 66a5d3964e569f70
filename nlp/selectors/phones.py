"""Telephone numbers, written internationally or as the countries that the text speaks of write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import phonenumbers

from nlp.marks import Mark

_CANDIDATE: Final = re.compile(
    r"(?<![\w.,+/$\u00a3\u20ac-])(?:\+|00)?\(?[0-9](?:[ \u00a0().\u2010-\u2015/-]{0,3}[0-9]){6,16}(?![\w]"
    r"|[,.][0-9]|-[0-9])"
)
_INTERNATIONAL: Final = re.compile(r"(?:\+|00)[ (]*[1-9]")
_NATIONAL: Final = re.compile(
    r"\(?0[0-9]|\(?[2-9][0-9]{2}\)?[ .\u2010-\u2015-]{0,2}[2-9][0-9]{2}[ .\u2010-\u2015-][0-9]{4}$|1[ -][2-9][0-9]{2}"
)
_DATE: Final = re.compile(
    r"(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./](?:19|20)[0-9]{2}"
)
_CUE: Final = re.compile(
    r"(?:tel(?:ephone|efono|\u00e9fono|\u00e9phone)?|phone|call|cell|mobile|m\u00f3vil|whats?app|signal|fax|office|hotline|text|sms|dial|contact|number)\b[^.\n]{0,20}$",
    re.IGNORECASE,
)
_REGIONS: Final = {
    "US": r"U\.?S\.?A?\b|United States|California|Texas|Florida|New York",
    "GB": r"UK\b|Britain|British|England|London|Scotland|Wales|Manchester",
    "MX": r"M[e\u00e9]xic",
    "AU": r"Australia", "CA": r"Canad", "IE": r"Ireland|Irish|Dublin", "NL": r"Netherlands|Dutch|Rotterdam|Amsterdam",
    "BE": r"Belgi|Antwerp", "ES": r"Spain|Spanish|Espa\u00f1|Madrid", "FR": r"France|French|Fran\u00e7|Paris",
    "DE": r"German|Deutsch|Berlin|Hamburg", "IT": r"Ital", "CO": r"Colombia", "EC": r"Ecuador", "BR": r"Brazil|Brasil",
    "PT": r"Portug", "PL": r"Poland|Polish|Polska", "NZ": r"New Zealand", "ZA": r"South Africa", "IN": r"\bIndia",
    "TH": r"Thai", "PH": r"Philippin", "TR": r"T[u\u00fc]rk",
}  # fmt: skip
_MENTIONED: Final = re.compile("|".join(rf"(?P<{region}>\b(?:{words}))" for region, words in _REGIONS.items()))
_BY_LANGUAGE: Final = {
    "en": ("US", "GB"), "es": ("ES", "MX"), "fr": ("FR", "BE"), "de": ("DE",), "nl": ("NL", "BE"), "it": ("IT",),
    "pt": ("PT", "BR"), "pl": ("PL",), "tr": ("TR",), "th": ("TH",),
}  # fmt: skip
_TELLING: Final = 5000


def read_phones(text: str, language: str | None = None) -> Iterator[Mark]:
    """Yield PHONE marks with the number in E.164 as ``canonical``. ``language`` (BCP 47) hints at the country."""
    regions: Sequence[str] | None = None
    for found in _CANDIDATE.finditer(text):
        written = found[0]
        if _DATE.match(written):
            continue
        if _INTERNATIONAL.match(written):
            number = _parsed("+" + written[2:] if written.startswith("00") else written, None, certain=True)
        elif _NATIONAL.match(written):
            regions = regions or regions_of(text, language)
            certain = _CUE.search(text[max(0, found.start() - 40) : found.start()]) is not None
            number = next(filter(None, (_parsed(written, region, certain) for region in regions)), None)
        else:
            continue
        if number is not None:
            yield Mark(found.start(), found.end(), "PHONE", number, 0.9)


def regions_of(text: str, language: str | None) -> tuple[str, ...]:
    """Countries whose way of writing numbers is tried: those mentioned, most often first, then the language's."""
    counts: dict[str, int] = {}
    for found in _MENTIONED.finditer(text[:_TELLING]):
        region = found.lastgroup or ""
        counts[region] = counts.get(region, 0) + 1
    usual = _BY_LANGUAGE.get((language or "en").split("-")[0].lower(), ())
    return tuple(dict.fromkeys([*sorted(counts, key=lambda region: -counts[region]), *usual]))


def _parsed(written: str, region: str | None, certain: bool) -> str | None:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    # Numbers set aside for fiction, and new ranges, are possible without being valid.
    sound = phonenumbers.is_valid_number(number) or (certain and phonenumbers.is_possible_number(number))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if sound else None
