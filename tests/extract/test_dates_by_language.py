"""The same day in many languages, in the forms that publishers use there."""

from __future__ import annotations

import pytest

from crawler.extract import extract
from crawler.extract.dates.months import month_of
from crawler.extract.dates.reading import read_date
from tests.extract.pages import NOW, PROSE, paragraphs

DAY = "2024-05-03"
AT_HALF_PAST = f"{DAY}T10:30:00"

LINES = [
    ("ar", "الجمعة 3 أيار/مايو 2024 - 10:30", AT_HALF_PAST),
    ("ar", "٣ مايو ٢٠٢٤", DAY),
    ("az", "3 may 2024", DAY),
    ("be", "3 мая 2024", DAY),
    ("bg", "3 май 2024, 10:30 ч.", AT_HALF_PAST),
    ("bn", "৩ মে ২০২৪, ১০:৩০", AT_HALF_PAST),
    ("ca", "3 de maig del 2024", DAY),
    ("cs", "3. května 2024 10:30", AT_HALF_PAST),
    ("da", "3. maj 2024 kl. 10.30", AT_HALF_PAST),
    ("de", "03.05.2024, 10:30 Uhr", AT_HALF_PAST),
    ("el", "3 Μαΐου 2024, 10:30", AT_HALF_PAST),
    ("el", "ΠΑΡΑΣΚΕΥΗ 3 ΜΑΪΟΥ 2024", DAY),
    ("en-GB", "Friday 3rd May 2024", DAY),
    ("es", "3 de mayo de 2024 a las 10:30", AT_HALF_PAST),
    ("et", "3. mai 2024 10:30", AT_HALF_PAST),
    ("eu", "2024ko maiatzaren 3a", DAY),
    ("fa", "جمعه ۱۴ اردیبهشت ۱۴۰۳ - ۱۰:۳۰", AT_HALF_PAST),
    ("fa", "۱۴۰۳/۰۲/۱۴", DAY),
    ("fi", "3. toukokuuta 2024 klo 10.30", AT_HALF_PAST),
    ("fil", "Mayo 3, 2024", DAY),
    ("fr", "Publié le 3 mai 2024 à 10h30", AT_HALF_PAST),
    ("ga", "3 Bealtaine 2024", DAY),
    ("gl", "3 de maio de 2024", DAY),
    ("he", "3 במאי 2024", DAY),
    ("hi", "प्रकाशित: 03 मई 2024, 10:30", AT_HALF_PAST),
    ("hr", "3. svibnja 2024. 10:30", AT_HALF_PAST),
    ("hu", "2024. május 3. 10:30", AT_HALF_PAST),
    ("hy", "3 մայիսի 2024", DAY),
    ("id", "Jumat, 03 Mei 2024 | 10:30 WIB", f"{DAY}T10:30:00+07:00"),
    ("is", "3. maí 2024", DAY),
    ("it", "Pubblicato il 3 maggio 2024 alle ore 10:30", AT_HALF_PAST),
    ("ja", "令和6年5月3日", DAY),
    ("ja", "2024年5月3日(金) 10時30分", AT_HALF_PAST),
    ("ka", "3 მაისი, 2024", DAY),
    ("kk", "2024 жылғы 3 мамыр", DAY),
    ("km", "ថ្ងៃទី ៣ ខែឧសភា ឆ្នាំ២០២៤", DAY),
    ("ko", "입력 2024.05.03. 오전 10:30", AT_HALF_PAST),
    ("ko", "2024년 5월 3일", DAY),
    ("lt", "2024 m. gegužės 3 d. 10:30", AT_HALF_PAST),
    ("lv", "2024. gada 3. maijs, 10:30", AT_HALF_PAST),
    ("mk", "3 мај 2024", DAY),
    ("mn", "2024 оны 5 дугаар сарын 3", DAY),
    ("mt", "3 ta' Mejju 2024", DAY),
    ("my", "၃ မေ ၂၀၂၄", DAY),
    ("nb", "3. mai 2024 kl. 10.30", AT_HALF_PAST),
    ("nl", "3 mei 2024 om 10:30", AT_HALF_PAST),
    ("pl", "3 maja 2024, godz. 10:30", AT_HALF_PAST),
    ("pt-BR", "03/05/2024 10h30", AT_HALF_PAST),
    ("ro", "3 mai 2024, 10:30", AT_HALF_PAST),
    ("ru", "10:30, 3 мая 2024", AT_HALF_PAST),
    ("si", "2024 මැයි 3", DAY),
    ("sk", "3. mája 2024", DAY),
    ("sl", "3. maj 2024", DAY),
    ("sq", "3 Maj 2024", DAY),
    ("sr", "3. мај 2024.", DAY),
    ("sv", "Publicerad 3 maj 2024", DAY),
    ("sw", "3 Mei 2024", DAY),
    ("ta", "மே 3, 2024", DAY),
    ("th", "3 พฤษภาคม 2567 เวลา 10:30 น.", AT_HALF_PAST),
    ("th", "3 พ.ค. 67 10:30 น.", AT_HALF_PAST),
    ("tr", "3 Mayıs 2024 Cuma 10:30", AT_HALF_PAST),
    ("uk", "3 травня 2024 р. о 10:30", AT_HALF_PAST),
    ("ur", "3 مئی، 2024", DAY),
    ("uz", "3-may, 2024", DAY),
    ("vi", "Thứ Sáu, 3/5/2024, 10:30", AT_HALF_PAST),
    ("vi", "Ngày 3 tháng 5 năm 2024", DAY),
    ("zh-CN", "发布时间：2024-05-03 10:30", AT_HALF_PAST),
    ("zh-TW", "民國113年5月3日", DAY),
    ("zh", "二〇二四年五月三日", DAY),
]


def page(language: str, line: str) -> bytes:
    """An article with a line under its title and no date for machines."""
    return f"""<html lang="{language}"><head><title>Forty packages among tiles</title></head><body><article>
    <h1>Forty packages among tiles</h1><div class="x1"><span>{line}</span></div>{paragraphs(PROSE * 2)}
    </article></body></html>""".encode()


@pytest.mark.parametrize(("language", "line", "expected"), LINES, ids=[f"{one[0]} {one[1]}" for one in LINES])
def test_the_line_under_the_title_is_read(language: str, line: str, expected: str) -> None:
    assert extract(page(language, line), "https://post.example/tiles", None, NOW).published == expected


def test_one_name_of_different_months_is_read_by_the_language() -> None:
    assert read_date("3. listopada 2023", language="hr") == "2023-10-03"
    assert read_date("3 listopada 2023", language="pl") == "2023-11-03"
    assert month_of("lipnja") == 6
    assert month_of("lipca") == 7


def test_the_islamic_calendar_is_not_taken_for_another() -> None:
    assert read_date("1445/10/24", language="ar") is None
    assert extract(page("ar", "24/10/1445"), None, None, NOW).published is None


@pytest.mark.parametrize("line", ["24.05.03", "2024. 5. 3"])
def test_the_year_comes_first_in_korean(line: str) -> None:
    assert extract(page("ko", line), "https://post.example/tiles", None, NOW).published == DAY
