"""The pipeline's own components, found by spaCy through entry points."""

from nlp.attributes import register

register()
