"""Which programmes of sanctions are about drugs, and whose a reference of the United Nations is."""

from __future__ import annotations

import re

# Programme tags of OFAC: narcotics trafficking (Executive Order 12978), the Kingpin Act, illicit drugs (Executive
# Order 14059). https://ofac.treasury.gov/specially-designated-nationals-list-sdn-list/program-tag-definitions-for-
# ofac-sanctions-lists; long fields are cut by the publisher, so the last one is known by its beginning.
_NARCOTICS = re.compile(r"SDNTK?|ILLICIT-DRUGS\b.*")
_IN_REMARKS = re.compile(r"\[(SDNTK?|ILLICIT-DRUGS[A-Z0-9-]{0,20})\]")
_BETWEEN = re.compile(r"\]\s*\[")

# Committees of the Security Council by the first two letters of a permanent reference number.
# https://main.un.org/securitycouncil/en/sanctions/information
COMMITTEES = {
    "CD": "1533", "CF": "2745", "GB": "2048", "HT": "2653", "IQ": "1518", "IR": "2231", "KP": "1718", "LB": "1636",
    "LY": "1970", "ML": "2374", "QD": "1267/1989/2253", "SD": "1591", "SO": "2713", "SS": "2206", "TA": "1988",
    "YE": "2140",
}  # fmt: skip


def is_narcotics(programme: str) -> bool:
    """Whether a programme of OFAC is about drugs."""
    return _NARCOTICS.fullmatch(programme) is not None


def ofac_programmes(field: str, remarks: str) -> tuple[str, ...]:
    """The programmes that a field like ``SDNT] [SDGT`` names, and those about drugs named in brackets in remarks."""
    named = [part.strip(" []") for part in _BETWEEN.split(field)]
    return tuple(dict.fromkeys(part for part in [*named, *_IN_REMARKS.findall(remarks)] if part))
