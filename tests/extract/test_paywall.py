"""Pages that show a part of their text only."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extract.heuristics import without
from crawler.extract.walls.paywall import is_partial, without_plea
from crawler.extract.walls.pleas import is_plea
from tests.extract.pages import PROSE, article, paragraphs
from tests.extract.reading import facts_of

CUT = [PROSE[0], "The packages weighed 46 kilograms in all, a spokeswoman said, and the owner…"]
MIDDLE = [PROSE[0], "The packages weighed 46 kilograms in all, a spokeswoman for the harbour authority said in the"]
LONG = PROSE * 10
PLEAS = {
    "en": "Subscribe to continue reading",
    "en-2": "This article is for subscribers only. Already a subscriber? Log in",
    "en-3": "Create a free account to read the full story",
    "de": "Dieser Artikel ist nur für Abonnenten sichtbar.",
    "de-2": "Jetzt weiterlesen mit dem Digital-Abo",
    "fr": "Cet article est réservé aux abonnés. Il vous reste 70 % de cet article à lire.",
    "es": "Suscríbete para seguir leyendo",
    "pt": "Assine para continuar lendo",
    "it": "Abbonati per continuare a leggere",
    "nl": "Verder lezen? Neem een abonnement",
    "sv": "Logga in för att läsa hela artikeln",
    "no": "Du må ha abonnement for å lese hele saken",
    "da": "Log ind for at læse videre",
    "fi": "Kirjaudu sisään tai tilaa jatkaaksesi lukemista",
    "pl": "Zaloguj się, aby czytać dalej. Dostęp do treści tylko dla prenumeratorów",
    "cs": "Celý článek si mohou přečíst předplatitelé",
    "hu": "A teljes cikk elolvasásához előfizetés szükséges",
    "ro": "Abonează-te pentru a citi integral acest articol",
    "el": "Συνδεθείτε για να διαβάσετε ολόκληρο το άρθρο",
    "tr": "Okumaya devam etmek için abone olun",
    "ru": "Подпишитесь, чтобы продолжить чтение",
    "uk": "Увійдіть, щоб читати далі",
    "ar": "هذا المقال للمشتركين فقط. سجل الدخول لمتابعة القراءة",
    "fa": "برای خواندن متن کامل وارد شوید",
    "he": "להמשך קריאה התחברו למנוי",
    "hi": "पूरा पढ़ने के लिए लॉग इन करें",
    "ja": "この記事は有料会員限定です。残り1200文字",
    "zh": "订阅会员，阅读全文",
    "ko": "구독하고 계속 읽으세요",
    "th": "สมัครสมาชิกเพื่ออ่านต่อ",
    "vi": "Đăng nhập để đọc tiếp",
    "id": "Berlangganan untuk melanjutkan membaca",
}


def stating(**fields: Any) -> str:
    about = {"@type": "NewsArticle", "headline": "Forty packages among tiles", **fields}
    return f'<script type="application/ld+json">{json.dumps(about)}</script>'


def partial(head: str, shown: list[str], after: str = "") -> bool:
    return is_partial(facts_of(article(head=head, body=paragraphs(shown) + after)), shown)


@pytest.mark.parametrize("language", PLEAS)
def test_a_text_that_ends_in_a_plea_is_partial_and_the_plea_is_cut(language: str) -> None:
    shown = [*PROSE[:2], PLEAS[language]]
    assert partial("", shown)
    assert without_plea(shown) == PROSE[:2]


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to our newsletter to get the full story every morning.",
        "The operator sells a subscription; members of the crew signed in at the gate before the search.",
        "Police asked members of the public to register what was stolen.",
        "Abonnenten des Verkehrsverbunds warteten am Donnerstag eine Stunde.",
        "Les abonnés du théâtre ont applaudi.",
        "",
    ],
)
def test_other_sentences_about_subscribers_are_no_pleas(text: str) -> None:
    assert not is_plea(text)


@pytest.mark.parametrize(
    "head",
    [
        stating(isAccessibleForFree=False),
        stating(isAccessibleForFree="False"),
        '<meta property="article:content_tier" content="locked">',
        '<meta property="article:content_tier" content="metered">',
        '<meta itemprop="isAccessibleForFree" content="false">',
        '<meta name="is_premium" content="true">',
    ],
)
@pytest.mark.parametrize("shown", [CUT, MIDDLE])
def test_a_text_that_breaks_off_on_a_locked_page_is_partial(head: str, shown: list[str]) -> None:
    assert partial(head, shown)
    assert not partial(head, LONG)
    assert not partial("", shown)


def test_a_text_much_shorter_than_its_stated_number_of_words_is_cut() -> None:
    assert partial(stating(isAccessibleForFree=False, wordCount=900), PROSE)
    assert not partial(stating(isAccessibleForFree=False, wordCount=70), PROSE)


def test_a_part_that_is_said_to_be_locked_counts_by_whether_it_is_there() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".locked-part"}
    head = stating(isAccessibleForFree=False, hasPart=part)
    whole = f'<div class="locked-part">{paragraphs(PROSE[1:])}</div>'
    assert partial(head, PROSE[:1])
    assert not is_partial(facts_of(article(head=head, body=paragraphs(PROSE[:1]) + whole)), PROSE)


@pytest.mark.parametrize(
    "wall",
    [
        '<div class="paywall-box"><p>Digital access for one euro a month, ends any time.</p></div>',
        "<div><b>Subscribe to continue reading</b></div>",
    ],
)
def test_a_wall_beside_a_short_or_cut_text_makes_it_partial(wall: str) -> None:
    assert partial(stating(isAccessibleForFree=False), PROSE[:2], wall)
    assert partial("", CUT, wall)
    assert not partial("", PROSE[:2], wall)


def test_a_whole_text_with_a_meter_and_a_hidden_offer_is_not_partial() -> None:
    offer = '<div class="paywall-modal" hidden><p>Subscribe to continue reading</p></div><script>meter.start()</script>'
    assert not partial(stating(isAccessibleForFree=False), LONG, offer)


def test_what_belongs_to_a_plea_is_cut_with_it() -> None:
    shown = [*PROSE[:2], "Subscribe to continue reading", "1 month: 1 euro", "Cancel any time"]
    assert without_plea(shown) == PROSE[:2]


def test_text_that_goes_on_behind_a_plea_is_kept() -> None:
    assert without_plea([PROSE[0], "Subscribe to continue reading", *LONG[:4]]) == [PROSE[0], *LONG[:4]]
    assert without_plea(LONG) == LONG
    assert without_plea([]) == []


def test_each_rule_can_be_switched_off() -> None:
    shown = [*PROSE[:2], PLEAS["en"]]
    with without("paywall.plea"):
        assert without_plea(shown) == shown
    with without("paywall.locked"):
        assert not partial(stating(isAccessibleForFree=False), CUT)


@pytest.mark.parametrize(
    "value", [[], {}, [[]], {"@type": []}, "maybe", 3, {"cssSelector": 5}, {"cssSelector": ".a > b[c]"}, [None, "x"]]
)
def test_strange_statements_are_passed_over(value: Any) -> None:
    assert not partial(stating(isAccessibleForFree=value, hasPart=value, wordCount=value), LONG)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PROSE, *PLEAS.values(), "x…", ""]), max_size=8))
def test_cutting_pleas_only_takes_away(blocks: list[str]) -> None:
    kept = without_plea(blocks)
    rest = iter(blocks)
    assert all(block in rest for block in kept)
    assert kept == blocks or any(is_plea(block) for block in blocks)
