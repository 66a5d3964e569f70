"""What annotation is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnnotationRequest:
    """A text to annotate. ``language`` is BCP 47, detected where absent; ``published`` (ISO 8601) anchors dates.

    ``country`` (ISO 3166-1 alpha-2) is the source's: it tells namesakes apart, and whose telephone numbers are written
    without their code.
    """

    text: str
    language: str | None = None
    published: str | None = None
    country: str | None = None
