"""Pure language work: text in, annotations out. No network, no database.

``load_pipeline`` and ``annotate_texts`` are all that most callers need. What the package offers is imported when it is
first asked for, so that whoever needs the lexicon alone does not wait for spaCy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp.annotate import annotate_texts
    from nlp.annotation import Annotation, Entity, Event
    from nlp.errors import PipelineError
    from nlp.pipeline import build, load_pipeline
    from nlp.request import AnnotationRequest

__all__ = [
    "Annotation",
    "AnnotationRequest",
    "Entity",
    "Event",
    "PipelineError",
    "annotate_texts",
    "build",
    "load_pipeline",
]
_HOMES = {
    "Annotation": "nlp.annotation",
    "AnnotationRequest": "nlp.request",
    "Entity": "nlp.annotation",
    "Event": "nlp.annotation",
    "PipelineError": "nlp.errors",
    "annotate_texts": "nlp.annotate",
    "build": "nlp.pipeline",
    "load_pipeline": "nlp.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
