"""The texts as the store keeps them to find stories: their passages, and which of these are widespread.

A passage that stands in ten documents of one publisher, in ten different texts, is widespread: letter heads, "about
us", the paragraph at the end of every release. It ties no documents, also not those that came before it was known to
be widespread.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from index.store import story_statements as statements
from index.store.story import Signature, Wording, wording
from index.store.story_pair import Told, same_story

WIDESPREAD = 10
"""Documents of one publisher, and different texts of these, that have a passage which is none of their own."""
# What so many publishers have is found by the first of them; the others need not be remembered under it.
_PUBLISHERS = 24
# So many versions of a document are found by a passage; one that changes every hour would make the others dear.
_VERSIONS = 24
_IDS = 500
_EVERYBODY = 0
"""Stands for the holders of a widespread passage."""


class Near(NamedTuple):
    """A text that shares passages with another: how many, and how many it has that are not widespread."""

    number: int
    document: str
    passages: int
    shared: int


@dataclass(frozen=True)
class KeptText:
    """A text as kept; ``equal`` is the same for texts of the same words only."""

    number: int
    document: str
    publisher: int
    equal: int
    wording: Wording
    common: NDArray[np.bool_]

    @cached_property
    def told(self) -> Told:
        """The text, ready to be compared."""
        return Told(self.wording, self.common)

    @property
    def passages(self) -> int:
        """How many different passages it has that are not widespread."""
        return len(self.keys)

    @cached_property
    def keys(self) -> list[int]:
        """The keys of these, each once."""
        return list(dict.fromkeys(self.wording.keys[~self.common].tolist()))


class Arrival(NamedTuple):
    """A text just kept, documents with an equal text, and the texts that share passages with it.

    ``parted`` are the documents, its own among them, some of whose passages are found to be widespread with this text
    and thus tie them no longer; if there are any, who is near is to be asked anew.
    """

    text: KeptText
    equals: list[str]
    near: list[Near]
    parted: list[str]


def publisher_of(source: str, url: str) -> int:
    """Return a number (signed 64-bit) for who publishes at an address: the source and the host."""
    try:
        host = urlsplit(url).netloc
    except ValueError:
        host = url
    digest = hashlib.blake2b(f"{source}\n{host}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


class Texts:
    """The texts, as one transaction sees and changes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ask = statements.STATEMENTS[connection.dialect.name]
        self._read: dict[int, KeptText] = {}
        self._judged: dict[tuple[int, int], bool] = {}

    def keep(self, document: str, publisher: int, signature: Signature) -> Arrival | None:
        """Remember a text, and return what is known of it; None when the document had it before."""
        same = {"equal": signature.equal, "document": document, "publisher": publisher}
        equals = self.equals(signature.equal)
        if equals and self._scalar(statements.OF_DOCUMENT, same) is not None:
            return None
        # Of texts that are equal one alone speaks for a publisher.
        known = bool(equals) and self._scalar(statements.OF_PUBLISHER, same) is not None
        new = _unmarked(document, publisher, signature.equal, wording(signature.words, signature.shingle))
        if not new.keys:
            return Arrival(self._add(new), equals, [], [])
        return self._add_passages(new, equals, known)

    def equals(self, equal: int) -> list[str]:
        """Return the first two documents with a text of the same words, always the same ones."""
        return list(self._connection.execute(statements.EQUALS, {"equal": equal}).scalars())

    def near(self, mine: KeptText) -> list[Near]:
        """Return the texts that share passages which are not widespread."""
        shared = Counter(number for _, number in self._held(mine.keys))
        del shared[mine.number]
        return _near(shared, self._met(shared))

    def of(self, documents: list[str]) -> Iterator[KeptText]:
        """Yield all texts of documents."""
        for start in range(0, len(documents), _IDS):
            some = {"documents": documents[start : start + _IDS]}
            for row in self._connection.execute(statements.OF_DOCUMENTS, some).all():
                yield self._read.setdefault(row.id, _kept(row))

    def alike(self, one: KeptText, number: int) -> bool:
        """Say whether a text tells the same story as that of another number."""
        pair = (min(one.number, number), max(one.number, number))
        if pair not in self._judged:
            self._judged[pair] = same_story(one.told, self._text(number).told)
        return self._judged[pair]

    def _add_passages(self, new: KeptText, equals: list[str], known: bool) -> Arrival:
        """Keep a text; one that is ``known`` for its publisher only makes what it says more widespread."""
        holding: defaultdict[int, list[int]] = defaultdict(list)
        for key, number in self._held(new.keys):
            holding[key].append(number)
        common = {key for key, numbers in holding.items() if numbers == [_EVERYBODY]}
        met = {row.id: row for row in self._met({n for numbers in holding.values() for n in numbers} - {_EVERYBODY})}
        fresh, risen = set(new.keys) - holding.keys(), {}
        for key in holding.keys() - common:
            holders = [met[number] for number in holding[key]]
            own = [each for each in holders if each.publisher == new.publisher]
            if self._widespread(new, own):
                risen[key] = holding[key]
            elif sum(each.document_id == new.document for each in own) < _VERSIONS and (
                own or len({each.publisher for each in holders}) < _PUBLISHERS
            ):
                fresh.add(key)
        if known:
            new, fresh = _unmarked(new.document, new.publisher, new.equal, wording(b"", new.wording.shingle)), set()
        kept = self._add(replace(new, common=_marks(new.wording, common | risen.keys())))
        if fresh:
            self._connection.execute(self._ask.hold, {"keys": statements.listed(fresh), "number": kept.number})
        if risen:
            return Arrival(kept, equals, [], self._rise(kept, risen))
        if known:
            return Arrival(kept, equals, [], [])
        shared = Counter(number for key, numbers in holding.items() if key not in common for number in numbers)
        return Arrival(kept, equals, _near(shared, met.values()), [])

    def _widespread(self, new: KeptText, own: Sequence[Any]) -> bool:
        """Whether so many documents of a publisher say something in so many different words.

        Counted are documents and texts, each once, so that neither the order of versions nor that of copies matters.
        """
        texts = {new.equal, *(each.equal for each in own)}
        if len(texts) < WIDESPREAD:
            return False
        if len({new.document, *(each.document_id for each in own)}) >= WIDESPREAD:
            return True
        asked = {"publisher": new.publisher, "equals": sorted(texts), "most": WIDESPREAD}
        others = self._connection.execute(statements.WHO_SAID, asked).scalars()
        return len({new.document, *others}) >= WIDESPREAD

    def _rise(self, kept: KeptText, risen: dict[int, list[int]]) -> list[str]:
        """Note that passages are widespread; return the documents that may have been tied by them."""
        keys = {"keys": statements.listed(risen)}
        self._connection.execute(self._ask.forget, keys)
        self._connection.execute(self._ask.hold, keys | {"number": _EVERYBODY})
        self._judged.clear()
        found = {kept.document}
        for number in {number for some in risen.values() for number in some}:
            text = self._text(number)
            text = replace(text, common=text.common | _marks(text.wording, risen.keys()))
            self._read[number] = text
            values = {"number": number, "left": text.passages, "marks": _packed(text.common)}
            self._connection.execute(statements.MARK, values)
            found.add(text.document)
        return sorted(found)

    def _add(self, new: KeptText) -> KeptText:
        row: dict[str, Any] = {
            "document_id": new.document,
            "publisher": new.publisher,
            "equal": new.equal,
            "shingle": new.wording.shingle,
            "passages": new.passages,
            "common": _packed(new.common),
            "words": new.wording.words.tobytes(),
        }
        number = self._connection.execute(statements.ADD_TEXT, row).scalar_one()
        self._read[number] = replace(new, number=number)
        return self._read[number]

    def _text(self, number: int) -> KeptText:
        if number not in self._read:
            self._read[number] = _kept(self._connection.execute(statements.TEXT, {"number": number}).one())
        return self._read[number]

    def _held(self, keys: Collection[int]) -> Iterable[tuple[int, int]]:
        """The texts that hold passages, as pairs of key and number."""
        if not keys:
            return ()
        return self._connection.execute(self._ask.holding, {"keys": statements.listed(keys)}).tuples().all()

    def _met(self, numbers: Iterable[int]) -> Iterator[Any]:
        wanted = list(numbers)
        for start in range(0, len(wanted), _IDS):
            yield from self._connection.execute(statements.MET, {"numbers": wanted[start : start + _IDS]}).all()

    def _scalar(self, query: Any, values: dict[str, Any]) -> Any:
        return self._connection.execute(query, values).scalar()


def _unmarked(document: str, publisher: int, equal: int, worded: Wording) -> KeptText:
    """A text that is not kept yet, none of whose passages is known to be widespread."""
    return KeptText(0, document, publisher, equal, worded, np.zeros(len(worded.keys), dtype=np.bool_))


def _near(shared: Counter[int], rows: Iterable[Any]) -> list[Near]:
    return [Near(row.id, row.document_id, row.passages, shared[row.id]) for row in rows]


def _kept(row: Any) -> KeptText:
    worded = wording(row.words, row.shingle)
    common = np.unpackbits(np.frombuffer(row.common, np.uint8), count=len(worded.keys)).astype(np.bool_)
    return KeptText(row.id, row.document_id, row.publisher, row.equal, worded, common)


def _marks(worded: Wording, keys: Collection[int]) -> NDArray[np.bool_]:
    return np.fromiter((key in keys for key in worded.keys.tolist()), np.bool_, len(worded.keys))


def _packed(marks: NDArray[np.bool_]) -> bytes:
    return np.packbits(marks).tobytes()
