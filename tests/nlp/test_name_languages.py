"""Names in languages that no model reads, and in texts that are hardly text. The people and firms are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.annotation import SELECTORS
from nlp.names import read_names
from tests.nlp.pipelines import annotate, found

SPANISH = (
    "La Guardia Civil detuvo ayer en Algeciras a Juan Pérez Robledo, de 34 años, y a su hermano. "
    "El fiscal Antonio Vilar dijo que el Juzgado de Instrucción de Cádiz ordenó prisión. "
    "La Fiscalía General de la República acusa al Cártel de Santa Rosa de Lima. "
    "Pérez Robledo negó los hechos ante la Policía Nacional. "
    "Según el Ministerio del Interior, la droga llegó al puerto de Valverde desde Colombia y Ecuador. "
    "La señora Elena Duarte Ríos trabaja para Naviera Tresmar S.L. en Barcelona."
)
FRENCH = (
    "Le procureur de la République Étienne Marchal a annoncé mardi à Marseille la saisie. "
    "M. Karim Belhadri, 41 ans, a été interpellé par la brigade des stupéfiants de Lyon. "
    "La Police judiciaire et la gendarmerie nationale ont fouillé les hangars. "
    "Le tribunal judiciaire de Bobigny jugera Belhadri en mai. "
    "Selon le ministère de l'Intérieur, la cocaïne venait du Brésil et de la Guyane. "
    "Les Douanes ont intercepté deux tonnes venues d'Espagne au port de Dunkerque."
)
PORTUGUESE = (
    "A Polícia Federal prendeu em Curitiba o empresário Marcos Vilela Prado, de 45 anos. "
    "O delegado Rui Tavares disse que a cocaína vinha da Bolívia. "
    "Segundo o Ministério Público de São Paulo, Prado liderava o grupo ligado ao Primeiro Comando da Capital. "
    "A Receita Federal achou a droga no porto de Paranaguá. "
    "A juíza Ana Beltrão mandou soltar dois homens. "
    "A Polícia Judiciária de Lisboa colaborou na busca."
)
ITALIAN = (
    "I Carabinieri hanno arrestato a Reggio Calabria Rocco Barillari, 52 anni. "
    "Il procuratore Paolo Ferrante ha parlato alla stampa. "
    "La Guardia di Finanza di Genova ha sequestrato due tonnellate. "
    "La Procura di Milano indaga da un anno sulla 'ndrangheta. "
    "Barillari è stato portato davanti al Tribunale di Palmi. "
    "La droga arrivava dall'Ecuador al porto di Gioia Tauro."
)
GERMAN = (
    "Der Staatsanwalt Jürgen Kestermann sagte am Montag in Hamburg, die Beamten hätten zwei Tonnen Kokain gefunden. "
    "Die Staatsanwaltschaft Bremen ermittelt gegen den 34-jährigen Murat Yildiran. "
    "Das Bundeskriminalamt und das Landgericht Köln äußerten sich nicht. "
    "Kestermann lobte die Arbeit der Ermittler und der Kollegen. "
    "Die Ware kam aus Kolumbien über den Hafen von Antwerpen. "
    "Die Firma Nordfracht GmbH bestreitet alle Vorwürfe. "
    "Großer Erfolg für Fahnder: Messer, Bargeld und Pistole lagen im Keller."
)
DUTCH = (
    "De Koninklijke Marechaussee hield op Schiphol de 29-jarige Daan Verhoeven aan. "
    "Officier van justitie Marleen de Wit eiste acht jaar cel. "
    "De rechtbank Rotterdam veroordeelde Verhoeven. "
    "Het Openbaar Ministerie gaat in beroep. "
    "Volgens de Douane kwam de cocaïne uit Ecuador naar de haven van Vlissingen. "
    "Burgemeester Pieter van Dalen reageerde verheugd."
)
RUSSIAN = (
    "В Москве и Санкт-Петербурге сотрудники ФСБ задержали пятерых человек. Кокаин везли из Колумбии. "
    "МВД сообщило об этом в пятницу. Груз шел через Роттердам. Иван Петренко отрицает вину. Суд решит завтра."
)
ARABIC = (
    "ضبطت الجمارك السعودية في جدة شحنة كبيرة. جاءت الشحنة من لبنان وسوريا. "
    "قالت وزارة الداخلية إن التحقيق مستمر. درس المتهم الهندسة. عمل في مصرف. وصل إلى دبي."
)
THAI = "ตำรวจเชียงรายจับกุมผู้ต้องหา ของกลางมาจากเมียนมา ป.ป.ส. แถลงข่าว ที่กรุงเทพมหานคร วันนี้ มีคนสองคน"
CHINESE = "公安部周五在昆明宣布。毒品从缅甸运来。货物运往广东。联合国表示关注。王小明否认。案件仍在调查。"
JAPANESE = (
    "警視庁は男を逮捕した。東京で見つかった。コカインはコロンビアから来た。横浜港に着いた。量は多い。捜査は続く。"
)


@pytest.mark.parametrize(
    ("language", "text", "people", "organizations", "places"),
    [
        (
            "es",
            SPANISH,
            "Juan Pérez Robledo | Antonio Vilar | Pérez Robledo | Elena Duarte Ríos",
            "Guardia Civil | Juzgado de Instrucción de Cádiz | Fiscalía General de la República | "
            "Cártel de Santa Rosa de Lima | Policía Nacional | Ministerio del Interior | "
            "Naviera Tresmar S.L.",
            "Algeciras | Valverde | Colombia | Ecuador | Barcelona",
        ),
        (
            "fr",
            FRENCH,
            "Étienne Marchal | Karim Belhadri | Belhadri",
            "brigade des stupéfiants | Police judiciaire | gendarmerie nationale | "
            "tribunal judiciaire de Bobigny | ministère de l'Intérieur | Douanes",
            "Marseille | Lyon | Brésil | Guyane | Espagne | Dunkerque",
        ),
        (
            "pt",
            PORTUGUESE,
            "Marcos Vilela Prado | Rui Tavares | Prado | Ana Beltrão",
            "Polícia Federal | Ministério Público de São Paulo | Primeiro Comando da Capital | "
            "Receita Federal | Polícia Judiciária de Lisboa",
            "Curitiba | Bolívia | Paranaguá",
        ),
        (
            "it",
            ITALIAN,
            "Rocco Barillari | Paolo Ferrante | Barillari",
            "Carabinieri | Guardia di Finanza di Genova | Procura di Milano | 'ndrangheta | Tribunale di Palmi",
            "Reggio Calabria | Ecuador | Gioia Tauro",
        ),
        (
            "de",
            GERMAN,
            "Jürgen Kestermann | Murat Yildiran | Kestermann",
            "Staatsanwaltschaft Bremen | Bundeskriminalamt | Landgericht Köln | Nordfracht GmbH",
            "Hamburg | Kolumbien | Antwerpen",
        ),
        (
            "nl",
            DUTCH,
            "Daan Verhoeven | Marleen de Wit | Verhoeven | Pieter van Dalen",
            "Koninklijke Marechaussee | rechtbank Rotterdam | Openbaar Ministerie | Douane",
            "Schiphol | Ecuador | Vlissingen",
        ),
        (
            "ru",
            RUSSIAN,
            "",
            "ФСБ | МВД",
            "Москве | Санкт-Петербурге | Колумбии | Роттердам",
        ),
        (
            "ar",
            ARABIC,
            "",
            "الجمارك السعودية | وزارة الداخلية",
            "جدة | لبنان | سوريا | دبي",
        ),
        (
            "th",
            THAI,
            "",
            "ป.ป.ส.",
            "เชียงราย | เมียนมา | กรุงเทพมหานคร",
        ),
        (
            "zh",
            CHINESE,
            "",
            "公安部 | 联合国",
            "昆明 | 缅甸 | 广东",
        ),
        (
            "ja",
            JAPANESE,
            "",
            "警視庁",
            "東京 | コロンビア | 横浜港",
        ),
    ],
)
def test_names_of_a_language_are_read_by_its_rules_and_lists(
    language: str, text: str, people: str, organizations: str, places: str
) -> None:
    assert " | ".join(found(text, "PERSON", language)) == people
    assert " | ".join(found(text, "ORG", language)) == organizations
    assert " | ".join(found(text, "PLACE", language)) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Mutter kaufte Brot, Butter und Wein. Der Hund schlief im Garten unter dem Baum."),
        ("de", "Nach dem Essen fuhr der Wagen durch die Halle zum Turbo Lader."),
        ("es", "Mañana habrá lluvia en toda la costa. Muchos Vecinos protestaron ayer en la Plaza."),
        ("fr", "Le Conseil a dit non. La ville est belle, Les enfants jouent."),
        ("fi", "Poliisi löysi Suuren määrän Huumeita talosta. Mies Pidätettiin."),
        ("ko", "경찰은 오늘 두 명을 체포했다."),
    ],
)
def test_plain_words_with_capitals_are_no_names(language: str, text: str) -> None:
    assert read_names(text, [], language) == []


def test_a_spanish_paragraph_in_an_english_text_keeps_its_bodies() -> None:
    text = (
        "Police in Madrid thanked partners in Spain. La Guardia Civil y la Policía Nacional detuvieron a dos personas."
    )
    assert found(text, "ORG") == ["Guardia Civil", "Policía Nacional"]


def test_names_inside_addresses_are_none() -> None:
    text = "Ana Kestrelova wrote. Mail Ana.Kestrelova@office.example or see https://site.example/Ana-Kestrelova now."
    assert found(text, "PERSON") == ["Ana Kestrelova"]


_PIECES = st.sampled_from(
    [*"\u200d\u200f\0\ufeff\u202eé\U0001f600‘ \n", "\r\n", "e\u0301", "Ana Ruiz", "Leeds", "شرطة دبي", "<b>", "&nbsp;"]
)
_MORE = st.sampled_from(["МВД", "中国", "ICE", "@ana", "a@b.example", "’s", ", 34,", "M. X Y", "Port of", "Mr."])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES | _MORE | st.text(max_size=8), max_size=25).map(" ".join),
    st.sampled_from([None, "en", "es", "fr", "it", "de", "ru", "ar", "ja", "xx"]),
)
def test_whatever_the_text_entities_are_exact_and_apart(text: str, language: str | None) -> None:
    text = text.encode("utf-8", "ignore").decode()
    entities = annotate(text, language).entities
    assert all(one.text == text[one.start : one.end] and one.text for one in entities)
    assert all(one.end <= other.start for one, other in pairwise(entities))


@pytest.mark.parametrize(
    "text",
    [
        "\u0000\u0001\u0002 \ufffd\ufffd " * 20,
        "x9#$ q!! zz%% " * 30,
        "\u202e\u200f\u200d" * 50,
        "<div><span></span></div>" * 20,
    ],
)
def test_what_is_no_text_has_no_names(text: str) -> None:
    names = [one for one in annotate(text).entities if one.label not in SELECTORS]
    assert [one.text for one in names if one.label in ("PERSON", "ORG", "PLACE")] == []
