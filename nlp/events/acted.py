"""The names that a verb acts on: behind it, before it, or between its two parts."""

from __future__ import annotations

import re
from typing import Final

from nlp.annotation import Label
from nlp.events.cues import any_of, table
from nlp.events.frames import Frame
from nlp.events.heads import heads_of, owns
from nlp.events.verbs import Verbs
from nlp.marks import Mark

PERSON: Final[tuple[Label, ...]] = ("PERSON",)
_FAR: Final = 70
_SHORT: Final = 24
_MANY: Final = 30
_BETWEEN: Final = re.compile(
    r"\.?(?:,?\s\(?(?:aged\s|de\s|di\s)?\d{1,3}(?:\s(?:a\u00f1os|ans|anos|anni|jahre|jaar))?\)?)?"
    r"(?:,?\s(?:both\s)?(?:of|from|de|aus|uit|di)\s[\w .'\u2019-]{2,40}?)?"
    r"(?:,\s|;\s|,?\s(?:and|&|y|e|ed|et|und|en)\s(?:(?:[\w-]+\s){1,3}[\w-]+,\s)?)(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
# Words and the signs between them are of different kinds: no word can be read in two ways, so it takes linear time.
_GAP: Final = re.compile(
    rf"[\s,:(]*(?:(?!{any_of(table('roles')['no_object']['words'])}\b)[\w'\u2019-]+[\s,:(.]+){{0,8}}", re.IGNORECASE
)
# "Detuvo ayer en Seaville a Ana Roe", "a su hermano, Ana Roe": the preposition shows the object, however far.
_MARKED: Final = re.compile(r"\sal?\s(?:[\w-]+\s){0,3}(?:[\w-]+,\s)?$")
_NOUN_OF: Final = re.compile(
    r"\s(?:(?:of|de|del|di|von|van|du|da|do)\s|d['\u2019])(?:(?:the|a|el|la|le|il|o|der|des|de)\s)?(?:[\w-]+\s){0,3}",
    re.IGNORECASE,
)
_KIN: Final = re.compile(r"['\u2019]s?\s(?:[\w-]+\s?){1,4},\s")
_SINGULAR: Final = re.compile(
    r"(?:,?\s\(?\d{1,3}\)?,?)?\s(?:was|is|has|had|fue|ha|foi|\u00e8|wurde|werd)\b", re.IGNORECASE
)
_ENDS: Final = re.compile(r"[,)\u2013\u2014;]")
_OPENS: Final = re.compile(r"[,;:(\u2013\u2014\"\u201c\u201d\n]\s*")


def concerned(frame: Frame, cue: re.Match[str], verbs: Verbs, labels: tuple[Label, ...] = PERSON) -> list[Mark]:
    """The names that the verb or noun ``cue`` says something was done to; none where nobody named is meant."""
    voice, start = verbs.voice(frame, cue)
    if voice == "noun":
        dated = frame.text[cue.start() - 2 : cue.start() - 1].isdigit()
        return of_noun(frame, cue.start(), cue.end(), labels) or (
            subjects(frame, start, labels, passive=False) if dated else []
        )
    if voice == "active":
        return (
            inside(frame, cue.start(), cue.end(), labels)
            or inside(frame, start, cue.start(), labels)
            or objects(frame, cue.end(), labels)
        )
    if found := inside(frame, start, cue.end(), labels) or subjects(frame, start, labels, voice == "passive"):
        return found
    # "Arrested were: Ann Roe", "Detenida Ana Roe": a verb that opens the sentence, or a list behind it.
    opens = start - frame.start < _SHORT or voice == "undergoes" or start == cue.start()
    return objects(frame, cue.end(), labels) if opens or ":" in frame.text[cue.end() : cue.end() + _SHORT] else []


def objects(frame: Frame, end: int, labels: tuple[Label, ...] = PERSON) -> list[Mark]:
    """The names that follow a verb ending at ``end`` as what it acts on: "arrested John Roe, 34, and Mary Roe"."""
    behind = [mark for mark in frame.of(*labels) if mark.start >= end][:_MANY]
    if not behind or behind[0].start - end > _FAR or not _reaches(frame, end, behind[0]):
        return []
    # "Arrested Roe's husband, John Poe": the second name says who the husband is.
    if len(behind) > 1 and owns(frame, behind[0]) and _KIN.fullmatch(frame.text, behind[0].end, behind[1].start):
        behind = behind[1:]
    return _concerned(frame, _row(frame, behind), end)


def of_noun(frame: Frame, start: int, end: int, labels: tuple[Label, ...] = PERSON) -> list[Mark]:
    """The names of "the arrest of John Roe" and "John Roe's arrest", whose noun stands from ``start`` to ``end``."""
    marks = frame.of(*labels)
    owner = next((mark for mark in reversed(marks) if mark.end <= start), None)
    if owner and owns(frame, owner) and frame.text.count(" ", owner.end, start) <= 4:
        return [owner]
    behind = [mark for mark in marks if mark.start >= end][:_MANY]
    if not behind or not _NOUN_OF.fullmatch(frame.text, end, behind[0].start) or owns(frame, behind[0]):
        return []
    first, *others = _row(frame, behind)
    return [first, *_concerned(frame, others)]


def inside(frame: Frame, start: int, end: int, labels: tuple[Label, ...] = PERSON) -> list[Mark]:
    """The names between the two parts of a verb: "took John Roe into custody", "hat John Roe festgenommen"."""
    marks = [mark for mark in frame.of(*labels) if start <= mark.start and mark.end <= end][:_MANY]
    named = _concerned(frame, marks, start)
    return _row(frame, named)


def subjects(frame: Frame, start: int, labels: tuple[Label, ...] = PERSON, passive: bool = True) -> list[Mark]:
    """The names before a verb group that begins at ``start``: the last that can be its subject, and those with it.

    ``passive``: something was done to them, by which judges and officers are meant as well where they stand close by.
    """
    heads = heads_of(frame.context.language)
    named = [mark for mark in frame.of(*labels) if mark.end <= start][-_MANY:]
    # "Roe said: …": what is said after a colon has a subject of its own.
    able = [mark for mark in named if _is_able(frame, mark, start) and ": " not in frame.text[mark.end : start]]
    while able:
        row = _last_row(frame, able)
        close = passive and _is_close(frame, row[-1].end, start)
        row = [mark for mark in row if close or not heads.is_official(frame, mark)]
        if row and not _is_other_subject(frame, row, start):
            row = _first_of(frame, able, row, start)
            return row[-1:] if _SINGULAR.match(frame.text, row[-1].end) else row
        able = [mark for mark in able if not row or mark.end < row[0].start] if row else able[:-1]
    return []


def _is_able(frame: Frame, mark: Mark, start: int) -> bool:
    """Whether a name can be the subject of a verb group that begins at ``start``."""
    heads = heads_of(frame.context.language)
    if heads.is_who(frame, mark, start):
        return True
    return not heads.is_aside(frame, mark) and not heads.is_whose(frame, mark, start)


def _reaches(frame: Frame, end: int, mark: Mark) -> bool:
    if _GAP.fullmatch(frame.text, end, mark.start) is not None:
        return True
    spanish = heads_of(frame.context.language).language == "es"
    return spanish and _MARKED.search(frame.text, end, mark.start) is not None


def _concerned(frame: Frame, marks: list[Mark], verb: int | None = None) -> list[Mark]:
    heads = heads_of(frame.context.language)
    return [mark for mark in marks if not heads.is_aside(frame, mark, verb)]


def _row(frame: Frame, marks: list[Mark]) -> list[Mark]:
    """The first name and those listed with it."""
    row = marks[:1]
    for mark in marks[1:]:
        if mark.start - row[-1].end > _FAR or not _BETWEEN.fullmatch(frame.text, row[-1].end, mark.start):
            break
        row.append(mark)
    return row


def _last_row(frame: Frame, marks: list[Mark]) -> list[Mark]:
    row = marks[-1:]
    for mark in reversed(marks[:-1]):
        if row[0].start - mark.end > _FAR or not _BETWEEN.fullmatch(frame.text, mark.end, row[0].start):
            break
        row.insert(0, mark)
    return row


def _is_close(frame: Frame, end: int, start: int) -> bool:
    """Whether nothing but an age stands between a name and a verb group."""
    between = frame.text[end:start]
    return not re.search(r"[^\W\d_]{2,}", between)


def _is_other_subject(frame: Frame, row: list[Mark], start: int) -> bool:
    """Whether somebody else is named by a word right before the verb: "Roe said her client was", "Roe said he was"."""
    heads = heads_of(frame.context.language)
    piece = _ENDS.split(frame.text[row[-1].end : start])[-1]
    if heads.begins_also.match(piece) and not heads.pronoun.search(piece):
        return False
    return heads.definite.search(piece) is not None or heads.pronoun.search(piece) is not None


def _first_of(frame: Frame, able: list[Mark], row: list[Mark], start: int) -> list[Mark]:
    """Of "Roe shot Poe and was jailed" the name with which the statement begins: the other is what Roe acted on."""
    heads = heads_of(frame.context.language)
    if not heads.also.search(frame.text[row[-1].end : start]):
        return row
    first = row[0].start
    opening = max((found.end() for found in _OPENS.finditer(frame.text, frame.start, first)), default=frame.start)
    earlier = [mark for mark in able if opening <= mark.start < first]
    return (
        _last_row(frame, earlier[:1])
        if earlier and heads.also.search(frame.text[earlier[0].end : first]) is None
        else row
    )
