"""``watchfloor_vote``: replaces the fast model's guesses by what it, its base model and the transformer agree on."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

from spacy import util
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import filter_spans

from nlp.accurate.reader import Transformer
from nlp.accurate.vote import Votes, cleaned, elected, read_weights
from nlp.marks import context_of
from nlp.names.cleanup import LABELS, NameLabel

_MODEL_LABELS: dict[NameLabel, str] = {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "GPE"}


@Language.factory("watchfloor_vote", assigns=["doc.ents"], requires=["doc.ents"])
def make_vote(nlp: Language, name: str) -> Vote:
    """Build the component. Raises ``AccurateError`` where its library or weights are missing."""
    return Vote(nlp)


@cache
def _transformer() -> Transformer:
    return Transformer()


class Vote:
    """Takes ``doc.ents`` as the fast model's guesses; texts in another language than the models' are left alone."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._transformer = _transformer()
        self._weights = read_weights()
        self._base: EntityRecognizer | None = None

    def __call__(self, doc: Doc) -> Doc:
        if not context_of(doc).english:
            return doc
        found = (
            doc.char_span(one.start, one.end, _MODEL_LABELS[one.label], alignment_mode="expand")
            for one in elected(self.votes(doc), self._weights)
        )
        doc.ents = filter_spans([span for span in found if span is not None and span.text.strip()])
        return doc

    def votes(self, doc: Doc) -> Votes:
        """Return what each model sees in a document whose ``doc.ents`` are the fast model's."""
        text = doc.text
        small = ((one.start, one.end, one.label, one.sure) for one in self._transformer.guesses(text))
        base = _guesses(self._read_by_base(doc))
        return Votes(cleaned(text, _guesses(doc)), cleaned(text, small), cleaned(text, base))

    def _read_by_base(self, doc: Doc) -> Doc:
        # The vectors come with the pipeline's weights, after its components were made.
        self._base = self._base or _base_model(self._pipeline)
        copy = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
        return cast(Doc, self._base(copy))


def _guesses(doc: Doc) -> list[tuple[int, int, NameLabel, float]]:
    return [(ent.start_char, ent.end_char, LABELS[ent.label_], 1.0) for ent in doc.ents if ent.label_ in LABELS]


def _base_model(pipeline: Language) -> EntityRecognizer:
    from nlp.pipeline import CONFIG, model_folder

    model = util.load_config(Path(CONFIG))["components"]["ner"]["model"]
    found = cast(EntityRecognizer, pipeline.create_pipe("ner", config={"model": model}))
    found.from_disk(model_folder() / "ner", exclude=["vocab"])
    return found
