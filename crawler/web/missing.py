"""Pages that say they are not there, under a status that says they are (soft 404)."""

from __future__ import annotations

import re

MAX_TEXT = 1500
"""Letters of text from which a page with such a title is an article about it."""
LITTLE = 300
"""Letters of text up to which words count that a headline may have as well."""

_SURE = re.compile(
    r"^\W*(?:error\s*)?(?:404|410)\b(?!\s+\w)|\b404\s*(?:error|not found|page)|\berror\W+404\b|[-–—:|]\s*404\s*$|"
    r"\b(?:page|document|file|url) (?:(?:was|is|could|can|you \w+ \w+) )?(?:not|cannot|can't|couldn't|no longer)\b"
    r".{0,12}\b(?:found|available|exists?)|\bpage (?:does not|doesn.t) exist|"
    r"seite (?:wurde )?(?:leider )?nicht gefunden|p[áa]gina no (?:se )?(?:ha sido )?(?:encontrada|existe)|"
    r"page (?:introuvable|non trouvée)|pagina non (?:trovata|esiste)|página não (?:foi )?encontrada|"
    r"pagina niet gevonden|nie znaleziono strony|strona nie (?:została )?znaleziona|страница не найдена|"
    r"сторінку не знайдено|sayfa bulunamadı|sidan hittades inte|siden (?:blev )?ikke fundet|sivua ei löytynyt|"
    r"页面不存在|找不到(?:页面|网页|頁面)|ページが見つかりません|페이지를 찾을 수 없",
    re.I,
)
_LIKELY = re.compile(
    r"\bnot found\b|\bdoes(?:n.t| not) exist\b|\bno longer (?:available|exists?)\b|nicht gefunden|existiert nicht|"
    r"no (?:se )?(?:ha sido )?encontrad[ao]|no existe|introuvable|n.existe (?:pas|plus)|non trovat[ao]|"
    r"não (?:foi )?encontrad[ao]|niet gevonden|nie znaleziono|не найден|не знайден|bulunamadı|hittades inte|"
    r"ikke fundet|ei löytynyt|不存在|找不到|見つかりません|찾을 수 없",
    re.I,
)


def says_missing(title: str | None, text: str) -> bool:
    """Whether a page is a "not found" under a good status: by its title, or its first line where it has little text."""
    if len(text) > MAX_TEXT:
        return False
    headline, first = (title or "")[:300], text.strip().partition("\n")[0][:200]
    if _SURE.search(headline):
        return True
    return len(text) <= LITTLE and bool(_LIKELY.search(headline) or _SURE.search(first) or _LIKELY.search(first))
