"""What the floors keep of annotation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from spacy.language import Language

from benchmarks.annotation.__main__ import measure_model, measure_pipeline, raw_model, texts_of
from benchmarks.annotation.gold import LABELS, GoldText
from benchmarks.measured import Measured
from nlp.annotation import MODELS, Model

SETS: Final = {
    "gold-news": ("news and releases with names, drugs and seizures", "news sites and prosecutors' offices"),
    "labelled-dev": ("releases and pages, by which rules were chosen", "press-releases, news-aeb, news-wcxb-dev"),
    "labelled-test": ("releases and pages that nobody looked at", "press-releases, news-aeb, news-wcxb-dev"),
}
"""The hand-labelled sets: what they are, and where their texts come from."""
_LICENCE: Final = "labels made for this project; the texts are their publishers'"


def measured_texts() -> dict[str, Measured]:
    """Annotate the hand-labelled texts with both pipelines and with the model as it comes."""
    raw, found = raw_model(), {}
    for name in SETS:
        texts = texts_of(name)
        alone = measure_model(raw, texts, tokens_in(raw, texts))
        for model in MODELS:
            found[set_name(name, model)] = _measured(name, model, texts, raw, alone)
    return found


def set_name(name: str, model: Model) -> str:
    """How the floors call a set as read by a pipeline: by its name alone for the default one."""
    return name if model == "fast" else f"{name}, {model}"


def figures_of(name: str) -> tuple[str, ...]:
    """The figures of a set that must not fall; seizures only where there are enough of them."""
    return (*LABELS, "seizures") if name == "gold-news" else LABELS


def tokens_in(model: Language, texts: Sequence[GoldText]) -> int:
    """How many tokens the texts have."""
    return sum(len(model.make_doc(gold.text)) for gold in texts)


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


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _f1(figures: dict[str, Any], labels: tuple[str, ...]) -> dict[str, float]:
    return {label: figures[label]["f1"] for label in labels if label in figures}
