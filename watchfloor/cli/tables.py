"""What a person reads on a terminal: hits, a document, the state of sources."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from watchfloor.happenings import event_parts
from watchfloor.naming import PARTIAL, named
from watchfloor.plainly import plain
from watchfloor.posts import divided

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HIDDEN = ("entities", "events", "author", "list")
"""Details that are shown in another way, or stand in the text already."""
COLOURS = {
    "PERSON": "cyan",
    "ORG": "green",
    "PLACE": "yellow",
    "DRUG": "red",
    "QUANTITY": "magenta",
    "MONEY": "magenta",
}


def clean(text: str) -> str:
    """Text without control characters: what was crawled must not steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def console() -> Console:
    """A console on stdout that never reads crawled text as markup."""
    return Console(markup=False, highlight=False, soft_wrap=True)


def print_hits(query: str, answer: dict[str, Any], offset: int) -> None:
    """Print hits as a numbered list with their marked passages, then the facets."""
    out = console()
    found = plural(answer["total"], "document")
    stories = answer.get("stories")
    told = "" if stories is None else f" telling {plural(stories, 'story', 'stories')}"
    out.print(Text(f"{found}{told} for {clean(query)}", style="bold"))
    for number, hit in enumerate(answer["hits"], offset + 1):
        _print_hit(out, number, hit)
    for name, values in answer["facets"].items():
        shown = ", ".join(f"{clean(str(value['value']))} ({value['count']})" for value in values) or "none"
        out.print(Text.assemble((f"{name}: ", "bold"), shown))
    if not answer["total"]:
        out.print("Fewer words, or OR between them, find more; `watchfloor search '*'` shows everything.")


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _print_hit(out: Console, number: int, hit: dict[str, Any]) -> None:
    out.print()
    out.print(Text.assemble((f"{number}. ", "dim"), (clean(named(hit)), "bold")))
    facts = [hit["published"] or "no date", hit["source"], hit["kind"], hit["id"]]
    out.print(Text("   " + " · ".join(clean(str(fact)) for fact in facts), style="dim"))
    if hit.get("story_size", 1) > 1:
        told = f"told by {plural(hit['story_size'], 'document')} of {plural(hit['story_sources'], 'source')}"
        out.print(Text(f"   {told}: story:{clean(hit['story'])}", style="green"))
    if hit["snippet"]:
        out.print(Text("   ").append_text(_marked(hit)))
    names = [*hit["drugs"], *hit["persons"][:4], *hit["orgs"][:3], *hit["places"][:4], *hit["selectors"][:3]]
    if names:
        out.print(Text("   " + " · ".join(clean(name) for name in names), style="cyan"))


def _marked(hit: dict[str, Any]) -> Text:
    passage = Text(hit["snippet"])
    for start, end in hit.get("marks", ()):
        passage.stylize("bold yellow", start, end)
    plain = clean(passage.plain).replace("\n", " ")
    passage.plain = plain
    return passage


def print_document(document: dict[str, Any]) -> None:
    """Print a document with its entities in colour, events, versions and custody."""
    out = console()
    out.print(Text(clean(named(document)), style="bold"))
    for name in ("url", "source", "kind", "author", "published", "collected", "language", "story"):
        if document[name]:
            out.print(Text.assemble((f"{name:<10}", "dim"), clean(str(document[name]))))
    if document["gone"]:
        out.print(Text(clean(f"taken away by its publisher: {document['gone']['reason']}"), style="bold red"))
        out.print(Text(f"seen to be gone {document['gone']['since']}", style="red"))
    if document.get("partial"):
        out.print(Text(f"in part only: {PARTIAL}", style="bold yellow"))
    _print_details(out, document)
    out.print()
    _print_text(out, document)
    _print_entities(out, document["entities"])
    _print_events(out, document["events"], document["incidents"])
    _print_alike(out, document["same_story"])
    _print_changes(out, document["changes"])
    _print_versions(out, document)


def _print_text(out: Console, document: dict[str, Any]) -> None:
    """The text; above each post of a thread who wrote it and when."""
    parts = divided(document["text"], document["posts"])
    texts = _coloured(document).divide([part.start for part in parts if part.start])
    for part, text in zip(parts, texts, strict=True):
        if part.heading:
            out.print(Text(("\n" if part.start else "") + clean(part.heading), style="bold cyan"))
        text.rstrip()
        out.print(text)


def _print_entities(out: Console, entities: list[dict[str, Any]]) -> None:
    """Every name once, by label; colours alone are lost in a pipe."""
    named: dict[str, dict[str, None]] = {}
    for entity in entities:
        named.setdefault(entity["label"], {})[entity["text"]] = None
    if named:
        out.print()
    for label, texts in sorted(named.items()):
        out.print(Text.assemble((f"{label:<10}", "dim"), clean(" · ".join(texts).replace("\n", " "))))


def _print_details(out: Console, document: dict[str, Any]) -> None:
    """What only some kinds have: counters, thread, links; and who boosted or quoted it."""
    for name, value in document["details"].items():
        if name not in HIDDEN and value:
            out.print(Text.assemble((f"{name:<10}", "dim"), clean(plain(value))))
    for relation in document["relations"]:
        when = f" at {relation['at']}" if relation.get("at") else ""
        out.print(Text.assemble((f"{relation['type']:<10}", "dim"), clean(f"{relation['by']}{when}")))


def _print_alike(out: Console, others: list[dict[str, Any]]) -> None:
    """The other documents that tell the same story."""
    if others:
        out.print(Text("\ntold in other documents too:", style="bold"))
    for other in others:
        out.print(Text(f"  {clean(other['source'])}  {clean(named(other))}"))
        out.print(Text(f"    {other['id']}  {clean(other['url'])}", style="dim"))


def _print_changes(out: Console, changes: list[dict[str, Any]]) -> None:
    """What each version changed: lines taken out in red, put in in green."""
    for change in changes:
        out.print(Text(f"\nchanged in version {change['version']}:", style="bold"))
        for line in change["diff"].splitlines() or ["(title, authors or date only)"]:
            out.print(Text(clean(line), style={"+": "green", "-": "red"}.get(line[:1], "dim")))


def _coloured(document: dict[str, Any]) -> Text:
    text = Text(document["text"])
    for entity in document["entities"]:
        text.stylize(COLOURS.get(entity["label"], "blue"), entity["start"], entity["end"])
    text.plain = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.plain)
    return text


def _print_events(out: Console, events: list[dict[str, Any]], incidents: list[dict[str, Any]]) -> None:
    """Each event, and below it which other documents tell the same and what they do not agree on."""
    elsewhere = {told["event"]: told for told in incidents}
    for place, event in enumerate(events):
        kind = " (total over several)" if event.get("aggregate") else ""
        told = " · ".join(clean(part) for part in event_parts(event))
        out.print(Text(f"\n• {event['type']} · {told}{kind}".removesuffix(" · "), style="magenta"))
        if place in elsewhere:
            _print_incident(out, elsewhere[place])


def _print_incident(out: Console, told: dict[str, Any]) -> None:
    out.print(Text(f"  told independently by {told['independent']}", style="bold"))
    for conflict in told["conflicts"]:
        out.print(Text(f"  they do not agree: {clean(conflict)}", style="yellow"))
    for other in told["others"]:
        out.print(
            Text(f"  {clean(other['source'])}  {other['id']}  same: {clean('; '.join(other['why']))}", style="dim")
        )


def _print_versions(out: Console, document: dict[str, Any]) -> None:
    out.print()
    for version in document["versions"]:
        capture = version["capture"]
        where = f"{capture['warc']} at {capture['offset']}, sha256 {capture['sha256']}" if capture else "no capture"
        out.print(Text(f"version {version['version']} captured {version['captured']}: {where}", style="dim"))
    custody = document.get("custody") or {}
    for name, value in custody.items():
        if value:
            out.print(Text(f"{name}: {clean(plain(value))}", style="dim"))


def status_table(rows: list[dict[str, Any]]) -> Table:
    """A table of sources with their last run."""
    table = Table(title="Sources", title_justify="left", expand=False)
    for heading in (
        "source",
        "kind",
        "schedule",
        "last run",
        "state",
        "new",
        "updated",
        "failed",
        "refused",
        "documents",
    ):
        numbers = heading in ("new", "updated", "failed", "refused", "documents")
        table.add_column(heading, justify="right" if numbers else "left", no_wrap=heading == "source", overflow="fold")
    for row in rows:
        run = row["last_run"] or {}
        counts = [str(run.get(key, "")) for key in ("new", "updated", "failed", "refused")]
        state = run.get("state", "never ran") if row["enabled"] else "switched off"
        table.add_row(
            escape(row["id"]), row["kind"], row["schedule"] or "on demand", (run.get("started") or "")[:16], state,
            *counts, str(row["documents"]),
        )  # fmt: skip
    return table
