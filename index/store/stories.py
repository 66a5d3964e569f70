"""Finding the story that a text belongs to.

Only texts that resemble no earlier one are remembered, so a text that is published a thousand times costs no more to
recognise than one that is published twice.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select

from index.store.story import SAME_STORY, Signature, resemblance
from index.store.tables import story_bands, story_texts

# Texts that share a key without being alike are few; this bounds the work should a publisher contrive many.
_CANDIDATES = 256
# Made once: making a statement costs as much as running it.
_SHARING = select(story_bands.c.text_id).where(story_bands.c.key.in_(bindparam("keys", expanding=True)))
_ALIKE = (
    select(story_texts.c.story, story_texts.c.signature)
    .where(story_texts.c.id.in_(_SHARING.distinct().limit(_CANDIDATES)))
    .order_by(story_texts.c.id.desc())
)
_ADD_TEXT = insert(story_texts).returning(story_texts.c.id)
_ADD_BANDS = insert(story_bands)


def find_or_begin(connection: Connection, signature: Signature | None, story: str) -> str:
    """Return the story of the earlier text most like this one, else remember the text as ``story`` and return that."""
    if signature is None:
        return story
    found = _most_alike(connection, signature)
    if found is None:
        _remember(connection, signature, story)
        return story
    return found


def _most_alike(connection: Connection, signature: Signature) -> str | None:
    best, best_likeness = None, SAME_STORY
    for story, data in connection.execute(_ALIKE, {"keys": signature.keys}):
        likeness = resemblance(signature.data, data)
        if likeness >= best_likeness:
            best, best_likeness = story, likeness
    return best


def _remember(connection: Connection, signature: Signature, story: str) -> None:
    values = {"story": story, "signature": signature.data}
    text_id = connection.execute(_ADD_TEXT, values).scalar_one()
    rows = [{"key": key, "text_id": text_id} for key in dict.fromkeys(signature.keys)]
    connection.execute(_ADD_BANDS, rows)
