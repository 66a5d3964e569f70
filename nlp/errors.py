"""What can be wrong before a text is read, in a module that costs nothing to import."""

from __future__ import annotations


class PipelineError(RuntimeError):
    """The pipeline cannot be built: an unknown name, a model that is not installed, or damaged weights."""
