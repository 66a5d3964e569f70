"""Builds the shipped drug lexicon from the hand-kept files and the DEA lists.

    python tools/build_lexicon.py --dea FOLDER [--check]

``FOLDER`` holds ``dea_controlled.csv``, ``dea_street_names.csv`` and ``dea_brands.csv`` (the DOPE tables, MIT). The
hand-kept files win: a DEA name is only added where they do not know it. ``--check`` writes nothing and exits 1 if the
shipped files are not what would be written.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from nlp.lexicon.loader import SUBSTANCE_COLUMNS, SUBSTANCES, TERM_COLUMNS, load_common_words
from nlp.lexicon.types import Term, TermKind
from nlp.lexicon.variants import fold

LEXICON = Path(__file__).parents[1] / "nlp" / "lexicon"
KINDS: tuple[TermKind, ...] = ("name", "salt", "brand", "precursor", "class", "abbreviation", "street")
PROPERTIES = {"schedule", "un", "cas", "ambiguous_id"}
DEFAULT_SOURCE = {"brand": "brands", "street": "editors", "class": "editors"}
MISSPELT = "misspelt"
STREET_CATEGORIES = {
    "crack cocaine": "cocaine",
    "fentanyl and fentanyl derivatives": "fentanyl",
    "marijuana": "cannabis",
    "marijuana concentrates": "cannabis",
    "mushrooms": "psilocybin",
    "acetaminophen and oxycodone": "oxycodone",
    "promethazine with codeine": "codeine",
    "ritalin": "methylphenidate",
}
NO_NAME = re.compile(
    r"constituent|precursor|various|others?\b|approved|listed|sold as|drugs\b|preparation|^\W|[\[\]();]"
)
BRAND = re.compile(r"[A-Z][a-z]{3,}(-[A-Z0-9]\w*)?( [A-Z]\w*)?")


@dataclass(slots=True)
class Draft:
    """An entry while it is put together; ``terms`` by folded text, so that the first one stays."""

    id: str
    klass: str
    schedule: str
    un: str
    cas: str
    terms: dict[str, Term] = field(default_factory=dict)

    def add(self, term: Term) -> None:
        """Take a term unless the entry has it already in the same language or in English."""
        self.terms.setdefault(fold(term.text), term)


def split_terms(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the terms of a ``;`` separated list and whether each is marked ambiguous."""
    for part in text.split(";"):
        part = part.strip()
        if part:
            yield part.removeprefix("~"), part.startswith("~")


def curated_draft(id_: str, klass: str, source: str, table: Mapping[str, Any]) -> Draft:
    """Turn one hand-kept table into a draft. Raises ``ValueError`` for an unknown key."""
    draft = Draft(id_, klass, table.get("schedule", ""), table.get("un", ""), table.get("cas", ""))
    own_kind: TermKind = {"precursors": "precursor", "classes": "class"}.get(klass, "name")  # type: ignore[assignment]
    draft.add(Term(id_, own_kind, bool(table.get("ambiguous_id")), "en", source))
    for key, value in table.items():
        if key in PROPERTIES:
            continue
        is_kind = key in KINDS or key == MISSPELT
        if not is_kind and not re.fullmatch(r"[a-z]{2}", key):
            raise ValueError(f"{id_}: unknown key {key!r}")
        kind: TermKind = key if key in KINDS else own_kind
        for text, ambiguous in split_terms(value):
            where = DEFAULT_SOURCE.get(kind, source) if key in KINDS else "editors"
            draft.add(Term(text, kind, ambiguous, "en" if is_kind else key, where))
    return draft


def read_curated(folder: Path) -> dict[str, Draft]:
    """Read every hand-kept file of a folder, by id. Raises ``ValueError`` where an id is written twice."""
    drafts: dict[str, Draft] = {}
    for path in sorted(folder.glob("*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        source = tables.pop("source", "who-inn")
        for id_, table in tables.items():
            if id_ in drafts:
                raise ValueError(f"{path.name}: {id_!r} is already in {drafts[id_].klass}")
            drafts[id_] = curated_draft(id_, path.stem, source, table)
    return drafts


def read_lines(path: Path) -> frozenset[str]:
    """Folded terms of a list with comments."""
    lines = path.read_text("utf-8").splitlines()
    return frozenset(fold(term) for line in lines if not line.startswith("#") for term in line.split(";") if term)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Builder:
    """Adds the DEA lists to the hand-kept entries."""

    def __init__(self, drafts: dict[str, Draft], rejected: frozenset[str], common: frozenset[str]) -> None:
        self.drafts = drafts
        self.rejected = rejected
        self.common = common
        self.owners: dict[str, str] = {}
        for draft in drafts.values():
            for form in draft.terms:
                self.owners.setdefault(form, draft.id)

    def cite(self, draft: Draft, text: str, source: str) -> bool:
        """Where the entry already has this term in English, name the list as its source."""
        known = draft.terms.get(fold(text))
        if known is None or known.language != "en":
            return known is not None
        draft.terms[fold(text)] = Term(known.text, known.kind, known.ambiguous, known.language, source)
        return True

    def add(self, id_: str, text: str, kind: TermKind, ambiguous: bool, source: str) -> None:
        """Add or cite one name of a list, unless it is rejected or stands for another entry."""
        draft, form = self.drafts[id_], fold(text)
        if self.cite(draft, text, source) or form in self.rejected or self.owners.setdefault(form, id_) != id_:
            return
        draft.add(Term(text, kind, ambiguous or form in self.common, "en", source))

    def add_controlled(self, rows: Iterable[dict[str, str]]) -> None:
        """Other names of controlled substances that the hand-kept files know."""
        for row in rows:
            names = re.split(r"[(\[]", row["substance"])
            id_ = next((self.owners[f] for n in names if (f := fold(n.strip(" )]"))) in self.owners), None)
            text = row["synonym"].strip().replace("–", "-")
            if id_ is None or not text or len(text) > 40 or NO_NAME.search(text.lower()):
                continue
            self.cite(self.drafts[id_], names[0].strip(), "dea-controlled")
            kind: TermKind = "brand" if BRAND.fullmatch(text) else "name"
            self.add(id_, text, kind, text.isupper() and len(text) <= 4, "dea-controlled")

    def add_brands(self, rows: Iterable[dict[str, str]]) -> None:
        """Cite the fact sheets for brands that are known; their categories are too wide to add by."""
        for row in rows:
            for text in row["brands"].split("®"):
                for draft in self.drafts.values():
                    self.cite(draft, text.strip() or "-", "dea-brands")

    def add_street(self, rows: Iterable[dict[str, str]]) -> None:
        """Street names that stand for one substance only and are no everyday words; all of them ambiguous."""
        found: dict[str, set[str]] = defaultdict(set)
        written: dict[str, str] = {}
        for row in rows:
            category = row["category"].lower()
            text = re.sub(r"\s*\(.*", "", row["slang"].replace("’", "'")).strip()
            found[fold(text)].add(STREET_CATEGORIES.get(category, category))
            written.setdefault(fold(text), text)
        for form, categories in sorted(found.items()):
            for id_ in categories:
                if id_ in self.drafts and (form in self.drafts[id_].terms or self.is_telling(form, categories)):
                    self.add(id_, written[form], "street", True, "dea-street")

    def is_telling(self, form: str, categories: set[str]) -> bool:
        """Whether a street name says something by itself: not a number, not made of everyday words alone."""
        words = [word for word in re.split(r"[^\w']+", form) if word]
        return (
            len(categories) == 1 and len(form) > 3 and any(word.isalpha() and word not in self.common for word in words)
        )


def write_table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table with tabs between columns and a line for each row."""
    return "".join("\t".join(row) + "\n" for row in (columns, *rows))


def render(drafts: dict[str, Draft]) -> dict[str, str]:
    """The content of every data file, by name."""
    ordered = sorted(drafts.values(), key=lambda d: (d.klass, d.id))
    tables = {
        SUBSTANCES: write_table(
            SUBSTANCE_COLUMNS, ((d.id, label(d), d.klass, d.schedule, d.un, d.cas) for d in ordered)
        )
    }
    for klass in sorted({d.klass for d in ordered}):
        rows = (
            (d.id, t.text, t.kind, "yes" if t.ambiguous else "no", t.language, t.source)
            for d in ordered
            if d.klass == klass
            for t in d.terms.values()
        )
        tables[f"{klass}.tsv"] = write_table(TERM_COLUMNS, rows)
    return tables


def label(draft: Draft) -> str:
    """How an entry is shown: codes in capitals, words as they are."""
    is_code = any(c.isdigit() for c in draft.id) and len(draft.id) <= 14
    consonants = len(draft.id) <= 5 and not re.search(r"[aeiou].*[aeiou]|kh", draft.id) and " " not in draft.id
    family = re.search(r"(inaca|pica|mica|apaan?)$", draft.id)
    return draft.id.upper() if is_code or consonants or family else draft.id


def build(dea: Path) -> dict[str, str]:
    """Read everything and return the content of every data file. Raises ``OSError``, ``ValueError``."""
    curated = LEXICON / "curated"
    builder = Builder(read_curated(curated), read_lines(curated / "rejected.txt"), load_common_words())
    builder.add_controlled(read_csv(dea / "dea_controlled.csv"))
    builder.add_brands(read_csv(dea / "dea_brands.csv"))
    builder.add_street(read_csv(dea / "dea_street_names.csv"))
    return render(builder.drafts)


def main() -> int:
    """Write or check the data files; 1 where a check finds a difference."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    arguments.add_argument("--dea", type=Path, required=True)
    arguments.add_argument("--check", action="store_true")
    options = arguments.parse_args()
    stale = [
        name
        for name, text in build(options.dea).items()
        if not (file := LEXICON / "data" / name).exists() or file.read_text("utf-8") != text
    ]
    for name in stale:
        print(f"{'stale' if options.check else 'written'}: {name}")
        if not options.check:
            (LEXICON / "data" / name).write_text(build(options.dea)[name], "utf-8")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
