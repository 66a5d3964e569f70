"""Words that media call themselves by, in many languages: what ends in one behind a title is mostly a site."""

from __future__ import annotations

import re

MAX_WORDS = 4
MAX_UNSPACED = 14

_WORDS = frozenset({
    "news", "times", "post", "daily", "herald", "gazette", "journal", "tribune", "chronicle", "telegraph", "observer",
    "weekly", "magazine", "radio", "tv", "press", "newspaper", "broadcasting", "nachrichten", "zeitung", "tageblatt",
    "anzeiger", "rundschau", "kurier", "tagblatt", "noticias", "diario", "periódico", "prensa", "notícias", "jornal",
    "diário", "folha", "actualités", "actu", "quotidien", "notizie", "giornale", "quotidiano", "corriere", "nieuws",
    "krant", "dagblad", "nyheter", "nyheder", "dagbladet", "avisen", "tidning", "tidningen", "uutiset", "lehti",
    "sanomat", "wiadomości", "gazeta", "dziennik", "zprávy", "deník", "noviny", "správy", "novice", "vijesti",
    "vesti", "novosti", "știri", "ziar", "ziarul", "hírek", "hírlap", "naujienos", "ziņas", "uudised", "lajme",
    "новости", "газета", "известия", "вести", "вестник", "новини", "вісник", "жаңалықтары", "ειδήσεις", "νέα",
    "εφημερίδα", "haber", "haberleri", "gazetesi", "haberler", "xəbərlər", "أخبار", "الأخبار", "اخبار", "صحيفة",
    "جريدة", "خبر", "خبرگزاری", "روزنامه", "خبریں", "نیوز", "חדשות", "समाचार", "न्यूज़", "न्यूज", "खबर", "ख़बर",
    "बातमी", "बातम्या", "সংবাদ", "খবর", "নিউজ", "செய்திகள்", "వార్తలు", "సమాచారం", "સમાચાર", "വാർത്ത", "ข่าว", "báo",
    "berita", "kabar", "habari",
})  # fmt: skip
_UNSPACED = re.compile(
    r"(?:网|網|报|報|新闻|新聞|日报|日報|晚报|在线|電視|电视台|通讯社|通訊社|ニュース|テレビ|放送|オンライン|タイムズ|뉴스|일보|신문|방송|타임스)$"
)
_BLANKS = re.compile(r"[\s.,&+-]+")


def is_media(piece: str) -> bool:
    """Whether a few words at the end of a title read like the name of a newspaper or broadcaster."""
    words = [word for word in _BLANKS.split(piece.casefold()) if word]
    if len(words) == 1 and _UNSPACED.search(piece):
        return len(piece) <= MAX_UNSPACED
    return 1 < len(words) <= MAX_WORDS and any(word in _WORDS for word in words)
