"""By which marks an element says who wrote something, or when."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from crawler.extract.threads.dates import looks_like_time

MAX_TOKENS = 8
MAX_TAILS = 6

_NAME = re.compile(
    r"^name$|user-?_?name|author|poster|nick(?:name)?$|creator|hnuser|byline|postprofile|user-?_?info|userbit|member-?name|"
    r"(?:^|[-_])(?:nick|writer|autor|auteur|verfasser|benutzer|pseudo|usuario|utente|uzytkownik|avtor|forfatter|kayttaja|"
    r"felhasznalo|kullanici|pengguna)(?:name|info|nym)?(?:[-_]|$)|"
    r"persona|profile-?(?:link|name)|username|^u-[\w-]+$|^user$|comment-?user|user-?link|from_user",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"/(?:u|users?|members?|profile|profil|people|utilisateur|usuario|benutzer)(?:[/.?]|$)|/~|/@|"
    r"member(?:list)?\.php|mode=viewprofile|action=profile|showuser=|[?&]uid=|user\.php|profile\.php",
    re.IGNORECASE,
)
_STATING = ("itemprop", "data-testid", "rel")
_TIME = re.compile(
    r"(?:^|[-_])(?:date|time|timestamp|timeago|posted|postdate|relativetime|datetime|when|age|fecha|datum|dato|zeit|heure|"
    r"tarih|zaman|tanggal|waktu|czas|vreme|ngay)",
    re.I,
)

_SINCE = re.compile(
    r"(?<![^\W_])(?:joined|join date|registered|registration date|member since|last (?:seen|online|active|visit)|"
    r"registriert|anmeldedatum|angemeldet|dabei seit|mitglied seit|beigetreten|zuletzt (?:online|aktiv)|"
    r"inscrit|inscription|membre depuis|enregistré|registrado|miembro desde|ingreso|desde|membro d|ingressou|cadastr|"
    r"iscritto|iscrizione|"
    r"registrato|lid sinds|lid geworden|geregistreerd|zarejestr|dołączył|rejestracja|registr|člen od|csatlakozott|"
    r"regisztr|tag óta|înregistrat|membru din|регистр|зарегистрир|на форуме с|на сайте с|реєстр|зареєстр|з нами з|"
    r"регистриран|член от|придружио|pridružen|učlanjen|član od|medlem (?:siden|sedan|fra)|tilmeldt|gick med|"
    r"reg\.?\s?datum|liittynyt|rekister|liitunud|pievienojies|prisijungė|εγγραφή|μέλος|katılım|kayıt|üyelik|"
    r"تاريخ التسجيل|انضم|عضو منذ|تاریخ عضویت|הצטרף|חבר מ|शामिल हुए|bergabung|terdaftar|tham gia|gia nhập)|"
    r"注册|註冊|加入|登録日|가입|เข้าร่วม|สมัครเมื่อ",
    re.IGNORECASE,
)
"""Words for since when someone is a member, or was last there."""


def names_someone(element: etree._Element) -> bool:
    """Whether an element is built to say who wrote something."""
    classes = element.get("class")
    if (classes and _says(classes)[0]) or element.get("data-author"):
        return True
    for name in _STATING:
        mark = element.get(name)
        if mark and ("author" in mark or "username" in mark):
            return True
    return element.tag == "a" and bool(_MEMBER.search((element.get("href") or "")[:300]))


def names_a_time(element: etree._Element) -> bool:
    """Whether an element is built to say when something was written, or does so in a short text of its own."""
    return (_states_a_time(element) or _tells_a_time(element)) and not _says_since(element)


def _states_a_time(element: etree._Element) -> bool:
    classes = element.get("class")
    if element.tag == "time" or (classes and _says(classes)[1]) or element.get("datetime"):
        return True
    return "date" in (element.get("itemprop") or "") or (element.tag == "abbr" and bool(element.get("title")))


def _tells_a_time(element: etree._Element) -> bool:
    """Whether a time stands in an element's own text, before its first children or right behind one of them."""
    if _is_time(element.text):
        return True
    for number, child in enumerate(element):
        if number == MAX_TAILS:
            return False
        if _is_time(child.tail):
            return True
    return False


def _is_time(text: str | None) -> bool:
    if not text or len(text) > 400:
        return False
    text = text.strip()
    return 2 <= len(text) <= 90 and looks_like_time(text)


def _says_since(element: etree._Element) -> bool:
    """Whether an element says since when someone is a member, which stands beside every post of theirs."""
    parent = element.getparent()
    if element.tag in ("dd", "dt") or (parent is not None and parent.tag in ("dd", "dl")):
        return True
    before = element.getprevious()
    texts = (element.text, before.text if before is not None else None, element.get("title"))
    return any(_SINCE.search(text[:80]) for text in texts if text)


def tokens(element: etree._Element) -> list[str]:
    """The first class names of an element."""
    return (element.get("class") or "").split()[:MAX_TOKENS]


@lru_cache(maxsize=8192)
def _says(classes: str) -> tuple[bool, bool]:
    """Whether class names speak of who and of when."""
    named = [token[:80] for token in classes.split()[:MAX_TOKENS]]
    return any(map(_NAME.search, named)), any(map(_TIME.search, named))
