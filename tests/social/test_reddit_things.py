"""What is read of Reddit's posts and comments."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import reddit
from index.model import Draft
from tests.services.platforms.reddit import listing
from tests.services.platforms.reddit_things import comment, post

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TASK = Task("quay", "reddit", "https://www.reddit.com/r/quaywatch/", NOW, tags=("port",), authorized=True)
POST = "https://www.reddit.com/r/quaywatch/comments/abc/quiet_night/"


def _read(value: Any, task: Task = TASK, step: str = "page") -> Harvest:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    ask = Ask("https://oauth.reddit.com/r/quaywatch/new", step, {"page": 1, "post": "abc", "names": {}}, signed=True)
    return reddit.read(Answer(task, ask, ask.url, 200, {}, body, NOW))


def _one(data: dict[str, Any]) -> Draft:
    (draft,) = _read(listing([data])).drafts
    return draft


def test_a_text_post_has_title_text_author_time_and_counters() -> None:
    draft = _one(post("abc", "Quiet night", "First.\n\nSecond.", num_comments=7))
    assert (draft.url, draft.kind, draft.title) == (POST, "post", "Quiet night")
    assert (draft.text, draft.authors, draft.tags) == ("First.\n\nSecond.", ("mira_holt",), ("port",))
    assert draft.published == "2026-11-01T08:00:00+00:00"
    assert draft.details["counters"] == {"score": 12, "replies": 7}
    assert draft.details["author"] == {"handle": "mira_holt", "url": "https://www.reddit.com/user/mira_holt"}


def test_a_link_post_names_the_page_in_text_and_links() -> None:
    draft = _one(post("abc", "Quiet night", is_self=False, url="https://paper.example/a1"))
    assert draft.text == "https://paper.example/a1"
    assert draft.details["links"] == ["https://paper.example/a1"]


def test_linked_pages_are_followed_where_the_source_wants_that() -> None:
    data = post("abc", "Quiet night", is_self=False, url="https://paper.example/a1?utm_source=x")
    assert _read(listing([data])).pages == ()
    assert [page.url for page in _read(listing([data]), replace(TASK, follow=True)).pages] == [
        "https://paper.example/a1"
    ]


def test_links_behind_words_are_written_out() -> None:
    html = '<p>See <a href="https://court.example/12">the papers</a> by <a href="/u/tam">u/tam</a></p>'
    draft = _one(post("abc", "Quiet night", "x", selftext_html=html))
    assert draft.text == "See the papers by u/tam\n\nhttps://court.example/12"
    assert draft.details["links"] == ["https://court.example/12"]


def test_markdown_is_read_where_nothing_is_rendered() -> None:
    draft = _one(post("abc", "Quiet night", "See [the papers](https://court.example/12).", selftext_html=None))
    assert draft.text == "See the papers (https://court.example/12)."


def test_a_comment_names_its_thread_and_what_it_answers() -> None:
    under = post("abc", "Quiet night")
    draft = _one(comment("c2", under, "No.", to="c1"))
    assert (draft.url, draft.title, draft.text, draft.authors) == (f"{POST}c2/", None, "No.", ("tam_reed",))
    assert (draft.details["thread"], draft.details["reply_to"]) == (POST, f"{POST}c1/")
    assert _one(comment("c1", under, "Yes.")).details["reply_to"] == POST


def test_a_comment_without_an_address_is_placed_below_its_thread() -> None:
    bare = {
        key: value for key, value in comment("c1", post("abc", "Quiet night"), "Yes.").items() if key != "permalink"
    }
    tree = [listing([post("abc", "Quiet night")]), listing([bare])]
    assert [draft.url for draft in _read(tree, step="tree").drafts] == [f"{POST}c1/"]
    assert _one(bare).url == "https://www.reddit.com/r/quaywatch/comments/abc/_/c1/"


def test_a_crosspost_is_a_relation_to_its_original_which_is_a_document_too() -> None:
    original = post("orig", "First word", "Said elsewhere.", sub="otherquay")
    harvest = _read(listing([post("abc", "Quiet night", crosspost_parent="t3_orig", crosspost_parent_list=[original])]))
    assert [(draft.title, draft.text) for draft in harvest.drafts] == [
        ("Quiet night", ""),
        ("First word", "Said elsewhere."),
    ]
    (relation,) = harvest.relations
    assert relation.document == harvest.drafts[1].url
    assert (relation.type, relation.by, relation.url) == ("quote", "mira_holt", POST)


def test_a_poll_has_its_options_in_the_text() -> None:
    options = [{"text": "North", "vote_count": 40}, {"text": "South"}]
    html = '<div class="md"><p>Which?</p><p><a href="https://www.reddit.com/poll/abc">View Poll</a></p></div>'
    data = post(
        "abc", "Quay?", "x", selftext_html=html, poll_data={"options": options, "voting_end_timestamp": 1793520000000}
    )
    draft = _one(data)
    assert draft.text == "Which?\n\nNorth\nSouth"
    assert draft.details["poll"] == {
        "options": [{"text": "North", "votes": 40}, {"text": "South"}],
        "closes": "2026-11-01T08:00:00+00:00",
    }


def test_a_gallery_has_its_captions_in_the_text() -> None:
    data = post(
        "abc",
        "Views",
        is_self=False,
        url="https://www.reddit.com/gallery/abc",
        gallery_data={"items": [{"media_id": "m1", "caption": "North quay"}, {"media_id": "m2"}, {"media_id": "lost"}]},
        media_metadata={
            "m1": {"e": "Image", "s": {"u": "https://i.redd.it/m1.jpg"}},
            "m2": {"e": "AnimatedImage", "s": {"gif": "https://i.redd.it/m2.gif"}},
        },
    )
    draft = _one(data)
    assert draft.text == "North quay"
    assert draft.details["media"] == [
        {"url": "https://i.redd.it/m1.jpg", "type": "image", "description": "North quay"},
        {"url": "https://i.redd.it/m2.gif", "type": "image"},
    ]


def test_images_and_videos_are_media_not_links() -> None:
    image = _one(post("abc", "View", is_self=False, url="https://i.redd.it/x.jpg", post_hint="image", over_18=True))
    assert image.details["media"] == [{"url": "https://i.redd.it/x.jpg", "type": "image"}]
    assert image.details["warning"] == "NSFW"
    media = {"reddit_video": {"fallback_url": "https://v.redd.it/x/DASH_720.mp4"}}
    video = _one(post("abc", "View", is_self=False, url="https://v.redd.it/x", media=media, is_video=True))
    assert video.details["media"] == [{"url": "https://v.redd.it/x/DASH_720.mp4", "type": "video"}]


def test_a_removed_post_keeps_its_title_and_nothing_else() -> None:
    harvest = _read(listing([post("abc", "Quiet night", "[removed]", removed_by_category="moderator")]))
    assert [(draft.title, draft.text) for draft in harvest.drafts] == [("Quiet night", "")]
    assert harvest.gone == ((POST, "removed by a moderator"),)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"selftext": "[deleted]", "author": "[deleted]"}, "deleted by its author"),
        ({"title": "[deleted by user]", "selftext": "[removed]"}, "removed by a moderator"),
        ({"title": "[ Removed by Reddit ]", "removed_by_category": "content_takedown"}, "removed by Reddit"),
        ({"removed_by_category": "deleted", "title": "[deleted by user]"}, "deleted by its author"),
    ],
)
def test_the_reason_of_a_removal_is_said(fields: dict[str, Any], reason: str) -> None:
    assert [why for _, why in _read(listing([post("abc", "Quiet night") | fields])).gone] == [reason]


def test_a_removed_comment_is_no_document_and_one_of_a_closed_account_is() -> None:
    under = post("abc", "Quiet night")
    harvest = _read(
        listing([comment("c1", under, "[removed]"), comment("c2", under, "Still here.", author="[deleted]")])
    )
    assert [(draft.text, draft.authors) for draft in harvest.drafts] == [("Still here.", ())]
    assert harvest.gone == ((f"{POST}c1/", "removed by a moderator"),)


def test_words_in_brackets_are_no_removal() -> None:
    assert _read(listing([post("abc", "[Deleted scenes] of the quay", "[deleted scenes]")])).gone == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reddit.com/",
        "https://www.reddit.com/search?q=",
        "https://quay.example/r/x",
        "https://reddit.com.example/r/x",
    ],
)
def test_an_address_that_is_no_place_of_reddit_is_refused(url: str) -> None:
    assert "not an address of Reddit" in (reddit.begin(replace(TASK, url=url)).error or "")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://old.reddit.com/r/quaywatch", "/r/quaywatch/new?limit=100&raw_json=1"),
        ("https://www.reddit.com/r/a+b/new/", "/r/a+b/new?limit=100&raw_json=1"),
        ("https://www.reddit.com/search?q=two+words&x=1", "/search?limit=100&raw_json=1&q=two+words&sort=new"),
        ("https://www.reddit.com/r/a/search?q=x", "/r/a/search?limit=100&raw_json=1&q=x&sort=new&restrict_sr=on"),
        ("https://www.reddit.com/u/tam_reed/", "/user/tam_reed/overview?limit=100&raw_json=1&sort=new"),
        ("https://www.reddit.com/r/a/comments/abc/slug/def/", "/comments/abc?limit=500&raw_json=1"),
    ],
)
def test_each_place_has_its_request(url: str, asked: str) -> None:
    (ask,) = reddit.begin(replace(TASK, url=url)).asks
    assert ask.url == f"https://oauth.reddit.com{asked}"
    assert ask.signed
