"""Pages of forums as different engines build them; their people and places do not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HOST = "https://talk.harbour.example"
SESSION = "sid=0123456789abcdef0123456789abcdef"
WORDS = [
    "Saw two boats without lights near the old pier last night, both went back before dawn.",
    "The tiles in the third container were stacked the wrong way round, says my cousin at the dock.",
    "Prices in Port Sel went up again, somebody must be short of supply this week.",
    "Nobody was at the scanner when the lorry left, I watched the gate for an hour.",
    "Read the <a href='https://post.velmora.example/news/tiles?utm_source=x'>report in the Velmora Post</a> about it.",
]


@dataclass(frozen=True)
class Said:
    """One post: its number in the forum, who, when as the engine writes it, and its markup."""

    number: int
    author: str
    when: str
    html: str


SAID = [
    Said(501, "saltdog", "2024-05-03", WORDS[0]),
    Said(502, "quay_cat", "2024-05-04", WORDS[1]),
    Said(507, "saltdog", "2024-05-14", WORDS[2]),
]


def _page(engine: str, title: str, body: str, lang: str = "en") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title} - Harbour Talk</title>'
        f'<meta name="generator" content="{engine}"></head><body><div id="top"><a href="/">Harbour Talk</a> '
        f'<a href="/search.php">Search</a></div>{body}<div class="foot">Powered by {engine}</div></body></html>'
    ).encode()


def phpbb(said: Sequence[Said] = SAID, links: str = "") -> bytes:
    """phpBB: a session in every link, the post's number in its permalink."""
    posts = "".join(
        f"""<div id="p{one.number}" class="post has-profile bg{one.number % 2 + 1}"><div class="inner">
        <dl class="postprofile"><dt><a href="./memberlist.php?mode=viewprofile&amp;u=7&amp;{SESSION}"
        class="username">{one.author}</a></dt><dd>Posts: 12</dd>
        <dd><strong>Joined:</strong> Mon May 03, 2010 9:00 pm</dd></dl>
        <div class="postbody"><h3><a href="#p{one.number}">Re: Boats</a></h3><ul class="post-buttons"><li>
        <a href="./posting.php?mode=quote&amp;p={one.number}">Quote</a></li></ul><p class="author">
        <a class="unread" href="./viewtopic.php?p={one.number}&amp;{SESSION}#p{one.number}">Post</a>
        by <strong><a class="username" href="./memberlist.php?mode=viewprofile&amp;u=7">{one.author}</a></strong> »
        <time datetime="{one.when}T18:22:00+00:00">Fri {one.when}</time></p><div class="content">{one.html}</div>
        <div class="signature">Ships ahoy, says {one.author}</div></div></div></div>"""
        for one in said
    )
    body = f'<h2 class="topic-title">Boats at night</h2>{links}<div id="page-body">{posts}</div>{links}'
    return _page("phpBB", "Boats at night", body)


def vbulletin(said: Sequence[Said] = SAID) -> bytes:
    """vBulletin: a table for each post, dates with the day first, a post's own page behind its number."""
    posts = "".join(
        f"""<div id="edit{one.number}"><table id="post{one.number}" class="tborder"><tr><td class="thead">
        {"-".join(reversed(one.when.split("-")))}, 18:22</td><td class="thead">#<a href="showpost.php?p={one.number}">
        <strong>{place}</strong></a></td></tr><tr><td class="alt2"><a class="bigusername"
        href="member.php?u=9">{one.author}</a><div
        class="smallfont">Join Date: May 2010</div></td><td class="alt1" id="td_post_{one.number}">
        <div id="post_message_{one.number}">{one.html}</div></td></tr></table></div>"""
        for place, one in enumerate(said, 1)
    )
    return _page("vBulletin 3.8", "Boats at night", f'<div id="posts">{posts}</div>', "en-gb")


def xenforo(said: Sequence[Said] = SAID, links: str = "") -> bytes:
    """XenForo: an article for each post, times with the offset, the permalink in the path."""
    posts = "".join(
        f"""<article class="message message--post js-post" data-author="{one.author}" data-content="post-{one.number}"
        id="js-post-{one.number}"><span class="u-anchorTarget" id="post-{one.number}"></span><div class="message-inner">
        <div class="message-cell message-cell--user"><h4 class="message-name"><a class="username" href="/members/x.9/">
        {one.author}</a></h4><dl class="pairs"><dt>Joined</dt><dd>May 3, 2010</dd></dl></div><div
        class="message-cell message-cell--main"><ul class="message-attribution-main"><li><a
        href="/threads/boats.77/post-{one.number}" class="u-concealed"><time class="u-dt"
        datetime="{one.when}T18:22:00+0200" data-time="1714753320">some day</time></a></li></ul>
        <ul><li><a href="/threads/boats.77/post-{one.number}">#{place}</a></li></ul><article
        class="message-body"><div class="bbWrapper">{one.html}</div></article><footer><a
        href="/posts/{one.number}/report">Report</a></footer>
        </div></div></article>"""
        for place, one in enumerate(said, 1)
    )
    return _page("XenForo", "Boats at night", f'<h1 class="p-title-value">Boats at night</h1>{posts}{links}')


def mybb(said: Sequence[Said] = SAID) -> bytes:
    """MyBB: times told from the reader's day, the post's number beside the thread's."""
    posts = "".join(
        f"""<a name="pid{one.number}" id="pid{one.number}"></a><div class="post classic" id="post_{one.number}">
        <div class="post_author"><strong><span class="largetext"><a
        href="member.php?action=profile&amp;uid=3">{one.author}</a></span></strong><div
        class="author_statistics">Joined: May 2010</div></div><div class="post_content">
        <div class="post_head"><div class="float_right"><strong><a
        href="showthread.php?tid=77&amp;pid={one.number}#pid{one.number}">#{place}</a></strong></div>
        <span class="post_date">{one.when}</span></div><div class="post_body scaleimages"
        id="pid_{one.number}">{one.html}</div></div></div>"""
        for place, one in enumerate(said, 1)
    )
    return _page("MyBB", "Boats at night", f'<div id="posts">{posts}</div>')


def smf(said: Sequence[Said] = SAID) -> bytes:
    """SMF: the post's number behind the topic's, the time in running text."""
    posts = "".join(
        f"""<div class="windowbg"><div class="post_wrapper"><div class="poster"><h4><a
        href="index.php?PHPSESSID=abc123&amp;action=profile;u=4">{one.author}</a></h4></div><div class="postarea">
        <h5 id="subject_{one.number}"><a href="index.php?topic=77.msg{one.number}#msg{one.number}">Re: Boats</a></h5>
        <div class="smalltext">« <strong>Reply #{place} on:</strong> {one.when}, 09:15:22 PM »</div>
        <div class="post"><div class="inner" id="msg_{one.number}">{one.html}</div></div></div></div></div>"""
        for place, one in enumerate(said)
    )
    return _page("SMF", "Boats at night", f'<div id="forumposts">{posts}</div>')


def invision(said: Sequence[Said] = SAID) -> bytes:
    """Invision: an article for each post, the permalink as an action of the topic."""
    posts = "".join(
        f"""<article id="elComment_{one.number}" class="cPost ipsBox ipsComment"><aside class="cAuthorPane"><h3
        class="cAuthorPane_author"><strong><a href="/profile/8-x/">{one.author}</a></strong></h3></aside>
        <div class="ipsComment_meta"><a href="/topic/77-boats/?do=findComment&amp;comment={one.number}">Posted
        <time datetime="{one.when}T18:22:00Z">May 3</time></a></div><div data-role="commentContent"
        class="ipsType_richText"><p>{one.html}</p></div></article>"""
        for one in said
    )
    return _page("Invision Community", "Boats at night", f"<h1>Boats at night</h1>{posts}")


def unknown(said: Sequence[Said] = SAID) -> bytes:
    """An engine of its own: class names that say nothing, no generator, no ids."""
    posts = "".join(
        f"""<tr class="k{place % 2}"><td class="q1"><b>{one.author}</b><br>Skipper</td><td class="q2">
        <i>{one.when} 18:22</i><hr>{one.html}</td></tr>"""
        for place, one in enumerate(said)
    )
    body = f"<h1>Boats at night</h1><table>{posts}</table>"
    return f"<html lang=en><title>Boats at night</title><body>{body}</body></html>".encode()


ENGINES = {
    "phpbb": (phpbb, "/viewtopic.php?f=2&t=77"),
    "vbulletin": (vbulletin, "/showthread.php?t=77"),
    "xenforo": (xenforo, "/threads/boats.77/"),
    "mybb": (mybb, "/showthread.php?tid=77"),
    "smf": (smf, "/index.php?topic=77.0"),
    "invision": (invision, "/topic/77-boats/"),
    "unknown": (unknown, "/talk/boats-at-night"),
}


def rows(engine: str, threads: Sequence[tuple[int, str, str]]) -> bytes:
    """A list of threads (number, title, day of the last post) as XenForo or an engine of its own writes it."""
    if engine == "xenforo":
        body = "".join(
            f"""<div class="structItem js-threadListItem-{number}"><div class="structItem-title"><a
            href="/threads/boats.{number}/">{title}</a></div><a href="/members/x.9/" class="username">saltdog</a>
            <a href="/threads/boats.{number}/latest"><time datetime="{day}T10:00:00+0200">{day}</time></a></div>"""
            for number, title, day in threads
        )
    else:
        body = "<table>" + "".join(
            f"""<tr class="line"><td><a href="/talk/{number}-{title.lower().replace(' ', '-')}">{title}</a></td>
            <td><a href="/who/saltdog">saltdog</a></td><td>{day} 10:00</td></tr>"""
            for number, title, day in threads
        ) + "</table>"  # fmt: skip
    return _page(engine, "Night watch", body)
