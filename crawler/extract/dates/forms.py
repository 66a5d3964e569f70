"""The forms in which dates and times are written, as patterns over the signs of ``months.with_signs``.

What a form gives has the group names ``y m d`` (numbers), ``name`` (a month's sign), ``one two`` (day and month in an
order that the form does not tell), ``short`` (a year of two digits among bare numbers), ``ordinal`` (day of the year),
``week wd``, ``era``, ``h mi s ap z``, ``before`` (the half of the day, where it stands before the hour).
"""

from __future__ import annotations

import re

from crawler.extract.dates.months import JALALI_MONTH, MONTH
from crawler.extract.dates.text import any_of
from crawler.extract.dates.words import date_words

_AT = any_of(date_words("at"))
_YEAR_MARK = any_of(date_words("year-mark"))
_HALF = r"a\.?\s?m\b\.?|p\.?\s?m\b\.?|π\.?\s?μ\b\.?|μ\.?\s?μ\b\.?|sa\b|ch\b|ص|م(?!\w)"
_HALF_BEFORE = r"上午|下午|中午|晚上|凌晨|早上|午前|午後|오전|오후"
_CLOCK = (
    rf"(?:(?P<before>{_HALF_BEFORE})\s*)?"
    r"(?P<h>\d{1,2})(?:\s?[:.h時时시点]\s?(?P<mi>\d{2}|\d(?=[분分]))(?!\d)[분分]?(?::(?P<s>\d{2})(?:[.,]\d+)?)?)?"
    rf"\s*(?P<ap>{_HALF})?"
)
_ZONE = r"(?:\s*\(?(?P<z>z(?![a-z])|(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[a-z]{2,5}\b)\)?)?"
_GAP = r"[\s,|•·/()\[\]t\"'»>.-]"
_WEEKDAY = r"(?:\(?(?:星期|周|週)?[^\W\d]{1,12}\)?[\s,|•·-]*)?"
_BETWEEN = (
    rf"{_GAP}*(?:(?:{_YEAR_MARK})(?!\w)[.,]*\s*)?(?:(?:{_AT})\.?\s*)?"
    rf"|{_GAP}+{_WEEKDAY}(?=\d{{1,2}}[:時时]\d\d|{_HALF_BEFORE})"
)
THEN_TIME = rf"(?:(?:{_BETWEEN}){_CLOCK}(?<=[\d.m分분μصمah]){_ZONE})?"
TIME_BEFORE = re.compile(
    rf"(?<![\d:.,/-])(?P<h>\d{{1,2}})[:h](?P<mi>\d{{2}})(?::(?P<s>\d{{2}}))?\s*(?P<ap>{_HALF})?{_ZONE}"
    r"\s*(?:น|uhr|uur|hrs?|h|ч)?[\s,|•·/.()-]*(?:[^\W\d]{2,12}\.?,?\s+)?$"
)

_DAY_NAME = r"(?:[^\s\d]{2,18}(?:\s[^\s\d]{2,8},)?\s+|[\ue001-\ue00c]\ue0ff*\.?,?\s+)?"
_LINK = any_of(date_words("link"))
_YEAR_LINK = any_of(date_words("year-link"))
_AFTER_YEAR = any_of(date_words("after-year"))
_D = r"(?P<d>\d{1,2})(?!\d)"
_Y = r"(?P<y>\d{4})(?!\d)"
_TH = r"(?:\s?(?:[-.]\s?)?(?:st|nd|rd|th|er|re|o|a|º|an|en|e|го|ше|an|ին|ლს|ος|η)\b)?\.?"
_NAME = rf"(?P<name>{MONTH}|{JALALI_MONTH})(?:\s?[/(]\s?(?:{MONTH})\)?)?"
_END = r"(?![\d]|[./:-]\d)"

STRICT = [
    re.compile(form)
    for form in (
        rf"(?P<y>\d{{4}})\s?([-/.])\s?(?P<m>\d{{1,2}})\s?\2\s?(?P<d>\d{{1,2}})(?!\d){THEN_TIME}",
        rf"(?P<y>\d{{4}})(?P<m>\d\d)(?P<d>\d\d)(?:t?(?P<h>\d\d):?(?P<mi>\d\d):?(?P<s>\d\d)?(?:[.,]\d+)?{_ZONE})?(?!\d)",
        rf"(?P<y>\d{{4}})-(?P<ordinal>\d{{3}})(?!\d){THEN_TIME}",
        r"(?P<y>\d{4})-?w(?P<week>\d\d)(?:-?(?P<wd>[1-7]))?$",
        r"(?P<y>\d{4})-(?P<m>\d\d)$",
    )
]
"""Forms that machines write and that only count at the beginning of a text, with the first of the others."""

FORMS = [
    re.compile(form)
    for form in (
        rf"{_D}{_TH}[\s,-]*(?:(?:{_LINK})\s*)?[\s-]*{_NAME}\.?[\s,-]*(?:(?:{_YEAR_LINK})\s*)?"
        rf"(?P<y>\d{{4}}(?!\d)|['’]?\d{{2}}(?!\d|:)){THEN_TIME}",
        rf"{_NAME}\.?\s*{_D}(?:\s?(?:st|nd|rd|th)\b)?,?\.?[\s-]+(?:(?:{_YEAR_LINK})\s*)?{_Y}{THEN_TIME}",
        rf"{_NAME}\s+{_D}\s+{_CLOCK}(?:\s+(?P<z>[a-z]{{2,5}}|[+-]\d{{4}}))?\s+{_Y}",
        rf"{_Y}[\s,.-]*(?:(?:{_AFTER_YEAR})[\s.]*)?{_NAME}[\s.-]*{_D}(?![:.]\d){THEN_TIME}",
        rf"{_Y}[\s.]*(?:{_AFTER_YEAR})\s*{_D}[\s.-]*{_NAME}{THEN_TIME}",
        rf"{_D}\s*(?:thang|thg)\.?\s*(?P<m>\d{{1,2}})[\s,.-]*(?:nam\s*)?{_Y}{THEN_TIME}",
        rf"{_Y}\s*(?:оны?\s*)?(?P<m>\d{{1,2}})\s?(?:-?\s?р|дугаар|дүгээр)?\s*(?:сарын|сар)\s*{_D}{THEN_TIME}",
        rf"(?P<era>令和|平成|昭和|民國|民国)?\s?(?P<y>\d{{1,4}})\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日号號일]"
        rf"{THEN_TIME}",
        rf"(?P<y>\d{{4}})\s?([-/.])\s?(?P<m>\d{{1,2}})\s?\2\s?(?P<d>\d{{1,2}}){_END}{THEN_TIME}",
        rf"(?P<one>\d{{1,2}})\s?(?P<mark>[./-])\s?(?P<two>\d{{1,2}})\s?(?P=mark)\s?{_Y}{THEN_TIME}",
        rf"(?P<one>\d{{2}})(?P<mark>[./-])(?P<two>\d{{2}})(?P=mark)(?P<short>\d{{2}}){_END}{THEN_TIME}",
    )
]
"""Forms that people write, anywhere in a text."""

BEGINNING = re.compile(_DAY_NAME)
STARTS = re.compile(rf"\d|{MONTH}|{JALALI_MONTH}|令和|平成|昭和|民國|民国")
"""How every form begins."""
LIKELY = re.compile(r"\d{4}|\d\d[./-]\d\d[./-]\d\d|\d\s?[年년]|\d{1,2}\D{3,12}\d\d\b")
"""A quick look: nothing without a match can be a date."""
