"""Addresses of forums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.forums.addresses import address, home, is_board, is_elsewhere, is_thread, page_of

HOST = "https://talk.harbour.example"


@pytest.mark.parametrize(
    ("path", "thread", "page"),
    [
        ("/viewtopic.php?f=2&t=12&start=20&sid=0123456789abcdef0123456789abcdef", "/viewtopic.php?t=12", 20),
        ("/threads/boats.77/page-3", "/threads/boats.77", 3),
        ("/threads/boats.77/latest", "/threads/boats.77", 0),
        ("/threads/12-boats/page2", "/threads/12-boats", 2),
        ("/threads/12-boats", "/threads/12-boats", 0),
        ("/t/boats/5/3", "/t/boats/5", 0),
        ("/index.php?topic=12.msg33#msg33", "/index.php?topic=12.0", 0),
        ("/index.php?PHPSESSID=ab12&topic=12.20", "/index.php?topic=12.0", 20),
        ("/showthread.php?5-boats/page2&s=0123456789abcdef0123", "/showthread.php?5-boats", 2),
        ("/showthread.php?t=5&page=2&goto=newpost", "/showthread.php?t=5", 2),
        ("/thread-22-page-2.html", "/thread-22.html", 2),
        ("/viewtopic.php?id=5&p=2", "/viewtopic.php?id=5", 2),
        ("/topic/5-boats/?page=2#comments", "/topic/5-boats", 2),
        ("/discussion/77/boats/p2", "/discussion/77/boats", 2),
    ],
)
def test_a_thread_has_one_address_whatever_page_of_it_is_named(path: str, thread: str, page: int) -> None:
    clean = address(HOST + path)
    assert clean is not None
    assert home(clean) == HOST + thread
    assert page_of(clean) == page
    assert is_thread(clean)


@pytest.mark.parametrize(
    "path", ["/viewforum.php?f=3&start=50", "/forums/gear.5/page-2", "/index.php?board=3.40", "/forumdisplay.php?fid=2"]
)
def test_lists_of_threads_are_told_from_threads(path: str) -> None:
    assert is_board(HOST + path)
    assert not is_thread(HOST + path)


@pytest.mark.parametrize(
    "path",
    [
        "/memberlist.php?mode=viewprofile&u=3", "/search.php?t=5", "/index.php?action=login", "/printthread.php?tid=5",
        "/ucp.php", "/calendar", "/threads/boats.77/reply", "/forums/gear.5/?order=title", "/posting.php?t=5",
    ],
)  # fmt: skip
def test_members_searches_forms_and_orders_are_not_followed(path: str) -> None:
    assert is_elsewhere(HOST + path)
    assert not is_thread(HOST + path)
    assert not is_board(HOST + path)


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.text("abcpst", min_size=1, max_size=5), st.text(max_size=8)), max_size=4),
)
def test_the_home_of_a_home_is_itself(path: str, query: list[tuple[str, str]]) -> None:
    clean = address(f"{HOST}/{path}?" + "&".join("=".join(pair) for pair in query))
    if clean is not None:
        again = address(home(clean))
        assert again is not None
        assert page_of(clean) >= 0
        assert is_thread(clean) + is_board(clean) + is_elsewhere(clean) <= 1
