"""What becomes of single posts of Bluesky."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import bluesky
from index.model import Draft, Relation
from tests.services.platforms.bluesky_fiction import address, author, link, pin, post, quoting, repost
from tests.social.breaking import broken

NOW = datetime(2026, 5, 5, tzinfo=UTC)
ANA = author("ana.quay.example", "Ana Ruiz")
BO = author("bo.pier.example")


def task(**more: Any) -> Task:
    url = "https://bsky.app/profile/ana.quay.example"
    return Task(source="quay", kind="bluesky", url=url, now=NOW, **more)


def read(value: Any, step: str = "feed", of: Task | None = None) -> Harvest:
    ask = Ask("https://public.api.bsky.app/xrpc/x", step, {"page": 1})
    return bluesky.read(Answer(of or task(), ask, ask.url, 200, {}, json.dumps(value).encode(), NOW))


def feed(*views: Any, of: Task | None = None) -> Harvest:
    return read({"feed": [one if "post" in one else {"post": one} for one in views]}, of=of)


def only(harvest: Harvest) -> Draft:
    assert not harvest.refused
    assert len(harvest.drafts) == 1
    return harvest.drafts[0]


def test_a_post_is_a_document_with_author_time_and_counters() -> None:
    draft = only(feed(post(7, ANA, likeCount=3, replyCount=1), of=task(tags=("port",))))
    assert draft.url == "https://bsky.app/profile/ana.quay.example/post/3k00000000007"
    assert (draft.kind, draft.title, draft.text, draft.language, draft.tags) == ("post", None, "Fog.", "en", ("port",))
    assert draft.authors == ("ana.quay.example (Ana Ruiz)",)
    assert draft.published == "2026-05-04T00:07:00+00:00"
    assert draft.details["counters"] == {"likes": 3, "boosts": 0, "replies": 1}
    assert draft.details["author"]["url"] == "https://bsky.app/profile/ana.quay.example"


def test_an_author_without_a_valid_handle_is_known_by_the_lasting_name() -> None:
    lost = ANA | {"handle": "handle.invalid"}
    draft = only(feed(post(7, lost)))
    assert draft.url == f"https://bsky.app/profile/{ANA['did']}/post/3k00000000007"
    assert draft.authors == (f"{ANA['did']} (Ana Ruiz)",)


def test_links_are_written_in_full_at_their_places_in_bytes() -> None:
    words = "Náufragos 🚢 see gazette.example/lo... and the port, @bo.pier.example"
    facets = [
        link(words, "the port", "https://port.example/"),
        link(words, "gazette.example/lo...", "https://gazette.example/long"),
        {"index": {"byteStart": 0, "byteEnd": 3}, "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "x"}]},
    ]
    draft = only(feed(post(7, ANA, words, facets=facets)))
    assert draft.text == words.replace("gazette.example/lo...", "https://gazette.example/long")
    assert draft.details["links"] == ["https://gazette.example/long", "https://port.example/"]


def test_what_is_embedded_is_kept_and_its_descriptions_can_be_searched() -> None:
    pictures = {
        "$type": "app.bsky.embed.images#view",
        "images": [{"fullsize": "https://cdn.example/1", "alt": "A crate"}],
    }
    page = {"uri": "https://gazette.example/fog", "title": "Fog", "description": ""}
    film = {"$type": "app.bsky.embed.video#view", "playlist": "https://cdn.example/2.m3u8", "alt": "A boat"}
    first, second, third = feed(
        post(9, ANA, embed=pictures, labels={"values": [{"val": "graphic-media"}]}),
        post(8, ANA, embed={"$type": "app.bsky.embed.external#view", "external": page}),
        post(7, ANA, "", embed=film, tags=["Fog", "#Quay"]),
    ).drafts
    assert first.text == "Fog.\n\ngraphic-media\n\nA crate"
    assert first.details["warning"] == "graphic-media"
    assert first.details["media"] == [{"url": "https://cdn.example/1", "type": "image", "description": "A crate"}]
    assert second.details["preview"] == {"url": "https://gazette.example/fog", "title": "Fog"}
    assert second.details["links"] == ["https://gazette.example/fog"]
    assert third.text == "#Fog #Quay\n\nA boat"
    assert third.details["media"][0]["type"] == "video"


def test_a_repost_is_the_original_once_with_who_reposted() -> None:
    original = post(7, BO)
    harvest = feed(repost(9, ANA, original), {"post": original})
    draft = only(harvest)
    assert draft.authors == ("bo.pier.example",)
    at = "2026-05-04T00:09:00+00:00"
    assert harvest.relations == (Relation(draft.url, "boost", "ana.quay.example (Ana Ruiz)", None, at),)


def test_a_pinned_post_is_no_repost() -> None:
    assert not feed(pin(post(7, ANA))).relations


def test_a_quote_is_two_documents_and_a_relation_with_pictures_too() -> None:
    quoted = post(5, BO, embed={"images": [{"fullsize": "https://cdn.example/1", "alt": "Nets"}]})
    alone = post(7, ANA, embed=quoting(quoted))
    beside = post(
        8, ANA, embed={"record": quoting(quoted), "media": {"images": [{"fullsize": "https://cdn.example/2"}]}}
    )
    for view in (alone, beside):
        harvest = feed(view)
        assert [draft.url for draft in harvest.drafts] == [address(view), address(quoted)]
        assert harvest.drafts[1].text == "Fog.\n\nNets"
        told = [(one.document, one.type, one.by, one.url) for one in harvest.relations]
        assert told == [(address(quoted), "quote", "ana.quay.example (Ana Ruiz)", address(view))]


@pytest.mark.parametrize("instead", [{"notFound": True}, {"blocked": True, "author": {"did": "did:plc:x"}}, {}])
def test_a_quote_of_what_is_not_shown_is_just_a_post(instead: dict[str, Any]) -> None:
    embed = {"record": {"uri": "at://did:plc:x/app.bsky.feed.post/3k", **instead}}
    assert only(feed(post(7, ANA, embed=embed))).text == "Fog."


def test_replies_are_placed_by_the_handles_that_the_answer_tells() -> None:
    root = post(1, BO)
    middle = post(2, author("cy.quay.example"), reply=root)
    draft = only(feed({"post": post(3, ANA, reply=middle), "reply": {"root": root, "parent": {"uri": middle["uri"]}}}))
    assert draft.details["thread"] == address(root)
    assert draft.details["reply_to"] == f"https://bsky.app/profile/{middle['author']['did']}/post/3k00000000002"


def test_who_wants_to_be_shown_to_members_alone_is_not_collected_without_a_login() -> None:
    shy = ANA | {"labels": [{"val": "!no-unauthenticated"}]}
    harvest = feed(post(7, shy), post(6, BO))
    assert only(Harvest(drafts=harvest.drafts)).authors == ("bo.pier.example",)
    assert harvest.refused[0][0] == address(post(7, shy))
    assert len(feed(post(7, shy), of=task(authorized=True)).drafts) == 1
    assert "not public" in (read(shy, "profile").error or "")


def test_what_is_no_post_is_refused_by_name() -> None:
    generator = {"uri": f"at://{BO['did']}/app.bsky.feed.generator/fog", "author": BO, "record": {"text": "x"}}
    harvest = feed(generator, {"post": 7}, post(7, ANA))
    assert len(harvest.drafts) == 1
    assert [reason for _, reason in harvest.refused] == ["the entry is no post"] * 2


def test_old_posts_are_left_out_with_a_remark() -> None:
    harvest = feed(post(9, ANA), post(7, ANA), of=task(oldest=datetime(2026, 5, 4, 0, 8, tzinfo=UTC)))
    assert only(harvest).url == address(post(9, ANA))
    assert harvest.notes == ("1 older than 2026-05-04 00:08 left out",)


def test_nothing_is_said_of_a_quoted_post_that_is_too_old() -> None:
    harvest = feed(post(9, ANA, embed=quoting(post(7, BO))), of=task(oldest=datetime(2026, 5, 4, 0, 8, tzinfo=UTC)))
    assert only(harvest).url == address(post(9, ANA))
    assert not harvest.relations


def test_links_to_other_hosts_are_followed_if_wanted() -> None:
    words = "a b"
    facets = [link(words, "a", "https://gazette.example/"), link(words, "b", "https://bsky.app/about")]
    followed = feed(post(7, ANA, words, facets=facets), of=task(follow=True)).pages
    assert [page.url for page in followed] == ["https://gazette.example/"]


def test_a_profile_is_a_document_and_its_posts_are_asked_for_by_the_lasting_name() -> None:
    harvest = read(ANA | {"description": "Nets.\nSee https://ana.example/about."}, "profile")
    draft = only(harvest)
    assert (draft.kind, draft.title, draft.text) == ("document", "Ana Ruiz", "Nets.\nSee https://ana.example/about.")
    assert draft.details["links"] == ["https://ana.example/about"]
    assert "actor=did%3Aplc%3Aana" in harvest.asks[0].url


@pytest.mark.parametrize("step", ["login", "profile", "feed", "search", "thread", "people", "posts"])
@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b"7", b"{}", b"\xff\xfe"])
def test_another_answer_than_asked_for_is_an_error_in_words(step: str, body: bytes) -> None:
    ask = Ask("https://public.api.bsky.app/xrpc/x", step)
    harvest = bluesky.read(Answer(task(), ask, ask.url, 200, {}, body, NOW))
    assert harvest.error
    assert not harvest.gone


WHOLE = post(
    9,
    ANA,
    "see gazette.example",
    reply=post(3, BO),
    facets=[link("see gazette.example", "gazette.example", "https://gazette.example/")],
    labels={"values": [{"val": "nudity"}]},
    tags=["fog"],
    embed={"record": quoting(post(4, BO)), "media": {"images": [{"fullsize": "https://cdn.example/2", "alt": "a"}]}},
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken([{"post": WHOLE}, repost(12, BO, post(11, ANA))]))
def test_whatever_is_broken_in_a_post_costs_that_post_alone(entries: Any) -> None:
    good = post(99, ANA, "sound")
    listed = [*(entries if isinstance(entries, list) else [entries]), {"post": good}]
    found = [
        read({"feed": listed}),
        read({"posts": [*listed, good]}, "search"),
        read({"posts": [*listed, good]}, "posts"),
    ]
    for harvest in found:
        assert harvest.error is None
        assert address(good) in [draft.url for draft in harvest.drafts]
        for draft in harvest.drafts:
            json.dumps(draft.details, allow_nan=False).encode()
            draft.text.encode()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken({"thread": {"post": WHOLE, "parent": {"post": post(3, BO)}, "replies": [{"post": post(12, BO)}]}}))
def test_whatever_is_broken_in_a_thread_never_raises(thread: Any) -> None:
    read(thread, "thread")
