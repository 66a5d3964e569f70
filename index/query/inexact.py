"""Wildcards, fuzzy words, regular expressions and proximity: what a query may write, and how much of it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from index.engine.analysis import MAX_WORD, is_unspaced, pieces, words
from index.engine.patterns import literal_forms, nearness, pattern_of
from index.query.ast import TEXT_FIELDS, Fuzzy, Node, Phrase, Regex, Wildcard
from index.query.automaton import work
from index.query.errors import QueryError
from index.query.fields import EXACT_FIELDS
from index.query.pattern import Pattern
from index.query.regex import regex_pattern
from index.query.scanner import Lexeme, Scanner

MAX_MOVES = 100
MAX_ARRANGEMENTS = 400
MAX_LITERAL = 200
_SHORTEST = {1: 3, 2: 5}
"""Letters that a fuzzy word needs for so many edits: a short one is like every other, and engines do not agree then."""
_FUZZY = re.compile(r"~([\d.]*)$", re.ASCII)
_work = lru_cache(maxsize=256)(work)


def wildcard(lexeme: Lexeme, field: str | None) -> Wildcard | None:
    """Read a word with ``*`` or ``?`` in it; None if it has neither (in addresses ``?`` is an ordinary character)."""
    signs = "*" if field == "url" else "*?"
    if lexeme.special(signs) is None:
        return None
    node = Wildcard(_parts(lexeme, signs), field)
    exact = field in EXACT_FIELDS
    most = MAX_LITERAL if exact else MAX_WORD - 1
    if len(lexeme.text) > most:
        raise QueryError(lexeme.column, f"expected at most {most} characters in a word with * or ?")
    if not exact:
        _need_words(lexeme.column, node.parts[::2])
    if len(literal_forms(node, exact)[0]) < 2:
        raise QueryError(lexeme.column, "expected at least two letters or digits before the first * or ?")
    _need_little_work(pattern_of(node, exact), lexeme.column)
    return node


def _parts(lexeme: Lexeme, signs: str) -> tuple[str, ...]:
    """Literal and wild parts by turns."""
    parts = [""]
    for place, char in enumerate(lexeme.text):
        wild = char in signs and place not in lexeme.escaped
        if wild == bool(len(parts) % 2):
            parts.append("")
        parts[-1] += char
    return tuple(parts) if len(parts) % 2 else (*parts, "")


def _need_words(column: int, literals: tuple[str, ...]) -> None:
    for literal in literals:
        found = words(literal)
        if literal and (len(found) != 1 or words(f"a{literal}") != [f"a{found[0]}"]):
            raise QueryError(column, "expected one word around * and ?: only letters and digits of scripts with blanks")


def fuzzy(lexeme: Lexeme, field: str | None) -> Fuzzy | None:
    """Read a word that ends with ``~``, ``~1`` or ``~2``; None if it does not."""
    found = _FUZZY.search(lexeme.text)
    if found is None or found.start() in lexeme.escaped:
        return None
    column = lexeme.column + found.start()
    if not found.start():
        raise QueryError(column, "expected a word or a phrase directly before ~")
    if field in EXACT_FIELDS:
        raise QueryError(column, f"expected no ~ after {field}: (only words of texts and names can be fuzzy)")
    if found[1] not in ("", "1", "2"):
        raise QueryError(column + 1, "expected 1 or 2 after ~, the number of letters that may differ")
    text, edits = lexeme.text[: found.start()], int(found[1] or 1)
    if Lexeme(text, lexeme.column, lexeme.escaped).special("*?") is not None:
        raise QueryError(lexeme.column, "expected either * and ? or ~, not both")
    _need_fuzzy_word(text, edits, lexeme.column)
    return Fuzzy(text, field, edits)


def _need_fuzzy_word(text: str, edits: int, column: int) -> None:
    parts = pieces(text)
    if len(parts) != 1 or is_unspaced(parts[0][0]):
        raise QueryError(column, "expected one word of letters and digits before ~, in a script with blanks")
    if not _SHORTEST[edits] <= len(parts[0][0]) < MAX_WORD:
        raise QueryError(column, f"expected a word of at least {_SHORTEST[edits]} letters before ~{edits}")


def regex(scanner: Scanner, field: str | None) -> Regex | None:
    """Read ``/…/``; None where no slash stands, or a blank behind it, or where values may begin with one."""
    if (
        field in EXACT_FIELDS
        or not scanner.next_in("/")
        or not scanner.text[scanner.position + 1 : scanner.position + 2].strip()
    ):
        return None
    column = scanner.column
    text = scanner.take_between_slashes()
    if len(text) > MAX_LITERAL:
        raise QueryError(column, f"expected at most {MAX_LITERAL} characters between the slashes")
    _need_little_work(regex_pattern(text, column + 1), column)
    return Regex(text, field)


def _need_little_work(pattern: Pattern, column: int) -> None:
    if _work(pattern) is None:
        raise QueryError(column, "expected a simpler pattern: this one has too many ways to match")


def effort(node: Node) -> int:
    """Return what a leaf costs of what one query may: the states of its pattern; nothing for words as they stand."""
    match node:
        case Wildcard(field=field):
            return _work(pattern_of(node, field in EXACT_FIELDS)) or 0
        case Regex():
            return _work(pattern_of(node, False)) or 0
        case Fuzzy(edits=edits):
            return 50 * edits
    return 0


def proximity(text: str, field: str | None, slop: str, column: int) -> Phrase:
    """Return a phrase with slop. ``column`` is where the number stands. Raises ``QueryError``."""
    if field is not None and field not in TEXT_FIELDS:
        raise QueryError(column - 1, f"expected no ~ after {field}: (words can be near one another in texts only)")
    if not slop:
        raise QueryError(column, "expected a number after ~, the moves allowed")
    moves = int(slop[:9])
    if moves > MAX_MOVES:
        raise QueryError(column, f"expected at most {MAX_MOVES} moves")
    near = nearness(Phrase(text, field, moves))
    if len(near.units) == 1 or not moves:
        return Phrase(text, field)
    if len(set(near.units)) < len(near.units):
        raise QueryError(column, "expected each word once in a search for words near one another")
    if not near.plain and len(near.units) > 2:
        raise QueryError(column, "expected two words near one another where a script has no blanks")
    if len(near.units) > 2 and moves > (most := _most_moves(len(near.units))):
        few = f"at most {most} moves of {len(near.units)} words" if most else "fewer words near one another"
        raise QueryError(column, f"expected {few}")
    return Phrase(text, field, moves)


def _most_moves(words_asked: int) -> int:
    """So many moves that the ways in which the words may stand are not too many to look for each."""
    if 2**words_asked > MAX_ARRANGEMENTS:
        return 0
    ways = ((moves + 1) ** words_asked - moves**words_asked for moves in range(1, MAX_MOVES + 1))
    return sum(1 for _ in takewhile(lambda count: count <= MAX_ARRANGEMENTS, ways))
