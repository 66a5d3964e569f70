"""What the floors keep of annotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from spacy.language import Language

from benchmarks.annotation.__main__ import measure_model, measure_pipeline, raw_model, texts_of
from benchmarks.annotation.gold import LABELS, GoldText
from benchmarks.events.__main__ import read_all
from benchmarks.events.labels import labelled
from benchmarks.events.scoring import scores
from benchmarks.measured import Measured
from benchmarks.places.__main__ import measure as measure_places
from nlp import load_pipeline
from nlp.annotation import MODELS, Model

SETS: Final = {
    "gold-news": ("news and releases with names, drugs and seizures", "news sites and prosecutors' offices"),
    "labelled-dev": ("releases and pages, by which rules were chosen", "press-releases, news-aeb, news-wcxb-dev"),
    "labelled-test": ("releases and pages that nobody looked at", "press-releases, news-aeb, news-wcxb-dev"),
}
"""The hand-labelled sets: what they are, and where their texts come from."""
EVENTS: Final = "labelled-events"
PLACES: Final = "labelled-places"
_LICENCE: Final = "labels made for this project; the texts are their publishers'"
_ORIGIN: Final = "press-releases, news-aeb, news-wcxb-dev"


def measured_texts() -> dict[str, Measured]:
    """Annotate the hand-labelled texts with both pipelines and with the model as it comes."""
    raw, found = raw_model(), {}
    for name in SETS:
        texts = texts_of(name)
        alone = measure_model(raw, texts, tokens_in(raw, texts))
        for model in MODELS:
            found[set_name(name, model)] = _measured(name, model, texts, raw, alone)
    return found | {EVENTS: _events(), PLACES: _places()}


def set_name(name: str, model: Model) -> str:
    """How the floors call a set as read by a pipeline: by its name alone for the default one."""
    return name if model == "fast" else f"{name}, {model}"


def figures_of(name: str) -> tuple[str, ...]:
    """The figures of a set that must not fall; seizures only where there are enough of them."""
    return (*LABELS, "seizures") if name == "gold-news" else LABELS


def tokens_in(model: Language, texts: Sequence[GoldText]) -> int:
    """How many tokens the texts have."""
    return sum(len(model.make_doc(gold.text)) for gold in texts)


def events_reached() -> dict[str, float]:
    """F1 of arrests and sentences on the labelled releases and pages, without the part that nobody looked at."""
    texts = [text for part in ("train", "dev", "events") for text in labelled(part)]
    figures: Mapping[str, Any] = scores(read_all(load_pipeline(), texts))
    return {kind: figures[kind]["f1"] for kind in ("arrest", "sentence")}


def places_reached() -> tuple[dict[str, float], dict[str, float]]:
    """The share of mentions whose place is right: ours, and that of the most populous namesake."""
    figures = measure_places(None)
    return {"place_right": figures["right"]}, {"place_right": figures["most_populous"]}


def _measured(name: str, model: Model, texts: Sequence[GoldText], raw: Language, alone: dict[str, Any]) -> Measured:
    ours, _ = measure_pipeline(texts, tokens_in(raw, texts), model)
    what, origin = SETS[name]
    return Measured(
        what=f"{what}; read by the {model} pipeline",
        licence=_LICENCE,
        origin=origin,
        count=len(texts),
        unit="texts",
        measured=_today(),
        reached=_f1(ours, figures_of(name)),
        peers={"en_core_web_md": _f1(alone, LABELS)},
        speed={"watchfloor": ours["tokens_per_cpu_second"], "en_core_web_md": alone["tokens_per_cpu_second"]},
        speed_unit="tokens per CPU-second",
    )


def _events() -> Measured:
    count = sum(1 for part in ("train", "dev", "events") for _ in labelled(part))
    what = "releases and pages with arrests and sentences; looked at while the rules were written"
    return Measured(what, _LICENCE, _ORIGIN, count, "texts", _today(), events_reached(), {}, {}, "")


def _places() -> Measured:
    ours, baseline = places_reached()
    what = "mentions of places with where they lie; looked at while the rules were written"
    peers = {"most populous namesake": baseline}
    return Measured(what, _LICENCE, _ORIGIN, 755, "mentions", _today(), ours, peers, {}, "")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _f1(figures: dict[str, Any], labels: tuple[str, ...]) -> dict[str, float]:
    return {label: figures[label]["f1"] for label in labels if label in figures}
