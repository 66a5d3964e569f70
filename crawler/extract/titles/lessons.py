"""What a page teaches about the titles of other pages of its host."""

from __future__ import annotations

from crawler.extract.facts import Facts
from crawler.extract.titles.parts import is_page_number, split
from crawler.extract.titles.text import clean, key

MAX_AFFIXES = 4
MAX_AFFIX = 60
LEAST_AFFIX = 2


def taught_affixes(facts: Facts, title: str | None) -> tuple[str, ...]:
    """What stands around ``title`` in the stated titles, as casefolded letters and digits, at most ``MAX_AFFIXES``.

    One page proves nothing: what stands there on several pages of a host is the name of the site or of a section.
    """
    own = key(title or "")
    if not own:
        return ()
    document = facts.tree.find(".//title")
    stated = [document.text if document is not None else None, facts.meta("og:title")]
    found = [affix for said in stated if (text := clean(said)) for affix in _around(text, own)]
    return tuple(dict.fromkeys(found))[:MAX_AFFIXES]


def _around(stated: str, own: str) -> list[str]:
    """The last and the first of the parts that are not the title, and all that is behind it as one.

    Of a stated title that says something else than the page's own, the last part alone.
    """
    keys = [key(piece.text) for piece in split(stated)]
    count = len(keys)
    runs = [(first, last) for first in range(count) for last in range(first, count)]
    first, last = next((run for run in runs if "".join(keys[run[0] : run[1] + 1]) == own), (0, count - 2))
    ends = [keys[-1]] if 0 <= last < count - 1 else []
    ends += [keys[0]] if first > 0 else []
    ends += ["".join(keys[last + 1 :])] if ends else []
    return [end for end in ends if _is_affix(end)]


def _is_affix(text: str) -> bool:
    return LEAST_AFFIX <= len(text) <= MAX_AFFIX and not text.isdecimal() and not is_page_number(text)
