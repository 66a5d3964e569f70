"""Word lists that the rules for names share."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

TITLES: Final = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady judge justice magistrate sheriff undersheriff deputy
    officer sgt sergeant det detective lt lieutenant capt captain cpl corporal col colonel gen general maj major
    cmdr commander chief inspector superintendent constable trooper agent marshal senator sen rep representative
    congressman congresswoman president minister premier secretary governor gov mayor commissioner director
    attorney prosecutor barrister solicitor king queen prince princess pope father sister brother rev reverend
    imam sheikh pastor coach ambassador chancellor chairman chairwoman ceo administrator special assistant acting
    administrator defendant defendants baby mum mom dad suspect victim actor singer rapper model star chef dj pc dci ds dc supt insp
    """.split()
)
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
OPENERS: Final = frozenset(
    """
    the a an this that these those in on at by for from with to of and but or as if when while after before since
    during under over per via it its his her their our he she they we you i who what where why how there here
    today yesterday tomorrow meanwhile however also both all no not so then now according
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
    former photo image pictured picture video read more share click watch related update updated breaking news
    contact media press release immediate source credit follow
    """.split()
)


@cache
def word_list(name: str) -> frozenset[str]:
    """The lines of ``data/NAME.txt`` without comments."""
    text = (files("nlp.names") / "data" / f"{name}.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def bare(word: str) -> str:
    """The word in lower case without dots, for comparison with the lists."""
    return word.lower().strip(".,")


def is_opener(word: str) -> bool:
    """Whether the word opens a sentence or stands before a name, rather than being part of it. "US" is a country."""
    return word.strip(".,").lower() in OPENERS and word != "US" and not word.islower()
