"""Pure language work: text in, annotations out. No network, no database.

``load_pipeline`` and ``annotate_texts`` are all that most callers need.
"""

from nlp.annotate import annotate_texts
from nlp.annotation import Annotation, Entity, Event
from nlp.pipeline import PipelineError, build, load_pipeline
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
