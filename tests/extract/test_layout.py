"""Pages of unfamiliar build: tables for layout, containers without known names."""

from __future__ import annotations

from crawler.extract.gaps import fill_gaps
from crawler.extract.layout import without_layout_tables
from crawler.extract.markup import parse
from tests.extract.pages import PROSE, paragraphs, read

FOUND = "<ul><li>forty packages</li><li>two phones</li></ul>"
MENU = "".join(f'<a href="/{name.lower()}.htm">{name}</a><br>' for name in ("Home", "About us", "Our fleet", "Tenders"))
DATA = "<table><tr><td>2023</td><td>7</td></tr><tr><td>2024</td><td>9</td></tr></table>"


def old_page(body: str) -> str:
    return f"""<html><head><title>Forty packages among tiles</title></head><body><table width="760"><tr><td colspan="2">
    <b>Harbour Office</b></td></tr><tr><td width="160">{MENU}</td><td>PRESS RELEASE No. 9/2024<br>
    <font>Port Sel, 5 May 2024</font><h1>Forty packages among tiles</h1>{body}</td></tr><tr><td colspan="2">
    <font size="1">Best viewed at 1024 x 768.</font></td></tr></table></body></html>"""


def test_an_old_page_in_tables_is_read_in_blocks_without_its_menu() -> None:
    page = read(old_page(f"{paragraphs(PROSE[:2])}{FOUND}{paragraphs(PROSE[2:])}{DATA}"))
    blocks = page.text.split("\n\n")
    assert [block for block in blocks if block in PROSE] == PROSE
    assert blocks[blocks.index(PROSE[1]) + 1] == "- forty packages\n- two phones"
    assert "2023 | 7\n2024 | 9" in blocks
    assert "Our fleet" not in page.text
    assert page.published == "2024-05-05"


def test_text_with_line_breaks_in_a_cell_is_no_row() -> None:
    page = read(old_page("<br><br>".join(PROSE)))
    assert all(piece in page.text for piece in PROSE)
    assert " | " not in page.text


def test_only_tables_that_arrange_become_boxes() -> None:
    data = parse(
        f"<body><p>Finds</p>{DATA}<table><tr><th>Note</th></tr><tr><td><p>a</p><p>b</p></td></tr></table></body>"
    )
    assert without_layout_tables(data) is data
    page = parse(old_page(paragraphs() + DATA))
    changed = without_layout_tables(page)
    assert len(list(page.iter("table"))) == 2
    assert len(list(changed.iter("table"))) == 1


def test_subheadings_and_lists_in_an_unknown_container_are_kept() -> None:
    body = f"{paragraphs(PROSE[:2])}<h3>What was found</h3>{paragraphs(PROSE[2:3])}{FOUND}{paragraphs(PROSE[3:])}"
    html = f"<html><body><div class='cuerpo'>{body}</div><h3>Read on</h3><ul><li>Fog</li></ul></body></html>"
    assert read(html).text.split("\n\n") == [
        *PROSE[:2], "What was found", PROSE[2], "- forty packages\n- two phones", PROSE[3]
    ]  # fmt: skip


def test_nothing_is_put_between_blocks_that_is_no_text() -> None:
    between = (
        "<h3>Related</h3><ul><li><a href='/a'>Fog on the quay</a></li></ul>"
        "<ul><li><script>start()</script></li></ul><ul><li><img src='a.png'>A picture</li></ul>"
    )
    tree = parse(f"<body>{paragraphs(PROSE[:2])}{between}{paragraphs(PROSE[2:])}</body>")
    assert fill_gaps(tree, PROSE) == PROSE


def test_a_list_that_is_announced_follows_its_paragraph_once() -> None:
    tree = parse(f"<body><p>{PROSE[0]}</p><p>They found:</p>{FOUND}</body>")
    blocks = [PROSE[0], "They found:"]
    filled = fill_gaps(tree, blocks)
    assert filled == [*blocks, "- forty packages\n- two phones"]
    assert fill_gaps(tree, filled) == filled
