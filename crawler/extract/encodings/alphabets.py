"""Letters beyond a to z that languages are written with, and the older encodings that hold them.

The letters follow the exemplar characters of CLDR; the encodings are those of the WHATWG Encoding Standard and the ones
that files from old Macintosh and DOS machines come in.
"""

from __future__ import annotations

from collections.abc import Mapping

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ،؛؟"

LETTERS: Mapping[str, str] = {
    "af": "áéèêëíîïóôúû",
    "ca": "àçéèíïóòúü·",
    "da": "åæøé",
    "de": "äöüß",
    "en": "",
    "es": "áéíóúñüªº¿¡",
    "et": "äõöüšž",
    "eu": "ñçü",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóú",
    "gl": "áéíóúñü",
    "id": "",
    "is": "áéíóúýþæðö",
    "it": "àéèìíîóòùú",
    "lb": "äéë",
    "ms": "",
    "nl": "áäéèëíïóöúü",
    "nn": "æøåéèêóòô",
    "no": "æøåéèêóòô",
    "oc": "áàçéèíïóòúü",
    "pt": "áàâãçéêíóôõúªº",
    "sq": "ëç",
    "sv": "åäöé",
    "sw": "",
    "bs": "čćđšž",
    "cs": "áčďéěíňóřšťúůýž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșşțţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "tr": "çğıiöşüâîû",
    "az": "çəğıiöşü",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "kk": _RUSSIAN + "ё",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "ru": _RUSSIAN + "ё",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "el": "αάβγδεέζηήθιίϊΐκλμνξοόπρστυύϋΰφχψωώς",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ar": _ARABIC,
    "fa": _ARABIC + "پچژگک",
    "ur": _ARABIC + "پچژگکٹڈڑںھہےۓ",
    "th": "".join(map(chr, range(0x0E01, 0x0E5C))),
    "vi": "ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự\u0300\u0301\u0303\u0309\u0323",
}
"""Lower-case letters by BCP-47 primary subtag, with the marks that texts of the language stand out by."""

_WESTERN = (
    "en", "es", "fr", "de", "pt", "it", "nl", "sv", "da", "no", "nn", "fi", "ca", "gl", "eu", "is", "af", "ga", "lb",
    "oc", "sq", "et", "id", "ms", "sw",
)  # fmt: skip
_CENTRAL = ("pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq", "de")
_CYRILLIC = ("ru", "uk", "bg", "sr", "mk", "be", "kk")

SINGLE_BYTE: Mapping[str, tuple[str, ...]] = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1251": _CYRILLIC,
    "koi8-r": ("ru", "bg"),
    "koi8-u": ("uk",),
    "iso8859-5": _CYRILLIC,
    "cp866": ("ru",),
    "mac_cyrillic": ("ru", "uk", "bg", "sr", "mk"),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1254": ("tr", "az"),
    "cp1255": ("he",),
    "cp1256": ("ar", "fa", "ur"),
    "iso8859-6": ("ar",),
    "cp1257": ("lt", "lv", "et"),
    "iso8859-13": ("lt", "lv"),
    "cp874": ("th",),
    "cp1258": ("vi",),
    "mac_roman": ("fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "en", "ca", "gl"),
}
"""Encodings of one byte a character, by Python's names, with the languages that were written in them."""

MULTI_BYTE: Mapping[str, str] = {
    "cp932": "ja",
    "euc_jp": "ja",
    "cp949": "ko",
    "gb18030": "zh",
    "big5hkscs": "zh",
}
