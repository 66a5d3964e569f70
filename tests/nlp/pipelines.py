"""The pipeline that the tests of this folder share: it takes seconds to load and has no state."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from nlp import Annotation, AnnotationRequest, annotate_texts, load_pipeline


@cache
def pipeline() -> Language:
    """The fast pipeline, loaded once."""
    return load_pipeline()


def annotate(text: str, language: str | None = "en", published: str | None = None) -> Annotation:
    """The annotation of one text."""
    (made,) = annotate_texts(pipeline(), [AnnotationRequest(text, language, published)])
    return made


def found(text: str, label: str, language: str | None = "en") -> list[str]:
    """The texts of the entities with a label."""
    return [entity.text for entity in annotate(text, language).entities if entity.label == label]


@cache
def accurate() -> Language:
    """The accurate pipeline, loaded once."""
    return load_pipeline("accurate")
