"""What people say to each other: subtitles and chats."""

import datetime as dt
import json

import pytest

from graphbuild.model import Document
from tests.sources.reading import TEXT, everything, fault, one, read, write

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>Ada Nwosu left</i>
{\\an8}Lagos in May.

2
00:00:03,600 --> 00:00:05,000
- Where did she go?
- To Riga.

3
00:00:20,000 --> 00:00:22,000
ROSA: I met her &amp; Oskar.
"""
VTT = """WEBVTT - The Ferry

NOTE made by hand

00:01.000 --> 00:03.000 align:start
<v Rosa Tamm>I met <b>Oskar</b>.</v>

00:03.000 --> 00:05.000
I met Oskar.
"""
CHAT = """[28/04/2022, 23:58:01] The ferry: \u200eMessages are end-to-end encrypted.
[28/04/2022, 23:59:10] Ada Nwosu: Is Rosa Tamm in Riga?
[03/05/2022, 09:12:33] Oskar: She is.
And she has the deed.
[03/05/2022, 09:13:00] Ada Nwosu: \u200e<attached: 0001.jpg>
"""


def test_subtitles_give_what_is_said_by_turns(tmp_path):
    assert one(write(tmp_path / "a.srt", SRT.replace("\n", "\r\n"))).text == (
        "Ada Nwosu left\nLagos in May.\n\nWhere did she go?\n\nTo Riga.\n\nROSA: I met her & Oskar."
    )


def test_a_voice_is_a_label_and_captions_that_roll_come_once(tmp_path):
    found = one(write(tmp_path / "a.vtt", VTT))
    assert found.title == "The Ferry"
    assert found.text.startswith("Rosa Tamm: I met Oskar.")
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nAda left\n\n00:02.000 --> 00:03.000\nAda left\nLagos.\n"
    )
    assert one(write(tmp_path / "b.vtt", rolling)).text == "Ada left\nLagos."


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_subtitles_that_are_none_are_named(tmp_path, name):
    assert "no subtitles" in fault(write(tmp_path / name, TEXT))


@pytest.mark.parametrize("chat", [CHAT, CHAT.replace("[", "").replace("] ", " - ")])
def test_a_chat_is_a_document_a_day(tmp_path, chat):
    first, second = read(write(tmp_path / "chat.txt", chat))
    assert first.id == "chat.txt#2022-04-28"
    assert first.text.endswith("Ada Nwosu: Is Rosa Tamm in Riga?")
    assert (second.date, second.text) == (
        dt.date(2022, 5, 3),
        "Oskar: She is.\nAnd she has the deed.",
    )


def test_a_chat_of_signals_names_nobody_me(tmp_path):
    chat = """[2022-05-03, 09:12] Me: Is Rosa Tamm in Riga?
(- Oskar: 👍 -)
[2022-05-03, 09:15] Oskar: She is. ![deed](./media/2022_deed.jpg)
[2022-05-04, 10:01] Oskar: And she has [the deed](https://riga.example).
"""
    first, second = read(write(tmp_path / "Oskar" / "chat.md", chat))
    assert first.text == "Me: Is Rosa Tamm in Riga?\n\nOskar: She is."
    assert (first.date, first.correspondents) == (dt.date(2022, 5, 3), ())
    assert second.text == "Oskar: And she has [the deed](https://riga.example)."


def test_days_that_can_be_read_in_two_ways_are_none(tmp_path):
    chat = "".join(f"[0{n}/05/2022, 09:12:33] Ada: {n}\n" for n in range(1, 5))
    (found,) = read(write(tmp_path / "chat.txt", chat))
    assert found.date is None


def test_telegrams_chat_is_a_document_a_day(tmp_path):
    messages = [
        {"type": "service", "actor": "Ada", "date": "2022-05-02T09:00:00", "text": ""},
        {
            "type": "message",
            "from": "Ada Nwosu",
            "date": "2022-05-03T09:00:00",
            "text": "Is Rosa in?",
        },
        {
            "type": "message",
            "from": "Oskar",
            "date": "2022-05-03T09:01:00",
            "text": ["Yes, ask ", {"type": "mention", "text": "@rosa"}],
        },
    ]
    chat = {"name": "The ferry", "type": "private_group", "id": 1, "messages": messages}
    of_two = one(write(tmp_path / "two.json", json.dumps(chat | {"type": "personal_chat"})))
    assert of_two.text[: of_two.head] == "Chat: Ada Nwosu, Oskar Date: 2022-05-03"
    assert one(write(tmp_path / "result.json", json.dumps(chat))) == Document(
        "result.json#2022-05-03",
        "Ada Nwosu: Is Rosa in?\n\nOskar: Yes, ask @rosa",
        "The ferry",
        dt.date(2022, 5, 3),
    )


def test_slacks_chat_is_a_document_a_day(tmp_path):
    messages = [
        {"type": "message", "user": "U1", "ts": "1651568400.0001", "text": "Is <@U2|Rosa> in?"},
        {
            "type": "message",
            "subtype": "channel_join",
            "user": "U2",
            "ts": "1651568401",
            "text": "x",
        },
        {
            "type": "message",
            "user": "U2",
            "ts": "1651568402",
            "text": "Yes.",
            "user_profile": {"real_name": "Rosa Tamm"},
        },
    ]
    found = one(write(tmp_path / "2022-05-03.json", json.dumps(messages)))
    assert (found.text, found.date) == ("U1: Is Rosa in?\n\nRosa Tamm: Yes.", dt.date(2022, 5, 3))


def test_records_that_only_look_like_a_chat_stay_records(tmp_path):
    records = [{"type": "news", "text": TEXT, "from": "Riga"}]
    found = everything(write(tmp_path / "a.json", json.dumps({"messages": records})))
    assert [each.text for each in found if isinstance(each, Document)] == [TEXT]
