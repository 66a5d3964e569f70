"""The bible of the sample world: the selectors that articles mention by name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from watchfloor.world import invent

FOLDER = Path(__file__).parent
_MENTION = re.compile(r"\{(\w+):([\w-]+)\}")


@cache
def story() -> dict[str, Any]:
    """The tables of ``story.toml``."""
    return tomllib.loads((FOLDER / "story.toml").read_text("utf-8"))


@cache
def selectors() -> dict[str, str]:
    """Every selector by its mention (``imo:cala-serena``), complete with check digits, as articles print it."""
    tables = story()
    found = {f"imo:{name}": f"IMO {invent.imo(ship['imo'])}" for name, ship in tables["ship"].items()}
    for table in ("wallet", "onion"):
        for name, entry in tables[table].items():
            found[f"{table}:{name}"] = invent.MAKERS[entry["form"]](name)
    found |= {f"container:{name}": invent.container(number) for name, number in tables["container"].items()}
    for name, entry in tables["iban"].items():
        found[f"iban:{name}"] = invent.iban(entry["country"], entry["account"])
    for table in ("phone", "email", "ip"):
        found |= {f"{table}:{name}": value for name, value in tables[table].items()}
    return found


def fill(text: str) -> str:
    """Put selectors in the place of their mentions. Raises ``KeyError`` for a mention that the bible lacks."""
    return _MENTION.sub(lambda found: selectors()[f"{found[1]}:{found[2]}"], text)
