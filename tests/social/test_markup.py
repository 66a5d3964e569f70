"""The markup of posts as text and links."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.social.markup import MAX_LINKS, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two<br>three<br /><br />four</p>", "One\n\nTwo\nthree\n\nfour"),
        ("No markup &amp; no end", "No markup & no end"),
        ("<p>a &lt;b&gt; c</p>", "a <b> c"),
        ("<ul><li>ropes</li><li>nets</li></ul>after", "ropes\nnets\n\nafter"),
        ("<pre>x = 1\n  y = 2</pre>", "x = 1\ny = 2"),
        ("<p>  much \n\t blank </p>", "much blank"),
        ("<script>bad()</script><style>p{}</style><!-- c -->seen", "seen"),
        ('<p>calm <img class="custom-emoji" alt=":boat:" src="x"><img alt="photo"></p>', "calm :boat:"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("a\x00b\ud800c&#2;", "abc"),
        ("<blockquote><p>said</p></blockquote>", "said"),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_markup_becomes_paragraphs_and_lines(html: str, text: str) -> None:
    assert plain(html)[0] == text


def test_an_address_hidden_in_parts_is_whole() -> None:
    html = (
        '<a href="https://www.gazette.example/quay/fog?a=1&amp;b=2"><span class="invisible">https://www.</span>'
        '<span class="ellipsis">gazette.example/quay</span><span class="invisible">/fog?a=1&amp;b=2</span></a>'
    )
    address = "https://www.gazette.example/quay/fog?a=1&b=2"
    assert plain(html) == (address, (address,))


@pytest.mark.parametrize(
    ("shown", "address", "text"),
    [
        ("gazette.example/lo…", "https://gazette.example/long", "https://gazette.example/long"),
        ("gazette.example/lo...", "https://www.gazette.example/long", "https://www.gazette.example/long"),
        ("gazette.example", "https://gazette.example/", "https://gazette.example/"),
        ("the gazette", "https://gazette.example/", "the gazette"),
        ("Gazette", "https://gazette.example/", "Gazette"),
        ("bank.example", "https://trap.example/", "bank.example"),
        ("and so on…", "https://gazette.example/", "and so on…"),
    ],
)
def test_a_shortened_address_is_written_in_full_and_words_stay(shown: str, address: str, text: str) -> None:
    assert plain(f'<p>see <a href="{address}">{shown}</a>.</p>') == (f"see {text}.", (address,))


def test_mentions_hashtags_and_other_schemes_are_no_links() -> None:
    html = (
        '<a href="https://quay.example/@bo" class="u-url mention">@<span>bo</span></a> '
        '<a href="https://quay.example/tags/fog" class="mention hashtag" rel="tag">#<span>fog</span></a> '
        '<a href="https://other.example/tags/fog" rel="nofollow tag">#fog</a> '
        '<a href="javascript:x()">go</a> <a href="/inner">in</a>'
    )
    assert plain(html) == ("@bo #fog #fog go in", ())


def test_each_link_is_named_once_and_not_without_end() -> None:
    many = "".join(f'<a href="https://gazette.example/{n % 500}">x</a> ' for n in range(1000))
    assert len(plain(many)[1]) == MAX_LINKS


def test_what_is_dropped_is_in_neither() -> None:
    html = '<p class="quote-inline">RE: <a href="https://quay.example/1">x</a></p><p>words</p>'
    assert plain(html, drop="quote-inline") == ("words", ())
    assert plain(html)[0] == "RE: x\n\nwords"


def test_markup_nested_beyond_reading_is_still_text() -> None:
    assert plain("<b>" * 3000 + "deep <i>water</i>") == ("deep water", ())


PIECES = [
    "<a href='https://x.example'>",
    "</a>",
    "<p>",
    "<br>",
    "&#x3;",
    "<pre>",
    "</p>",
    "t",
    "<img class=emoji alt=e>",
]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from([*PIECES, "\n", "<li>"])).map("".join))
def test_any_markup_gives_clean_text(html: str) -> None:
    text, links = plain(html, drop="d")
    assert "\n\n\n" not in text
    assert text == text.strip()
    assert not {"\x00", "\x02", "\x03"} & set(text)
    assert text.encode().decode() == text
    assert all(link.startswith("https://") for link in links)
