"""What the floors keep of each part of annotation: senses, amounts, selectors, places and events.

The ``…_reached`` functions are those that ``make test`` asks too; the rest is measured when floors are raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from benchmarks.amounts import __main__ as amounts
from benchmarks.amounts.seizure_news import read_sentences as read_news
from benchmarks.annotation.__main__ import raw_model
from benchmarks.events.__main__ import read_all
from benchmarks.events.labels import gold_news, labelled
from benchmarks.events.scoring import scores
from benchmarks.extract.sets import ROOT as CORPUS
from benchmarks.measured import Measured
from benchmarks.places.__main__ import measure as measure_places
from benchmarks.selectors import __main__ as selectors
from benchmarks.selectors.judged import read_judged
from benchmarks.selectors.lines import measured as read_by
from benchmarks.selectors.lines import read_lines
from benchmarks.selectors.peers import by_expressions, by_phonenumbers, by_watchfloor
from benchmarks.selectors.texts import texts as general_texts
from benchmarks.senses import __main__ as senses
from nlp import load_pipeline

Reached = dict[str, float]
EVENT_SETS: Final = {
    "gold-news": ("news and releases with seizures", "news sites and prosecutors' offices"),
    "labelled-events": ("releases and pages with arrests and sentences", "press-releases, news-aeb, news-wcxb-dev"),
}
_LEAST_EVENTS: Final = 20
"""Events of a type below which a figure says nothing."""
_OURS: Final = "labels made for this project; the texts are their publishers'"
_PAGES: Final = "press-releases, news-aeb, news-wcxb-dev"
_FIGURES: Final = ("f1", "precision")


def events_reached(name: str) -> Reached:
    """F1 by type of event on a set, and the precision of seizures. Raises ``OSError`` where the corpus is missing."""
    found: Mapping[str, Any] = scores(read_all(load_pipeline(), _texts_with_events(name)))
    enough = {kind: one for kind, one in found.items() if "f1" in one and one["right"] + one["missed"] >= _LEAST_EVENTS}
    precise = {f"precision_{kind}": one["precision"] for kind, one in enough.items() if kind == "seizure"}
    return {kind: one["f1"] for kind, one in enough.items()} | precise


def places_reached() -> tuple[Reached, Reached]:
    """The share of mentions whose place is right: ours, and that of the most populous namesake."""
    found = measure_places(None)
    return {"place_right": found["right"]}, {"place_right": found["most_populous"]}


def amounts_reached() -> dict[str, Reached]:
    """By set: quantities with a number by overlap on each part of the seizure news, and values with their unit."""
    read = amounts.spans_of_pipeline(read_news(CORPUS / amounts.NEWS))
    return {amounts.NEWS: _of_news(read), amounts.VALUES: {"value_and_unit": _values()["f1"]}}


def lines_reached() -> tuple[Reached, dict[str, Reached]]:
    """By label, the share of the invented lines that are read with their span and canonical form: ours, and peers'."""
    lines = read_lines()
    peers = {"regular expressions": by_expressions, "phonenumbers' matcher": by_phonenumbers}
    return _of_lines(read_by(lines, by_watchfloor)), {
        name: _of_lines(read_by(lines, one)) for name, one in peers.items()
    }


def measured_events() -> dict[str, Measured]:
    """Read the events of each set with labels."""
    seen = "looked at while the rules were written"
    return {
        name: _measured(f"{what}; {seen}", _OURS, origin, len(_texts_with_events(name)), "texts", events_reached(name))
        for name, (what, origin) in EVENT_SETS.items()
    }


def measured_places() -> dict[str, Measured]:
    """Resolve the labelled mentions."""
    ours, baseline = places_reached()
    what = "mentions of places with where they lie; looked at while the rules were written"
    count = measure_places(None)["mentions"]
    peers = {"most populous namesake": baseline}
    return {"labelled-places": _measured(what, _OURS, _PAGES, count, "mentions", ours, peers)}


def measured_amounts() -> dict[str, Measured]:
    """Read quantities with the pipeline and with the model as it comes, and values with the rules alone."""
    sentences, reached = read_news(CORPUS / amounts.NEWS), amounts_reached()
    peers = {"en_core_web_md": _of_news(amounts.spans_of_model(raw_model(), sentences))}
    news = "sentences of seizure news; the rules were written while looking at four of five folds of them"
    values = "masses, volumes and sums of money in sentences"
    found = _values()
    return {
        amounts.NEWS: _measured(
            news, "MIT", "shirkattack/drugdetection", len(sentences), "sentences", reached[amounts.NEWS], peers
        ),
        amounts.VALUES: _measured(
            values, "MIT", "quantulum", found["right"] + found["missed"], "values", reached[amounts.VALUES]
        ),
    }


def measured_selectors() -> dict[str, Measured]:
    """Read the invented lines as peers do, and general text whose every hit was judged."""
    ours, peers = lines_reached()
    found = selectors.precision(list(general_texts()), read_judged(), show=False)
    labels = {name: one for name, one in found["labels"].items() if one["hits"] >= _LEAST_EVENTS}
    precise = {f"precision_{name}": one["right"] / max(one["hits"], 1) for name, one in labels.items()}
    text = "general text, every hit judged by one reader; not in `make test`"
    lines = "invented, each with one selector or what is only like one"
    return {
        "selector-lines": _measured(lines, "Apache-2.0", "this project", len(read_lines()), "lines", ours, peers),
        "general-text": _measured(text, "their writers'", "the whole corpus", found["tokens"], "tokens", precise),
    }


def measured_senses() -> dict[str, Measured]:
    """Read drugs in their sense: what is fitted, on what it was not fitted on."""
    found = senses.measure()
    sentences = found["senses"]["sentences"]
    held = "with an ambiguous name, some held out; weights fitted without"
    parts = {part: f"{held} the {part} scored; not in `make test`" for part in ("names", "sentences")}
    sets = {
        f"held-out-{part}": (what, "Apache-2.0", "this project", sentences, "sentences", f"held-out {part}")
        for part, what in parts.items()
    }
    folds = "labelled drugs, by five-fold cross-validation; not in `make test`"
    for name, origin in (("unodc", "shirkattack/drugdetection"), ("reddit", "explosion/projects")):
        whole = f"drug-ner-{name}-train"
        sets[whole] = (folds, "MIT", origin, len(getattr(senses, f"read_{name}")()), "texts", whole)
    return {name: _of_senses(found, *one) for name, one in sets.items()}


def _of_senses(
    found: Mapping[str, Any], what: str, licence: str, origin: str, count: int, unit: str, key: str
) -> Measured:
    ours = (found["senses"] if key.startswith("held-out") else found)[key]
    shown = {name: {figure: one[figure] for figure in _FIGURES} for name, one in ours.items()}
    return _measured(what, licence, origin, count, unit, shown.pop("watchfloor"), shown)


def _measured(
    what: str, licence: str, origin: str, count: int, unit: str, reached: Reached,
    peers: Mapping[str, Reached] | None = None,
) -> Measured:  # fmt: skip
    rounded = {name: round(value, 4) for name, value in reached.items()}
    today = datetime.now(UTC).date().isoformat()
    return Measured(what, licence, origin, count, unit, today, rounded, peers or {}, {}, "")


def _texts_with_events(name: str) -> Sequence[Any]:
    if name == "gold-news":
        return gold_news(CORPUS / name)
    return [text for part in ("train", "dev", "events") for text in labelled(part)]


def _of_news(read: Sequence[Any]) -> Reached:
    found = amounts.figures_of_news(read)
    return {f"numbered_{part.split('_')[0]}": found[part]["numbered"]["f1"] for part in found}


def _values() -> dict[str, Any]:
    return dict(amounts.figures_of_values()["covered"])


def _of_lines(found: Mapping[str, Mapping[str, int]]) -> Reached:
    """The share of right lines among those with a selector and false hits; 0 for a label not read at all."""
    return {
        label: round(one["canonical"] / (one["lines"] + one["false"]), 4)
        for label, one in found.items()
        if one["lines"]
    }
