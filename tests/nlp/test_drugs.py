"""Drugs: the lexicon's terms, compounds, names built by a pattern, and words that mean a drug only sometimes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.drugs import read_drugs
from nlp.drugs.patterns import find_built_names
from nlp.drugs.weights import Weights, read_weights, write_weights


def drugs(text: str, language: str | None = "en") -> list[tuple[str, str | None]]:
    """The drugs of a text with their ids."""
    return [(text[mark.start : mark.end], mark.canonical) for mark in read_drugs(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a cocaine dealer", [("cocaine", "cocaine")]),
        ("fentanyl-laced pills", [("fentanyl", "fentanyl")]),
        ("Crack cocaine was sold", [("Crack cocaine", "cocaine")]),
        ("black tar heroin", [("black tar heroin", "heroin")]),
        ("METHAMPHETAMINE and hashish", [("METHAMPHETAMINE", "methamphetamine"), ("hashish", "cannabis")]),
        ("black\ntar heroin", [("black\ntar heroin", "heroin")]),
        ("he asked for benzodiazapines", [("benzodiazapines", "benzodiazepines")]),
        ("a parcel of amphetemine", [("amphetemine", "amphetamine")]),
    ],
)
def test_a_drug_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert drugs(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("incautó heroína", "es", "heroin"),
        ("警方查获海洛因两公斤", "zh", "heroin"),
        ("изъяли килограмм гашиша", "ru", "cannabis"),
        ("ضبط مليون حبة كبتاغون", "ar", "fenethylline"),
        ("ยึดยาบ้าสองล้านเม็ด", "th", "methamphetamine"),
        ("Die Polizei fand Methamphetamin", "de", "methamphetamine"),
        ("apreenderam maconha", "pt", "cannabis"),
        ("sequestrati due chili di eroina", "it", "heroin"),
        ("de politie vond cocaïne", "nl", "cocaine"),
        ("saisie de résine de cannabis", "fr", "cannabis"),
        ("un kilo d'héroïne", "fr", "heroin"),
        ("il carico dell’eroina", "it", "heroin"),
    ],
)
def test_drugs_are_read_in_other_languages(text: str, language: str, expected: str) -> None:
    assert [id_ for _, id_ in drugs(text, language)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The ice on the lake began to crack under the snow.",
        "She drank a Coke and smoked a cigarette.",
        "Naloxone saves lives; aspirin and alcohol are sold here.",
        "A pot of tea, a line of speed cameras and a bag of sugar.",
        "Nacocaine is not a word.",
        "The heroine of the film climbs down a rope.",
        "She is a PHP developer and wrote a PHP script; a PBP report came too.",
        "The angel dust fell from the wings in the school play.",
        "Qatar (QAT) came third and Kuwait (KUW) fourth.",
        "The children rode a horse through the tall grass.",
    ],
)
def test_everyday_words_are_no_drugs(text: str) -> None:
    assert drugs(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police said the dealers sold 40 grams of ice a week.", "ice"),
        ("He was smoking crack and taking heroin.", "crack"),
        ("They were charged with trafficking speed, cocaine and cannabis.", "speed"),
        ("been addicted to dope for ten years, shooting it daily", "dope"),
    ],
)
def test_a_street_name_among_drugs_is_a_drug(text: str, word: str) -> None:
    assert word in dict(drugs(text))


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Vendían gramos de nieve en la plaza.", "es", "nieve"),
        ("Verkauft wurden Kokain, Schnee und Pillen.", "de", "Schnee"),
        ("Il fumait de l'herbe.", "fr", "herbe"),
        ("saisie de 500 comprimés d'ecstasy", "fr", "ecstasy"),
        ("500 pasticche di ecstasy", "it", "ecstasy"),
        ("500 pillen ecstasy", "nl", "ecstasy"),
        ("2 mil comprimidos de ecstasy", "pt", "ecstasy"),
        ("500 Ecstasy-Pillen", "de", "Ecstasy-Pillen"),
        ("Il est accro à l'héroïne.", "fr", "héroïne"),
        ("Sequestrati due chili di erba e cocaina.", "it", "erba"),
    ],
)
def test_a_street_name_counts_beside_cues_of_its_language(text: str, language: str, word: str) -> None:
    assert word in dict(drugs(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La nieve cubre la sierra y la hierba está seca.", "es"),
        ("Im Winter liegt Schnee auf dem Gras.", "de"),
        ("La neige tombe sur l'herbe du jardin.", "fr"),
        ("L'héroïne du film tombe amoureuse.", "fr"),
        ("La neve copre l'erba del parco.", "it"),
    ],
)
def test_without_cues_a_word_of_another_language_keeps_its_everyday_sense(text: str, language: str) -> None:
    assert drugs(text, language) == []


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("metonitazene", "metonitazene"),
        ("fictonitazene", "fictonitazene"),
        ("ortho-methylacetylfentanyl", "ortho-methylacetylfentanyl"),
        ("para-fluoro-butyryl fentanyl", "para-fluoro-butyryl fentanyl"),
        ("JWH-018", "jwh-018"),
        ("JWH-307", "jwh-307"),
        ("AB-FUBINACA", "ab-fubinaca"),
        ("MDMB-5Br-INACA", "mdmb-5br-inaca"),
        ("4F-MDMB-BICA", "4f-mdmb-bica"),
        ("5-fluoro-propylcathinone", "5-fluoro-propylcathinone"),
        ("2C-B", "2c-b"),
        ("2C-T-4", "2c-t-4"),
        ("25E-NBOMe", "25e-nbome"),
        ("α-PVP", "alpha-pvp"),
        ("4-Cl-α-PVP", "4-cl-alpha-pvp"),
        ("3-methyl-ethcathinone", "3-mec"),
        ("fluetizolam", "fluetizolam"),
        ("4-HO-MiPT", "4-ho-mipt"),
        ("1V-LSD", "1v-lsd"),
        ("U-48520", "u-48520"),
    ],
)
def test_a_name_built_by_a_pattern_is_a_drug_with_an_id_made_of_it(name: str, id_: str) -> None:
    assert drugs(f"The tablets contained {name}, a laboratory said.") == [(name, id_)]


@pytest.mark.parametrize(
    "text", ["an anti-fentanyl task force", "the non-fentanyl deaths", "turn on 2-FA for the account", "the AL-2C bus"]
)
def test_what_only_looks_like_a_built_name_is_none(text: str) -> None:
    assert list(find_built_names(text)) == []


def test_what_a_street_name_was_read_by_is_said() -> None:
    (mark,) = [one for one in read_drugs("Officers seized 12 grams of ice.") if one.canonical == "methamphetamine"]
    assert mark.why is not None
    assert mark.why.startswith("methamphetamine, by its street name 'ice' beside")
    assert "'grams'" in mark.why
    assert mark.score is not None
    assert 0.5 <= mark.score < 1


def test_what_a_clear_name_was_read_by_is_said() -> None:
    (mark,) = read_drugs("two kilos of hashish")
    assert (mark.why, mark.score) == ("cannabis, by its name 'hashish'", 0.95)


def test_a_shared_street_name_is_the_substance_that_the_text_names() -> None:
    found = dict(drugs("They sold speed and other amphetamine; the speed was seized with a kilo of amphetamine."))
    assert found["speed"] == "amphetamine"


def test_weights_are_read_as_they_were_written() -> None:
    weights = Weights(-0.5, {"t=ice": 1.25, "b:law": -0.75})
    assert read_weights(write_weights(weights)) == weights


_WORDS = st.sampled_from(
    [
        "ice",
        "heroin",
        "Coke",
        "of",
        "grams",
        "5",
        "(",
        "H",
        "α-PVP",
        "nitazene",
        "methyl",
        "fentanyl",
        "-",
        "ยาบ้า",
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=30).map(" ".join)), st.sampled_from([None, "en", "es"])
)
def test_marks_lie_in_the_text_and_never_overlap(text: str, language: str | None) -> None:
    marks = sorted(read_drugs(text, language), key=lambda mark: mark.start)
    assert all(0 <= mark.start < mark.end <= len(text) and mark.canonical for mark in marks)
    assert all(one.end <= other.start for one, other in itertools.pairwise(marks))


@pytest.mark.parametrize("piece", ["methyl", "ice ", "3-", "a-", "AB-", "nitazen", "α", "((", "of ice, "])
def test_long_runs_are_read_in_full(piece: str) -> None:
    text = piece * 4_000 + " cocaine"
    assert dict(drugs(text))["cocaine"] == "cocaine"
