"""The robots.txt of 900 real sites: read without a hitch, and understood as another reader understands them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from protego import Protego

from crawler.robots import decode, parse
from crawler.robots.lines import fields
from tests.corpus import corpus

SITE = "https://quay.example"
NAMES = ("watchfloor", "googlebot", "bingbot")


@cache
def files() -> dict[str, str]:
    folder = corpus("robots") / "tests" / "test_data"
    return {file.name: decode(file.read_bytes()) for file in sorted(folder.iterdir())}


def paths(text: str) -> list[str]:
    """Paths near the file's own rules."""
    found = ["/", "/index.html", "/search?q=a"]
    for name, value in fields(text):
        if name in ("allow", "disallow") and len(found) < 30:
            found += [value.replace("*", "x").replace("$", ""), value.replace("*", "").rstrip("$") + "tail"]
    return [path if path.startswith("/") else f"/{path}" for path in found]


def differences(text: str) -> Iterator[tuple[str, str]]:
    ours, theirs = parse(text), Protego.parse(text)
    for path in paths(text):
        for name in NAMES:
            if ours.allows(SITE + path, name) != theirs.can_fetch(SITE + path, name):
                yield name, path


def plain(text: str) -> str:
    """The lines that both readers must understand alike."""
    kept = [(name, value) for name, value in fields(text) if name in ("user-agent", "allow", "disallow")]
    rules = [f"{name}: {value}" for name, value in kept if name == "user-agent" or value[:1] in ("", "/", "*")]
    return "\n".join(rules)


def test_real_files_are_understood_as_by_another_reader() -> None:
    differing = {name: found for name, text in files().items() if (found := list(differences(text)))}
    # Two reasons, which the next test proves to be the only ones: a Crawl-delay between names, which parts them there
    # and not here (RFC 9309, 2.2.4), and rules that begin with a host instead of a slash, which are none (2.2.2).
    assert len(differing) <= 9
    assert sum(map(len, differing.values())) <= 300


def test_without_lines_that_the_standard_does_not_know_there_is_no_difference() -> None:
    differing = {name: found for name, text in files().items() if (found := list(differences(plain(text))))}
    assert differing == {}


def test_every_real_file_answers_for_everyone() -> None:
    assert len(files()) == 900
    answers = {robots.allows(SITE, name) for robots in map(parse, files().values()) for name in NAMES}
    assert answers == {True, False}
