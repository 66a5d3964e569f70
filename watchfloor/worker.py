"""Enrichment: takes waiting texts from the store by lease, annotates them, and saves the result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from index.model import PendingText
from index.store import AnnotatedText, Store
from nlp import AnnotationRequest, annotate_texts
from watchfloor.knownnames import ListNames
from watchfloor.stated import with_stated

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp.annotation import Annotation

log = structlog.get_logger(__name__)
LEASE = timedelta(minutes=10)


class EnrichmentWorker:
    """Annotates what waits, one batch a step. Several may run side by side; leases keep them apart."""

    def __init__(self, store: Store, pipeline: Language, owner: str, batch: int = 32) -> None:
        self._store = store
        self._pipeline = pipeline
        self._owner = owner
        self._batch = batch
        self._lists = ListNames(store, pipeline)

    def step(self) -> int:
        """Annotate one batch and return how many texts it held; 0 when nothing waits. Raises ``StoreError``."""
        waiting = self._store.lease_texts(self._owner, self._batch, datetime.now(UTC), LEASE)
        if waiting:
            self._lists.before(waiting)
            self._store.save_annotations(self._owner, self._annotate(waiting), datetime.now(UTC))
        return len(waiting)

    def _annotate(self, waiting: Sequence[PendingText]) -> list[AnnotatedText]:
        requests = [AnnotationRequest(text.text, text.language, text.published, text.country) for text in waiting]
        try:
            annotations = list(annotate_texts(self._pipeline, requests, batch_size=self._batch))
        except Exception:
            # The boundary of the pipeline: whatever one text does to it must not hold up the others,
            # so the batch is read once more text by text and the culprit is recorded with its reason.
            log.exception("annotation of a batch failed; reading its texts one by one", texts=len(waiting))
            return [self._annotate_alone(text, request) for text, request in zip(waiting, requests, strict=True)]
        return [_annotated(text, made) for text, made in zip(waiting, annotations, strict=True)]

    def _annotate_alone(self, text: PendingText, request: AnnotationRequest) -> AnnotatedText:
        try:
            (made,) = annotate_texts(self._pipeline, [request], batch_size=1)
        except Exception as error:
            # The same boundary: the document stays searchable by its words and says what went wrong.
            log.exception("annotation failed", document=text.document_id)
            reason = f"{type(error).__name__}: {error}"
            entities, events = with_stated({"entities": [], "events": []}, text.text, text.details)
            return AnnotatedText(text.document_id, text.version, text.language, entities, events, reason)
        return _annotated(text, made)


def _annotated(text: PendingText, made: Annotation) -> AnnotatedText:
    entities, events = with_stated(made.to_json(), text.text, text.details)
    return AnnotatedText(text.document_id, text.version, made.language, entities, events, None)
