"""Write the files of examples/inbox: a mailbox, a transcript and a scanned page.

    python examples/make_inbox.py

The bytes are the same on every run with the same Pillow and fpdf2. The page is a picture of
text, set in DejaVu Sans (Debian: fonts-dejavu-core), whose licence lets a document carry it.
"""

from __future__ import annotations

import argparse
import datetime as dt
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

INBOX = Path(__file__).parent / "inbox"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

MAIL = (
    (
        "Mon, 3 Jun 2024 09:14:00 +0200 (CEST)",
        '"Petrović, Zoran" <z.petrovic@acb.example>',
        {"To": "Katrin Albers <albers@altona.example>"},
        "The loan",
        """\
Dear Katrin,

the board of Adriatic Credit Bank has agreed to 90 million euros. It asks for the minutes of
the Jadrin Port Authority in return.

Kind regards,
Zoran Petrović
""",
    ),
    (
        "Mon, 3 Jun 2024 11:40:00 +0200 (CEST)",
        "albers@altona.example",
        {"To": "z.petrovic@acb.example"},
        "Re: The loan",
        """\
Thank you. I spoke with four banks, and yours was the cheapest.

On Mon, 3 Jun 2024, Zoran Petrović wrote:
> the board of Adriatic Credit Bank has agreed to 90 million euros.
""",
    ),
    (
        "Fri, 18 Oct 2024 16:02:00 +0200 (CEST)",
        "Ivan Horvat <ivan.horvat@ports.example>",
        {
            "To": "Petar Matošić <matosic@courier.example>",
            "Cc": "Press Office <press@ports.example>, Z. Petrović <z.petrovic@acb.example>",
        },
        "Your letter",
        """\
Dear Mr Matošić,

I learned of the reservation from your letter. The State Audit Office will hear of it on Monday.

Yours sincerely,
Ivan Horvat
Ministry of Ports, Zagreb
""",
    ),
    (
        "Sat, 19 Oct 2024 03:00:00 +0000 (UTC)",
        "Hotel Kormoran <noreply@kormoran.example>",
        {"To": "Zoran Petrović <z.petrovic@acb.example>"},
        "Rate your evening",
        "Dear guest,\n\nhow was your table for three? This is an automated message.\n",
    ),
)

TRANSCRIPT = """\
State Audit Office, hearing of 4 November 2024

Marija Kovač: Mr Horvat, who drafted the tender?

Ivan Horvat: I drafted it. I met Katrin Albers in Zagreb in March, as I met all four bidders.

Marija Kovač: And the bank?

Ivan Horvat: I never met Zoran Petrović.
"""

PAGE = """\
HOTEL KORMORAN

Reservations for Thursday, 30 May 2024

20.00  A table for three in the name of
Adriatic Credit Bank. The guests were
received by Tomislav Kovač, who left
before the fish.
"""


def write_mailbox(path: Path) -> None:
    """Write the messages as an .mbox."""
    parts = []
    for number, (date, sender, received, subject, text) in enumerate(MAIL, 1):
        message = EmailMessage(policy=SMTP.clone(linesep="\n"))
        message["From"] = sender
        for field, who in received.items():
            message[field] = who
        message["Date"], message["Subject"] = date, subject
        message["Message-ID"] = f"<{number}@jadrin.example>"
        message.set_content(text, cte="8bit")
        parts.append(b"From - Mon Jun  3 09:00:00 2024\n" + message.as_bytes() + b"\n")
    path.write_bytes(b"".join(parts))


def write_scan(path: Path, *, font: Path) -> None:
    """Write the page as a PDF that has a picture and no text. font: DejaVuSans.ttf."""
    picture = Image.new("L", (1240, 900), 255)
    ImageDraw.Draw(picture).text((90, 90), PAGE, 0, ImageFont.truetype(font, 42), spacing=26)
    pdf = FPDF(format=(210, 152))
    pdf.set_creation_date(dt.datetime(2024, 5, 30, 20, 0, tzinfo=dt.UTC))
    pdf.set_title("A page of the reservation book")
    pdf.add_page()
    pdf.image(picture, x=0, y=0, w=210)
    pdf.output(str(path))


def main() -> None:
    """Write the files into examples/inbox."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=INBOX, help="folder to write into")
    parser.add_argument("--font", type=Path, default=FONT, help="DejaVuSans.ttf")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    write_mailbox(options.out / "mailbox.mbox")
    (options.out / "2024-11-04-hearing.txt").write_text(TRANSCRIPT, "utf-8")
    write_scan(options.out / "reservations.pdf", font=options.font)


if __name__ == "__main__":
    main()
