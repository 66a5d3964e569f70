"""What a feed may cost."""

from __future__ import annotations

import pytest

from crawler.feeds import NotAFeedError, read_feed
from crawler.feeds.bounds import MAX_ENTRIES, MAX_LENGTH, MAX_TAGS, bounded

ITEM = "<item><title>Quay %d</title><link>https://post.example/%d</link></item>"


def _rss(inside: str) -> str:
    return f'<rss version="2.0"><channel><title>Velmora Post</title>{inside}</channel></rss>'


def test_a_feed_of_usual_size_is_left_alone() -> None:
    text = _rss("".join(ITEM % (n, n) for n in range(50)))
    assert bounded(text) == (text, False)


def test_of_too_many_entries_the_first_are_read() -> None:
    feed = read_feed(_rss("<item/>" * (MAX_ENTRIES + 10)).encode())
    assert len(feed.entries) == MAX_ENTRIES
    assert any("only the first" in problem for problem in feed.problems)


def test_the_cut_is_behind_a_whole_entry() -> None:
    text, cut = bounded(_rss("".join(ITEM % (n, n) for n in range(MAX_TAGS // 6 + 100))))
    assert cut
    assert text.endswith("</link></item></channel></rss>")
    assert text.count("<item>") == text.count("</item>")


def test_of_a_feed_that_is_not_well_formed_less_is_read() -> None:
    items = "".join(ITEM % (n, n) for n in range(MAX_TAGS // 6 - 100))
    assert bounded(_rss(items)) == (_rss(items), False)
    text, cut = bounded(_rss("<title>" + items))
    assert cut
    assert text.count("<") <= MAX_TAGS // 3 + 2


def test_an_atom_feed_is_closed_with_its_own_root() -> None:
    entry = "<entry><title>" + "fog " * 50_000 + "</title></entry>"
    text, cut = bounded('<feed xmlns="http://www.w3.org/2005/Atom">' + entry * 50 + "</feed>")
    assert cut
    assert len(text) <= MAX_LENGTH + 10
    assert text.endswith("</entry></feed>")


def test_a_json_feed_has_no_more_entries_than_others() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"{}," * MAX_ENTRIES + b"{}]}"
    feed = read_feed(body)
    assert len(feed.entries) == MAX_ENTRIES
    assert any("only the first" in problem for problem in feed.problems)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<item " + " ".join(f'a{n}="b"' for n in range(5000)) + "/>", "attributes"),
        ("<item>" + "".join(f'<x{n}:a xmlns:x{n}="u{n}"/>' for n in range(5000)) + "</item>", "namespaces"),
    ],
    ids=["attributes", "namespaces"],
)
def test_what_is_read_in_quadratic_time_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(NotAFeedError, match=reason):
        read_feed(_rss(inside).encode())


def test_long_addresses_in_a_tag_are_no_attributes() -> None:
    sizes = ", ".join(f"https://post.example/quay.jpg?w={n}&amp;h={n} {n}w" for n in range(300))
    feed = read_feed(
        _rss(f"<item><title>Fog</title><description><![CDATA[<img srcset='{sizes}'>]]></description></item>").encode()
    )
    assert feed.entries[0].title == "Fog"


def test_comments_that_never_end_are_cut_off() -> None:
    text, cut = bounded(
        _rss("<item><title>Fog</title></item><item><description>" + "&lt;!-- " * 100_000 + "</description></item>")
    )
    assert cut
    assert text.endswith("<title>Fog</title></item></channel></rss>")
