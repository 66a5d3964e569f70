"""Which pieces are the main text, after each had its chance: what pieces say of one another."""

from __future__ import annotations

import re

import numpy as np

from crawler.extract.heuristics import heuristic
from crawler.extract.text.frame import Flags, Frame, Numbers
from crawler.extract.text.marks import NAMES as MARKS
from crawler.extract.text.phrases import CLASSES
from crawler.extract.text.pieces import Pieces
from crawler.extract.text.signs import NAMES as SIGNS

EVEN = 0.5
KIN, ALIEN = 0.4, 0.6
"""The chance from which a piece is taken beside others of the main text, and away from them."""
KIN_SHARE = 0.15
KIN_LEVELS = 3
NEAR = 2
"""Boxes up to which a name tells what a piece is for."""
ENOUGH = 300
"""Letters of text from which the comments below it are only that."""
LITTLE = 140
"""Letters of main text up to which there may be more of it that was doubted."""
LEAST, LEAST_ITEM, LEAST_FEW = 0.1, 0.2, 0.05
GAP = 12
GAP_LETTERS = 600
"""Pieces and letters between two of the main text up to which they can be its headings and lists."""
REPEATED, REPEATED_PIECE = 200, 80
"""Letters from which a piece can be the whole text once more, or one that is repeated by mistake."""
SENTENCE = 20
MOST_SAID = 0.7

COMMENTS = heuristic("body.comments", "boxes for comments are left out where there is other text")
FURNITURE = heuristic("body.furniture", "set phrases that are links, or stand in boxes named for them, are left out")
KINSHIP = heuristic("body.kinship", "doubtful pieces are taken beside the main text and left out away from it")
FEW = heuristic("body.few", "where next to nothing is chosen, the likeliest pieces are")
TITLE = heuristic("body.title", "a heading that says the page's title is not part of the text")
LISTS = heuristic("body.lists", "doubtful items and rows behind a piece of the main text in its box belong to it")
AGAIN = heuristic("body.again", "what says the text once more in another box, as hidden copies do, is left out")
GAPS = heuristic("body.gaps", "short pieces between two of the main text in the same box belong to it")

_MORE = CLASSES.index("more") + 1
_ASKING = [CLASSES.index(name) + 1 for name in ("more", "share", "letter", "advert", "comment", "rights")]
_NAMED = [MARKS.index(name) for name in ("related", "share", "letter", "advert", "comment", "notice", "overlay")]
_SENTENCES = re.compile(r"(?<=[.!?…。！？।؟])\s*|\n")


def choose(frame: Frame, pieces: Pieces, shown: Numbers, chances: Numbers) -> Flags:
    """Return which pieces are main text. ``shown`` are their own signs, ``chances`` what the model gives them."""
    letters = shown[:, SIGNS.index("letters")]
    if FURNITURE:
        chances = np.where(_is_furniture(frame, shown), np.float32(0), chances)
    if COMMENTS:
        chances = _without_comments(frame, letters, chances)
    taken = chances > (_limits(frame, letters, chances) if KINSHIP else EVEN)
    if FEW and letters[taken].sum() < LITTLE and len(chances):
        taken = chances >= max(min(EVEN, float(chances.max()) * 0.7), LEAST_FEW)
    if GAPS:
        taken = _filled(frame, shown, chances, taken)
    if TITLE:
        taken &= ~((shown[:, SIGNS.index("title")] > 0) & frame.is_one_of("h1", "h2"))
    if LISTS:
        taken = _continued(frame, shown, chances, taken)
    return _once(frame, pieces, taken) if AGAIN else taken


def _is_furniture(frame: Frame, shown: Numbers) -> Flags:
    """Which pieces lead to other texts by a link, or ask for something in a box that is named for that."""
    phrase = shown[:, SIGNS.index("phrase")]
    leads = (phrase == _MORE) & (shown[:, SIGNS.index("linked")] >= EVEN)
    named = (frame.far[:, _NAMED] <= NEAR).any(axis=1)
    found: Flags = leads | (named & np.isin(phrase, _ASKING))
    return found


def _without_comments(frame: Frame, letters: Numbers, chances: Numbers) -> Numbers:
    said = _is_comment(frame)
    if letters[(chances > EVEN) & ~said].sum() < ENOUGH:
        return chances
    return np.where(said, np.float32(0), chances)


def _is_comment(frame: Frame) -> Flags:
    """Which pieces stand in a box for comments; one that holds the page's heading is only said to be open for them."""
    near, heads = frame.nearest("comment"), frame.is_one_of("h1")
    head = int(heads.argmax()) if heads.any() else -1
    said: Flags = (near >= 0) & ~((frame.first[near] <= head) & (head < frame.end[near]))
    return said


def _limits(frame: Frame, letters: Numbers, chances: Numbers) -> Numbers:
    """The chance that each piece needs: less where its box or the one around holds much of the likely text."""
    likely = np.where(chances > EVEN, np.minimum(letters, 2000) * chances, 0)
    share = frame.inside(likely) / max(float(likely.sum()), 1)
    box, most = frame.box, share[frame.box]
    for _ in range(KIN_LEVELS - 1):
        box = frame.wider[box]
        most = np.maximum(most, share[box])
    return np.where(most >= KIN_SHARE, KIN, ALIEN).astype(np.float32)


def _filled(frame: Frame, shown: Numbers, chances: Numbers, taken: Flags) -> Flags:
    """With those pieces that stand between two of the text, in a box directly within the one that holds both."""
    chosen = np.flatnonzero(taken)
    if not len(chosen):
        return taken
    number = np.searchsorted(chosen, np.arange(len(taken)))
    before, behind = chosen[np.maximum(number - 1, 0)], chosen[np.minimum(number, len(chosen) - 1)]
    between = (number > 0) & (number < len(chosen)) & ~taken
    left = np.cumsum(np.where(taken, 0, shown[:, SIGNS.index("letters")]))
    small = (behind - before <= GAP) & (left[behind] - left[before] <= GAP_LETTERS)
    home, own, wider = frame.wider[frame.box[before]], frame.box, frame.wider[frame.box]
    kin = (home == frame.wider[frame.box[behind]]) & ((own == home) | (wider == home) | (frame.wider[wider] == home))
    plain = (shown[:, SIGNS.index("linked")] < EVEN) & (shown[:, SIGNS.index("phrase")] == 0)
    filled: Flags = taken | (between & small & kin & plain & (chances > LEAST))
    return filled


def _continued(frame: Frame, shown: Numbers, chances: Numbers, taken: Flags) -> Flags:
    """With those items and rows that follow a piece of the text, one after the other."""
    plain = shown[:, SIGNS.index("linked")] < EVEN
    likely = (frame.is_one_of("li") & (chances > LEAST_ITEM)) | (frame.is_one_of("tr") & (chances > LEAST))
    for at in np.flatnonzero(likely & plain & ~taken):
        wider = frame.wider[frame.box[at]]
        if at and taken[at - 1] and frame.wider[frame.box[at - 1]] in (wider, frame.wider[wider]):
            taken[at] = True
    return taken


def _once(frame: Frame, pieces: Pieces, taken: Flags) -> Flags:
    """Without what stands in another box already, and without long pieces whose sentences are all said by others."""
    seen: dict[str, int] = {}
    for at in np.flatnonzero(taken):
        wider, text = int(frame.wider[frame.box[at]]), pieces.text[at]
        if len(text) >= REPEATED_PIECE and seen.setdefault(text, wider) != wider:
            taken[at] = False
    chosen = np.flatnonzero(taken)
    size = sum(len(pieces.text[at]) for at in chosen)
    for at in chosen:
        if len(pieces.text[at]) >= max(REPEATED, size / 4):
            others = "\n".join(pieces.text[other] for other in chosen if other != at and taken[other])
            taken[at] = not _is_said(pieces.text[at], others)
    return taken


def _is_said(text: str, others: str) -> bool:
    sentences = [sentence for part in _SENTENCES.split(text) if len(sentence := part.strip()) > SENTENCE]
    said = sum(sentence in others for sentence in sentences)
    return bool(sentences) and said >= MOST_SAID * len(sentences)
