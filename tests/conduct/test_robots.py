"""robots.txt is asked for once in a while, and its answer kept for all crawls."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.robots.keeping import lifetime
from index.store.robots import RobotsCopy
from tests.crawl.project import Project
from tests.services import misbehaviour as bad
from tests.services.misbehaving import Entry, Site

HOUR = timedelta(hours=1)
TEXT = "The harbour police of Larkhaven seized two kilograms of heroin on the night ferry and arrested two stewards."


def stories(site: Site, count: int = 2) -> None:
    for number in range(count):
        site.page(f"/{number}", f"Story {number}", TEXT, f"It was crossing number {number} of the week.")
    site.feed("/feed", [Entry(site.url(f"/{number}"), f"Story {number}") for number in range(count)])


def keep(project: Project, copy: RobotsCopy) -> None:
    (project.folder / "data").mkdir(exist_ok=True)
    store = project.store()
    store.put_robots(copy)
    store.close()


def kept(project: Project, site: Site) -> RobotsCopy:
    store = project.store()
    copy = store.robots_copy(site.url(""), datetime.now(UTC))
    store.close()
    assert copy is not None
    return copy


def test_a_kept_copy_is_obeyed_until_it_expires(project: Project, site: Site) -> None:
    stories(site)
    now = datetime.now(UTC)
    copy = RobotsCopy(site.url(""), 200, "User-agent: *\nDisallow: /0\n", None, now, now + HOUR)
    keep(project, copy)
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /1\n", Cache_Control="max-age=7200")
    project.crawl()
    assert [one.path for one in site.seen] == ["/feed", "/1"]
    keep(project, replace(copy, expires=now))
    site.seen.clear()
    project.source("anew", site.url("/feed"))
    project.crawl("feed", "source=anew")
    assert [one.path for one in site.seen] == ["/robots.txt", "/feed", "/0"]
    new = kept(project, site)
    assert (new.status, new.body, new.expires - new.fetched) == (200, "User-agent: *\nDisallow: /1\n", 2 * HOUR)


def test_a_site_whose_robots_txt_fails_is_left_alone_for_an_hour(project: Project, site: Site) -> None:
    stories(site)
    site.answer("/robots.txt", b"", 503)
    project.crawl()
    assert [one.path for one in site.seen] == ["/robots.txt"]
    assert "robots.txt could not be read: HTTP 503" in (project.last().error or "")
    copy = kept(project, site)
    assert (copy.error, copy.expires - copy.fetched) == ("HTTP 503", HOUR)
    site.routes.pop("/robots.txt")
    keep(project, replace(copy, expires=copy.fetched))
    project.crawl()
    assert project.last().counts.new == 2
    assert kept(project, site).status == 404


def test_redirects_are_followed_to_what_is_said_to_the_operators_own_name(project: Project, site: Site) -> None:
    project.configure('user_agent = "Quaybot/2.0 (+https://watch.example)"')
    stories(site)
    for number in range(5):
        site.routes["/robots.txt" if number == 0 else f"/r{number}"] = bad.redirect(f"/r{number + 1}")
    site.answer("/r5", b"User-agent: watchfloor\nDisallow: /\n\nUser-agent: quaybot\nDisallow: /1\n")
    project.crawl()
    assert [one.path for one in site.seen][6:] == ["/feed", "/0"]


def test_redirects_of_robots_txt_without_end_forbid_all(project: Project, site: Site) -> None:
    stories(site)
    site.routes["/robots.txt"] = bad.redirect("/robots.txt?again")
    project.crawl()
    assert site.asked("/feed") == []
    assert project.last().state == "failed"


@pytest.mark.parametrize(
    ("status", "cache_control", "seconds"),
    [
        (200, "", 86_400),
        (404, "", 86_400),
        (200, "public, max-age=7200", 7_200),
        (200, "s-maxage=5, MAX-AGE=7200", 7_200),
        (200, "max-age=0, no-store", 600),
        (200, "max-age=999999999999", 86_400),
        (200, "max-age=soon", 86_400),
        (429, "max-age=7200", 3_600),
        (500, "max-age=86400", 3_600),
        (302, "", 3_600),
    ],
)
def test_how_long_an_answer_counts(status: int, cache_control: str, seconds: int) -> None:
    assert lifetime(status, cache_control) == timedelta(seconds=seconds)
