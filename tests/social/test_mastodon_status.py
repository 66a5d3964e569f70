"""What becomes of single statuses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import mastodon
from index.model import Draft, Relation
from tests.services.platforms.mastodon_fiction import account, boost, status
from tests.social.breaking import broken

NOW = datetime(2026, 5, 5, tzinfo=UTC)
ANA = account("ana", shown="Ana Ruiz")
BO = account("bo", host="pier.example", shown="bo")


def task(**more: Any) -> Task:
    return Task(source="quay", kind="mastodon", url="https://quay.example/public", now=NOW, **more)


def read(statuses: Any, step: str = "statuses", of: Task | None = None, **headers: str) -> Harvest:
    of = of or task()
    ask = Ask("https://quay.example/api/v1/timelines/public?limit=40", step)
    return mastodon.read(Answer(of, ask, ask.url, 200, headers, json.dumps(statuses).encode(), NOW))


def only(harvest: Harvest) -> Draft:
    assert not harvest.refused
    assert len(harvest.drafts) == 1
    return harvest.drafts[0]


def test_a_status_is_a_document_with_author_time_and_counters() -> None:
    draft = only(read([status(7, ANA, "<p>Fog</p>", favourites_count=3, replies_count=0)], of=task(tags=("port",))))
    assert (draft.url, draft.kind, draft.title, draft.text) == ("https://quay.example/@ana/7", "post", None, "Fog")
    assert draft.authors == ("ana (Ana Ruiz)",)
    assert draft.published == "2026-05-04T00:07:00+00:00"
    assert (draft.language, draft.tags) == ("en", ("port",))
    assert draft.details["counters"] == {"likes": 3, "boosts": 0, "replies": 0}
    assert draft.details["author"] == {"handle": "ana", "name": "Ana Ruiz", "url": "https://quay.example/@ana"}


def test_an_author_of_another_host_is_named_with_it() -> None:
    assert only(read([status(7, BO)])).authors == ("bo@pier.example (bo)",)


@pytest.mark.parametrize(("shown", "author"), [("cy", "cy"), ("@cy", "cy"), ("", "cy"), ("Cy", "cy (Cy)")])
def test_a_display_name_that_is_the_handle_is_left_out(shown: str, author: str) -> None:
    assert only(read([status(7, account("cy", shown=shown))])).authors == (author,)


def test_warning_poll_and_descriptions_can_be_searched() -> None:
    poll = {
        "options": [{"title": "Nets", "votes_count": 2}, {"title": "Ropes", "votes_count": None}],
        "expires_at": "2026-05-09T00:00:00.000Z",
    }
    media = [{"type": "image", "url": "https://files.example/1.png", "description": "A crate"}, {"type": "video"}]
    draft = only(read([status(7, ANA, spoiler_text="seizure", poll=poll, media_attachments=media)]))
    assert draft.text == "Fog.\n\nseizure\n\nNets\nRopes\n\nA crate"
    assert draft.details["warning"] == "seizure"
    assert draft.details["poll"] == {
        "options": [{"text": "Nets", "votes": 2}, {"text": "Ropes"}],
        "closes": "2026-05-09T00:00:00+00:00",
    }
    assert draft.details["media"] == [
        {"url": "https://files.example/1.png", "type": "image", "description": "A crate"},
        {"type": "video"},
    ]


def test_an_edit_and_a_preview_are_kept() -> None:
    card = {"url": "https://gazette.example/fog", "title": "Fog", "description": "", "html": "<iframe>"}
    draft = only(read([status(7, ANA, edited_at="2026-05-04T10:00:00.123Z", card=card)]))
    assert draft.details["edited"] == "2026-05-04T10:00:00.123+00:00"
    assert draft.details["preview"] == {"url": "https://gazette.example/fog", "title": "Fog"}


def test_a_boost_is_the_original_once_with_who_boosted() -> None:
    original = status(7, BO)
    harvest = read([boost(9, ANA, original), original, boost(10, ANA, original)])
    draft = only(harvest)
    assert draft.url == "https://pier.example/@bo/7"
    assert harvest.relations == tuple(
        Relation(
            draft.url, "boost", "ana (Ana Ruiz)", f"https://quay.example/@ana/{n}", f"2026-05-04T00:{n:02}:00+00:00"
        )
        for n in (9, 10)
    )


def test_a_quote_is_two_documents_and_a_relation() -> None:
    content = '<p class="quote-inline">RE: <a href="https://pier.example/@bo/7">…</a></p><p>True</p>'
    quote = {"state": "accepted", "quoted_status": status(7, BO)}
    harvest = read([status(9, ANA, content, quote=quote)])
    quoting, quoted = harvest.drafts
    assert (quoting.text, quoted.url) == ("True", "https://pier.example/@bo/7")
    assert "links" not in quoting.details
    assert [(one.document, one.type, one.url) for one in harvest.relations] == [(quoted.url, "quote", quoting.url)]


def test_a_quote_that_is_only_named_is_no_document() -> None:
    harvest = read([status(9, ANA, quote={"state": "accepted", "quoted_status_id": "7"})])
    assert only(harvest).url == "https://quay.example/@ana/9"
    assert not harvest.relations


@pytest.mark.parametrize("visibility", ["private", "direct", None, 7])
def test_what_is_not_public_is_refused_by_name(visibility: object) -> None:
    harvest = read([status(7, ANA, visibility=visibility), status(8, ANA)])
    assert [draft.url for draft in harvest.drafts] == ["https://quay.example/@ana/8"]
    assert harvest.refused[0][0] == "https://quay.example/@ana/7"
    assert "not public" in harvest.refused[0][1]


def test_a_boost_of_what_is_not_public_is_refused() -> None:
    harvest = read([boost(9, ANA, status(7, BO, visibility="private"))])
    assert not harvest.drafts
    assert not harvest.relations
    assert harvest.refused[0][0] == "https://pier.example/@bo/7"


def test_replies_in_one_answer_are_placed_by_address() -> None:
    first, second = status(7, BO), status(8, ANA, in_reply_to_id="7")
    harvest = read([status(9, BO, in_reply_to_id="8"), second, first])
    placed = [(draft.details.get("reply_to"), draft.details.get("thread")) for draft in harvest.drafts]
    root = "https://pier.example/@bo/7"
    assert placed == [("https://quay.example/@ana/8", root), (root, root), (None, None)]


def test_the_address_of_a_parent_by_someone_of_the_server_is_known() -> None:
    cy = account("cy")
    own = status(8, ANA, in_reply_to_id="5", in_reply_to_account_id=ANA["id"])
    other = status(9, ANA, in_reply_to_id="6", in_reply_to_account_id=cy["id"], mentions=[cy])
    foreign = status(10, ANA, in_reply_to_id="4", in_reply_to_account_id=BO["id"], mentions=[BO])
    told = [draft.details["reply_to"] for draft in read([own, other, foreign]).drafts]
    assert told == ["https://quay.example/@ana/5", "https://quay.example/@cy/6", "4"]


def test_replies_in_a_circle_end() -> None:
    harvest = read([status(7, ANA, in_reply_to_id="8"), status(8, ANA, in_reply_to_id="7")])
    assert len(harvest.drafts) == 2


def test_old_statuses_are_left_out_with_a_remark() -> None:
    harvest = read([status(9, ANA), status(7, ANA)], of=task(oldest=datetime(2026, 5, 4, 0, 8, tzinfo=UTC)))
    assert only(harvest).url.endswith("/9")
    assert harvest.notes == ("1 older than 2026-05-04 00:08 left out",)


def test_links_to_other_hosts_are_followed_if_wanted() -> None:
    content = '<a href="https://gazette.example/fog?utm_source=m">g</a> <a href="https://quay.example/about">a</a>'
    assert not read([status(7, ANA, content)]).pages
    assert [page.url for page in read([status(7, ANA, content)], of=task(follow=True)).pages] == [
        "https://gazette.example/fog"
    ]


def test_a_profile_is_a_document() -> None:
    fields = [{"name": "Port", "value": '<a href="https://port.example/">port.example</a>'}]
    who = account("ana", shown="Ana Ruiz", fields=fields, note="<p>Nets</p><p>Ropes</p>")
    draft = only(read(who, "account"))
    assert (draft.kind, draft.title, draft.url) == ("document", "Ana Ruiz", "https://quay.example/@ana")
    assert draft.text == "Nets\n\nRopes\n\nPort: https://port.example/"
    assert draft.details["links"] == ["https://port.example/"]
    assert draft.published is None


@pytest.mark.parametrize("step", ["account", "statuses", "status", "context"])
@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b"7", b'{"error": "gone fishing"}', b"\xff\xfe"])
def test_another_answer_than_asked_for_is_an_error_in_words(step: str, body: bytes) -> None:
    ask = Ask("https://quay.example/api/v1/x", step)
    harvest = mastodon.read(Answer(task(), ask, ask.url, 200, {}, body, NOW))
    assert harvest.error
    assert "fishing" not in repr(body) or harvest.error == "gone fishing"


WHOLE = status(
    9,
    ANA,
    quote={"quoted_status": status(7, BO)},
    poll={"options": [{"title": "a", "votes_count": 1}], "expires_at": "2026-05-09T00:00:00Z"},
    media_attachments=[{"type": "image", "url": "https://files.example/1.png", "description": "d"}],
    mentions=[ANA],
    in_reply_to_id="5",
    card={"url": "https://gazette.example/", "title": "t"},
    reblog=None,
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken([WHOLE, boost(12, BO, status(11, ANA))]))
def test_whatever_is_broken_in_a_status_costs_that_status_alone(statuses: Any) -> None:
    good = status(99, ANA, "<p>sound</p>")
    harvest = read([*(statuses if isinstance(statuses, list) else [statuses]), good])
    assert harvest.error is None
    assert "https://quay.example/@ana/99" in [draft.url for draft in harvest.drafts]
    for draft in harvest.drafts:
        json.dumps(draft.details, allow_nan=False).encode()
        draft.text.encode()


def test_rate_limit_fields_ask_for_rest() -> None:
    def rested(**fields: str) -> float | None:
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        return read([], "statuses", task(), **named).rest

    reset = "2026-05-05T00:02:00.000Z"
    assert rested(x_ratelimit_remaining="1", x_ratelimit_reset=reset) == 120
    assert rested(x_ratelimit_remaining="0", x_ratelimit_reset="2026-05-06T00:00:00Z") == 300
    assert rested(x_ratelimit_remaining="0", x_ratelimit_reset=str(int(NOW.timestamp()) + 9)) == 9
    assert rested(x_ratelimit_remaining="0", x_ratelimit_reset="soon") == 300
    assert rested(x_ratelimit_remaining="2", x_ratelimit_reset=reset) is None
    assert rested() is None
