"""What is read of a post in Telegram's preview."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from crawler.harvest import Answer, Ask, Harvest, Task
from crawler.social import telegram
from index.model import Draft
from tests.services.platforms.telegram import Channel, Message, message_html

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TASK = Task("quay", "telegram", "https://t.me/s/harbourwatch", NOW, tags=("port",), language="en")
P = "tgme_widget_message"


def _page(*messages: Message) -> bytes:
    channel = Channel("HarbourWatch", "Harbour Watch")
    channel.add(*messages)
    posts = "".join(message_html(channel, one) for one in channel.messages)
    return f"<html><head><meta charset=utf-8></head><body>{posts}</body></html>".encode()


def _read(body: bytes, task: Task = TASK) -> Harvest:
    ask = telegram.begin(task).asks[0]
    return telegram.read(Answer(task, ask, ask.url, 200, {"content-type": "text/html"}, body, NOW))


def _one(message: Message, task: Task = TASK) -> Draft:
    (draft,) = _read(_page(message), task).drafts
    return draft


def test_a_post_has_address_author_time_and_views() -> None:
    draft = _one(Message("Quiet night.", number=171, when=datetime(2026, 11, 5, 14, 27, 4, tzinfo=UTC)))
    assert (draft.url, draft.kind, draft.title) == ("https://t.me/HarbourWatch/171", "post", None)
    assert (draft.authors, draft.published) == (("HarbourWatch (Harbour Watch)",), "2026-11-05T14:27:04+00:00")
    assert (draft.text, draft.language, draft.tags) == ("Quiet night.", "en", ("port",))
    assert draft.details["counters"] == {"views": 1_200}
    assert draft.details["author"] == {
        "handle": "HarbourWatch",
        "name": "Harbour Watch",
        "url": "https://t.me/HarbourWatch",
    }


def test_breaks_are_lines_emoji_are_letters_and_links_are_written_out() -> None:
    emoji = '<i class="emoji" style="background-image:url(\'//telegram.org/e/1.png\')"><b>\U0001f6a2</b></i>'
    text = (
        f"Seizure {emoji}<br/><b>Port</b> of Elsin<br/><br/>"
        'See <a href="https://court.example/papers/12" rel="noopener">the papers</a> and '
        '<a href="https://t.me/otherquay">@otherquay</a> <a href="?q=%23port">#port</a>'
    )
    draft = _one(Message(text))
    assert draft.text == (
        "Seizure \U0001f6a2\nPort of Elsin\n\nSee the papers and @otherquay #port\n\nhttps://court.example/papers/12"
    )
    assert draft.details["links"] == ["https://court.example/papers/12"]


def test_a_forward_names_its_origin_and_is_a_relation() -> None:
    inner = (
        f'<div class="{P}_forwarded_from accent_color">Forwarded from&nbsp;<a class="{P}_forwarded_from_name" '
        'href="https://t.me/otherquay/77"><span dir="auto">Other Quay</span></a></div>'
    )
    harvest = _read(_page(Message("As they say.", inner=inner)))
    assert harvest.drafts[0].details["forwarded"] == {"from": "Other Quay", "url": "https://t.me/otherquay/77"}
    (relation,) = harvest.relations
    assert (relation.document, relation.type) == ("https://t.me/otherquay/77", "forward")
    assert (relation.by, relation.url) == ("HarbourWatch (Harbour Watch)", "https://t.me/HarbourWatch/1")


def test_a_hidden_origin_of_a_forward_is_a_name_only() -> None:
    inner = f'<div class="{P}_forwarded_from">Forwarded from <span class="{P}_forwarded_from_name">A Hand</span></div>'
    harvest = _read(_page(Message("Hm.", inner=inner)))
    assert harvest.drafts[0].details["forwarded"] == {"from": "A Hand"}
    assert harvest.relations == ()


def test_a_reply_names_what_it_answers_without_its_words() -> None:
    inner = (
        f'<a class="{P}_reply" href="https://t.me/HarbourWatch/9"><div class="{P}_author">'
        f'<span class="{P}_author_name">Harbour Watch</span></div>'
        f'<div class="{P}_text js-message_reply_text">old words</div></a>'
    )
    draft = _one(Message("New words.", inner=inner))
    assert draft.details["reply_to"] == "https://t.me/HarbourWatch/9"
    assert draft.text == "New words."


def test_a_poll_has_options_with_their_share() -> None:
    def option(text: str, share: int) -> str:
        return (
            f'<div class="{P}_poll_option"><div class="{P}_poll_option_percent">{share}%</div>'
            f'<div class="{P}_poll_option_value"><div class="{P}_poll_option_text">{text}</div></div></div>'
        )

    inner = (
        f'<div class="{P}_poll js-poll"><div class="{P}_poll_question">Which quay?</div><div class="{P}_poll_type">'
        f'Anonymous Poll</div><div class="{P}_poll_options">{option("North", 72)}{option("South", 28)}</div></div>'
        f'<div class="{P}_voters">1.5K voters</div>'
    )
    draft = _one(Message(inner=inner))
    assert draft.text == "Which quay?\nNorth\nSouth"
    assert draft.details["poll"] == {
        "question": "Which quay?",
        "type": "Anonymous Poll",
        "options": [{"text": "North", "percent": 72}, {"text": "South", "percent": 28}],
        "voters": 1_500,
    }


def test_an_album_is_one_document_with_all_its_media() -> None:
    photo = '<a class="{0}_photo_wrap grouped_media_wrap" href="https://t.me/HarbourWatch/{1}?single" style="left:0;background-image:url(\'https://cdn.example/{1}.jpg\')"></a>'
    video = (
        f'<a class="{P}_video_player grouped_media_wrap" href="https://t.me/HarbourWatch/3?single"><i class="'
        f'{P}_video_thumb" style="background-image:url(\'https://cdn.example/3.jpg\')"></i><video '
        'src="https://cdn.example/3.mp4?token=x"></video><time class="message_video_duration">0:27</time></a>'
    )
    wrap = f'<div class="{P}_grouped_wrap">{photo.format(P, 1)}{photo.format(P, 2)}{video}</div>'
    draft = _one(Message("Three views.", inner=wrap))
    assert draft.details["media"] == [
        {"url": "https://cdn.example/1.jpg", "type": "image"},
        {"url": "https://cdn.example/2.jpg", "type": "image"},
        {"url": "https://cdn.example/3.mp4?token=x", "type": "video", "duration": "0:27"},
    ]
    assert draft.published == "2026-10-01T09:00:00+00:00"


def test_files_voices_places_and_contacts_are_read() -> None:
    inner = (
        f'<a class="{P}_document_wrap" href="https://t.me/HarbourWatch/1"><div class="{P}_document_icon"></div>'
        f'<div class="{P}_document_title">manifest.pdf</div><div class="{P}_document_extra">1.2 MB</div></a>'
        f'<a class="{P}_voice_player" href="https://t.me/HarbourWatch/1"><audio class="{P}_voice" '
        f'src="https://cdn.example/v.ogg"></audio><time class="{P}_voice_duration">1:05</time></a>'
        f'<a class="{P}_location_wrap" href="https://maps.example/?q=1,2">'
        f'<div class="{P}_location_title">Quay 4</div></a>'
        f'<div class="{P}_contact_wrap"><div class="{P}_contact_name">Mira Holt</div>'
        f'<div class="{P}_contact_phone">+44 20 7946 0000</div></div>'
    )
    draft = _one(Message(inner=inner))
    assert draft.text == "manifest.pdf (1.2 MB)\n\nQuay 4\n\nMira Holt +44 20 7946 0000"
    assert [(one["type"], one.get("description"), one.get("duration")) for one in draft.details["media"]] == [
        ("audio", None, "1:05"),
        ("document", "manifest.pdf (1.2 MB)", None),
        ("location", "Quay 4", None),
    ]


def test_a_link_preview_is_kept_beside_the_text() -> None:
    after = (
        f'<a class="{P}_link_preview" href="https://paper.example/a1"><div class="link_preview_site_name">Paper</div>'
        '<div class="link_preview_title">Quay closed</div><div class="link_preview_description">Until noon.</div></a>'
    )
    draft = _one(Message("Read.", after=after))
    assert draft.details["preview"] == {
        "url": "https://paper.example/a1",
        "title": "Quay closed",
        "description": "Until noon.",
    }
    assert draft.text == "Read."


def test_a_signature_is_a_second_author_and_an_edit_is_marked() -> None:
    draft = _one(Message("Signed.", signature="M. Holt", edited=True))
    assert draft.authors == ("HarbourWatch (Harbour Watch)", "M. Holt")
    assert draft.details["marks"] == ["edited"]
    assert "marks" not in _one(Message("edited edited")).details


def test_what_the_channel_reports_on_itself_is_no_document() -> None:
    harvest = _read(_page(Message("Channel created", service=True), Message("First.")))
    assert [draft.text for draft in harvest.drafts] == ["First."]
    assert harvest.refused == ()


def test_a_post_of_what_the_preview_does_not_show_is_kept_without_text() -> None:
    label = '<div class="message_media_not_supported_label">Please open Telegram to view this post</div>'
    draft = _one(Message(inner=label))
    assert draft.text == ""
    assert draft.details["media"] == [{"url": "https://t.me/HarbourWatch/1", "type": "other"}]


def test_a_post_of_nothing_is_named() -> None:
    harvest = _read(_page(Message("Shown."), Message()))
    assert [draft.text for draft in harvest.drafts] == ["Shown."]
    assert harvest.refused == (("https://t.me/HarbourWatch/2", "the preview shows nothing of it"),)


def test_buttons_below_a_post_are_text_and_links() -> None:
    button = f'<a class="{P}_inline_button url_button" href="https://shop.example/order"><span>Order here</span></a>'
    draft = _one(Message("Fresh fish.", after=button))
    assert draft.text == "Fresh fish.\n\nOrder here https://shop.example/order"
    assert draft.details["links"] == ["https://shop.example/order"]


def test_a_post_of_another_channel_is_refused() -> None:
    body = _page(Message("Ours."), Message("Theirs.")).replace(
        b'data-post="HarbourWatch/2"', b'data-post="otherquay/2"'
    )
    harvest = _read(body)
    assert [draft.text for draft in harvest.drafts] == ["Ours."]
    assert harvest.refused == (("https://t.me/otherquay/2", "a post of another channel"),)


def test_links_to_other_sites_are_followed_where_the_source_wants_that() -> None:
    message = Message('<a href="https://paper.example/a1?utm_source=tg">x</a> <a href="https://t.me/otherquay/5">y</a>')
    assert _read(_page(message)).pages == ()
    pages = _read(_page(message), replace(TASK, follow=True)).pages
    assert [page.url for page in pages] == ["https://paper.example/a1"]


def test_paging_never_asks_for_the_same_page_again() -> None:
    more = b'<a class="tme_messages_more" data-before="500"></a></body>'
    body = _page(Message("One.", number=40)).replace(b"</body>", more)
    ask = Ask("https://t.me/s/harbourwatch?before=40", "page", {"since": 0, "before": 40})
    assert telegram.read(Answer(TASK, ask, ask.url, 200, {}, body, NOW)).asks == ()
