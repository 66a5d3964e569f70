from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.hints import Taught
from crawler.lessons import MAX_AFFIXES, MAX_HOSTS, Lessons

PAGE = "https://larkhaven-post.example/news/quay-raid"


def test_what_stands_around_three_titles_of_a_host_counts_for_its_other_pages_only() -> None:
    lessons = Lessons()
    for _ in range(2):
        lessons.learn(PAGE, Taught(affixes=("larkhavenpost", "ontheroad")))
    assert lessons.affixes(PAGE) == frozenset()
    lessons.learn(PAGE, Taught(affixes=("larkhavenpost",)))
    assert lessons.affixes("https://larkhaven-post.example/other") == {"larkhavenpost"}
    assert lessons.affixes("https://elsewhere.example/other") == frozenset()


def test_the_order_of_day_and_month_counts_while_the_host_speaks_with_one_voice() -> None:
    lessons = Lessons()
    lessons.learn(PAGE, Taught(day_first=True))
    assert lessons.day_first(PAGE) is True
    lessons.learn(PAGE, Taught(day_first=False))
    assert lessons.day_first(PAGE) is None


def test_what_was_learnt_is_kept_for_the_next_run() -> None:
    lessons = Lessons()
    for _ in range(3):
        lessons.learn(PAGE, Taught(("larkhavenpost",), day_first=False))
    kept = Lessons(lessons.as_json())
    assert (lessons.changed, kept.changed) == (True, False)
    assert kept.affixes(PAGE) == {"larkhavenpost"}
    assert kept.day_first(PAGE) is False


@given(st.dictionaries(st.text(max_size=5), st.one_of(st.none(), st.integers(), st.dictionaries(st.text(), st.text()))))
def test_whatever_was_kept_before_is_read(kept: dict[str, object]) -> None:
    assert Lessons(kept).affixes(PAGE) == frozenset()


def test_hosts_and_words_are_bounded() -> None:
    lessons = Lessons()
    for number in range(MAX_HOSTS * 2):
        lessons.learn(f"https://host{number}.example/", Taught(("word",)))
    for number in range(MAX_AFFIXES * 2):
        lessons.learn(PAGE, Taught((f"word{number}",)))
    kept = lessons.as_json()
    assert len(kept) <= MAX_HOSTS
    assert len(kept["larkhaven-post.example"]["affixes"]) <= MAX_AFFIXES
