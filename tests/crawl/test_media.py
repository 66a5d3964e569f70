"""Media of posts: only their addresses, unless a source wants them; then in the archive, never opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archive.reader import read_record
from tests.crawl.project import Project
from tests.services.platforms.mastodon import Mastodon
from tests.services.platforms.mastodon_fiction import account, status

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.mark.parametrize("wanted", [False, True])
def test_media_are_fetched_only_where_a_source_wants_them(tmp_path: Path, wanted: bool) -> None:
    who = account("ida", shown="Ida Brandt")
    with Mastodon([]) as server:
        media = [{"url": server.url + f"/media/{name}", "type": "image", "description": "bales"} for name in "ab"]
        server.add(status(1, who, "<p>Bales on the quay.</p>", media_attachments=media))
        server.site.answer("/media/a", PICTURE, Content_Type="image/png")
        project = Project(tmp_path)
        project.configure()
        more = f'api = "{server.url}"\nmedia = {str(wanted).lower()}'
        project.source("ida", "https://quay.example/@ida", "mastodon", more)
        project.crawl("mastodon", "source=ida")
        asked = [one.path for one in server.site.seen if one.path.startswith("/media/")]
    assert asked == (["/media/a", "/media/b"] if wanted else [])
    post = next(document for document in project.documents() if document.kind == "post")
    assert [one["url"] for one in post.details["media"]] == [one["url"] for one in media]
    store = project.store()
    told = [relation for relation in store.relations(post.id) if relation.type == "media"]
    store.close()
    assert [relation.by for relation in told] == ([media[0]["url"]] if wanted else [])
    if wanted:
        warc, _, offset = (told[0].url or "").partition(" ")[0].rpartition(":")
        assert read_record(tmp_path / "data", warc, int(offset)).payload == PICTURE
        assert [problem.reason for problem in project.problems("ida").values()] == ["HTTP 404 Not Found"]
    assert project.damages() == []
