"""Years of other calendars, in those of ours."""

from __future__ import annotations

from datetime import date

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_PERSIAN = ("fa", "ps", "prs", "tg", "glk", "mzn")
BUDDHIST = 543


def year_of(digits: str, *, era: str | None = None, language: str = "") -> int:
    """Return the year that is meant: of an era of Japan or Taiwan, of the Buddhist count, or with two digits.

    Two digits count from 1970, as mail programs read them; in Thai they are of the Buddhist count. Raises
    ``ValueError`` for less than four digits otherwise.
    """
    year = int(digits.strip("'’"))
    if era:
        return year + _ERAS[era]
    if len(digits.strip("'’")) == 2:
        if language == "th" and year >= 40:
            return year + 2500 - BUDDHIST
        return year + (1900 if year >= 70 else 2000)
    if year < 1000:
        raise ValueError(f"{year} is no year")
    return year - BUDDHIST if 2440 <= year <= 2740 else year


def is_persian(year: int, language: str) -> bool:
    """Whether a year is one of the solar calendar of Iran: such a number, in a language that counts so."""
    return 1300 <= year < 1500 and language in _PERSIAN


def from_persian(year: int, month: int, day: int) -> date:
    """Return the day of the solar calendar of Iran, by its leap cycle of 33 years, which is exact from 1206 to 1498.

    Raises ``ValueError`` for a month or day that is none.
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError(f"{year}-{month}-{day} is no day")
    shifted = year + 1595
    before = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    days = -355668 + 365 * shifted + shifted // 33 * 8 + (shifted % 33 + 3) // 4 + day + before
    return date.fromordinal(days - 365)
