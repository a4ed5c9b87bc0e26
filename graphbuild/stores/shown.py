"""The answer to a query as a table of HTML, for notebooks."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

MOST = 50
"""Rows that are shown; the others are counted."""

_LONGEST = 600


def table_of(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], warnings: Sequence[str] = ()
) -> str:
    """Return rows as a table, of which no text is markup, formula or script.

    warnings: what looks wrong with the query, told below. The table needs no style and no script:
    it looks as the notebook does, and stays in one that is exported.
    """
    shown = rows[:MOST]
    sides = {column: _side([row[column] for row in shown]) for column in columns}
    head = "".join(_cell("th", column, sides[column]) for column in columns)
    body = "".join(
        f"<tr>{''.join(_cell('td', row[column], sides[column]) for column in columns)}</tr>"
        for row in shown
    )
    told = [f"{len(rows):,} rows, of which {MOST} are shown"] if len(rows) > MOST else []
    told += ["no rows"] if not rows else []
    below = "".join(f"<div>{html.escape(line)}</div>" for line in (*told, *warnings))
    # Without these classes, a notebook takes what is between two dollars for a formula.
    return (
        '<div class="tex2jax_ignore mathjax_ignore"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}</div>"
    )


def _side(values: Sequence[Any]) -> str:
    """Return where a column's values stand: numbers to the right."""
    given = [value for value in values if value is not None]
    numbers = all(isinstance(each, int | float) and not isinstance(each, bool) for each in given)
    return "right" if given and numbers else "left"


def _cell(tag: str, value: Any, side: str) -> str:  # noqa: ANN401 - what a query returns
    text = html.escape(_text(value))
    return f'<{tag} dir="auto" style="text-align:{side}">{text}</{tag}>'


def _text(value: Any) -> str:  # noqa: ANN401 - what a query returns
    """Return a value as text: a node by its name, a relationship by its type."""
    match value:
        case None:
            return ""
        case float():
            return f"{value:.6g}"
        case {"labels": labels, "properties": properties}:
            names = (properties.get(key) for key in ("name", "title", "text", "id"))
            return f"{next(filter(None, names), '')} ({', '.join(labels)})"
        case {"type": kind, "properties": _}:
            return str(kind)
        case {"nodes": nodes, "relationships": _}:
            return " – ".join(map(_text, nodes))
        case dict():
            return ", ".join(f"{key}: {_text(each)}" for key, each in value.items())
        case list():
            return ", ".join(map(_text, value))
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
