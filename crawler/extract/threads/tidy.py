"""What is left of tools and headings in the texts of posts, known by its standing in nearly all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.extract.heuristics import heuristic
from crawler.extract.threads.dates import looks_like_time
from index.model import Post

LEAST_POSTS = 3
MOST = 0.5
MAX_LINE = 40
MAX_EDITED = 140
MAX_ENDS = 4
"""Lines at either end of a text that are looked at."""

COMMON_LINES = heuristic("threads.common-lines", "short lines at the ends of most posts, such as the names of buttons")
EDITED = heuristic("threads.edited", "a last line that says when and by whom a post was changed")
OWN_HEAD = heuristic("threads.own-head", "author and time at the beginning of a post's own text")


_EDITED = re.compile(
    r"\W*(?:(?:this (?:post|message) (?:was|has been) )?(?:last |most recently )?(?:edited|modified)|"
    r"last (?:changed|updated|edit)|(?:zuletzt )?(?:bearbeitet|geändert|editiert)|"
    r"(?:dernière (?:édition|modification)|modifié|édité|message edité)|"
    r"(?:última )?(?:edición|edição|modificación|modificação)|editado|modificado|editato|modificato|ultima modifica|"
    r"(?:laatst )?(?:bewerkt|aangepast|gewijzigd)|(?:ostatnio )?(?:edytowan[yo]|zmieniany|zmodyfikowany)|"
    r"upraven[oaý]|naposledy (?:upravil|změnil)|szerkesztve|módosítva|ultima (?:editare|modificare)|editat|modificat|"
    r"последнее редактирование|отредактировано|отредактировал|изменено|редактировалось|"
    r"(?:востаннє )?(?:редагувалось|відредаговано|змінено)|последна (?:редакция|промяна)|редактирано|izmenjeno|"
    r"uređeno|zadnja izmjena|(?:senast |sist |sidst )?(?:redigerad|redigert|redigeret|ändrad|endret|ændret)|"
    r"(?:viimeksi )?muokattu|(?:viimati )?muudetud|rediģēts|redaguota|(?:τελευταία )?(?:επεξεργασία|τροποποίηση)|"
    r"(?:son )?(?:düzenleme|düzenlenme|değiştirme)|düzenlendi|(?:آخر )?تعديل|تم التعديل|ویرایش|נערך|संपादित|"
    r"แก้ไข(?:ล่าสุด)?|(?:chỉnh )?sửa (?:lần cuối|đổi)|(?:terakhir )?(?:diubah|disunting|diedit)|最后编辑|最後編輯|"
    r"編集|수정(?:됨)?)(?![^\W_])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def tidy(posts: Sequence[Post]) -> list[Post]:
    """Return posts without the short lines that most of them begin or end with, and without their own heads."""
    blocks = [post.text.split("\n\n") for post in posts]
    common = _common(blocks) if COMMON_LINES else set()
    tidied = [
        _without_ends(_without_edit(_without_head(lines, post) if OWN_HEAD else lines), common)
        for lines, post in zip(blocks, posts, strict=True)
    ]
    return [replace(post, text="\n\n".join(lines)) for post, lines in zip(posts, tidied, strict=True)]


def _common(blocks: Sequence[list[str]]) -> set[str]:
    if len(blocks) < LEAST_POSTS:
        return set()
    counted = Counter(line for lines in blocks for line in set(_ends(lines)))
    return {line for line, times in counted.items() if times > MOST * len(blocks)}


def _ends(lines: list[str]) -> Iterator[str]:
    """The short lines at both ends of a text of several."""
    if len(lines) > 1:
        yield from (line for line in (*lines[:MAX_ENDS], *lines[-MAX_ENDS:]) if len(line) <= MAX_LINE)


def _without_ends(lines: list[str], common: set[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last - 1 and lines[first] in common:
        first += 1
    while last > first + 1 and lines[last - 1] in common:
        last -= 1
    return lines[first:last]


def _without_edit(lines: list[str]) -> list[str]:
    """The lines without a note of a change near the end, which gives a time or a number of changes."""
    if not EDITED:
        return lines
    return [
        line
        for number, line in enumerate(lines)
        if not (
            0 < number >= len(lines) - 3 and len(line) <= MAX_EDITED and _EDITED.match(line) and _DIGIT.search(line)
        )
    ]


def _without_head(lines: list[str], post: Post) -> list[str]:
    for number, line in enumerate(lines[:MAX_ENDS]):
        named = post.author is not None and line.casefold().strip(" :") == post.author.casefold()
        timed = len(line) <= MAX_LINE and looks_like_time(line)
        if not (named or timed) or number == len(lines) - 1:
            return lines[number:]
    return lines[MAX_ENDS:] or lines
