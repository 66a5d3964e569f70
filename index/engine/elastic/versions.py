"""Index versions: ``PREFIX-000001`` and so on, the live one behind ``PREFIX-read`` and ``PREFIX-write``."""

from __future__ import annotations

import re
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from index.engine.elastic.mapping import built_by, template
from index.engine.port import EngineError

_TEMPLATE_PRIORITY = 200
_LOST = ("resource_already_exists_exception", "illegal_state_exception")
"""What the server says to who comes second: the name is taken, or the alias has a write index by now."""


class Versions:
    """The indexes of one prefix on a server. Nothing is created before the first write."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = client
        self._prefix = prefix
        self._name = re.compile(rf"{re.escape(prefix)}-\d{{6}}")
        self.read_alias, self.write_alias = f"{prefix}-read", f"{prefix}-write"

    def names(self) -> tuple[str, ...]:
        """Return the names of all versions, the live one first."""
        found = self._aliases()
        return tuple(sorted(found, key=lambda name: (self.read_alias not in found[name], name)))

    def live(self) -> str | None:
        """Return the name of the live version, or None before the first write."""
        return next((name for name, aliases in self._aliases().items() if self.read_alias in aliases), None)

    def _aliases(self) -> dict[str, Any]:
        # A pattern, because an index that does not exist yet is no error then; other prefixes may begin like this one.
        answer = self._client.indices.get_alias(index=f"{self._prefix}-*", expand_wildcards="open")
        return {name: state["aliases"] for name, state in answer.items() if self._name.fullmatch(name)}

    def create(self, live: bool = False) -> str:
        """Make an empty version and return its name; a ``live`` one gets the aliases with it, in one step."""
        self._client.indices.put_index_template(
            name=self._prefix, priority=_TEMPLATE_PRIORITY, **template(self._prefix)
        )
        aliases = {self.read_alias: {}, self.write_alias: {"is_write_index": True}} if live else {}
        while True:
            numbers = [int(name[-6:]) for name in self.names()]
            name = f"{self._prefix}-{max(numbers, default=0) + 1:06d}"
            try:
                self._client.indices.create(index=name, aliases=aliases)
            except ApiError as error:
                if error.error not in (_LOST if live else _LOST[:1]):
                    raise
            else:
                return name
            if live and (other := self.live()):
                return other  # another process made it meanwhile

    def ensure_live(self) -> str:
        """Return the live version, made where there is none. Raises ``EngineError`` if another program built it."""
        name = self.live() or self.create(live=True)
        self.check(name)
        return name

    def check(self, name: str) -> None:
        """Raise ``EngineError`` for an index that another version of this program built."""
        mapping = self._client.indices.get_mapping(index=name)[name]["mappings"]
        if mapping.get("_meta", {}).get("built_by") != built_by():
            raise EngineError(f"the search index {name} is of another version; `watchfloor reindex` builds it anew")

    def known(self, name: str) -> str:
        """Return the name if it is a version that exists. Raises ``EngineError``."""
        if name not in self._aliases():
            raise EngineError(f"{name!r} is no index version on this Elasticsearch")
        return name

    def make_live(self, name: str) -> None:
        """Move both aliases to this version, in one step for every searcher, and delete the others by name."""
        others = [other for other in self.names() if other != name]
        moves: list[dict[str, Any]] = [
            {"remove": {"index": other, "alias": alias, "must_exist": False}}
            for other in others
            for alias in (self.read_alias, self.write_alias)
        ]
        moves.append({"add": {"index": name, "alias": self.read_alias}})
        moves.append({"add": {"index": name, "alias": self.write_alias, "is_write_index": True}})
        self._client.indices.update_aliases(actions=moves)
        for other in others:
            self._client.options(ignore_status=404).indices.delete(index=other)
