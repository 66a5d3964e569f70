"""What is measured in a process of its own: the time to the first text, and memory."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

_TEXT: Final = "Customs at Port Velmar seized 40 kg of cocaine on Sunday, said Ana Ruiz of the Velmar Police. "
_FIRST: Final = """
import resource, sys
from nlp import AnnotationRequest, annotate_texts, load_pipeline
list(annotate_texts(load_pipeline({model!r}), [AnnotationRequest({text!r})]))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime)
"""
_MEMORY: Final = """
import resource
from nlp import AnnotationRequest, annotate_texts, load_pipeline
pipeline = load_pipeline({model!r})
long = {text!r} * {times}
for _ in annotate_texts(pipeline, [AnnotationRequest(long)]): pass
for _ in annotate_texts(pipeline, (AnnotationRequest(str(n) + long[: 200 + n % 3_000]) for n in range(500))): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
_LONG: Final = 400_000


def first_text(model: str) -> float:
    """CPU seconds from the start of a process to its first annotated text, imports and loading among them."""
    return round(min(_run(_FIRST.format(model=model, text=_TEXT)) for _ in range(2)), 2)


def memory(model: str) -> float:
    """The most memory, in MB, of a process that reads a text of 400,000 characters and 500 short ones."""
    return round(_run(_MEMORY.format(model=model, text=_TEXT, times=_LONG // len(_TEXT))), 1)


def _run(program: str) -> float:
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(done.stdout)
