"""What the floors keep of annotation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from benchmarks.annotation.__main__ import CORPUS, measure_model, measure_pipeline, raw_model
from benchmarks.annotation.gold import LABELS, read_gold
from benchmarks.measured import Measured

SET: Final = "gold-news"


def measured_texts() -> dict[str, Measured]:
    """Annotate the hand-labelled texts with the pipeline and with the model as it comes."""
    texts = read_gold(CORPUS / SET)
    model = raw_model()
    tokens = sum(len(model.make_doc(gold.text)) for gold in texts)
    pipeline, _ = measure_pipeline(texts, tokens)
    alone = measure_model(model, texts, tokens)
    return {
        SET: Measured(
            what="news articles and press releases with names, drugs and seizures",
            licence="hand-labelled for this project's use; the texts are their publishers'",
            origin="news sites and prosecutors' offices",
            count=len(texts),
            unit="texts",
            measured=datetime.now(UTC).date().isoformat(),
            reached=_f1(pipeline, (*LABELS, "seizures")),
            peers={"en_core_web_md": _f1(alone, LABELS)},
            speed={
                "watchfloor": pipeline["tokens_per_cpu_second"],
                "en_core_web_md": alone["tokens_per_cpu_second"],
            },
            speed_unit="tokens per CPU-second",
        )
    }


def _f1(figures: dict[str, Any], labels: tuple[str, ...]) -> dict[str, float]:
    return {label: figures[label]["f1"] for label in labels if label in figures}
