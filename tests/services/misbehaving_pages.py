"""Pages that misbehave, by what is wrong with them, each with what a crawl should say of it."""

from __future__ import annotations

from crawler.circuit import MOST_FAILURES
from tests.services import misbehaviour as bad
from tests.services import misbehaviour_bodies as bodies
from tests.services import misbehaviour_heads as heads
from tests.services.misbehaving import Entry
from tests.services.misbehaving_world import Fault, Listed, World, good, serve

LARGE = "max_size"
_FORGED = (
    b"<html><body><article><p>Forged words that nobody asked for, about nothing at all.</p></article></body></html>"
)


def page_sources(world: World) -> None:
    """Start the sites whose pages misbehave."""
    for number, faults in enumerate(_slow()):
        world.feed(f"slow-{number}", faults)
    world.feed("packed", _packed())
    world.feed("lengths", _lengths())
    world.feed("heads", _heads())
    world.feed("statuses", _statuses())
    other = world.site("other")
    _redirects(world, f"{other.host}:{other.port}")
    _direct(world)
    _given_up(world)


def _slow() -> list[list[Fault]]:
    """Each takes as long as a crawl waits; on hosts of their own, so that they do so at the same time."""
    late = ("failed", "did not answer in time")
    return [
        [Fault("/slow-head", bad.slow(5), *late), Fault("/drip", heads.drip(5), *late)],
        [Fault("/slow-body", bad.slow_body(5), *late), Fault("/dripping-head", heads.dripping_head(5), *late)],
        [
            Fault("/endless-head", heads.endless_head, "refused", "head.*larger than"),
            Fault("/endless-informing", heads.endless_informing, "refused", "head.*larger than"),
        ],
    ]


def _packed() -> list[Fault]:
    names = ("gzip", "deflate", "br", "zstd")
    return [
        *(Fault(f"/bomb-{name}", bodies.bomb(name), "refused", LARGE) for name in names),
        Fault("/bomb-twice", bodies.bomb("gzip, gzip"), "refused", LARGE),
        *(Fault(f"/torn-{name}", bodies.torn(name), "failed", f"unpacked as {name}: .*cut short") for name in names),
        *(Fault(f"/whole-{name}", bodies.whole(name, good(name)), "stored", f"Report {name} ") for name in names),
        Fault("/whole-twice", bodies.whole("gzip, br", good("twice")), "stored", "Report twice "),
        Fault("/not-gzip", bodies.mislabelled(good("x"), "gzip"), "failed", "unpacked as gzip"),
        Fault("/not-br", bodies.mislabelled(good("x"), "br"), "failed", "unpacked as br"),
        Fault("/odd-encoding", bodies.mislabelled(good("odd"), "aes128gcm"), "stored", "Report odd "),
    ]


def _lengths() -> list[Fault]:
    short, broken = ("failed", "ended early"), good("y")
    return [
        Fault("/announced", bad.announced(2**30), "refused", LARGE),
        Fault("/endless", bad.endless(2**30), "refused", LARGE),
        Fault("/endless-chunks", bodies.endless_chunks, "refused", LARGE),
        Fault("/too-short", bad.wrong_length, *short),
        Fault("/surplus", bodies.surplus(good("surplus"), _FORGED), "stored", "Report surplus "),
        Fault("/two-lengths", bodies.lengths(broken, "90", "95"), "failed", "connection failed"),
        Fault("/length-in-words", bodies.lengths(broken, "many"), "failed", "connection failed"),
        Fault("/length-below-nothing", bodies.lengths(broken, "-5"), "failed", "connection failed"),
        Fault("/chunk-of-words", bodies.broken_chunks(broken, b"many\r\n"), *short),
        Fault("/chunk-cut", bodies.broken_chunks(broken, b"4000\r\n<p>half"), *short),
        Fault("/chunk-huge", bodies.broken_chunks(broken, b"f" * 16 + b"\r\n<p>x"), *short),
        Fault("/chunk-last-missing", bodies.broken_chunks(broken, b""), *short),
        Fault("/chunks", bad.chunked(good("chunks")), "stored", "Report chunks "),
        Fault("/binary", bad.binary, "failed", "kept as archive/"),
        Fault("/empty", serve(b""), "failed", "empty"),
        Fault("/not-utf8", bodies.not_utf8("Not UTF-8", "Report latin of the harbour police names a find."),
              "stored", "Report latin"),
    ]  # fmt: skip


def _heads() -> list[Fault]:
    failed = ("failed", "connection")
    return [
        Fault("/reset", bad.reset, *failed),
        Fault("/silent", heads.silent, *failed),
        Fault("/no-head", heads.without_head(good("z")), *failed),
        Fault("/garbage", heads.raw(bytes(range(256)) * 64), *failed),
        Fault("/status-in-words", heads.raw(b"HTTP/1.1 fine OK\r\n\r\n"), *failed),
        Fault("/cookies", heads.cookies(good("cookies"), 100, 400), "stored", "Report cookies "),
        Fault("/cookie-flood", heads.cookies(good("z"), 2000, 4000), "refused", "head.*larger than"),
        Fault("/long-field", heads.long_field(good("z"), 2**20), "refused", "head.*larger than"),
        Fault("/hangs-up", heads.hangs_up(good("hangs-up")), "stored", "Report hangs-up "),
        Fault("/hangs-up-again", heads.hangs_up(good("hangs-up-again")), "stored", "Report hangs-up-again "),
        Fault("/informed", heads.informed(good("informed")), "stored", "Report informed "),
        Fault("/odd-head", bad.odd_head(good("odd-head")), "stored", "Report odd-head "),
    ]


def _statuses() -> list[Fault]:
    return [
        Fault("/204", heads.raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "failed", "HTTP 204"),
        Fault("/206", serve(good("z"), 206, Content_Range="bytes 0-99/90000"), "failed", "HTTP 206"),
        Fault("/304", heads.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), "failed", "HTTP 304"),
        Fault("/302", serve(b"", 302), "failed", "HTTP 302"),
        Fault("/300", serve(good("z"), 300), "failed", "HTTP 300"),
        Fault("/nowhere", None, "missing", "HTTP 404"),
        Fault("/gone", serve(b"", 410), "missing", "HTTP 410"),
        Fault("/500", serve(good("z"), 500), "failed", "HTTP 500"),
        Fault("/999", serve(good("z"), 999), "failed", "HTTP 999"),
        Fault("/legal", serve(good("z"), 451), "failed", "HTTP 451"),
    ]


def _redirects(world: World, other: str) -> None:
    """Redirects that lead round in a circle, out of the web, or to the service that nobody may reach."""
    port = world.inner.port
    inside = {
        "to-decimal": "2130706433", "to-hex": "0x7f000001", "to-octal": "0177.0.0.1", "to-short": "127.1",
        "to-mapped": "[::ffff:127.0.0.1]", "to-nothing": "0.0.0.0", "to-loopback": "127.0.0.1", "to-name": "localhost",
    }  # fmt: skip
    faults = [
        Fault(f"/{path}", bad.redirect(f"http://{host}:{port}/admin"), "refused", "allow_networks")
        for path, host in inside.items()
    ]
    faults += [
        Fault("/to-private", bad.redirect("http://10.0.0.8/admin"), "refused", "10.0.0.8.*private"),
        Fault("/to-metadata", bad.redirect("http://169.254.169.254/latest/"), "refused", "169.254.169.254"),
        Fault("/to-file", bad.redirect("file:///etc/passwd"), "failed", "HTTP 302"),
        Fault("/to-data", bad.redirect("data:text/html,<p>x"), "failed", "HTTP 302"),
        Fault("/to-script", bad.redirect("javascript:alert(1)"), "failed", "javascript:"),
        Fault("/to-login", bad.redirect(f"http://ana:secret@{other}/x"), "refused", "user name"),
        Fault("/to-no-host", bad.redirect("http://"), "refused", "more than 5 redirects"),
        Fault("/to-bracket", bad.redirect("http://["), "failed", "Invalid IPv6"),
        Fault("/loop", bad.redirect("/loop"), "refused", "more than 5 redirects"),
        Fault("/across", bad.redirect(f"http://{other}/across"), "refused", "more than 5 redirects"),
        Fault("/moved", bad.redirect("/target"), "stored", "Report target "),
    ]
    site = world.feed("redirects", faults)
    site.answer("/target", good("target"), Content_Type="text/html")
    world.sites["other"].routes["/across"] = bad.redirect(site.url("/across"))
    listed = world.sources["redirects"].expected
    listed[site.url("/target")] = listed.pop(site.url("/moved"))


def _direct(world: World) -> None:
    """Addresses in a feed that must not be asked at all."""
    port = world.inner.port
    refused = [f"http://localhost:{port}/admin", f"http://127.0.0.1:{port}/admin", f"http://2130706433:{port}/admin"]
    faults = [
        Fault(url, None, "refused", "allow_networks") for url in [*refused, "http://10.1.2.3/x", "http://[::1]/x"]
    ]
    faults += [
        Fault("http://nobody.invalid/x", None, "failed", "not known"),
        Fault("http://ana:secret@127.0.64.1/x", None, "refused", "user name"),
    ]
    world.feed("direct", faults)


def _given_up(world: World) -> None:
    """A host that fails again and again is asked no more."""
    site = world.site("given-up")
    pages = [site.url(f"/{number}") for number in range(MOST_FAILURES + 2)]
    site.folders["/"] = serve(b"out of order", 502)
    feed = world.site("given-up-feed")
    feed.feed("/feed", [Entry(url, "An entry") for url in pages])
    listed = world.sources["given-up"] = Listed(feed.url("/feed"))
    site.answer("/robots.txt", b"", 404)
    listed.expected |= dict.fromkeys(pages[:MOST_FAILURES], ("failed", "HTTP 502"))
    listed.expected |= dict.fromkeys(pages[MOST_FAILURES:], ("failed", "the host failed .* times in a row"))
