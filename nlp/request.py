"""What annotation is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnnotationRequest:
    """A text to annotate. ``language`` is BCP 47, detected where absent; ``published`` (ISO 8601) anchors dates."""

    text: str
    language: str | None = None
    published: str | None = None
