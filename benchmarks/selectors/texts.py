"""General text in which selectors are looked for: pages, releases, tweets, posts and feeds of the corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree

from benchmarks.extract.sets import ROOT, news_aeb, news_wcxb

_COLUMNS: Final = (
    ("worldwide", "ner-train/worldwide/*.tsv"),
    ("btc", "ner-train/btc/btc.*"),
    ("tweebank", "ner-train/tweebank/*.bio"),
    ("wnut17", "ner-train/wnut17/*conll"),
    ("politics", "ner-train/crossner-politics/*.txt"),
)
_LABELLED: Final = (
    ("unodc", "drug-ner-unodc-train/corpus/train.decoded.jsonl"),
    ("reddit-drugs", "drug-ner-reddit-train/tutorials/ner_drugs/assets/drugs_training.jsonl"),
)
_SOCIAL: Final = ("social-mastodon", "social-reddit", "social-discourse")
# Fields of recorded answers that hold what a person wrote.
_WRITTEN: Final = frozenset(
    {"content", "body", "selftext", "title", "text", "cooked", "raw", "note", "description", "public_description"}
)
_JOINED: Final = re.compile(r" ([,.;:!?%)\]]|'s\b|n't\b)|(?<=[(\[$]) ")
_SENTENCES: Final = 30


def texts() -> Iterator[tuple[str, str]]:
    """Yield ``(id, text)``, always the same ones in the same order. Raises ``OSError`` where the corpus is absent."""
    if not ROOT.is_dir():
        raise FileNotFoundError(f"no corpus at {ROOT}")
    yield from _pages()
    for path in sorted((ROOT / "press-releases" / "text").glob("*/*.txt")):
        yield f"press/{path.parent.name}/{path.stem}", path.read_text("utf-8", "replace")
    for name, pattern in _COLUMNS:
        for path in sorted(ROOT.glob(pattern)):
            yield from _sentences(f"{name}/{path.name}", path)
    for name, file in _LABELLED:
        for number, line in enumerate((ROOT / file).read_text("utf-8").splitlines()):
            yield f"{name}/{number}", json.loads(line)["text"]
    for name in _SOCIAL:
        yield from _social(name)
    for path in sorted(ROOT.glob("feeds-rss-parser/**/*.xml")):
        yield f"feeds/{path.relative_to(ROOT)}", _plain(path.read_text("utf-8", "replace"))


def _pages() -> Iterator[tuple[str, str]]:
    """Everything that a page shows, its frame with menus, bylines and addresses too."""
    for name, pages in (("news-aeb", news_aeb()), ("news-wcxb-dev", news_wcxb())):
        for page in pages:
            yield f"{name}/{page.name}", _plain(bytes_to_str(page.html, detect_encoding(page.html) or "utf-8"))


def _plain(markup: str) -> str:
    return str(extract_plain_text(HTMLTree.parse(markup), main_content=False, alt_texts=False))


def _sentences(name: str, path: Path) -> Iterator[tuple[str, str]]:
    """Texts of thirty sentences from a file of one word a line."""
    blocks = path.read_text("utf-8", "replace").split("\n\n")
    for start in range(0, len(blocks), _SENTENCES):
        lines = (_words(block.splitlines()) for block in blocks[start : start + _SENTENCES])
        yield f"{name}/{start}", "\n".join(filter(None, lines))


def _words(lines: Iterable[str]) -> str:
    words = (line.split("\t")[0].split(" ")[0] for line in lines if line.strip() and "-DOCSTART-" not in line)
    # Tweets in columns have the sign and the name of a handle in two lines.
    joined = _JOINED.sub(lambda found: found[1] or "", " ".join(words))
    return re.sub(r"(?<!\S)@ (?=\w)", "@", joined)


def _social(name: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path in sorted((ROOT / name).rglob("*.json")):
        for text in _written(json.loads(path.read_text("utf-8", "replace") or "null")):
            plain = _plain(f"<p>{text}</p>") if "<" in text else text
            if plain not in seen:
                seen.add(plain)
                yield f"{name}/{path.stem}/{len(seen)}", plain


def _written(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and key in _WRITTEN:
                yield value
            else:
                yield from _written(value)
    elif isinstance(node, list):
        for one in node:
            yield from _written(one)
