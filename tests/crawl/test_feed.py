from __future__ import annotations

from datetime import timedelta

from tests.crawl.project import Project
from tests.services.misbehaving import Entry, Site, today

TEXT = (
    "Customs officers opened a container of pineapples in the port of Larkhaven on Tuesday morning.",
    "Inside they found 412 kilograms of cocaine, wrapped in blue plastic, the harbour master said.",
)


def test_a_feed_becomes_documents_with_evidence(project: Project, site: Site) -> None:
    entries = []
    for number in range(5):
        path = f"/story/{number}?utm_source=feed&b=2&a=1"
        site.page(f"/story/{number}", f"Seizure number {number}", *TEXT, zipped=number % 2 == 0)
        entries.append(Entry(site.url(path), f"Seizure number {number}", today() - timedelta(hours=number)))
    site.feed("/feed", entries)
    project.crawl("feed", "source=harbour")
    documents = project.documents()
    assert {document.url for document in documents} == {site.url(f"/story/{n}?a=1&b=2") for n in range(5)}
    assert all(
        TEXT[1] in document.text and document.title.startswith("Seizure") for document in documents if document.title
    )
    run = project.last()
    assert (run.state, run.error, run.counts.new, run.counts.fetched) == ("done", None, 5, 5)
    assert project.damages() == []
