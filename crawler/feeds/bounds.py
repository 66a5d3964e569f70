"""What a feed may cost: parsers and sanitisers of feeds read some markup in quadratic time, and all of it slowly."""

from __future__ import annotations

import re
from itertools import islice
from xml.parsers import expat

from crawler.feeds.model import NotAFeedError

MAX_ENTRIES = 50_000
MAX_LENGTH = 8 * 2**20
MAX_MARKS = 300_000
"""Tags, attributes and references, within escaped markup too."""
MAX_TAGS = 180_000
"""Start and end tags of the feed itself: four seconds of reading. A third of them where it is not well-formed: such a
feed is read twice, and the second way is slower."""
MAX_DECLARATIONS = 10_000
MAX_ATTRIBUTES = 200
MAX_PREFIXES = 200

_ENTRY = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_TAG = re.compile("<")
_MARK = re.compile(r"[<&=]")
_DECLARATION = re.compile(r"(?:<|&lt;|&#0*60;|&#x0*3c;)[!?]", re.IGNORECASE)
_CUT = [(_ENTRY, MAX_ENTRIES), (_MARK, MAX_MARKS), (_DECLARATION, MAX_DECLARATIONS)]
_PREFIX = re.compile(r"\bxmlns:([^\s=<>]{1,100})")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LONG_TAG = re.compile(r"<[^<>]{800,}")
_END = re.compile(r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,60})")


def bounded(text: str) -> tuple[str, bool]:
    """Return the feed's text, cut behind a whole entry where it holds more than is read, and whether it was cut.

    Raises ``NotAFeedError`` for a tag with very many attributes and for very many namespaces, which no feed has.
    """
    kept = _cut(text, MAX_TAGS)
    if kept.count("<") > MAX_TAGS // 3 and not _is_well_formed(kept):
        kept = _cut(kept, MAX_TAGS // 3)
    if any(_QUOTED.sub("", tag).count("=") > MAX_ATTRIBUTES for tag in _LONG_TAG.findall(kept)):
        raise NotAFeedError(f"a tag has more than {MAX_ATTRIBUTES} attributes")
    if len(set(_PREFIX.findall(kept))) > MAX_PREFIXES:
        raise NotAFeedError(f"more than {MAX_PREFIXES} namespaces")
    return kept, kept is not text


def _cut(text: str, tags: int) -> str:
    cuts = [cut for what, most in (*_CUT, (_TAG, tags)) if (cut := _place(what, most, text)) is not None]
    end = min([*cuts, MAX_LENGTH])
    return _closed(text[:end]) if end < len(text) else text


def _place(what: re.Pattern[str], most: int, text: str) -> int | None:
    """Where it stands once more than so many times."""
    found = next(islice(what.finditer(text), most, None), None)
    return found.start() if found else None


def _is_well_formed(text: str) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return False
    return True


def _closed(text: str) -> str:
    """The text up to its last whole entry, with its root closed."""
    end = max((found.end() for found in _END.finditer(text)), default=len(text))
    root = _ROOT.search(text)
    name = root[1] if root else ""
    return text[:end] + ("</channel></rss>" if name.lower() == "rss" else f"</{name}>" if name else "")
