"""A list of names and documents: who on it is meant, and who only looks like it.

The rules. People's names are drawn from given names and surnames below, each pair once, in an
order that a seed fixes; so are organisations from names of towns and of trades. Each case is a
row or two of the list and what the documents say, by one of the ways below in turn. Half of
the ways tell of the one on the list: as it stands there, or with a middle name, a call name,
a title, without diacritics, by an alias, in capitals. The others tell of somebody else who
looks like it: by surname alone, by given name alone, of another given name, middle name,
generation, gender, employer, country, year of birth or type, or one of two on the list of whom
nothing says which. Cases share documents, three in each, so that they have company. The hard
ones in hard.yaml were written by hand.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

GIVEN = {
    "she": (
        "Marta Helena Ingrid Amira Katarzyna Noura Beatriz Simone Yuki Olga Fatma Leonie Agnes"
    ).split(),
    "he": (
        "Tomasz Henrik Samir Anders Jorge Matteo Viktor Emeka Kenji Pavel Mehmet Lukas Edgar"
    ).split(),
}
_OTHERS = {"she": "Daria Wanda Nadia".split(), "he": "Oskar Milan Ruben".split()}
"""Given names that nobody on the list has."""
SURNAMES = (
    "Halvorsen Brankovic Okonjo Lindqvist Ferreira Takahashi Dragan Mbeki Castellano Nowicki "
    "Aydin Petrossian Vandermeer Kowalczyk Ibarra Sorensen Rahmani Dufresne Keleti Oyelaran "
    "Marchetti Hadžić Müllenberg Pacheco Strand Wierzba Quispe Fontaine Abramov Tesfaye"
).split()
_MIDDLE = "Rose Paul Adam Claire Simon Ruth".split()
_CALLED = {"Robert": "Bob", "William": "Bill", "Katherine": "Kate", "Thomas": "Tom", "Edward": "Ed"}
_TOWNS = "Ostvik Marlow Grenholm Talavera Brodek Caldera Winsford Norrby Selwyn Tarnow".split()
_TRADES = (
    "Shipping,Timber Company,Insurance,Research Institute,Workers' Union,Steel Works,"
    "Savings Bank,Water Authority,Film Studios,Relief Fund"
).split(",")
_COUNTRIES = [
    ("Norway", "Norwegian"),
    ("Kenya", "Kenyan"),
    ("Chile", "Chilean"),
    ("Japan", "Japanese"),
]


@dataclass(frozen=True)
class Row:
    """A row of the list."""

    id: str
    name: str
    type: str = "person"
    aliases: str = ""
    country: str = ""
    born: str = ""
    organisation: str = ""
    gender: str = ""


@dataclass(frozen=True)
class Case:
    """Rows, what a document says, and who it means.

    meant: id of the row that is meant → as the document writes it. way: by which rule.
    """

    way: str
    rows: tuple[Row, ...]
    text: str
    meant: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Names:
    """What a way of making a case draws from."""

    number: int
    given: str
    surname: str
    gender: str
    chance: random.Random

    @property
    def name(self) -> str:
        """Return the name of a person."""
        return f"{self.given} {self.surname}"

    @property
    def id(self) -> str:
        """Return the id of the first row."""
        return f"L{self.number:03}"

    def body(self, further: int = 0) -> str:
        """Return the name of an organisation."""
        town = _TOWNS[(self.number + further) % len(_TOWNS)]
        return f"{town} {_TRADES[(self.number // len(_TOWNS) + 3 * further) % len(_TRADES)]}"

    def country(self, further: int = 0) -> tuple[str, str]:
        """Return a country and its adjective."""
        return _COUNTRIES[(self.number + further) % len(_COUNTRIES)]

    def said(self, name: str) -> str:
        """Return a sentence or two about somebody."""
        last, other = name.rsplit(maxsplit=1)[-1], self.body(4)
        pronoun = self.gender.title()
        return self.chance.choice(
            (
                f"{name} signed the agreement on Monday. {last} did not comment afterwards.",
                f"On Thursday {name} met a delegation in {_TOWNS[3]}. {pronoun} left early.",
                f"The plan was drawn up by {name}, who has worked on it for years.",
                f"“We have waited long enough,” said {name}. {last} called for a vote.",
                f"{name} criticised {other} in a letter. {pronoun} asked for an inquiry.",
            )
        )


Way = Callable[[Names], Case]


def _meant(way: str, n: Names, written: str, text: str | None = None, **row: str) -> Case:
    listed = {"name": n.name, **row}
    return Case(way, (Row(n.id, **listed),), text or n.said(written), {n.id: written})


def _other(way: str, n: Names, text: str, **row: str) -> Case:
    return Case(way, (Row(n.id, **{"name": n.name, **row}),), text)


def _two(text: str, meant: dict[str, str], first: Row, second: Row) -> Case:
    return Case("two of one name", (first, second), text, meant)


def _ways() -> Iterator[Way]:
    yield lambda n: _meant("as on the list", n, n.name)
    yield lambda n: _other("surname alone", n, f"{n.surname} opposed it. {n.surname} was alone.")
    yield lambda n: _meant("a middle name more", n, f"{n.given} {_mid(n)} {n.surname}")
    yield lambda n: _other(
        "another middle name",
        n,
        n.said(f"{n.given} {_mid(n)} {n.surname}"),
        name=f"{n.given} {_mid(n, 1)} {n.surname}",
    )
    yield lambda n: _meant(
        "with employer",
        n,
        n.name,
        f"{n.name} works for {n.body()}. {n.said(n.name)}",
        organisation=n.body(),
    )
    yield lambda n: _other(
        "another employer",
        n,
        f"{n.name} works for {n.body()}. {n.said(n.name)}",
        organisation=n.body(1),
    )
    yield lambda n: _meant("surname first", n, n.name, name=f"{n.surname}, {n.given}")
    yield lambda n: _other("another given name", n, n.said(f"{_other_given(n)} {n.surname}"))
    yield lambda n: _meant("a title", n, n.name, n.said(f"{_title(n)} {n.name}"), gender=n.gender)
    yield lambda n: _other(
        "another gender",
        n,
        f"{_title(n)} {n.name} spoke first. {n.said(n.name)}",
        gender="he" if n.gender == "she" else "she",
    )
    yield lambda n: _meant(
        "with country",
        n,
        n.name,
        f"The {n.country()[1]} engineer {n.name} arrived on Friday. {n.said(n.name)}",
        country=n.country()[0],
    )
    yield lambda n: _other(
        "another country",
        n,
        f"The {n.country()[1]} engineer {n.name} arrived on Friday. {n.said(n.name)}",
        country=n.country(1)[0],
    )
    yield lambda n: _meant(
        "a firm",
        n,
        n.body(7),
        f"{n.body(7)} opened a new office. The shares of {n.body(7)} rose.",
        name=f"{n.body(7)} Ltd",
        type="company",
    )
    yield lambda n: _other(
        "another legal form",
        n,
        f"{_firm(n)} GmbH closed its office. The staff sued {_firm(n)} GmbH.",
        name=f"{_firm(n)} Ltd",
        type="company",
    )
    yield lambda n: _meant(
        "with birth",
        n,
        n.name,
        f"{n.name} was born on 4 March {_year(n)}. {n.said(n.name)}",
        born=f"{_year(n)}-03-04",
    )
    yield lambda n: _other(
        "another birth",
        n,
        f"{n.name} was born on 4 March {_year(n)}. {n.said(n.name)}",
        born=f"{_year(n) - 7}-08-11",
    )
    yield lambda n: _meant("an alias", n, n.name, name=f"{n.given} {n.surname}-Ur", aliases=n.name)
    yield lambda n: _other(
        "another generation",
        n,
        f"{n.name} Sr. opened the mill. The town honoured {n.name} Sr.",
        name=f"{n.name} Jr.",
    )
    yield lambda n: _meant("a call name", n, _call(n)[1], name=_call(n)[0])
    yield lambda n: _other("given name alone", n, f"{n.given} kept it. {n.given} never showed it.")
    yield lambda n: _two(
        f"{n.name} joined {n.body()} in May. {n.said(n.name)}",
        {n.id: n.name},
        Row(n.id, n.name, organisation=n.body()),
        Row(f"{n.id}b", n.name, organisation=n.body(2)),
    )
    yield lambda n: _two(
        n.said(n.name),
        {},
        Row(n.id, n.name),
        Row(f"{n.id}b", n.name, country=n.country()[0]),
    )


WAYS = tuple(_ways())


def _mid(n: Names, further: int = 0) -> str:
    return _MIDDLE[(n.number + further) % len(_MIDDLE)]


def _other_given(n: Names) -> str:
    return _OTHERS[n.gender][n.number % 3]


def _title(n: Names) -> str:
    return "Ms" if n.gender == "she" else "Mr"


def _year(n: Names) -> int:
    return 1950 + n.number % 40


def _firm(n: Names) -> str:
    return f"{n.surname} {_TRADES[n.number % len(_TRADES)]}"


def _call(n: Names) -> tuple[str, str]:
    full, short = [*_CALLED.items()][n.number % len(_CALLED)]
    return f"{full} {n.surname}", f"{short} {n.surname}"
