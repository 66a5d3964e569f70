"""Sources of kind ``list``: which files are asked for, and the documents that they make.

``params``: ``format`` (one of ``FORMATS``; told from well-known file names where absent); ``mapping`` for ``csv`` and
``json``; for ``ofac-sdn`` the addresses ``alt``, ``add`` (derived from that of sdn.csv where absent), ``comments``
and ``unmarked = true`` for copies without the mark 0x1A at their ends; ``max_loss``, the share of entries that may go
at once; ``base``, the address under which entries without a page are known, to be set when the list moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.address import AddressError, canonical_url
from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.lists.drafts import draft_of
from crawler.lists.loss import loss_of
from crawler.lists.mapping import read_mapping
from crawler.lists.model import FORMATS, ListError
from crawler.lists.reader import BESIDE, MAIN, beside, read_main
from index.model import Json

_NAMES = (
    (re.compile(r"sdn\.csv$", re.IGNORECASE), "ofac-sdn"),
    (re.compile(r"sdn\.xml$", re.IGNORECASE), "ofac-xml"),
    (re.compile(r"consolidated[^/]*\.xml$", re.IGNORECASE), "un-xml"),
    (re.compile(r"\.json$", re.IGNORECASE), "json"),
    (re.compile(r"\.csv$", re.IGNORECASE), "csv"),
)
_SDN = re.compile(r"(sdn)(\.csv)$", re.IGNORECASE)
_KNOWN = ("format", "mapping", "alt", "add", "comments", "unmarked", "max_loss", "base")


def begin(task: Task) -> Harvest:
    """Ask for the files of a list, those beside the main one first; every clear mistake in ``params`` is named."""
    try:
        form, files = plan(task.url, task.params)
    except ListError as error:
        return Harvest(error=str(error))
    return Harvest(asks=(_ask(form, list(files.items()), {}),))


def plan(url: str, params: Json) -> tuple[str, dict[str, str]]:
    """The format of a list and the addresses of its files, in the order in which they are read.

    Raises ``ListError`` with every mistake in ``params``.
    """
    mistakes = [f"params.{name} is not known for lists" for name in params if name not in _KNOWN]
    form = str(params.get("format") or _guessed(url))
    if form not in FORMATS:
        mistakes.append(f"params.format must be one of {', '.join(FORMATS)}")
    files: dict[str, str] = {}
    try:
        loss_of(params)
        canonical_url(str(params.get("base", "https://list.invalid/")))
        files = _beside(url, params) if form == "ofac-sdn" else {}
        if form in ("csv", "json"):
            read_mapping(params.get("mapping"))
    except ListError as error:
        mistakes.append(str(error))
    except AddressError as error:
        mistakes.append(f"params.base: {error}")
    if mistakes:
        raise ListError("; ".join(mistakes))
    return form, files | {MAIN: url}


def _guessed(url: str) -> str | None:
    path = url.partition("#")[0].partition("?")[0]
    return next((form for name, form in _NAMES if name.search(path)), None)


def _beside(url: str, params: Json) -> dict[str, str]:
    files: dict[str, str] = {}
    for name in BESIDE:
        given = params.get(name)
        if given is not None and (not isinstance(given, str) or not given):
            raise ListError(f"params.{name} must be an address")
        if given:
            files[name] = given
        elif name != "comments":
            files[name] = _derived(url, name)
    return files


def _derived(url: str, name: str) -> str:
    """The address of a file beside sdn.csv: the same with another name, in capitals where that one is."""
    if not _SDN.search(url):
        raise ListError(f"params.{name} must name the {name}.csv that belongs to the list")
    return _SDN.sub(lambda found: (name.upper() if found[1].isupper() else name) + found[2], url)


def _ask(form: str, files: Sequence[Sequence[str]], parts: Json) -> Ask:
    """Ask for the first of the files; the others, and what was read before, go with it."""
    (step, url), rest = files[0], files[1:]
    return Ask(url, step=step, state={"format": form, "rest": [list(one) for one in rest], "parts": dict(parts)})


def read(answer: Answer) -> Harvest:
    """Read one file of a list. The documents come with the main one, which is the last."""
    state, task = answer.ask.state, answer.task
    form, parts = str(state.get("format")), dict(state.get("parts") or {})
    try:
        if answer.ask.step != MAIN:
            parts[answer.ask.step] = beside(answer.ask.step, answer.body, task.params)
            return Harvest(asks=(_ask(form, state["rest"], parts),))
        reading = read_main(answer.body, form, task.params, base_of(task.url, task.source, task.params), parts)
    except ListError as error:
        return Harvest(error=str(error))
    drafts = tuple(draft_of(entry, task.source, task.tags, task.language) for entry in reading.entries)
    return Harvest(drafts=drafts, refused=reading.refused, notes=reading.problems, complete=True)


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """Nothing: each run reads the whole list."""
    return ()


def base_of(url: str, source: str, params: Json) -> str:
    """The address before the fragment of an entry without a page: ``params.base``, else that of the list.

    A list that is a local file is named by its source: the next edition has another name, and the same entries.
    """
    try:
        return canonical_url(str(params.get("base") or url))
    except AddressError:
        return f"list:{source}"
