"""CPU seconds of a pipeline as a whole and of its components one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from spacy.language import Language

from nlp import AnnotationRequest, annotate_texts
from nlp.marks import Context, put_context
from nlp.prepare import prepare

_ROUNDS = 3
_BATCH = 8


def pipeline_seconds(pipeline: Language, raw: Language, texts: Sequence[str]) -> tuple[float, float]:
    """The least CPU seconds of some rounds for all texts: of the pipeline, and of the installed model's names alone.

    The two take turns, so that the machine's other work falls on both.
    """
    requests = [AnnotationRequest(text, "en") for text in texts]
    whole, alone = [], []
    for _ in range(_ROUNDS):
        whole.append(_seconds(lambda: sum(1 for _ in annotate_texts(pipeline, requests))))
        alone.append(_seconds(lambda: sum(1 for _ in raw.pipe(texts, batch_size=_BATCH))))
    return min(whole), min(alone)


def part_seconds(pipeline: Language, texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds of each step: preparing and tokens, then every component in its order."""
    seconds = {"tokens": 0.0} | dict.fromkeys(pipeline.pipe_names, 0.0)
    for start in range(0, len(texts), _BATCH):
        began = time.process_time()
        docs = [pipeline.make_doc(prepare(text)) for text in texts[start : start + _BATCH]]
        for doc, text in zip(docs, texts[start : start + _BATCH], strict=True):
            put_context(doc, Context(text, "en"))
        seconds["tokens"] += time.process_time() - began
        for name, component in pipeline.pipeline:
            began = time.process_time()
            docs = list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
            seconds[name] += time.process_time() - began
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
