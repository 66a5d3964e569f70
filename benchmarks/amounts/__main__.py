"""Scores quantities on labelled seizure news, values on quantulum's test sentences, and invented sentences by language.

Prints one JSON object.

The peer of the same run is the installed English model as it comes, by its QUANTITY and CARDINAL before a unit.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, Final

from spacy.language import Language

from benchmarks.amounts.languages import SEEN, read_told, scores, told_by
from benchmarks.amounts.languages import UNSEEN as UNSEEN_SENTENCES
from benchmarks.amounts.seizure_news import UNSEEN, Sentence, Span, overlaps, read_sentences
from benchmarks.amounts.values import read_values, score_values
from benchmarks.annotation.__main__ import raw_model
from benchmarks.extract.sets import ROOT as CORPUS
from nlp import AnnotationRequest, annotate_texts, load_pipeline
from nlp.amounts import read_amounts

NEWS: Final = "drug-ner-unodc-train"
VALUES: Final = "quantities"


def spans_of_pipeline(sentences: Sequence[Sentence]) -> list[tuple[Sentence, Sequence[Span]]]:
    """The quantities that the whole pipeline reads."""
    requests = (AnnotationRequest(sentence.text, "en") for sentence in sentences)
    made = annotate_texts(load_pipeline(), requests)
    return [
        (sentence, [(one.start, one.end) for one in annotation.entities if one.label == "QUANTITY"])
        for sentence, annotation in zip(sentences, made, strict=True)
    ]


def spans_of_model(model: Language, sentences: Sequence[Sentence]) -> list[tuple[Sentence, Sequence[Span]]]:
    """The quantities of the model as it comes."""
    docs = model.pipe(sentence.text for sentence in sentences)
    return [
        (sentence, [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in ("QUANTITY", "CARDINAL")])
        for sentence, doc in zip(sentences, docs, strict=True)
    ]


def figures_of_news(spans: Sequence[tuple[Sentence, Sequence[Span]]]) -> dict[str, Any]:
    """Overlap scores on the folds looked at and on the one never looked at; ``all`` counts labels without a number."""
    parts = {
        "seen_folds": [pair for pair in spans if pair[0].fold != UNSEEN],
        "unseen_fold": [pair for pair in spans if pair[0].fold == UNSEEN],
    }
    return {
        name: {"numbered": overlaps(part, True).to_json(), "all": overlaps(part, False).to_json()}
        for name, part in parts.items()
    }


def figures_of_values() -> dict[str, Any]:
    """Value-and-unit scores: over the units that the labels here have, and over all of that set."""
    sentences = read_values(CORPUS / VALUES)
    read = [
        (labels, [mark for mark in read_amounts(text, "en") if mark.label in ("QUANTITY", "MONEY")])
        for text, labels in sentences
    ]
    covered, whole = score_values(read)
    return {"covered": covered.to_json(), "whole": whole.to_json()}


def figures_of_languages() -> dict[str, Any]:
    """Scores of the invented sentences by language: those that rules were mended by, and those that none was."""
    return {
        file.stem: {
            language: score.to_json()
            for language, score in scores((told, told_by(told.text)) for told in read_told(file)).items()
        }
        for file in (SEEN, UNSEEN_SENTENCES)
    }


def main() -> int:
    """Print the figures. Returns 2 where a set is missing."""
    for name in (NEWS, VALUES):
        if not (CORPUS / name).is_dir():
            print(f"the corpus set {name!r} is not at {CORPUS / name} (set WATCHFLOOR_CORPUS)", file=sys.stderr)
            return 2
    sentences = read_sentences(CORPUS / NEWS)
    news = {
        "watchfloor": figures_of_news(spans_of_pipeline(sentences)),
        "en_core_web_md": figures_of_news(spans_of_model(raw_model(), sentences)),
    }
    figures = {NEWS: {"sentences": len(sentences), **news}, VALUES: figures_of_values()}
    print(json.dumps(figures | {"languages": figures_of_languages()}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
