"""What elements mean to a reader of text: which run on in a line, which stand apart, which are no text at all."""

from __future__ import annotations

BOX, INLINE, LINK, BOLD, BREAK, SKIPPED, ROW, CELL, TABLE, MAYBE = range(10)

_INLINE = (
    "abbr acronym bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span "
    "strike sub sup time tt u var wbr img output picture source map area nobr"
)
_SKIPPED = (
    "script style template svg iframe embed canvas head option input textarea math "
    "datalist meter progress track param applet noframes link meta title"
)

KINDS: dict[str, int] = (
    dict.fromkeys(_INLINE.split(), INLINE)
    | dict.fromkeys(_SKIPPED.split(), SKIPPED)
    | dict.fromkeys(("b", "strong"), BOLD)
    | {"a": LINK, "br": BREAK, "tr": ROW, "td": CELL, "th": CELL, "table": TABLE}
    | dict.fromkeys(("nav", "noscript", "button", "select", "object", "audio", "video"), MAYBE)
)
"""Elements not named are boxes, those with names of a page's own too."""

MEDIA = frozenset({"audio", "video", "iframe", "object", "embed", "svg", "input", "button", "select", "textarea"})
"""Left out, but a sign of what a box is for."""
