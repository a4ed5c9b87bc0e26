"""Which language a text is in, and that nothing is said where it is not sure."""

import json

import pytest

from graphbuild.language.text.detection import other_language
from tests.builds import ARTICLES

MAILS = {
    "fr": [
        "Bonjour Claire, merci pour ton message. Je serai à Lyon jeudi avec Marc.",
        "Je t'envoie le contrat ce soir. Bises, Hélène",
        "Le maire de Rouen a rencontré hier les dirigeants de la société Voltane.",
    ],
    "de": [
        "Anbei der Vertrag. Viele Grüße, Katrin",
        "Hallo Jonas, die Sitzung ist auf Montag verschoben. Bitte Frau Keller Bescheid sagen.",
        "Sehr geehrter Herr Brandt, vielen Dank für Ihre Nachricht.",
    ],
    "es": [
        "Te mando el contrato esta noche. Un abrazo, Pilar",
        "Hola Lucía, gracias por tu correo. Llegaré a Sevilla el jueves con Andrés.",
        "El alcalde de Burgos se reunió ayer con los directivos de la empresa Solmar.",
    ],
    "it": ["Il sindaco di Parma ha incontrato ieri i dirigenti della società Verdini."],
    "pt": ["O presidente da câmara de Braga reuniu-se ontem com os diretores da empresa."],
    "nl": ["De burgemeester van Breda sprak gisteren met de leiding van het bedrijf."],
    "nb": ["Møtet er flyttet til mandag, og jeg kan dessverre ikke være med denne gangen."],
    "pl": ["Dzień dobry Aniu, spotkanie zostało przeniesione na poniedziałek, proszę przekaż to."],
    "ru": ["Здравствуйте, Анна! Встреча перенесена на понедельник, сообщите Петру."],
    "el": ["Η συνάντηση μεταφέρθηκε για τη Δευτέρα. Ενημερώστε τον κύριο Παπαδόπουλο."],
    "ja": ["会議は月曜日に延期されました。田中さんに知らせてください。"],
    "zh": ["会议改到星期一举行，请通知王先生和李女士。"],
}

ENGLISH = [
    "The meeting is on Monday, with Hélène de la Tour and Jürgen von der Heide.",
    "Dear Claire, see you in Lyon on Thursday. Bises, Hélène",
    "Present: Jürgen Müller, Katrin Sommerfeld, Hélène Roussel, Andrés Quiroga, Łukasz Nowak.",
    "He read Los cuentos de la ribera, La casa de los patios and especially El faro de Cádiz.",
    "Ariel Menard sang “Je ne regrette que la mer” and the others were silent.",
    "SHIPPING NEWS FROM ROUEN AND LE HAVRE",
    "Thanks!",
    "",
    "42",
    "http://www.example.org/le-maire-de-rouen/la-mer?de=la",
]


@pytest.mark.parametrize(
    ("language", "mail"), [(code, mail) for code, mails in MAILS.items() for mail in mails]
)
def test_a_short_mail_in_another_language_is_noticed(language, mail):
    assert other_language(mail, "en") == language


@pytest.mark.parametrize("text", ENGLISH)
def test_of_english_texts_nothing_is_said_however_foreign_their_names(text):
    assert other_language(text, "en") is None


@pytest.mark.parametrize("text", ["Merci beaucoup !", "Bis morgen!", "Hasta luego", "Cordialement"])
def test_of_a_few_words_nothing_is_said(text):
    assert other_language(text, "en") is None


def test_a_text_in_two_languages_is_none_of_another():
    both = f"{MAILS['fr'][0]} Dear Claire, thanks for the message, I shall be there with him."
    assert other_language(both, "en") is None


def test_a_page_in_capitals_is_noticed():
    assert other_language(MAILS["fr"][2].upper(), "en") == "fr"


def test_a_mail_with_the_lines_that_programs_write_above_it_is_noticed():
    head = "From: helene@example.org\nTo: claire@example.org\nSubject: contrat\n\n"
    assert other_language(head + MAILS["fr"][1], "en") == "fr"


@pytest.mark.parametrize("expected", MAILS)
def test_of_a_text_in_the_expected_language_nothing_is_said(expected):
    assert [other_language(mail, expected) for mail in MAILS[expected]] == [None] * len(
        MAILS[expected]
    )


def test_english_is_noticed_where_another_language_is_expected():
    assert other_language("The meeting is on Monday. Please tell the others.", "fr") == "en"


def test_of_a_model_for_all_languages_no_text_is_in_another():
    assert other_language(MAILS["fr"][0], "xx") is None


def test_the_end_of_a_long_text_counts_as_well():
    text = "\n".join([*MAILS["fr"] * 20, *(ENGLISH[0] for _ in range(100))])
    assert other_language(text, "en") is None


def test_no_example_is_in_another_language():
    texts = [path.read_text("utf-8") for path in ARTICLES.iterdir() if path.suffix == ".txt"]
    assert texts
    assert {other_language(text, "en") for text in texts} == {None}


def test_the_detector_is_loaded_for_no_english_text():
    """It takes a third of a second, which those who have English texts alone do not pay."""
    import subprocess
    import sys

    code = (
        "import json, sys; from graphbuild.language.text.detection import other_language\n"
        "other_language('The mayor of Rouen met the heads of the firm.', 'en')\n"
        "print(json.dumps('py3langid' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(done.stdout) is False
