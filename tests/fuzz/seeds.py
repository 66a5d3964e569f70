"""Small sound inputs of every parser, all fiction. The word ``Fog`` stands where an attack can take its place."""

from __future__ import annotations

import gzip
import json
from typing import Any

from tests.forums import engines
from tests.imports.making import SITE, Sheet, answer, arc, arc_file, page
from tests.lists import files as lists
from tests.office import files as office
from tests.services.platforms import bluesky_fiction as bluesky
from tests.services.platforms import mastodon_fiction as mastodon
from tests.services.platforms import reddit_things as reddit
from tests.services.platforms.telegram import Channel, Message, message_html

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Velmora Post</title>
<item><title>Fog</title><link>https://post.example/fog</link><guid>https://post.example/fog</guid>
<pubDate>Fri, 03 May 2024 10:15:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>&lt;p&gt;Fog &lt;b&gt;again&lt;/b&gt;&lt;/p&gt;</description></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/"><title>Quay</title><entry>
<id>tag:quay.example,2024:1</id><title type="html">Fog</title><link href="fog"/><author><name>Eva Holm</name></author>
<updated>2024-05-03T08:00:00+02:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Fog</div>
</content></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://post.example/2024/05/03/fog</loc>
<lastmod>2024-05-03</lastmod><news:news><news:title>Fog</news:title></news:news></url></urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>https://post.example/Fog.xml</loc></sitemap></sitemapindex>"
PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fog</title>
<link rel="alternate" type="application/rss+xml" href="/feed">
<meta property="article:published_time" content="2024-05-03">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Fog","author":[{"name":"Ana Ruiz"}]}</script>
</head><body><nav>
<a href="/port">Port</a><a href="/2024/05/04/tiles-seized-at-the-pier">Tiles seized at the pier</a></nav>
<article><h1>Fog</h1><p>Fog hid two boats off the old pier last night, and both went back before the sun was up.</p>
<p>Nobody was at the scanner when the lorry left the yard, said a man who watches the gate.</p>
</article></body></html>"""
ROBOTS = b"User-agent: *\nDisallow: /Fog*$\nAllow: /\nCrawl-delay: 2\nSitemap: https://post.example/sitemap.xml\n"
SOURCES = b"""[[source]]
id = "fog"
kind = "feed"
url = "https://post.example/feed"
name = "Fog"
schedule = "every 15m"
max_age = "30d"
include = ["/news/.*"]
"""
CREDENTIALS = b'[bluesky]\nidentifier = "fog.example"\npassword = "Fog"\n'
TEXT = (
    b"Fog. Call +1 202 555 0143 or write to fog@quay.example; BTC 1BoatSLRHtKNngkdXEeobR76b53LETtpyT, "
    b"IBAN GB82WEST12345698765432, vessel IMO 9074729, container CSQU3054383, 192.0.2.7, https://quay.example/Fog"
)
QUERIES = (b'title:"Fog" AND (tag:port OR -drug:ice) published:[2024-01 TO now-7d]', b'kg:>=10 "Fog" qu* NOT Fog')


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _telegram() -> bytes:
    channel = Channel("quay", "Quay")
    channel.add(Message("Fog <a href='https://post.example/fog'>again</a>"))
    shown = "".join(message_html(channel, message) for message in channel.messages)
    return f"<html><body><div class='tgme_channel_info'></div><main>{shown}</main></body></html>".encode()


def _mastodon() -> tuple[bytes, ...]:
    ana = mastodon.account("ana", shown="Ana")
    poll = {"options": [{"title": "Fog", "votes_count": 2}], "expires_at": "2026-05-09T00:00:00Z"}
    whole = mastodon.status(7, ana, poll=poll)
    return _json([whole, mastodon.boost(8, ana, whole)]), _json(ana), _json(whole), _json({"statuses": [whole]})


def _bluesky() -> tuple[bytes, ...]:
    ana = bluesky.author("ana.quay.example", "Ana")
    words = "Fog at the quay"
    first = bluesky.post(1, ana, words, facets=[bluesky.link(words, "quay", "https://quay.example/")])
    second = bluesky.post(2, ana, "Fog.", first, embed=bluesky.quoting(first))
    feed = [{"post": first}, {"post": second}, bluesky.repost(3, ana, first), bluesky.pin(first)]
    thread = {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": first, "replies": []}}
    return _json({"feed": feed, "cursor": "Fog"}), _json({"posts": [first, second]}), _json(ana), _json(thread)


def _reddit() -> tuple[bytes, ...]:
    post = reddit.post("abc", "Fog", "Fog again")
    said = reddit.comment("c1", post, "Fog.")
    listing = {"kind": "Listing", "data": {"after": "t3_abc", "children": [{"kind": "t3", "data": post}]}}
    below = {"kind": "Listing", "data": {"children": [{"kind": "t1", "data": said}]}}
    return _json(listing), _json([listing, below]), reddit.atom([post, said])


def _discourse() -> tuple[bytes, ...]:
    post = {
        "id": 11,
        "post_number": 1,
        "username": "saltdog",
        "cooked": "<p>Fog</p>",
        "created_at": "2024-05-03T08:00:00Z",
    }
    stream = {"posts": [post], "stream": [11]}
    topic = {"id": 1, "title": "Fog", "slug": "fog", "highest_post_number": 1}
    return _json({"topic_list": {"topics": [topic]}}), _json(topic | {"post_stream": stream}), _json({"posts": [post]})


def _warcs() -> tuple[bytes, ...]:
    sheet = Sheet(True).response(f"{SITE}/news/1", page("Fog"))
    plain = Sheet(False).response(f"{SITE}/news/1", page("Fog"))
    old = arc_file(arc(f"{SITE}/news/1", answer(page("Fog"))))
    return sheet.data(), plain.data(), gzip.compress(plain.data()), old


FORUMS = tuple(make(engines.SAID[:1]).replace(b"Boats at night", b"Fog") for make, _ in engines.ENGINES.values())
FEEDS = (
    RSS,
    ATOM,
    _json({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/fog", "title": "Fog"}]}),
)
SITEMAPS = (SITEMAP, INDEX, gzip.compress(SITEMAP), b"https://post.example/Fog\n", ROBOTS)
OFFICE = (
    office.docx("Fog", title="Fog", author="Ana Ruiz", created="2024-05-03T08:00:00Z"),
    office.xlsx(["Fog", "7"]),
    office.odt("Fog", title="Fog"),
    office.pdf([["Fog at the quay"]], title="Fog", created="D:20240503080000Z"),
)
LISTS = {
    "ofac-sdn": (lists.sdn().replace(b"Toby", b"Fog"),),
    "ofac-xml": (lists.OFAC_XML.replace("Toby", "Fog").encode(),),
    "un-xml": (lists.UN_XML.replace("Maria", "Fog").encode(),),
    "csv": (b"id,name,born\n1,Fog,1970-05-06\n",),
    "json": (_json([{"id": 1, "name": "Fog", "born": "1970-05-06"}]),),
}
TELEGRAM, MASTODON, BLUESKY, REDDIT = (_telegram(),), _mastodon(), _bluesky(), _reddit()
DISCOURSE, WARCS = _discourse(), _warcs()
