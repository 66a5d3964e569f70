"""Sources that misbehave as a whole: robots.txt files, feeds, sitemaps, whole sites, certificates."""

from __future__ import annotations

from pathlib import Path

from tests.services import misbehaviour as bad
from tests.services import misbehaviour_heads as heads
from tests.services import misbehaviour_lists as lists
from tests.services import misbehaviour_sites as sites
from tests.services.misbehaving import Answer, Entry, Site, rss
from tests.services.misbehaving_world import Listed, World, serve

ENTRIES = 50_000
LINKS = 10_000


def place_sources(world: World, secret: Path) -> None:
    """Start the sites whose feeds, sitemaps, robots.txt or certificates misbehave, and a site of traps."""
    _robots(world, secret)
    _feeds(world)
    _sitemaps(world)
    _traps(world)


def _robots(world: World, secret: Path) -> None:
    """A feed whose pages are on sites that do not let their robots.txt be read, or whose certificate is wrong."""
    unread, listed = "robots.txt could not be read: ", world.sources.setdefault("robots", Listed(""))
    rules: dict[str, tuple[Answer, str, str]] = {
        "endless": (lists.endless_robots, "refused", "max_size"),
        "busy": (serve(b"busy", 503), "failed", unread + "HTTP 503"),
        "circle": (bad.redirect("/robots.txt"), "refused", "redirects"),
        "inward": (bad.redirect(f"http://127.0.0.1:{world.inner.port}/robots.txt"), "refused", "allow_networks"),
        "late": (bad.slow(5), "failed", unread + "the host did not answer in time"),
        "mute": (heads.silent, "failed", unread + "the connection"),
    }
    entries = []
    for name, (answer, grade, words) in rules.items():
        site = world.site(f"robots-{name}")
        site.routes["/robots.txt"] = answer
        entries.append(world.sound(site, listed, "/page"))
        listed.expected[site.url("/page")] = (grade, words)
    entries += _long_rules(world, listed) + _certificates(world, listed, secret)
    feed = world.site("robots")
    feed.feed("/feed", [*entries, world.sound(feed, listed, "/last")])
    listed.url = feed.url("/feed")


def _long_rules(world: World, listed: Listed) -> list[Entry]:
    """Of a robots.txt of five megabytes the beginning counts."""
    site = world.site("robots-long")
    site.routes["/robots.txt"] = lists.long_robots(5 * 2**20, "/first", "/last")
    entries = [world.sound(site, listed, path) for path in ("/first", "/last")]
    listed.expected[site.url("/first")] = ("missing", "forbidden by")
    return entries


def _certificates(world: World, listed: Listed, secret: Path) -> list[Entry]:
    """A certificate that nobody vouches for; plain HTTP where TLS should be, and the reverse."""
    site, plain = world.site("own-certificate", secret), world.site("no-certificate")
    https = [one.url("/page").replace("http:", "https:") for one in (site, plain)]
    listed.expected |= dict.fromkeys(https, ("failed", "TLS error"))
    listed.expected[site.url("/page")] = ("failed", "robots.txt could not be read")
    return [Entry(url, "Behind TLS") for url in (*https, site.url("/page"))]


def _feeds(world: World) -> None:
    site = world.site("feeds")
    secret = f"http://127.0.0.1:{world.inner.port}/secret"
    for name in ("exploding", "prying", "long"):
        world.sources[f"feed-{name}"] = Listed(site.url(f"/{name}"))
    explode, pry, many = (world.sources[f"feed-{name}"] for name in ("exploding", "prying", "long"))
    site.answer("/exploding", lists.exploding_feed([world.sound(site, explode, "/e")]), Content_Type="text/xml")
    explode.expected["&l11;"] = pry.expected["&pry;"] = ("failed", "names no web address")
    site.answer("/prying", lists.prying_feed([world.sound(site, pry, "/p")], secret), Content_Type="text/xml")
    site.answer("/long", lists.long_feed(site.url("/find/"), ENTRIES), Content_Type="application/rss+xml")
    many.more = "limit = 5"
    for number in range(5):
        world.sound(site, many, f"/find/{number}")
    _addressless(world, site)
    for name, answer, words in (
        ("endless", lists.endless_feed, "max_size"),
        ("page", serve(b"<!doctype html><html><body><p>No feed.</p></body></html>"), "a web page, not a feed"),
        ("mute", heads.silent, "connection"),
    ):
        _failing(world, site, f"feed-{name}", answer, words)


def _addressless(world: World, site: Site) -> None:
    """A feed with addresses that are not of the web, and without any."""
    odd = world.sources["feed-odd"] = Listed(site.url("/odd"))
    links = ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "")
    body = rss([*(Entry(link, f"Odd {n}") for n, link in enumerate(links)), world.sound(site, odd, "/o")])
    site.answer("/odd", body, Content_Type="application/rss+xml")
    odd.expected |= {f"Odd {n}": ("failed", "names no web address") for n in range(len(links))}


def _failing(world: World, site: Site, name: str, answer: Answer, words: str, kind: str = "feed") -> None:
    """A source that cannot be read at all."""
    site.routes[f"/{name}"] = answer
    url = site.url(f"/{name}")
    grade = "refused" if "max_size" in words else "failed"
    world.sources[name] = Listed(url, kind, error=words, expected={url: (grade, words)})


def _sitemaps(world: World) -> None:
    site = world.site("sitemaps")
    kind = "sitemap"
    bomb = serve(lists.sitemap_bomb(80 * 2**20), Content_Type="application/gzip")
    _failing(world, site, "sitemap-bomb", bomb, "unzips to more than 64 MiB", kind)
    explode = world.sources["sitemap-exploding"] = Listed(site.url("/exploding"), kind)
    world.sound(site, explode, "/x")
    site.answer("/exploding", lists.exploding_sitemap([site.url("/x")]), Content_Type="application/xml")
    circle = world.sources["sitemap-circle"] = Listed(site.url("/circle"), kind)
    world.sound(site, circle, "/c")
    site.sitemap("/child", [(site.url("/c"), None), (site.url("/broken"), None)])
    site.sitemap("/again", [(site.url("/circle"), None), (site.url("/again"), None)], kind)
    site.sitemap("/circle", [(site.url(path), None) for path in ("/circle", "/child", "/again", "/torn")], kind)
    site.answer("/torn", lists.sitemap_bomb(2**20)[:100], Content_Type="application/gzip")
    circle.expected[site.url("/broken")] = ("missing", "HTTP 404")


def _traps(world: World) -> None:
    """A site without feed: sound articles among a calendar, endless sections, numbers of visits, pages that are not
    there with status 200, and a page of very many links.
    """
    site = world.site("traps")
    listed = world.sources["traps"] = Listed(site.url("/"), "site", "limit = 60")
    stories = []
    for number in range(12):
        path = f"/news/2026/03/{number + 1:02d}/find-number-{number}-at-the-old-quay"
        stories.append((path, f"Find number {number} at the old quay of Velmora"))
        world.sound(site, listed, path)
    missing = [(f"/news/2026/02/{n + 1:02d}/removed-story-of-the-week-{n}", f"Removed story {n}") for n in range(3)]
    listed.expected |= {site.url(path): ("failed", "says that it does not exist") for path, _ in missing}
    site.folders["/news/2026/02/"] = sites.soft_404
    site.folders["/calendar"] = sites.calendar("/calendar")
    site.folders["/deeper"] = sites.deeper("/deeper")
    site.answer("/everything", sites.page("Everything", sites.links([f"/list/{n}" for n in range(LINKS)], "{}")))
    site.folders["/list/"] = serve(sites.page("A list", "<p>Nothing is listed here.</p>"))
    more = sites.links(["/calendar", "/deeper", "/everything"], "{}")

    def front(visit: str) -> bytes:
        named = [(f"{path}?PHPSESSID={visit}", title) for path, title in [*stories, *missing]]
        return sites.page("Velmora Post", sites.headlines(named) + more)

    site.routes["/"] = sites.visited(front)
