"""Tables of words in YAML, read into records; a fault is told by file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graphbuild.errors import ConfigError, did_you_mean, near_names
from graphbuild.yaml_faults import Constructing, line_of, read_yaml, shown, yaml_faults_told

_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Loader: Any = type("_Loader", (Constructing, _Fastest), {})

Words = frozenset[str]
"""Words of which only the presence counts, not the order."""


class Table(BaseModel):
    """A table of a language: frozen, and without unknown fields. Absent fields are empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Form = TypeVar("Form", bound=BaseModel)


class TextFile(Protocol):
    """A file of text: a Path, or a resource of a package."""

    @property
    def name(self) -> str:
        """Return the file's name."""

    def read_text(self, encoding: str) -> str:
        """Return what the file holds."""


def read_table(file: TextFile, form: type[Form]) -> Form:
    """Return the table that a YAML file holds, as a record of the given form.

    Raises ConfigError with every fault of the file at once, each with its line.
    """
    node, raw = _parsed(file)
    try:
        return form.model_validate({} if raw is None else raw)
    except ValidationError as error:
        faults = [_fault(file.name, node, dict(each), form) for each in error.errors()]
        raise ConfigError("\n".join(dict.fromkeys(faults))) from error


def _parsed(file: TextFile) -> tuple[yaml.Node | None, Any]:
    with yaml_faults_told(file):
        return read_yaml(file.read_text("utf-8"), file.name, _Loader)


def _fault(name: str, node: yaml.Node | None, error: dict[str, Any], form: type[BaseModel]) -> str:
    place = [part for part in error["loc"] if part != "[key]"]
    where = ".".join(str(part) for part in place)
    if error["type"] == "extra_forbidden":
        near = near_names(str(place[-1]), _fields(form, place[:-1]))
        what = f"{where} is no field{did_you_mean(near).replace(' Did', '; did') or '.'}"
    else:
        message, given = str(error["msg"]).removeprefix("Value error, "), error["input"]
        told = isinstance(given, str) and repr(given) in message
        its_value = "" if told else f" (it is {shown(given)})"
        what = f"{where}: {message}{its_value}" if where else message
    return f"{name} line {line_of(_at(node, place))}: {what}"


def _fields(form: type[BaseModel], place: Sequence[object]) -> list[str]:
    """Return the fields that a record has at a place: of the form itself, or of what it holds."""
    for part in place:
        field = form.model_fields.get(str(part)) or form.model_fields.get("root")
        kinds = [] if field is None else [*_records(field.annotation)]
        if kinds:
            form = kinds[0]
    return list(form.model_fields)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - a type is any object
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _records(part)


def _at(node: yaml.Node | None, place: Sequence[object]) -> yaml.Node | None:
    """Return the node at a place, or the deepest one on the way there."""
    for part in place:
        inner = None
        if isinstance(node, yaml.MappingNode):
            pairs = {str(key.value): (key, value) for key, value in node.value}
            key, value = pairs.get(str(part), (None, None))
            inner = value if isinstance(value, yaml.CollectionNode) else key
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            inner = node.value[part] if part < len(node.value) else None
        if inner is None:
            return node
        node = inner
    return node
