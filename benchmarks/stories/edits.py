"""What becomes of a text on its way from page to page: edits by script, the same in every run."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?。।؟])\s+|\n+")
LEAST = 80
"""Words of a text that is edited: of shorter ones too little is left."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


@dataclass(frozen=True)
class Editor:
    """Edits texts. ``strangers`` are sentences of other texts; ``frame`` is what a publisher puts around each."""

    chance: random.Random
    strangers: Sequence[str]
    frame: tuple[str, str]

    def equal(self, text: str) -> str:
        """The text as it is, in other blanks."""
        return "\n\n".join(sentences(text))

    def cut(self, text: str) -> str:
        """The first quarter to two thirds of its sentences, of at least 40 words."""
        whole = sentences(text)
        count = max(1, int(len(whole) * self.chance.uniform(0.25, 0.67)))
        while count < len(whole) and len(" ".join(whole[:count]).split()) < 40:
            count += 1
        return " ".join(whole[:count])

    def updated(self, text: str) -> str:
        """Of a hundred sentences 6 left out, 6 with other numbers, 4 with their words in another order, 6 added."""
        kept = []
        for sentence in sentences(text):
            lot = self.chance.random()
            if lot >= 0.06:
                kept.append(self._changed(sentence, lot))
            if self.chance.random() < 0.06:
                kept.append(self.chance.choice(self.strangers))
        return " ".join(kept)

    def retitled(self, text: str) -> str:
        """The text under another headline and byline."""
        return f"{self.chance.choice(self.strangers)[:90]}\nBy our correspondent\n{text}"

    def framed(self, text: str) -> str:
        """The text between what the publisher puts before and after every text."""
        return f"{self.frame[0]}\n{text}\n{self.frame[1]}"

    def cut_and_framed(self, text: str) -> str:
        """A cut text in such a frame."""
        return self.framed(self.cut(text))

    def _changed(self, sentence: str, lot: float) -> str:
        if lot < 0.12:
            return re.sub(r"\d+", lambda _: str(self.chance.randint(1, 900)), sentence)
        return " ".join(reversed(sentence.split())) if lot < 0.16 else sentence


EDITS: dict[str, Callable[[Editor, str], str]] = {
    "equal": Editor.equal,
    "cut": Editor.cut,
    "updated": Editor.updated,
    "retitled": Editor.retitled,
    "framed": Editor.framed,
    "cut and framed": Editor.cut_and_framed,
}
