"""robots.txt is read as RFC 9309 says, and where that leaves a choice as most crawlers do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.robots import decode, parse, product_token

SITE = "https://quay.example"


def allowed(text: str, path: str, token: str = "watchfloor") -> bool:
    return parse(text).allows(SITE + path, token)


def _cases() -> Iterator[ParameterSet]:
    """The cases of ``robots_cases.txt``: a name, a file, and the verdicts on paths."""
    text = Path(__file__).with_name("robots_cases.txt").read_text("utf-8")
    for case in text.split("\n=== ")[1:]:
        name, _, rest = case.partition("\n")
        file, _, verdicts = rest.partition("---\n")
        lines = [line.partition(" ") for line in verdicts.splitlines() if line]
        yield pytest.param(file, {path: word == "yes" for word, _, path in lines}, id=name)


@pytest.mark.parametrize(("text", "verdicts"), list(_cases()))
def test_a_file_says_of_paths(text: str, verdicts: dict[str, bool]) -> None:
    assert {path: allowed(text, path) for path in verdicts} == verdicts


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    text = f"User-agent: *{end}Disallow: /x{end}Disallow: /y{end}"
    assert [allowed(text, path) for path in ("/x", "/y", "/z")] == [False, False, True]


@pytest.mark.parametrize(
    ("agent", "token"),
    [
        ("watchfloor/0.2 (+https://quay.example)", "watchfloor"),
        ("Quaybot (desk@quay.example)", "Quaybot"),
        (" quaybot ", "quaybot"),
        ("", ""),
    ],
)
def test_the_product_token_is_the_first_word_of_the_user_agent(agent: str, token: str) -> None:
    assert product_token(agent) == token


def test_a_token_that_the_standard_would_not_have_is_found_all_the_same() -> None:
    text = "User-agent: Quaybot2/1.0\nDisallow: /\n"
    assert not allowed(text, "/", "quaybot2")
    assert not allowed(text, "/", "quaybot")
    assert allowed(text, "/", "quay")


def test_the_delay_of_ones_own_block_counts() -> None:
    robots = parse("User-agent: *\nCrawl-delay: 9\nUser-agent: a\nDisallow: /\nCrawl-delay: 2.5\nCrawl-delay: soon\n")
    # A delay ends no list of names, so the first block speaks to both.
    assert (robots.crawl_delay("b"), robots.crawl_delay("a")) == (9.0, 9.0)
    apart = parse("User-agent: *\nDisallow:\nCrawl-delay: 9\nUser-agent: a\nDisallow: /\nCrawl-delay: 2.5\n")
    assert (apart.crawl_delay("b"), apart.crawl_delay("a")) == (9.0, 2.5)
    for wrong in ("nan", "inf", "-1", "", "1e999", "ten"):
        assert parse(f"User-agent: *\nCrawl-delay: {wrong}\n").crawl_delay("a") is None


def test_sitemaps_belong_to_no_block() -> None:
    text = "Sitemap: https://quay.example/a.xml\nUser-agent: b\nSitemap: /b.xml\n" + "Sitemap: /c\n" * 2_000
    assert parse(text).sitemaps[:2] == ("https://quay.example/a.xml", "/b.xml")
    assert len(parse(text).sitemaps) == 1_000


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_a_byte_order_mark_is_passed_over(mark: bytes) -> None:
    assert not parse(decode(mark + b"User-agent: *\nDisallow: /\n")).allows(SITE, "a")


def test_octets_of_no_encoding_are_compared_as_they_are() -> None:
    robots = parse(decode(b"User-agent: *\nDisallow: /h\xe5b\n"))
    assert not robots.allows(f"{SITE}/h%E5b", "a")
    assert robots.allows(f"{SITE}/h%C3%A5b", "a")


def test_a_file_is_cut_between_lines() -> None:
    body = b"User-agent: *\nDisallow: /x\n" + b"#" * 524_250 + b"\nDisallow: /yes\n"
    robots = parse(decode(body))
    assert not robots.allows(f"{SITE}/x", "a")
    assert robots.allows(f"{SITE}/y", "a")


def test_a_line_is_cut_at_16_kib() -> None:
    text = f"User-agent: *\nDisallow: /{'a' * 20_000}/x\n"
    assert not allowed(text, f"/{'a' * 20_000}/y")
    assert allowed(text, f"/{'a' * 10_000}/y")


def test_many_names_for_many_rules_take_little_room() -> None:
    text = "".join(f"User-agent: a{n}\nUser-agent: z\n" for n in range(8_000))
    text += "".join(f"Disallow: /{n}\n" for n in range(8_000))
    robots = parse(text)
    assert not robots.allows(f"{SITE}/7999", "a7999")
    assert not robots.allows(f"{SITE}/7999", "z")


def test_asterisks_do_not_explode() -> None:
    text = f"User-agent: *\nDisallow: {'/*a' * 3_000}b$\n"
    assert allowed(text, "/a" * 5_000)


def test_of_thousands_of_asterisks_the_stricter_reading_counts() -> None:
    text = "User-agent: *\n" + "".join(f"Disallow: /x/*{n}y\n" for n in range(2_000))
    assert allowed(text, "/x/z")
    assert not allowed(f"{text}Disallow: /x/*/never\n", "/x/z")
    assert not allowed(f"{text}Disallow: /x/\nAllow: /x/*/never\n", "/x/a/never")


PATHS = st.text("ab/*$%2aA", max_size=12).map(lambda text: f"/{text}")


def slow_match(pattern: str, path: str) -> bool:
    """The definition, letter by letter."""
    if pattern in ("", "$"):
        return pattern == "" or path == ""
    if pattern[0] == "*":
        return any(slow_match(pattern[1:], path[n:]) for n in range(len(path) + 1))
    return path[:1] == pattern[0] and slow_match(pattern[1:], path[1:])


@given(st.text("ab*", max_size=8), st.booleans(), st.text("ab/", max_size=10))
@example("*a*", True, "ba")
def test_a_pattern_matches_as_defined(pattern: str, whole: bool, path: str) -> None:
    end = "$" if whole else ""
    assert allowed(f"User-agent: *\nDisallow: /{pattern}{end}\n", f"/{path}") != slow_match(
        f"/{pattern}{end}", f"/{path}"
    )


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_octets_are_a_robots_txt(body: bytes, path: str) -> None:
    robots = parse(decode(b"User-agent: watchfloor\nDisallow: /\n" + body))
    assert robots.allows(f"{SITE}/robots.txt", "watchfloor")
    assert robots.allows(f"{SITE}/{path}", "watchfloor") <= (b"llow" in body.lower() or path.startswith("robots.txt"))


@given(PATHS)
def test_what_is_forbidden_by_its_own_spelling_is_forbidden(path: str) -> None:
    literal = path.replace("*", "%2A").replace("$", "%24")
    assert not allowed(f"User-agent: *\nDisallow: {literal}\n", path)
