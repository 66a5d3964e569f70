"""``search --explain`` says why each hit was found."""

from __future__ import annotations

import pytest

from index.engine.build import record_of
from tests.main_job.project import Project
from tests.store.builders import NOON, annotate_all, capture, draft, settle_all

TEXT = "Customs at Port Velmar seized 40 kg of yayo on Sunday."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One document in which cocaine goes by a street name."""
    made = Project(tmp_path_factory.mktemp("explained"))
    with made.runtime() as runtime:
        store = runtime.store
        store.save_page(draft("https://harbour.example/1", TEXT, title="Seizure", language="en"), capture(0), NOON)
        start = TEXT.index("yayo")
        drug = {"label": "DRUG", "text": "yayo", "canonical": "cocaine", "start": start, "end": start + 4}
        annotate_all(store, [drug])
        runtime.engine.apply([record_of(document) for document in store.scan()])
        settle_all(store)
    return made


def test_reasons_stand_beside_each_hit(project: Project) -> None:
    [hit] = project.json("search", "drug:coke custom", "--explain")["hits"]
    assert hit["why"] == [
        {"query": "drug:coke", "why": "“yayo” in the text, read as cocaine, which drug:coke asks for too"},
        {"query": "custom", "why": "“Customs” in the text, another form of the word"},
    ]
    [plain] = project.json("search", "drug:coke")["hits"]
    assert "why" not in plain


def test_the_terminal_lists_them_by_number(project: Project) -> None:
    shown = project.run("search", "drug:coke", "--explain").stdout
    assert "1. drug:coke: “yayo” in the text, read as cocaine" in shown
