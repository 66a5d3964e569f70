"""Threads in the build of the usual engines, in several languages."""

from __future__ import annotations

import pytest

from crawler.extract import extract
from tests.extract.pages import NOW, PROSE

NAMES = ["moewe", "seebaer72", "Kapitän Blau"]


def rows(form: str) -> str:
    filled = (form.replace("{n}", str(n)).replace("{who}", who) for n, who in enumerate(NAMES, 1))
    return "".join(row.replace("{text}", text) for row, text in zip(filled, PROSE, strict=False))


NESTED_TABLES = rows(
    "<tr><td class=row1><span class=name><b>{who}</b></span><br><span class=postdetails>Anmeldedatum: 03.0{n}.2005<br>"
    "Beiträge: 7{n}</span></td><td class=row1><table><tr><td><span class=postdetails>Verfasst am: Mo Mai 0{n}, "
    "2024 10:1{n} Titel: Fliesen</span></td><td><a href=posting.php?p={n}>Zitat</a></td></tr><tr><td colspan=2>"
    "<span class=postbody>{text}</span></td></tr></table></td></tr>"
    "<tr><td class=row1><a href=#top>Nach oben</a></td><td class=row1><a href=profile.php?u={n}>Profil</a></td></tr>"
)
SINGLE_TABLES = rows(
    "<div id=edit{n}><table id=post10{n} class=tborder><tr><td class=thead>0{n}.05.2024, 10:1{n}</td>"
    "<td class=thead>#<a href=showpost.php?p={n}>{n}</a></td></tr><tr><td class=alt2><a class=bigusername "
    "href=member.php?u={n}>{who}</a><div>Registriert seit: 05.2009<br>Beiträge: 77</div></td><td class=alt1>"
    "<div id=post_message_10{n}>{text}</div></td></tr></table></div>"
)
WRAPPED = rows(
    "<div class=windowbg id=msg{n}><div class=poster><h4><a href='index.php?action=profile;u={n}'>{who}</a></h4>"
    "<ul class=user_info><li>Mitglied</li><li>Beiträge: 55</li></ul></div><div class=postarea><div class=keyinfo>"
    "<strong>Antwort #{n} am:</strong> 0{n}. Mai 2024, 10:1{n}:00</div><div class=post><div class=inner id=msg_{n}>"
    "{text}</div></div></div></div>"
)
FLAT = rows(
    "<div class='comment even' id=comment-{n}><div class='comment-author vcard'><cite class=fn>{who}</cite>"
    "<span class=says>schrieb:</span></div><div class=comment-meta><a href=#c{n}>{n}. Mai 2024 um 10:1{n}</a></div>"
    "<p>{text}</p><div class=reply><a href=#r>Antworten</a></div></div>"
)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (f"<table class=forumline>{NESTED_TABLES}</table>", "viewtopic.php?t=77"),
        (SINGLE_TABLES, "showthread.php?t=77"),
        (f"<div id=forumposts><form>{WRAPPED}</form></div>", "index.php?topic=77.0"),
        (FLAT, "thread/77"),
    ],
)
def test_posts_of_the_usual_engines(body: str, path: str) -> None:
    html = (
        f"<html lang=de><head><title>Fliesen im Hafen</title></head><body><h1>Fliesen im Hafen</h1>{body}</body></html>"
    )
    page = extract(html.encode(), f"https://forum.quay.example/{path}", "text/html; charset=utf-8", NOW)
    assert page.kind == "thread"
    assert [one.author for one in page.posts] == NAMES
    assert [(one.published or "")[:16] for one in page.posts] == [f"2024-05-0{n}T10:1{n}" for n in (1, 2, 3)]
    assert [one.text for one in page.posts] == PROSE[:3]


def test_a_first_short_line_is_the_author_where_nothing_says_so() -> None:
    body = rows(
        "<li class=reply_item><span class=k1>{who}</span> <span class=ip>(10.{n})</span><p class=usertxt>{text}</p>"
        "<span class=date_time>05.0{n} 10:1{n}:00</span></li>"
    )
    html = f"<html lang=ko><body><div class=view_comment><ul>{body}</ul></div></body></html>"
    page = extract(html.encode(), "https://forum.quay.example/thread/77", "text/html; charset=utf-8", NOW)
    assert [(one.author, one.text) for one in page.posts] == list(zip(NAMES, PROSE, strict=False))
