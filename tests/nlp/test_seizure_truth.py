"""Seizures that did not happen, that nobody in office made, or that are findings of laboratories."""

from __future__ import annotations

import pytest

from tests.nlp.event_texts import events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police denied reports that they had seized 500 kg of cocaine."),
        ("en", "Reports that customs seized 5 kg of heroin are false, police said."),
        ("en", "The claim that 2 tonnes of cocaine were found on the ship turned out to be a hoax."),
        ("en", "Officers could have found 3 kg of heroin."),
        ("en", "Did police seize 5 kg of cocaine?"),
        ("en", "The new film shows agents seizing two tonnes of cocaine."),
        ("en", "Police hope to seize 3 kg of heroin next week."),
        ("es", "La policía niega haber incautado 300 kilos de cocaína."),
        ("es", "Es falso que la policía haya incautado 300 kilos de cocaína."),
        ("es", "La policía no halló 5 kilos de cocaína."),
        ("fr", "La police dément avoir saisi 500 kg de cocaïne."),
        ("fr", "Aucune trace de cocaïne n'a été trouvée dans la maison."),
        ("fr", "Les policiers auraient pu saisir 3 kg de cocaïne."),
        ("pt", "A polícia nega ter apreendido 300 quilos de cocaína."),
        ("pt", "Não foi encontrada cocaína no barco."),
        ("it", "La polizia smentisce di aver sequestrato 3 chili di hashish."),
        ("it", "Nessun grammo di hashish è stato trovato nella villa."),
        ("de", "Die Polizei bestreitet, 500 kg Kokain beschlagnahmt zu haben."),
        ("de", "Die Polizei stellte kein Kokain sicher."),
        ("de", "Die Meldung, dass 3 kg Heroin beschlagnahmt wurden, ist falsch."),
        ("nl", "De politie ontkent dat er 500 kilo cocaïne in beslag is genomen."),
        ("nl", "De politie vond geen cocaïne in de woning."),
    ],
)
def test_what_is_denied_false_asked_or_planned_is_no_seizure(language: str, text: str) -> None:
    assert events(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He denied the charge after police seized 5 kg of cocaine from his van."),
        ("en", "Police were able to seize 5 kg of cocaine."),
        ("en", "Police found no weapons but seized 5 kg of cocaine."),
        ("en", "The driver was found to have 5 kg of cocaine."),
        ("es", "El acusado niega los hechos tras la incautación de 5 kilos de cocaína."),
        ("de", "Die Polizei fand keine Waffen, beschlagnahmte aber 5 kg Kokain."),
    ],
)
def test_denials_of_something_else_leave_the_seizure(language: str, text: str) -> None:
    assert [event.kilograms for event in events(text, language)] == [5.0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels seized 3 tonnes of cocaine from a rival militia."),
        ("en", "Gunmen captured the town and seized 20 kg of heroin."),
        ("en", "Robbers stole 4 kg of cocaine found in a pharmacy."),
        ("en", "The army seized power amid the cocaine boom."),
        ("en", "The engine seized up while he was smuggling 5 kg of heroin."),
        ("en", "He seized the opportunity to sell cocaine."),
        ("en", "Police seized his phone after he sold 5 kg of cocaine."),
        ("fr", "Les rebelles ont saisi 30 kg de cocaïne."),
        ("de", "Die Rebellen beschlagnahmten 30 kg Kokain."),
    ],
)
def test_what_no_authority_took_is_no_seizure(language: str, text: str) -> None:
    assert events(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "The navy seized 3 tonnes of cocaine from rebels.",
        "Gang members were caught with 3 tonnes of cocaine.",
        "Police seized 3 tonnes of cocaine in a warehouse of the cartel.",
    ],
)
def test_what_was_taken_from_gangs_is_a_seizure(text: str) -> None:
    assert [event.kilograms for event in events(text)] == [3000.0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fentanyl: 'fentanyl was found in pills tested by the laboratory."),
        ("en", "Traces of cocaine were found in wastewater."),
        ("en", "Cocaine was found in his blood. cocaine was found in fake heroin pills."),
        ("en", "The lab found fentanyl in 12 of 20 samples of heroin."),
        ("en", "A study found that cocaine kills."),
        ("fr", "De la cocaïne a été retrouvée dans son sang."),
        ("pt", "Foi encontrada cocaína no sangue do motorista."),
        ("nl", "In zijn bloed werd cocaïne aangetroffen."),
    ],
)
def test_findings_in_samples_and_bodies_are_no_seizures(language: str, text: str) -> None:
    assert events(text, language) == []
