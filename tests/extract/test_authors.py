"""Names in a byline, in the languages and forms that publishers use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.authors.names import names_in

WESTERN = [
    ("By Ana Ruiz", ["Ana Ruiz"]),
    ("Ana Ruiz, Bo Lind and Eva Holm", ["Ana Ruiz", "Bo Lind", "Eva Holm"]),
    ("Ana Ruiz, Bo Lind, and Velmora Health Team", ["Ana Ruiz", "Bo Lind", "Velmora Health Team"]),
    ("Ana Ruiz & Bo Lind", ["Ana Ruiz", "Bo Lind"]),
    ("Ana and Bo", ["Ana", "Bo"]),
    ("By ANA RUIZ, BO LIND and EVA MAE HOLM\nAssociated Press", ["ANA RUIZ", "BO LIND", "EVA MAE HOLM"]),
    ("Por Ana Ruiz y Bo Lind", ["Ana Ruiz", "Bo Lind"]),
    ("Santiago Ruiz y Vega", ["Santiago Ruiz y Vega"]),
    ("Par Jean Morel avec AFP", ["Jean Morel", "AFP"]),
    ("Von Anna Müller und Karl Öst", ["Anna Müller", "Karl Öst"]),
    ("Di Luca Serri", ["Luca Serri"]),
    ("Di Marzo", ["Di Marzo"]),
    ("Gepubliceerd door Jan de Vries", ["Jan de Vries"]),
    ("Text: Anna Holm, Foto: Bo Lind", ["Anna Holm"]),
    ("Text und Foto: Anna Holm", ["Anna Holm"]),
    ("João Telles e Maria Sousa", ["João Telles", "Maria Sousa"]),
    ("Autor: Jan Kowal, Ewa Nowik", ["Jan Kowal", "Ewa Nowik"]),
    ("Jan Kowal i Ewa Nowik", ["Jan Kowal", "Ewa Nowik"]),
    ("Írta: Kovács Péter", ["Kovács Péter"]),
    ("Ahmet Yıldız ve Ayşe Kara", ["Ahmet Yıldız", "Ayşe Kara"]),
    ("Μαρία Παππά και Νίκος Λάμπρου", ["Μαρία Παππά", "Νίκος Λάμπρου"]),
    ("Иван Петров и Анна Светлова", ["Иван Петров", "Анна Светлова"]),
    ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
    ("Oleh Budi Santo dan Siti Amina", ["Budi Santo", "Siti Amina"]),
    ("Oleh Petrenko", ["Oleh Petrenko"]),
    ("de Andrei Popa", ["Andrei Popa"]),
    ("De Wit", ["De Wit"]),
    ("De Ștefan Popa și Ana Rusu", ["Ștefan Popa", "Ana Rusu"]),
    ("Avtorja: Jan Kos in Ana Novak", ["Jan Kos", "Ana Novak"]),
    ("Haber: Ahmet Yıldız / İstanbul", ["Ahmet Yıldız"]),
    ("Da Redação", ["Redação"]),
]
OTHER_SCRIPTS = [
    ("بقلم: أحمد علي، سارة خالد", ["أحمد علي", "سارة خالد"]),
    ("سارة خالد وأحمد سعيد", ["سارة خالد", "أحمد سعيد"]),
    ("أحمد سعيد وليد حسن", ["أحمد سعيد وليد حسن"]),
    ("محمد رضا وحیدی نژاد", ["محمد رضا وحیدی نژاد"]),
    ("מאת נועה כהן ואיתן לוי", ["נועה כהן", "איתן לוי"]),
    ("בקי ורד כהן", ["בקי ורד כהן"]),
    ("القاهرة - أحمد علي", ["أحمد علي"]),
    ("نویسنده: علی رضایی", ["علی رضایی"]),
    ("מאת יוסי כהן", ["יוסי כהן"]),
    ("लेखक: राम कुमार और सीता देवी", ["राम कुमार", "सीता देवी"]),
    ("โดย สมชาย ใจดี และ สมหญิง ดีใจ", ["สมชาย ใจดี", "สมหญิง ดีใจ"]),
    ("作者：王小明", ["王小明"]),
    ("文/张三 图/李四", ["张三"]),
    ("記者王小明／台北報導", ["王小明"]),
    ("記者 王小明 台北報導", ["王小明"]),
    ("记者 张三 李四", ["张三", "李四"]),
    ("山田太郎、鈴木花子", ["山田太郎", "鈴木花子"]),
    ("山田 太郎", ["山田 太郎"]),
    ("홍길동·김철수 기자", ["홍길동", "김철수"]),
    ("기자 홍길동", ["홍길동"]),
]
AROUND_NAMES = [
    ("Ana Ruiz, senior crime reporter", ["Ana Ruiz"]),
    ("Ana Ruiz, Sr. Director of Harbours, Velmora Lines - 10+ years at sea", ["Ana Ruiz"]),
    ("Ana Ruiz, AP Sports Writer", ["Ana Ruiz"]),
    ("By Ana Ruiz\nFormer Deputy Crime Editor", ["Ana Ruiz"]),
    ("Ana Ma", ["Ana Ma"]),
    ("Ana Ruiz, Ph.D.", ["Ana Ruiz"]),
    ("Ana Ruiz, VMD, RD; Bo Lind, BA, VTS (Behavior) & Eva Holm, MD", ["Ana Ruiz", "Bo Lind", "Eva Holm"]),
    ("Martin Ray Holm Jr.", ["Martin Ray Holm Jr."]),
    ("Ana (Mae) Ruiz", ["Ana (Mae) Ruiz"]),
    ("Ana Ruiz (Reuters)", ["Ana Ruiz"]),
    ("By Ana Ruiz | 3 May 2024", ["Ana Ruiz"]),
    ("Ana Ruiz December 18, 2025", ["Ana Ruiz"]),
    ("Ana Ruiz in Velmora and Bo Lind in Port Sel", ["Ana Ruiz", "Bo Lind"]),
    ("Ana Ruiz ana@post.example https://post.example/ana @anaruiz", ["Ana Ruiz"]),
    ("View all posts by Ana Ruiz", ["Ana Ruiz"]),
    ('<a href="/ana">Ana Ruiz</a>', ["Ana Ruiz"]),
    ("Words by Ana Ruiz; photos by Bo Lind", ["Ana Ruiz"]),
    ("Written by\nAna\nRuiz", ["Ana Ruiz"]),
    ("By Ana Ruiz and\nBo Lind", ["Ana Ruiz", "Bo Lind"]),
]
DESKS = [
    ("Reuters", ["Reuters"]),
    ("Redacción", ["Redacción"]),
    ("By Staff Reporter", ["Staff Reporter"]),
    ("Velmora News Desk", ["Velmora News Desk"]),
    ("Health and Science Desk", ["Health and Science Desk"]),
    ("Holm & Lind", ["Holm & Lind"]),
    ("Haber Merkezi", ["Haber Merkezi"]),
    ("Autor: Redakcja", ["Redakcja"]),
    ("Velmora News, Port Sel", ["Velmora News"]),
    ("वेलमोरा नेटवर्क, नई बस्ती", ["वेलमोरा नेटवर्क"]),
    ("Press Trust of Velmora", ["Press Trust of Velmora"]),
    ("The Harbour editors", ["The Harbour editors"]),
    ("Velmora Post wire services", ["Velmora Post wire services"]),
]
NOBODY = [
    "Contributors to the harbour pages",
    "admin",
    "Site Admin",
    "3 May 2024",
    "Photo by Bo Lind",
    "Read more",
    "https://post.example/",
    "2024",
    "",
]


@pytest.mark.parametrize(("byline", "expected"), [*WESTERN, *OTHER_SCRIPTS, *AROUND_NAMES, *DESKS])
def test_a_byline_gives_its_names_one_by_one(byline: str, expected: list[str]) -> None:
    assert list(names_in(byline)) == expected


@pytest.mark.parametrize("byline", NOBODY)
def test_what_names_nobody_gives_no_name(byline: str) -> None:
    assert list(names_in(byline)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_byline_gives_clean_names(text: str) -> None:
    for name in names_in(text):
        assert name == name.strip()
        assert name[0].isalnum()
        assert 1 < len(name) <= 80


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["Ana Ruiz", "Bo Lind", "Eva Mae Holm", "Jan de Vries"]), min_size=1, unique=True))
def test_names_that_are_joined_come_apart_again(names: list[str]) -> None:
    joined = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    assert list(names_in(f"By {joined}")) == names
