"""What of a message is told as the sender's, and what as others'."""

from pathlib import Path

import pytest
import yaml

from graphbuild.sources.mail.page import text_of_page
from graphbuild.sources.mail.quoted import Quoted, split_message

MESSAGES = yaml.safe_load((Path(__file__).parent / "messages.yaml").read_text("utf-8"))


@pytest.mark.parametrize("message", MESSAGES, ids=range(len(MESSAGES)))
def test_what_the_sender_wrote_is_told_from_what_is_quoted(message):
    own, quoted = split_message(message["body"])
    assert own == message["own"].strip("\n")
    assert quoted == [
        Quoted(each["text"].strip("\n"), each.get("subject"), each.get("date"))
        for each in message.get("quoted", ())
    ]


def test_a_page_is_told_apart_like_a_plain_message():
    page = """<html><head><style>p {}</style></head><body><div>Yes,<br>on&nbsp;Tuesday.</div>
    <div class="gmail_quote"><div>On Mon, May 2, 2022 at 10:15 AM Ada &lt;a@b.org&gt; wrote:<br>
    </div><blockquote><div>Can we meet
    Rosa Tamm?</div><div>Ada</div></blockquote></div></body></html>"""
    own, quoted = split_message(text_of_page(page))
    assert own == "Yes,\non Tuesday."
    assert [each.text for each in quoted] == ["Can we meet Rosa Tamm?\nAda"]


def test_the_head_of_a_page_of_outlooks_is_told():
    page = """<div>See below.</div><hr><div><p><b>From:</b> Rosa Tamm<br><b>Sent:</b> Tuesday,
    May 3, 2022<br><b>To:</b> Ada<br><b>Subject:</b> Ferry</p></div><p>It sails at nine.</p>"""
    own, quoted = split_message(text_of_page(page))
    assert own == "See below."
    assert [(each.subject, each.text) for each in quoted] == [("Ferry", "It sails at nine.")]


@pytest.mark.parametrize("depth", [50, 5000])
def test_quotes_of_any_depth_come_to_an_end(depth):
    split_message("\n".join("> " * n + f"line {n}" for n in range(depth, 0, -max(1, depth // 50))))
    text_of_page("<blockquote>" * depth + "x")
