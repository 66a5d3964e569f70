"""Press releases of authorities, as pages and as files."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.heuristics import without
from crawler.extract.releases.letters import read_letter
from crawler.extract.releases.lines import is_contact, is_date_line, is_end, is_reach, is_release_line
from crawler.extract.releases.offices import is_office
from crawler.extract.releases.reading import MAX_LINES, is_release, issuing_office, release_blocks, release_date
from tests.extract.pages import NOW, PROSE, article, paragraphs, read
from tests.extract.reading import facts_of
from tests.office.files import docx, pdf

HEAD = [
    "FOR IMMEDIATE RELEASE",
    "Thursday, May 2, 2024",
    "Media contact:\nIlse Marten\nPublic Information Officer\nOffice: 555-347-8408\nilse.marten@velmora.example",
]
ABOUT = "About the office: it was founded in 1889 and has forty prosecutors in the five towns of the county."
RELEASE = [*HEAD, *PROSE, "###", ABOUT]
OFFICE = "District Attorney's Office, County of Velmora"
ADDRESS = "https://da.velmora.example/press/tiles"


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def page(body: str, head: str = "") -> str:
    """A page of an authority, whose layout names no newspaper."""
    return (
        f'<html><head><title>Forty packages among tiles</title>{head}</head><body><div><a href="/">Start</a></div>'
        f"<main><h1>Forty packages among tiles</h1>{body}</main></body></html>"
    )


def test_the_text_of_a_release_stands_between_its_head_and_its_end() -> None:
    assert release_blocks(RELEASE) == PROSE
    assert release_date(RELEASE, NOW) == "2024-05-02"


def test_a_release_in_one_block_of_lines_is_read_line_by_line() -> None:
    block = "\n".join(["VELMORA POLICE DEPARTMENT", "NEWS RELEASE", "Date: May 2, 2024", *PROSE, "- 30 -"])
    assert release_blocks([block]) == ["\n".join(["VELMORA POLICE DEPARTMENT", *PROSE])]
    assert release_date([block], NOW) == "2024-05-02"


def test_a_headline_in_the_line_that_says_release_is_kept() -> None:
    first = "For immediate release: Forty packages of cocaine found among tiles"
    assert release_blocks([first, *PROSE]) == ["Forty packages of cocaine found among tiles", *PROSE]


def test_contacts_at_the_end_are_cut_and_an_appeal_to_witnesses_is_kept() -> None:
    appeal = "Anyone who saw the lorry is asked to call the harbour police on 555-347-8400."
    for contacts in (
        ["Media enquiries", "Tel: 555-347-8408"],
        ["Pressekontakt:\nIlse Marten\n0555 3478408"],
        ["555-347-8408"],
    ):
        assert release_blocks([*PROSE, appeal, *contacts]) == [*PROSE, appeal]


def test_a_row_of_signs_near_the_beginning_is_no_end() -> None:
    assert release_blocks([PROSE[0], "###", *PROSE[1:]]) == [PROSE[0], "###", *PROSE[1:]]


def test_an_end_within_the_last_block_is_cut() -> None:
    assert release_blocks([*PROSE[:3], f"{PROSE[3]} # # #", ABOUT]) == PROSE


def test_a_text_without_a_letter_head_stays_as_it_is() -> None:
    assert release_blocks(PROSE) == PROSE
    assert release_blocks([]) == []
    assert release_date(PROSE, NOW) is None


@pytest.mark.parametrize(
    "line",
    ["FOR IMMEDIATE RELEASE", "For immediate release – May 2, 2024", "Press Release No. 24-118", "Pressemitteilung",
     "Communiqué de presse", "Nota de prensa", "Comunicato stampa", "Persbericht", "Pressmeddelande", "Tiedote",
     "Komunikat prasowy", "Tisková zpráva", "Sajtóközlemény", "Comunicat de presă", "Δελτίο Τύπου", "Basın Açıklaması",
     "Пресс-релиз", "بيان صحفي", "הודעה לעיתונות", "प्रेस विज्ञप्ति", "報道発表資料", "新闻稿", "보도자료", "ข่าวประชาสัมพันธ์",
     "Thông cáo báo chí", "Siaran Pers"],
)  # fmt: skip
def test_releases_say_so_in_many_languages(line: str) -> None:
    assert is_release_line(line)
    assert not is_release_line(f"The minister read the {line}.")


@pytest.mark.parametrize(
    "line", ["###", "# # #", "-30-", "– 30 –", "ENDS", "- Ends -", "(Ende)", "*** FIN ***", "以上", "[END]"]
)
def test_marks_of_the_end(line: str) -> None:
    assert is_end(line)


@pytest.mark.parametrize("line", ["", "30", "-", "fin", "fine", "#1", "Ends meet", "The end of the quay", "-3-", "***"])
def test_other_lines_are_no_end(line: str) -> None:
    assert not is_end(line)


@pytest.mark.parametrize(
    "line", ["Office: 555-347-8408", "Tel. +49 40 5550-1234", "press@velmora.example", "(555) 347-8408 (O)"]
)
def test_lines_that_give_a_telephone_number(line: str) -> None:
    assert is_reach(line)
    assert is_contact(f"Contact: {line}")


@pytest.mark.parametrize(
    "line",
    [
        "2024-05-02",
        "02.05.2024",
        "May 2, 2024",
        "Case 12345678 was heard on Thursday by the court of Port Sel in full.",
    ],
)
def test_dates_and_sentences_are_no_telephone_numbers(line: str) -> None:
    assert not is_reach(line)
    assert not is_contact(line)


@pytest.mark.parametrize(
    "line", ["Thursday, May 2, 2024", "Date: 2 May 2024", "2024-05-02", "Velmora, 2 de mayo de 2024"]
)
def test_lines_that_are_a_date(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "name",
    [OFFICE, "U.S. Attorney's Office, District of Velmora", "Velmora Police Department", "Staatsanwaltschaft Velmora",
     "Polizeipräsidium Velmora", "Ministère public de Velmora", "Policía Nacional", "Fiscalía General de Velmora",
     "Ministério Público", "Procura della Repubblica di Velmora", "Openbaar Ministerie", "Åklagarmyndigheten",
     "Prokuratura Okręgowa w Velmorze", "Прокуратура Вельморского края", "Velmora Emniyet Müdürlüğü",
     "وزارة الداخلية", "משטרת ולמורה", "वेल्मोरा पुलिस", "ベルモラ県警察", "维尔莫拉市公安局", "벨모라경찰청",
     "กระทรวงมหาดไทย"],
)  # fmt: skip
def test_names_of_authorities(name: str) -> None:
    assert is_office(name)
    assert issuing_office(facts_of(page(paragraphs(), site(name)), ADDRESS), PROSE) == name


@pytest.mark.parametrize(
    "text",
    ["Police arrest three drivers at the quay", "District Attorney Ana Ruiz", "The ministry of tiles said",
     "Velmora Post", "Two held, the department of customs said.",
     "Court Square 1, 12345 Velmora Police", "", "Custom tiles"],
)  # fmt: skip
def test_headlines_and_persons_are_no_authorities(text: str) -> None:
    assert not is_office(text)


def test_the_office_beside_the_heading_comes_before_the_name_of_the_site() -> None:
    body = f"<div>U.S. Attorney's Office, District of Velmora</div>{paragraphs()}"
    facts = facts_of(page(body, site("Department of Justice")), ADDRESS)
    assert issuing_office(facts, PROSE) == "U.S. Attorney's Office, District of Velmora"
    with without("release.letter-head"):
        assert issuing_office(facts, PROSE) == "Department of Justice"


def test_a_government_body_in_json_ld_is_the_office() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Forty packages among tiles",
    "publisher": {"@type": "GovernmentOrganization", "name": "Harbour Inspection of Velmora"}}</script>"""
    assert issuing_office(facts_of(page(paragraphs(), head)), PROSE) == "Harbour Inspection of Velmora"


def test_a_page_is_a_release_by_two_signs() -> None:
    assert is_release(facts_of(page(paragraphs()), ADDRESS), RELEASE)
    assert is_release(facts_of(page(paragraphs(), site(OFFICE)), ADDRESS), [HEAD[0], *PROSE])
    assert is_release(
        facts_of(page(paragraphs(), site("Polizei Velmora")), "https://p.example/pressemitteilungen/7"), PROSE
    )
    assert not is_release(facts_of(page(paragraphs(), site(OFFICE)), ADDRESS), PROSE)
    assert not is_release(facts_of(article(), "https://post.example/press-release/7"), PROSE)
    assert not is_release(facts_of(article()), [*PROSE, "###"])


def test_a_release_page_is_read_with_its_date_and_office() -> None:
    body = "".join(f"<p>{block}</p>".replace("\n", "<br>") for block in RELEASE)
    read_page = read(page(body, site(OFFICE)), ADDRESS)
    assert read_page.text == "\n\n".join(PROSE)
    assert read_page.published == "2024-05-02"
    assert read_page.authors == (OFFICE,)


LETTER = [
    "OFFICE OF THE DISTRICT ATTORNEY", "COUNTY OF VELMORA", "", "FOR IMMEDIATE RELEASE", "", "May 2, 2024", "",
    "Contact: Ilse Marten", "Public Information Officer", "555-347-8408", "",
    "FORTY PACKAGES FOUND AMONG TILES IN A CONTAINER", "FROM PORT SEL", "",
    *(line for text in PROSE for line in (*textwrap.wrap(text, 80), "")), "###", "", ABOUT,
]  # fmt: skip


def test_a_release_as_pdf_has_its_headline_date_office_and_text() -> None:
    found = read(pdf([LETTER], title="Microsoft Word - letter.doc", author="imarten", created="D:20240503"))
    assert found.kind == "document"
    assert found.title == "FORTY PACKAGES FOUND AMONG TILES IN A CONTAINER FROM PORT SEL"
    assert found.published == "2024-05-02"
    assert found.authors == ("OFFICE OF THE DISTRICT ATTORNEY",)
    assert found.text == "\n\n".join(PROSE)


def test_a_release_as_word_file_is_read_alike() -> None:
    lines = ["Velmora Police Department", "News release", "2 May 2024", "Forty packages among tiles", *PROSE, "- 30 -"]
    found = read(docx(*lines))
    assert (found.title, found.published) == ("Forty packages among tiles", "2024-05-02")
    assert found.authors == ("Velmora Police Department",)
    assert found.text == "\n\n".join(PROSE)


def test_the_letter_head_of_a_file_is_not_its_title() -> None:
    found = read(
        docx("Ministry of the Interior of Velmora", "Ref. No. 12/2024", "2 May 2024", "Tides of the harbour", *PROSE)
    )
    assert (found.title, found.published) == ("Tides of the harbour", "2024-05-02")


def test_a_release_in_japanese_is_read_from_its_file() -> None:
    text = "ベルモラ港の税関職員は木曜日、タイルのコンテナを開け、四十個の包みを見つけた。"
    text += "広報担当者によると重さは合計四十六キロである。"
    found = read(
        docx(
            "ベルモラ県警察",
            "報道発表資料",
            "2024年5月2日",
            "タイルの中から四十個の包み",
            text,
            text.replace("木", "金"),
            "以上",
        )
    )
    assert (found.title, found.published) == ("タイルの中から四十個の包み", "2024-05-02")
    assert found.authors == ("ベルモラ県警察",)
    assert found.text == "\n\n".join([text, text.replace("木", "金")])


def test_a_file_that_is_no_release_keeps_all_its_text() -> None:
    found = read(docx("Tides of the harbour", *PROSE, title="Tides", author="Ana Ruiz"))
    assert (found.title, found.authors) == ("Tides", ("Ana Ruiz",))
    assert found.text.startswith("Tides of the harbour\n\n")


def test_what_is_set_below_a_headline_in_capitals_belongs_to_the_text() -> None:
    letter = read_letter(["PRESS RELEASE", "FORTY PACKAGES FOUND", "*Two drivers were heard", *PROSE])
    assert letter.headline == "FORTY PACKAGES FOUND"
    assert letter.blocks == ["*Two drivers were heard", *PROSE]


def test_each_rule_can_be_switched_off() -> None:
    with without("release.end-mark"):
        assert release_blocks(RELEASE)[-1] == ABOUT
    with without("release.head"):
        assert release_blocks(RELEASE)[:3] == HEAD
    with without("release.foot"):
        assert release_blocks([*PROSE, "555-347-8408"])[-1] == "555-347-8408"


PARTS = st.sampled_from([*RELEASE, "Contact:", "1", "For immediate release:", "x\ny", "\n", "é" * 200, "İ", "ENDS"])


@settings(max_examples=100, deadline=None)
@given(st.lists(PARTS | st.text(max_size=40), max_size=12))
def test_any_blocks_are_read(blocks: list[str]) -> None:
    kept = release_blocks(blocks)
    whole = "\n".join(blocks)
    assert all(line in whole for block in kept for line in block.split("\n"))
    release_date(blocks, NOW)
    read_letter(blocks)
    assert isinstance(is_release(facts_of(article()), blocks), bool)


def test_a_text_of_very_many_lines_is_no_release_and_not_asked_line_by_line() -> None:
    facts = facts_of(page(""), ADDRESS)
    assert is_release(facts, RELEASE)
    assert not is_release(facts, [*RELEASE, "fog\n" * MAX_LINES])
