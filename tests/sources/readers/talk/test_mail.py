import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest

from graphbuild.errors import SourceError
from graphbuild.model import Document
from tests.sources.mail_files import mail, mailbox, outlook
from tests.sources.office_files import zipped
from tests.sources.reading import fault, one, passed, read, write

DAY = dt.date(2022, 5, 3)
SENDER = "Ada Nwosu <ada@tolland.example>"
TEXT = "Oskar Brandt has sold the ferry."


def documents(*inputs: Path, **settings: object) -> dict[str, Document]:
    found = read(*inputs, **settings)
    assert all(isinstance(each, Document) for each in found), found
    return {each.id: each for each in found}


def with_deed(message: EmailMessage) -> EmailMessage:
    message.add_attachment("The deed names Rosa Tamm.", filename="deed.txt")
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    return message


def test_a_message_gives_what_its_head_says(tmp_path):
    found = one(write(tmp_path / "a.eml", mail(f"{TEXT}\n\nRegards,\nAda\n").as_bytes()))
    assert (found.id, found.body) == ("m1@tolland.example", TEXT)
    assert (found.title, found.date, found.source) == ("The ferry", DAY, SENDER)
    head = "From: Ada Nwosu <ada@tolland.example> To: Rosa Tamm <rosa@riga.example>"
    assert found.text[: found.head] == f"{head} Date: 2022-05-03"
    assert [(each.role, each.span.of(found.text)) for each in found.correspondents] == [
        ("sender", "Ada Nwosu"),
        ("recipient", "Rosa Tamm"),
    ]


def test_a_message_without_an_id_has_its_files(tmp_path):
    message = mail(TEXT)
    del message["Message-ID"]
    assert one(write(tmp_path / "a.eml", message.as_bytes())).id == "a.eml"


def test_a_head_in_another_encoding_is_decoded(tmp_path):
    raw = b"From: =?iso-8859-2?Q?Ana_Peri=E6?= <a@b.org>\nSubject: =?utf-8?B?xIxhbQ==?=\n\nYes.\n"
    found = one(write(tmp_path / "a.eml", raw))
    assert (found.title, found.source) == ("Čam", "Ana Perić <a@b.org>")


def test_a_page_is_read_where_there_is_no_plain_text(tmp_path):
    page = f"<p>{TEXT}</p><blockquote>Have you sold it?</blockquote>"
    found = documents(write(tmp_path / "a.eml", mail("", page=page).as_bytes()))
    assert [each.body for each in found.values()] == [TEXT, "Have you sold it?"]


def test_attachments_are_documents_with_their_message_as_source(tmp_path):
    path = write(tmp_path / "a.eml", with_deed(mail(TEXT)).as_bytes())
    deed = documents(path)["a.eml/deed.txt"]
    assert (deed.text, deed.source) == ("The deed names Rosa Tamm.\n", "m1@tolland.example")
    assert deed.date == DAY
    assert passed(path) == {"logo.gif": "there is no reader for .gif"}


def test_a_message_in_a_message_is_one_of_its_own(tmp_path):
    outer = mail("See the attached.", id="m2@tolland.example")
    outer.add_attachment(mail(TEXT))
    found = documents(write(tmp_path / "a.eml", outer.as_bytes()))
    assert list(found) == ["m2@tolland.example", "m1@tolland.example"]


def test_a_message_that_is_quoted_whole_is_a_document(tmp_path):
    text = f"Good.\n\nOn Mon, 2 May 2022, Rosa Tamm wrote:\n> {TEXT}\n"
    found = documents(write(tmp_path / "a.eml", mail(text).as_bytes()))
    quoted = found["m1@tolland.example#quoted1"]
    assert (quoted.text, quoted.date) == (TEXT, dt.date(2022, 5, 2))
    assert quoted.source == "m1@tolland.example"


def test_a_message_without_a_text_is_named_and_its_attachments_are_read(tmp_path):
    path = write(tmp_path / "a.eml", with_deed(mail(" ")).as_bytes())
    assert list(documents(path)) == ["a.eml/deed.txt"]
    assert passed(path)["a.eml"] == "it is mail without a text"


def test_lines_that_only_wrap_are_joined(tmp_path):
    raw = f"From: a@b.org\nSubject: x\nContent-Type: text/plain; format=flowed\n\n{TEXT[:20]} \n"
    assert one(write(tmp_path / "a.eml", f"{raw}{TEXT[20:]}\n")).body == f"{TEXT[:20]} {TEXT[20:]}"


def test_each_message_of_a_mailbox_is_a_document(tmp_path):
    messages = [mail(TEXT), with_deed(mail("From Riga with the ferry.", id="m2@tolland.example"))]
    found = documents(mailbox(tmp_path / "a.mbox", messages))
    assert {id: each.body for id, each in found.items()} == {
        "m1@tolland.example": TEXT,
        "m2@tolland.example": "From Riga with the ferry.",
        "a.mbox/2/deed.txt": "The deed names Rosa Tamm.\n",
    }


def test_mail_is_known_without_an_ending_and_in_a_maildir(tmp_path):
    mailbox(tmp_path / "Inbox", [mail(TEXT)])
    write(tmp_path / "box" / "cur" / "16515.M1P2.host:2,S", mail("One.", id="a").as_bytes())
    write(
        tmp_path / "box" / ".Sent" / "cur" / "16516.M1P2.host:2,S", mail("Two.", id="b").as_bytes()
    )
    assert sorted(each.body for each in documents(tmp_path).values()) == ["One.", TEXT, "Two."]


def test_apples_mail_is_read(tmp_path):
    raw = mail(TEXT).as_bytes()
    path = write(tmp_path / "a.emlx", b"%d\n%s<?xml version='1.0'?><plist/>" % (len(raw), raw))
    assert one(path).body == TEXT


@pytest.mark.parametrize("name", ["a.msg", "a.dat"])
def test_outlooks_mail_is_read_with_its_attachments(tmp_path, name):
    heads = f"From: {SENDER}\r\nDate: Tue, 3 May 2022 09:12:00 +0000\r\nMessage-ID: <m7@x>\r\n"
    deed = {"deed.txt": b"The deed."}
    found = documents(
        outlook(tmp_path / name, subject="The ferry", body=TEXT, heads=heads, attached=deed)
    )
    read = found["m7@x"]
    assert (read.body, read.title, read.date, read.source) == (TEXT, "The ferry", DAY, SENDER)
    assert read.text[: read.head] == f"From: {SENDER} Date: 2022-05-03"
    assert found[f"{name}/deed.txt"].source == "m7@x"


def test_mail_in_an_archive_is_read_with_its_attachments(tmp_path):
    raw = with_deed(mail(TEXT)).as_bytes()
    assert "p.zip/a.eml/deed.txt" in documents(zipped(tmp_path / "p.zip", {"a.eml": raw}))


def test_a_saved_page_has_its_address_as_source(tmp_path):
    page = EmailMessage()
    page["Subject"] = "Ferry sold"
    page["Snapshot-Content-Location"] = "https://news.example/ferry"
    page.set_content(f"<html><body><p>{TEXT}</p></body></html>", subtype="html")
    page.make_mixed()
    found = one(write(tmp_path / "a.mhtml", page.as_bytes()))
    assert (found.text, found.source) == (TEXT, "https://news.example/ferry")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.eml", "no mail\n"),
        ("a.eml", ""),
        ("a.mbox", "no mail"),
        ("a.msg", "no mail"),
        ("a.msg", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        ("a.mhtml", "no page"),
    ],
)
def test_mail_that_is_none_is_named(tmp_path, name, content):
    assert name in fault(write(tmp_path / name, content))


HEADS = [
    b"Date: Tue, 99 Foo 2022\n",
    b"Content-Type: multipart/mixed\n",
    b"Content-Type: text/plain; charset=no-such\n",
    b"Content-Type: text/plain; charset\n",
    b"Content-Transfer-Encoding: base64\n",
    b"From: \xff\xfe <\n",
    b"Subject: =?utf-8?B?!!!?=\n",
    b"Content-Disposition: attachment; filename*=x'y\n",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_damaged_head_costs_a_message_nothing_but_that_head(tmp_path, head):
    raw = b"From: a@b.org\n" + head + b"\n" + TEXT.encode() + b"\n"
    found = read(write(tmp_path / "a.eml", raw))
    assert not any(isinstance(each, SourceError) and "reader failed" in str(each) for each in found)
