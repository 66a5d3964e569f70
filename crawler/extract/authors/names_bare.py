"""One name without what stands around it: dates, places, roles, sentences."""

from __future__ import annotations

import re

from crawler.extract.authors.names_shape import PARTICLES, like_person, trimmed
from crawler.extract.authors.words import words

MAX_ACRONYM = 5

_DATE_AFTER = re.compile(
    r"[\s,(–—-]+(?:[^\W\d]{3,12}\.?\s+\d{1,2}\b.*|\d{1,2}[\s./:-].*|\d{4}\b.*|\d{1,2}\s?[年月日時时:：].*)$", re.S
)
_IN_BRACKETS = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]?\s*$")
_DASH = re.compile(r"\s+[–—-]\s+")
_HAN_NAMES = re.compile(r"[\u4e00-\u9fff]{2,4}(?:\s+[\u4e00-\u9fff]{2,4})+")
_HANGUL_NAMES = re.compile(r"[\uac00-\ud7a3]{3,4}(?:[\s·•,]+[\uac00-\ud7a3]{3,4})+")
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇"
    "魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯"
)
_SUFFIX = re.compile(
    r"\s*(?:선임기자|인턴기자|객원기자|전문기자|수습기자|기자|특파원|논설위원|통신원|에디터|記者|记者|さん|氏|报道|報導|報道|"
    r"\s(?:tarafından|द्वारा|writes|schreibt|skriver|scrive|escribe|пишет|пише|kirjoittaa))\s*$"
)
_TITLES = re.compile(r"(?:(?:Dr|Prof|Professor|Doctor)(?:\.\s*|\s+)){1,3}")
_HONOURS = re.compile(r"(?:,?\s+(?:[CDKMO]BE|[KQ]C|MP|MD|PhD|Ph\.D\.?|FRS|FRCP|FRSA|DPhil|RN)){1,4}$")
_PLACED = re.compile(r"(?:^|\s+)[\u4e00-\u9fff]{2,5}(?:报道|報導|報道|讯|訊|电|電)$")


def bare(text: str) -> str:
    """A name without the date, place, bracket or sentence behind it."""
    text = _DATE_AFTER.sub("", _IN_BRACKETS.sub("", text))
    text = _SUFFIX.sub("", _PLACED.sub("", _before_dash(text)))
    kept: list[str] = []
    for word in text.split():
        if _ends_name(word, kept):
            while kept and kept[-1].islower():
                kept.pop()
            if len(kept) < 2:
                return ""
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1].casefold() in PARTICLES and kept[-1].islower():
        kept.pop()
    name = _without_titles(trimmed(_without_role(" ".join(kept))))
    return name + "." if re.search(r"\b(?:Jr|Sr)$", name) else name


def _before_dash(text: str) -> str:
    """What stands before a dash; behind it stands the name where a place comes first."""
    parts = _DASH.split(text)
    is_house = parts[0].isupper() and len(parts[0]) <= MAX_ACRONYM
    return parts[0] if is_house else next((part for part in parts if like_person(part)), parts[0])


def _ends_name(word: str, kept: list[str]) -> bool:
    """Whether a word in small letters stands after two that are not, so that a sentence begins."""
    if len(kept) < 2 or not word[:1].islower() or not kept[0][:1].isupper() or kept[0] == "The":
        return False
    plain = word.casefold()
    return plain not in PARTICLES and plain not in words("group") and not any(sign.isupper() for sign in word)


def _without_role(name: str) -> str:
    """``Ann Lee Senior Reporter`` is Ann Lee, but a desk such as ``Community Editor`` is whole."""
    parts = name.split()
    for number in range(2, len(parts)):
        if parts[number].strip(".,").casefold() in words("role") and like_person(" ".join(parts[:number])):
            return " ".join(parts[:number])
    return name


def _without_titles(name: str) -> str:
    """A name without academic titles before it and honours behind it, unless one word is left."""
    plain = _HONOURS.sub("", _TITLES.sub("", name))
    return plain if " " in plain else name


def side_by_side(name: str) -> list[str]:
    """Names of scripts that put several beside one another with a blank only."""
    if _HANGUL_NAMES.fullmatch(name):
        return re.split(r"[\s·•,]+", name)
    if _HAN_NAMES.fullmatch(name) and all(one[0] in _SURNAMES for one in name.split()):
        return name.split()
    return [name]
