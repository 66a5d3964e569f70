"""Looking again at posts and comments that are known, a hundred in one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social.json import AnswerError, mapping, parse, text
from crawler.social.reddit_harvest import Gathered
from crawler.social.reddit_places import BATCH, full_name, lookup
from crawler.social.reddit_tree import things

STEP = "lookup"
MISSING = "no longer given out by Reddit"


def recheck(task: Task, addresses: Sequence[str]) -> tuple[Ask, ...]:
    """The requests that see edits, counters and deletions of known documents; () without credentials."""
    names = {name: address for address in addresses if (name := full_name(address))}
    if not task.authorized:
        return ()
    known = list(names.items())
    return tuple(_ask(task, dict(known[begin : begin + BATCH])) for begin in range(0, len(known), BATCH))


def read_lookup(answer: Answer) -> Harvest:
    """Return the present state of documents. Raises ``AnswerError`` where the answer says nothing of any of several."""
    asked = {name: str(address) for name, address in mapping(answer.ask.state, "names").items()}
    found = [thing for thing in things(parse(answer.body)) if text(thing[1], "name") in asked]
    answered = {text(data, "name") for _, data in found}
    if not answered and len(asked) > 1:
        raise AnswerError(f"Reddit said nothing of any of {len(asked)} documents")
    gathered = Gathered(answer.task)
    gathered.take(found, known=True)
    missing = tuple((address, MISSING) for name, address in asked.items() if name not in answered)
    harvest = gathered.harvest()
    return replace(harvest, gone=harvest.gone + missing)


def _ask(task: Task, names: dict[str, str]) -> Ask:
    # Not ``documents``: a wrong host or a lost permission answers 404 too, which says nothing of a hundred of them.
    return Ask(lookup(task, names), STEP, {"names": names}, signed=True)
