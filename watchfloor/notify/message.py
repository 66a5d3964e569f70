"""What a channel is told: one message for all alerts of a watch that are due together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.store import AlertRow

_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Message:
    """Alerts of one watch. ``key`` signs what is sent to a web hook."""

    watch: str
    key: str
    alerts: Sequence[AlertRow]

    @property
    def title(self) -> str:
        """One line."""
        first = self.alerts[0]
        name = first.title or first.url or first.document_id
        more = len(self.alerts) - 1
        return f"{_line(self.watch)}: {_line(name)}" + (f" and {more} more" if more else "")

    @property
    def body(self) -> str:
        """Plain text: each alert with its source, its address and the passage that matched."""
        parts = [_told(alert) for alert in self.alerts[:_SHOWN]]
        if len(self.alerts) > _SHOWN:
            parts.append(f"… and {len(self.alerts) - _SHOWN} more in the inbox of the desk.")
        return "\n\n".join(parts)

    def to_json(self) -> dict[str, Any]:
        """The body of a web hook."""
        return {"watch": self.watch, "alerts": [_as_json(alert) for alert in self.alerts]}


def _told(alert: AlertRow) -> str:
    lines = [_line(alert.title or alert.document_id), f"{alert.source or ''} {alert.url or ''}".strip()]
    return "\n".join([*lines, _line(str(alert.why.get("snippet") or ""))])


def _line(text: str) -> str:
    """A text on one line without control characters: collected words must not write headers or steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _as_json(alert: AlertRow) -> dict[str, Any]:
    return {
        "id": alert.id,
        "document": alert.document_id,
        "version": alert.version,
        "fired": alert.fired.isoformat(),
        "title": alert.title,
        "source": alert.source,
        "url": alert.url,
        "published": alert.published,
        "why": dict(alert.why),
    }
