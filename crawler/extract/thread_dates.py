"""Times as forums write them: by the calendar, or told from the reader's own day (``Yesterday, 10:32``)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.extract.dates import plausible, read_date
from crawler.extract.loosedates import read_loose_date

MAX_LENGTH = 120

_DAYS = {
    0: "today heute aujourd'hui aujourd’hui hoy сегодня oggi vandaag hoje dziś dzisiaj bugün idag dnes",
    1: "yesterday gestern hier ayer вчера ieri gisteren ontem wczoraj dün igår včera",
    2: "vorgestern avant-hier anteayer позавчера eergisteren anteontem",
}
_TODAY = {word: days for days, words in _DAYS.items() for word in words.split()}
_WEEKDAYS = {
    word: number
    for number, words in enumerate((
        "monday montag lundi lunes понедельник lunedì maandag segunda-feira segunda",
        "tuesday dienstag mardi martes вторник martedì dinsdag terça-feira terça",
        "wednesday mittwoch mercredi miércoles среда mercoledì woensdag quarta-feira quarta",
        "thursday donnerstag jeudi jueves четверг giovedì donderdag quinta-feira quinta",
        "friday freitag vendredi viernes пятница venerdì vrijdag sexta-feira sexta",
        "saturday samstag samedi sábado суббота sabato zaterdag",
        "sunday sonntag dimanche domingo воскресенье domenica zondag",
    ))
    for word in words.split()
}  # fmt: skip
_UNITS = {
    word: seconds
    for seconds, words in {
        1: "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos секунду секунды секунд "
        "secondo secondi seconden",
        60: "m min mins minute minutes minuten minuto minutos минуту минуты минут minuti minuut",
        3600: "h hr hrs hour hours stunde stunden heure heures hora horas час часа часов ora ore uur uren",
        86400: "d day days tag tage tagen jour jours día días dia dias день дня дней giorno giorni dag dagen",
        604800: "w wk week weeks woche wochen semaine semaines semana semanas неделю недели недель settimana settimane "
        "weken",
        2629746: "mo month months monat monate monaten mois mes meses месяц месяца месяцев mese mesi maand maanden mês",
        31556952: "y yr yrs year years jahr jahre jahren an ans año años год года лет anno anni jaar ano anos",
    }.items()
    for word in words.split()
}
_ONE = "a|an|one|einer|einem|eine|ein|une?|una|uno|um|uma|een"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_AGO = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:about\s+|over\s+)?(?P<n>\d{{1,4}}|{_ONE})\s*(?P<u>{_UNIT})\.?\s+(?:ago|назад|fa|geleden|atrás)\b",
        rf"\b(?:vor|il\s+y\s+a|hace|há)\s+(?P<n>\d{{1,4}}|{_ONE})\s+(?P<u>{_UNIT})\b",
        r"^\W*(?P<n>\d{1,4})(?P<u>s|m|min|h|d|w|mo|y)\W*$",
    )
]
_CLOCK = r"(?P<h>\d{1,2})[:.h](?P<mi>\d{2})(?::(?P<s>\d{2}))?(?:\s*(?P<ap>[ap])\.?\s?m\b)?"
_NAMED = re.compile(
    rf"\b(?P<day>{'|'.join(sorted(map(re.escape, (*_TODAY, *_WEEKDAYS)), key=len, reverse=True))})\b"
    rf"(?:[\s,.|–—-]*(?:at|um|à|a\s+las|alle|om|às|в|o|kl\.?)?\s*{_CLOCK})?",
    re.IGNORECASE,
)
_BEGINNINGS = re.compile(r"(?<![\w./:-])(?=[^\W_])")
_DIGIT = re.compile(r"\d")
_LIKE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}:\d\d\b|\b(?:ago|назад|geleden|fa)\b|\b(?:vor|hace|há|il y a)\s+\d|"
    rf"\b(?:{'|'.join(map(re.escape, _TODAY))})\b",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?$")


def looks_like_time(text: str) -> bool:
    """Whether a short text may say when something was written; a quick look, not a reading."""
    text = text[:MAX_LENGTH]
    return bool(_LIKE.search(text)) if _DIGIT.search(text) else not _TODAY.keys().isdisjoint(text.lower().split()[:4])


def read_post_date(text: str | None, now: datetime, *, day_first: bool | None = None) -> str | None:
    """Return when a post was written as ISO-8601, by a text that says so anywhere within its first 120 characters.

    Times told from ``now`` come with its offset where they are spans (``3 hours ago``: to the minute; days and more:
    the date alone) and without one where a clock is read (``Yesterday, 10:32``). None where nothing plausible is said.
    """
    text = " ".join((text or "")[: MAX_LENGTH * 4].split())[:MAX_LENGTH]
    if not text:
        return None
    epoch = _EPOCH.match(text)
    if epoch:
        return datetime.fromtimestamp(int(text[:10]), now.tzinfo).isoformat()
    for found in (_calendar(text, day_first), _ago(text, now), _named(text, now)):
        if plausible(found, now):
            return found
    loose = read_loose_date(text) if looks_like_time(text) else None
    return loose if plausible(loose, now) else None


def is_relative(text: str | None) -> bool:
    """Whether a text tells a time as a span from now, so that it reads differently on every visit."""
    return any(form.search((text or "")[:MAX_LENGTH]) for form in _AGO)


def _calendar(text: str, day_first: bool | None) -> str | None:
    """The first whole date: what stands before it (``Posted by``, ``#3``, ``»``) is passed over."""
    for found in list(_BEGINNINGS.finditer(text))[:16]:
        date = read_date(text[found.start() :], day_first=day_first)
        if date:
            return date
    return None


def _ago(text: str, now: datetime) -> str | None:
    for form in _AGO:
        if found := form.search(text):
            many = int(found["n"]) if found["n"].isdigit() else 1
            seconds = _UNITS[found["u"].lower()] * many
            if seconds > 86400 * 36525:
                return None
            when = now - timedelta(seconds=seconds)
            return when.date().isoformat() if seconds >= 86400 else when.replace(second=0, microsecond=0).isoformat()
    return None


def _named(text: str, now: datetime) -> str | None:
    found = _NAMED.search(text)
    if not found:
        return None
    word = found["day"].lower()
    back = _TODAY[word] if word in _TODAY else (now.weekday() - _WEEKDAYS[word]) % 7
    day = now.date() - timedelta(days=back)
    if not found["h"]:
        return day.isoformat() if word in _TODAY else None
    hour, half = int(found["h"]), (found["ap"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or int(found["mi"]) > 59:
        return day.isoformat()
    return f"{day.isoformat()}T{hour:02}:{found['mi']}:{int(found['s'] or 0):02}"
