from __future__ import annotations

from crawler.remarks import MAX_COMMENTS, remarks
from index.model import Draft, Post

ARTICLE = Draft("harbour", "https://post.example/sofa", "article", "Ninety kilos in the sofa", "Found on Monday.")


def _addresses(*comments: Post) -> list[str]:
    return [draft.url for draft in remarks(ARTICLE, comments)]


def test_two_comments_of_one_author_at_one_time_are_two_documents() -> None:
    one, two = _addresses(Post("Gull", "2026-05-03", "They knew."), Post("Gull", "2026-05-03", "And nobody asked."))
    assert one != two


def test_the_same_said_twice_is_two_documents() -> None:
    again = Post("Gull", None, "First!")
    assert len(set(_addresses(again, again, Post("Tern", None, "First!")))) == 3


def test_a_comment_keeps_its_address_whatever_its_time_and_place() -> None:
    (before,) = _addresses(Post("Gull", "2026-05-03T08:00:00", "They knew\n\nall of it."))
    after = _addresses(Post("Tern", None, "New here."), Post("Gull", "2026-05-03T11:00:00", "They knew all of it."))
    assert after[1] == before


def test_no_more_comments_are_kept_than_a_page_may_bring() -> None:
    assert len(_addresses(*(Post("Gull", None, str(number)) for number in range(MAX_COMMENTS + 5)))) == MAX_COMMENTS
