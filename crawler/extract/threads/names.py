"""Names as people give themselves in threads: handles as well as full names."""

from __future__ import annotations

import re

from crawler.extract.threads.dates import looks_like_time

MAX_NAME = 60
MAX_WORDS = 6

_BY = re.compile(
    r"^(?:(?:re\s*:\s*)?(?:posted|written|started|submitted|asked|answered|original post)\s+)?"
    r"(?:by|from|von|vom|par|por|di|da|de|av|af|od|autor|author|автор|от|від|par|door|przez|tarafından|oleh|bởi)\b[\s:]+(?=\S)|"
    r"^[\s@»>•·|#:–—-]+",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\s+(?:says?|said|wrote|writes|commented|replied|posted|schreibt|schrieb|sagt|sagte|meint|kommentierte|dice|dijo|"
    r"escribió|comentó|diz|disse|escreveu|comentou|(?:a )?dit|(?:a )?écrit|scrive|ha scritto|ha detto|zegt|schreef|"
    r"pisze|napisał|napisała|píše|napsal|spune|scrie|skriver|skrev|sier|siger|säger|kirjoitti|írta|пишет|написал|"
    r"написала|говорит|сказал|сказала|пише|каза|diyor(?: ki)?|dedi(?: ki)?|yazdı|γράφει|είπε|berkata|nói|"
    r"说道?|說道?|写道)?[\s:：,·•|»–—-]*$",
    re.IGNORECASE,
)
"""What stands behind a name that begins a line of speech."""
_ADVERTS = frozenset(
    """
    advertisement advertising sponsored promoted werbung anzeige publicité publicidad publicidade pubblicità advertentie
    reklama реклама annons reklame mainos hirdetés publicitate διαφήμιση reklam reklamı إعلان פרסומת 広告 广告 廣告 광고
    iklan โฆษณา विज्ञापन oglas reklaam
    """.split()  # noqa: SIM905 - words are read more easily so than as a list
)


def clean_name(text: str) -> str | None:
    """Return the name that a short text gives, without what stands around it; None where it gives none."""
    name = _BY.sub("", " ".join(text[: 4 * MAX_NAME].split()))
    name = _SAYS.sub("", f"{name} ").strip()
    if not 0 < len(name) <= MAX_NAME or len(name.split()) > MAX_WORDS or not any(map(str.isalnum, name)):
        return None
    if name.isdigit() or "://" in name or looks_like_time(name):
        return None
    return name


def is_advert(name: str | None) -> bool:
    """Whether a name says that what stands below it is advertising."""
    return name is not None and name.casefold() in _ADVERTS
