"""The measures of page reading on answers that were counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.extract.ablation import PageAblation, ablate_page, table, worth
from benchmarks.extract.readers import by_watchfloor
from benchmarks.extract.sets import Known
from benchmarks.extract.tally import Answer, Tally, page_scores
from benchmarks.extract.texts import same_title, shingle_score, word_f1
from crawler.extract.heuristics import heuristics

PAGE = Known("p", "https://harbour.example/1", b"", "article", "one two three four five", "T", "Ada Reed", "2026-05-04")


def test_shingles_are_runs_of_four_words() -> None:
    # Known: 1234 2345; given: 1234 2346 3467 of which one is known.
    assert shingle_score("one two three four six seven", PAGE.body) == pytest.approx((1 / 3, 1 / 2))


def test_a_text_shorter_than_a_run_is_one_run() -> None:
    assert shingle_score("one two", "one two") == (1.0, 1.0)
    assert shingle_score("one two", "one two three") == (0.0, 0.0)


def test_an_empty_answer_has_no_precision_and_an_empty_text_no_recall() -> None:
    assert shingle_score("", "one") == (None, 0.0)
    assert shingle_score("one", "") == (0.0, None)
    assert shingle_score("", "") == (None, None)


def test_words_are_counted_as_often_as_they_stand() -> None:
    f1, precision, recall = word_f1("A a b", "a b c")
    assert (f1, precision, recall) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


@given(st.text(), st.text())
def test_word_f1_lies_between_0_and_1_and_is_1_for_equal_texts(one: str, other: str) -> None:
    assert 0 <= word_f1(one, other)[0] <= 1
    assert word_f1(one, one)[0] == 1


def test_titles_differ_by_words_not_by_quotes_dashes_or_blanks() -> None:
    assert same_title("The “Reed”  case – a report", 'The "reed" case - a report')
    assert not same_title("The Reed case", "The Reed cases")


def test_the_figure_of_a_set_is_the_harmonic_mean_of_the_means_of_its_pages() -> None:
    tally = Tally()
    tally.add(PAGE, Answer("one two three four five", "article", "T", ("Ada Reed",), "2026-05-04T10:00:00Z"))
    tally.add(PAGE, Answer(""))
    figures = tally.figures()
    # Precision counts the page with an answer only, recall both: 1.0 and 0.5.
    assert figures["shingle_f1"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["date"] == figures["title"] == figures["author"] == figures["name_f1"] == 1.0
    assert figures["word_f1"] == figures["word_f1_article"] == 0.5


def test_what_a_reader_does_not_read_or_a_set_does_not_say_has_no_score() -> None:
    assert {"title", "author", "date", "kind"}.isdisjoint(page_scores(PAGE, Answer("one")))
    silent = Known("p", "", b"", "listing", "one")
    assert {"title", "author", "date"}.isdisjoint(page_scores(silent, Answer("one", "listing", "T", (), "")))


def test_a_page_without_author_and_date_is_right_where_none_is_given() -> None:
    page = Known("p", "", b"", "listing", "one", "", "", "")
    assert page_scores(page, Answer("one", "listing", "T", (), ""))["no_author"] == 1.0
    wrong = page_scores(page, Answer("one", "listing", "T", ("Ada Reed",), "2026-05-04"))
    assert (wrong["no_author"], wrong["no_date"]) == (0.0, 0.0)
    assert "title" not in wrong


def test_a_rule_is_worth_what_the_pages_lose_without_it() -> None:
    rule = next(iter(heuristics()))
    pages = [
        PageAblation({"title": 1.0}, {rule: {"title": 0.0}}),
        PageAblation({"title": 0.0}, {rule: {"title": 1.0}}),
        PageAblation({"title": 1.0}, {rule: {"title": 0.0}}),
        PageAblation({"title": 1.0}, {}),
    ]
    (row,) = worth(rule, pages)
    assert (row.figure, row.asked, row.helped, row.hurt, row.gain) == ("title", 3, 2, 1, 0.25)
    assert "+0.2500" in table("harbour", [row])


def test_a_rule_that_changes_nothing_has_one_row_without_a_figure() -> None:
    rule = next(iter(heuristics()))
    (row,) = worth(rule, [PageAblation({"title": 1.0}, {rule: {"title": 1.0}})])
    assert (row.figure, row.asked, row.helped, row.hurt) == ("", 1, 0, 0)


def test_a_page_is_read_as_always_and_without_each_rule_that_was_asked() -> None:
    text = " ".join(f"The harbour office said on day {day} that the crane was mended." for day in range(1, 12))
    html = f"<title>Crane mended | The Harbour Post</title><h1>Crane mended</h1><article><p>{text}</p></article>"
    page = Known("p", "https://harbour.example/crane", html.encode(), "article", text, "Crane mended", "", "")
    rules = frozenset(name for name in heuristics() if name.startswith("title."))
    found = ablate_page(page, rules)
    assert found.scores == page_scores(page, by_watchfloor(page, html))
    assert found.without
    assert found.without.keys() <= rules
    assert all(heuristics().values()), "every rule is in use again"
