"""Which settings are in force, and whence each comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graphbuild.config import Config, Section, read_config
from graphbuild.yaml_faults import line_of

DEFAULT, OPTION = "default", "option"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting. name: with those of its sections, as "edges.window". value: as JSON has it.

    source: "default", or the file that sets it and the line there; "option" where a command's
    options set it or add to it.
    """

    name: str
    value: Any
    source: str = DEFAULT


def settings_in_force(
    path: Path | None, options: Callable[[Config], Config] = lambda config: config
) -> list[Setting]:
    """Return all settings that a build with this file would have, in the order of config.yaml.

    path: of the file, None for the defaults. options: returns the settings with those of a
    command. Paths are shown as the build would open them.
    Raises ConfigError where the file is none, or holds faults.
    """
    config = read_config(path)
    lines = {} if path is None else dict(_lines(yaml.compose(path.read_text("utf-8")), ()))
    before = dict(_flat(config.model_dump(mode="json"), ()))
    found = []
    for names, value in _flat(options(config).model_dump(mode="json"), ()):
        source = _source(names, lines, path)
        if value != before[names]:
            source = OPTION if source == DEFAULT else f"{source}, {OPTION}"
        found.append(Setting(".".join(names), value, source))
    return found


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of settings, by which editors complete and check one."""
    found = Config.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def _flat(value: Any, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401
    """Yield the settings of a section: a section is one of ours, a mapping of a user's a value."""
    for name, each in value.items():
        if isinstance(each, Mapping) and _is_section((*names, name)):
            yield from _flat(each, (*names, name))
        else:
            yield (*names, name), each


def _is_section(names: tuple[str, ...]) -> bool:
    found: Any = Config()
    for name in names:
        found = getattr(found, name)
    return isinstance(found, Section)


def _lines(node: yaml.Node | None, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            place = (*names, str(key.value))
            yield place, line_of(key)
            yield from _lines(value, place)


def _source(names: tuple[str, ...], lines: Mapping[tuple[str, ...], int], path: Path | None) -> str:
    return f"{path} line {lines[names]}" if names in lines else DEFAULT
