"""Writes what the site says of the program itself, from the program.

A page asks for a part with a line such as `<!-- generated: settings -->`.
"""

from __future__ import annotations

import html
import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import griffe
import typer

from graphbuild.cli.app import app
from graphbuild.graph import schema as columns
from graphbuild.graph.forms.editions import COLUMNS
from graphbuild.graph.schema import Columns
from graphbuild.in_force import schema, settings_in_force
from graphbuild.language.pack import load_pack
from graphbuild.sources.kinds.formats import FORMATS, NAMES
from graphbuild.view.families import FAMILIES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]

_ASKED = re.compile(r"^<!-- generated: (\w+) -->$", re.MULTILINE)
_SETTING = re.compile(r"(?P<indent> *)(?P<name>\w+):[^#]*?(?:# (?P<comment>.*))?$")
_GOES_ON = re.compile(r" +# (?P<comment>.*)$")
_BOUNDS = {
    "minimum": "at least",
    "exclusiveMinimum": "above",
    "maximum": "at most",
    "pattern": "as",
}


def on_page_markdown(
    markdown: str,
    page: Page,  # noqa: ARG001 - mkdocs names them
    config: MkDocsConfig,  # noqa: ARG001
    files: Files,  # noqa: ARG001
) -> str:
    """Return a page's text with the parts that it asks for. Raises KeyError on an unknown one."""
    return _ASKED.sub(lambda asked: PARTS[asked[1]](), markdown)


def commands() -> str:
    """Return each command with its examples, arguments and options, as its help has them."""
    group: Any = typer.main.get_command(app)
    return "\n".join(line for name, each in group.commands.items() for line in _command(name, each))


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer's own click
    context = command.make_context(name, [], resilient_parsing=True)
    usage = re.sub(r"[{}]|(?<=})\.\.\.", "", " ".join(command.collect_usage_pieces(context)))
    yield f"## {name}\n"
    for paragraph in inspect.cleandoc(command.help).split("\n\n"):
        lines = paragraph.removeprefix("\b\n")
        yield f"```sh\n{lines}\n```\n" if lines != paragraph else f"{paragraph}\n"
    yield f"Usage: `graphbuild {name} {usage}`\n"
    rows = (each.get_help_record(context) for each in command.params)
    yield _table(("", "what"), ((f"`{row[0]}`", _text(row[1])) for row in rows if row))


def settings() -> str:
    """Return the settings, section by section: each with its default, what it takes, and what for.

    What for is the comment of config.yaml, which a test holds to be the defaults.
    """
    comments = dict(_comments((ROOT / "config.yaml").read_text("utf-8")))
    sections: dict[str, list[tuple[str, ...]]] = {}
    for each in settings_in_force(None):
        section, _, name = each.name.partition(".")
        default = f"`{json.dumps(each.value)}`" if not isinstance(each.value, dict) else "see below"
        if each.value == {}:
            default = "`{}`"
        row = f"`{name}`", default, _takes(each.name), _text(comments.get(each.name, ""))
        sections.setdefault(section, []).append(row)
    head = "setting", "default", "takes", "what for"
    tables = (f"## {name}\n\n{_table(head, rows)}" for name, rows in sections.items())
    return "\n".join([*tables, "## All defaults\n", _config_yaml()])


def _config_yaml() -> str:
    return f'```yaml title="config.yaml"\n{(ROOT / "config.yaml").read_text("utf-8")}```\n'


def _comments(text: str) -> Iterator[tuple[str, str]]:
    """Yield settings of a file with their comments, those of several lines as one."""
    above: list[tuple[int, str]] = []
    name, comment = "", ""
    for line in text.splitlines():
        found, more = _SETTING.match(line), _GOES_ON.match(line)
        if found:
            yield name, comment
            indent = len(found["indent"])
            above = [*(each for each in above if each[0] < indent), (indent, found["name"])]
            name, comment = ".".join(part for _, part in above), found["comment"] or ""
        elif more and name:
            comment += f" {more['comment']}"
    yield name, comment


def _takes(name: str) -> str:
    """Return what a setting takes, as the JSON Schema of the settings says it."""
    whole = schema()
    place: Any = whole
    for part in name.split("."):
        place = _followed(place, whole)["properties"][part]
    return _told(_followed(place, whole), whole)


def _followed(place: Any, whole: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    if "$ref" not in place:
        return place
    return whole["$defs"][place["$ref"].rpartition("/")[2]]


def _told(place: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    if "anyOf" in place:
        return " or ".join(_told(_followed(each, whole), whole) for each in place["anyOf"])
    if "enum" in place:
        return ", ".join(f"`{each}`" for each in place["enum"])
    if "const" in place:
        return f"`{place['const']}`"
    kind = {"null": "nothing", "array": "list", "object": "mapping"}.get(
        place["type"], place["type"]
    )
    bounds = (f"{word} {place[key]}" for key, word in _BOUNDS.items() if key in place)
    return ", ".join([kind, *bounds])


def tables() -> str:
    """Return the columns of each table of a folder, with what the source says of them."""
    source = griffe.visit(
        "schema", Path(columns.__file__), Path(columns.__file__).read_text("utf-8")
    )
    return "\n".join(
        f"### {name}.parquet\n\n{_columns(table)}\n{_said_of(table, source)}\n"
        for name, table in COLUMNS.items()
    )


def _said_of(table: Columns, source: griffe.Module) -> str:
    """Return the words below a table in the source, nothing where there are none."""
    names = (name for name, value in vars(columns).items() if value is table)
    return "".join(source[name].docstring.value for name in names if source[name].docstring)


def _columns(table: Columns) -> str:
    return _table(("column", "kind"), ((f"`{name}`", kind) for name, kind in table.items()))


def relations() -> str:
    """Return the types of the language's table: family, ends, direction, and some of the words."""
    families = {kind: family.name for family in FAMILIES for kind in family.relations}
    rows = (
        (
            f"`{name}`",
            families.get(name, ""),
            ", ".join(each.head) or "any",
            ", ".join(each.tail) or "any",
            "none" if each.symmetric else "→",
            _some((*each.verbs, *each.roles, *each.states, *each.events)),
        )
        for name, each in load_pack().relations.root.items()
    )
    return _table(("type", "family", "from", "to", "direction", "some of its words"), rows)


def _some(words: tuple[str, ...], most: int = 5) -> str:
    return _text(", ".join(words[:most]) + (" …" if len(words) > most else ""))


def endings() -> str:
    """Return all endings that are read, by what a list of files calls them."""
    named: dict[str, list[str]] = {}
    for ending in FORMATS:
        named.setdefault(NAMES[ending], []).append(f"`{ending}`")
    return _table(("called", "endings"), ((name, " ".join(own)) for name, own in named.items()))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = [*head]
    lines = (columns, ["---"] * len(columns), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _text(text: str) -> str:
    """Return plain text for a cell."""
    return re.sub(r"([*_|\[\]`])", r"\\\1", html.escape(text, quote=False))


PARTS: Mapping[str, Callable[[], str]] = {
    part.__name__: part for part in (commands, settings, tables, relations, endings)
}
"""What a page can ask for."""
