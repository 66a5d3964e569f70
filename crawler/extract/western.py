"""Whether bytes without a believable declaration are the prose of a Western European language."""

from __future__ import annotations

import re

from crawler.extract.language import likelihoods

ENCODING = "cp1252"
LANGUAGES = frozenset({
    "af", "an", "ca", "da", "de", "en", "es", "eu", "ext", "fi", "fr", "ga", "gl", "is", "it", "lb", "nb", "nl",
    "nn", "no", "oc", "pt", "sv",
})  # fmt: skip
MOSTLY = 0.9

_LANG = re.compile(rb"<html\b[^<>]{0,1000}?\blang\s*=\s*[\"']?\s*([a-z]{2,3})\b", re.IGNORECASE)
_RUN = re.compile(rb"[\x80-\xff]+")
_CHARACTERS = frozenset(
    "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßðþÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸÐÞªº°¡¿«»“”„‘’‚–—…€£§©®·•´½¼\xa0\xad"
)


def is_western(body: bytes, prose: bytes) -> bool:
    """Say whether ``prose``, the page's bytes without markup, reads as windows-1252 in a language written so.

    The bytes must fit first: single accented letters between plain ones, and only such as these languages use. The
    words then decide, and where they are too few, the language that ``body`` declares. Encodings of neighbouring
    alphabets share most of these bytes, so that without the language a short text fits several of them.
    """
    if not _fits(prose):
        return False
    stated = _LANG.search(body[:8192])
    declared = stated[1].decode("ascii").lower() if stated else None
    if declared is not None and declared not in LANGUAGES:
        return False
    shares = likelihoods(prose.decode(ENCODING, "replace"))
    western = sum(share for language, share in shares.items() if language in LANGUAGES)
    return western >= MOSTLY or (declared is not None and western > 1 - MOSTLY)


def _fits(prose: bytes) -> bool:
    runs = _RUN.findall(prose)
    total = sum(map(len, runs))
    single = sum(len(run) for run in runs if len(run) <= 2)
    known = sum(character in _CHARACTERS for character in b"".join(runs).decode(ENCODING, "replace"))
    return total > 0 and single >= total * MOSTLY and known >= total * MOSTLY
