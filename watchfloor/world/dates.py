"""Dates as publishers write them."""

from __future__ import annotations

from datetime import datetime

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def spelled(moment: datetime, language: str) -> str:
    """The day in words: ``3 February 2026``, ``3 de febrero de 2026``, ``3 février 2026``."""
    month = _MONTHS[language].split()[moment.month - 1]
    if language == "es":
        return f"{moment.day} de {month} de {moment.year}"
    day = "1er" if language == "fr" and moment.day == 1 else str(moment.day)
    return f"{day} {month} {moment.year}"


def american(moment: datetime) -> str:
    """The day as ``February 3, 2026``."""
    return f"{_MONTHS['en'].split()[moment.month - 1]} {moment.day}, {moment.year}"


def clock(moment: datetime) -> str:
    """The time of day as ``07:40``."""
    return f"{moment:%H:%M}"
