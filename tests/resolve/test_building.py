"""The persons and organizations of one stored document."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from index.model import StoredDocument
from index.resolve import Mention, mentions_of

_LABELS = {"P": "PERSON", "O": "ORG", "L": "PLACE", "D": "DATE", "E": "EMAIL"}


def _document(marked: str, events: tuple[dict[str, Any], ...] = (), **known: Any) -> StoredDocument:
    """A document of a text in which names are marked as ``[P Mara Quill]``."""
    text, entities = "", []
    for part in marked.split("["):
        name, closed, rest = part.partition("]")
        if closed:
            label, _, name = name.partition(" ")
            entities.append(_entity(len(text), label, name))
        text += name + rest
    return StoredDocument(
        "d1", "s", "https://paper.example/1", "article", None, text, (), known.get("published", "2024-05-03"), "en",
        datetime(2024, 5, 4, tzinfo=UTC), "s1", (), (), False, 1, None, tuple(entities), events,
    )  # fmt: skip


def _entity(start: int, label: str, name: str) -> dict[str, Any]:
    entity: dict[str, Any] = {"start": start, "end": start + len(name), "label": _LABELS[label], "text": name}
    if label == "L":
        entity["place"] = {"id": "77", "name": name, "kind": "city", "country": "US", "region": "Ohio"}
    if label == "D":
        entity["canonical"] = "1990-05-03"
    return entity


def _by_name(document: StoredDocument) -> dict[str, Mention]:
    return {mention.name: mention for mention in mentions_of(document)}


def test_shorter_forms_belong_to_the_one_fuller_name() -> None:
    found = _by_name(_document("[P Mara Quill] was held. [P Quill] and [P M. Quill] are one; [P Tobias Renn] is not."))
    assert set(found) == {"Mara Quill", "Tobias Renn"}
    assert found["Mara Quill"].forms == ("M. Quill", "Quill")


def test_a_surname_of_two_persons_stays_alone() -> None:
    found = _by_name(_document("[P Mara Quill] and [P Jonas Quill] came; [P Quill] left."))
    assert set(found) == {"Mara Quill", "Jonas Quill", "Quill"}


def test_the_text_says_which_names_are_one() -> None:
    assert set(_by_name(_document("[P Aurelio Tarragal], alias [P El Tuerto], was held."))) == {"Aurelio Tarragal"}
    found = _by_name(_document("the [O Meridian Narcotics Bureau] ([O MNB]) said; [O MNB] went on"))
    assert found["Meridian Narcotics Bureau"].forms == ("MNB",)


def test_ages_and_days_of_birth_are_those_of_the_name_before_them() -> None:
    found = _by_name(
        _document("[P Mara Quill], 34, of [L Dunmore], and [P Tobias Renn], who was born on [D 3 May 1990].")
    )
    assert found["Mara Quill"].born == (1989, 1990)
    assert found["Tobias Renn"].birthday == "1990-05-03"
    assert found["Tobias Renn"].born is None
    event = {"type": "arrest", "person": "Mara Quill", "age": 51}
    assert _by_name(_document("[P Mara Quill] was held.", (event,)))["Mara Quill"].born == (1972, 1973)


def test_what_the_document_tells_besides_is_kept() -> None:
    (mention,) = mentions_of(_document("[P Mara Quill] of [L Dunmore], [E mara@quill.example]"))
    assert mention.places == {"77"}
    assert mention.regions == {"US/Ohio"}
    assert mention.countries == {"US"}
    assert mention.selectors == {"mara@quill.example"}
    assert mention.published == date(2024, 5, 3)
    assert mention.document == "d1"
    assert mention.story == "s1"


def test_a_document_without_annotations_names_nobody() -> None:
    bare = _document("nothing")
    assert mentions_of(bare) == []


@given(
    st.lists(st.tuples(st.sampled_from("PO"), st.text(st.characters(exclude_characters="[]"), min_size=1)), max_size=12)
)
def test_each_mention_has_an_id_of_its_own(names: list[tuple[str, str]]) -> None:
    found = mentions_of(_document(", ".join(f"[{label} {name}]" for label, name in names)))
    assert len({mention.id for mention in found}) == len(found)
    assert all(mention.name in mention.names for mention in found)
