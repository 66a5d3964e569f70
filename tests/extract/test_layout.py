"""Pages of unfamiliar build: tables for layout, containers without known names."""

from __future__ import annotations

from crawler.extract.markup import parse
from crawler.extract.text.layout import arranging
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


def test_only_tables_that_arrange_the_page_are_boxes() -> None:
    stated = "<table><tr><th>Note</th></tr><tr><td><p>a</p><p>b</p></td></tr></table>"
    data = parse(f"<body><p>Finds</p>{DATA}{stated}</body>")
    assert arranging(data) == frozenset()
    page = parse(old_page(paragraphs() + DATA))
    assert arranging(page) == {next(page.iter("table"))}


def test_tables_nested_deep_arrange_the_page() -> None:
    tree = parse("<body>" + "<table><tr><td>" * 20 + "a" + "</td></tr></table>" * 20 + "</body>")
    assert len(arranging(tree)) == 20


def test_signs_of_dense_scripts_count_twice_in_a_cell() -> None:
    cell = "<p>港口星期天关闭，警方在集装箱里发现了四十包瓷砖。</p>" * 10
    tree = parse(f"<body><table><tr><td>港</td><td>{cell}</td></tr></table>")
    assert len(arranging(tree)) == 1
    assert not arranging(parse(f"<body><table><tr><td>a</td><td>{'<p>fog on the quay</p>' * 16}</td></tr></table>"))
