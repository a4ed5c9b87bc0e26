"""curation.yaml: a person's decisions, read with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from graphbuild.errors import ConfigError, did_you_mean, near_names
from graphbuild.resolve.curation.judgements import Curation, Entry
from graphbuild.yaml_faults import yaml_faults_told

_LISTS = ("same", "different")
_KINDS = ("same", "different", "rename", "type", "ignore")


def read(path: Path) -> Curation:
    """Return the decisions of a curation.yaml; none where there is no such file.

    Raises ConfigError with every fault at once, each with its line.
    """
    if not path.is_file():
        return Curation()
    with yaml_faults_told(path):
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    if root is None:
        return Curation()
    faults: list[str] = []
    entries: list[Entry] = []
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(f"{path} line 1: expected same:, different:, rename:, type: or ignore:.")
    for key, block in root.value:
        line = key.start_mark.line + 1
        if key.value not in _KINDS:
            near = did_you_mean(near_names(str(key.value), _KINDS))
            faults.append(f"{path} line {line}: {key.value} is no decision.{near}")
            continue
        for entry in _entries(str(key.value), block):
            if isinstance(entry, Entry):
                entries.append(entry)
            else:
                faults.append(f"{path} line {entry[0]}: {entry[1]}")
    if faults:
        raise ConfigError("\n".join(faults))
    return Curation(tuple(entries))


def _entries(kind: str, block: yaml.Node) -> Iterator[Entry | tuple[int, str]]:
    line = block.start_mark.line + 1
    if isinstance(block, yaml.ScalarNode) and not block.value:
        return
    if kind in ("rename", "type"):
        if not isinstance(block, yaml.MappingNode):
            yield line, f"{kind} needs lines such as `Name: value`."
            return
        for name, value in block.value:
            yield _renaming(kind, name, value)
        return
    if not isinstance(block, yaml.SequenceNode):
        yield line, f"{kind} needs a list, a line each with a dash before it."
        return
    for item in block.value:
        yield _listed(kind, item)


def _renaming(kind: str, name: yaml.Node, value: yaml.Node) -> Entry | tuple[int, str]:
    line = name.start_mark.line + 1
    if not (isinstance(name, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)):
        return line, f"{kind} needs lines such as `Name: value`."
    if not value.value.strip():
        return line, f"{kind} of {name.value} is empty."
    if kind == "type" and not re.fullmatch(r"[A-Z][A-Za-z0-9]*", value.value):
        return line, f"{value.value} is no type: write it in CamelCase, such as Person."
    return Entry(kind, (name.value,), value.value, line)


def _listed(kind: str, item: yaml.Node) -> Entry | tuple[int, str]:
    line = item.start_mark.line + 1
    if kind not in _LISTS:
        if isinstance(item, yaml.ScalarNode) and item.value:
            return Entry(kind, (item.value,), line=line)
        return line, f"{kind} needs a name."
    members = item.value if isinstance(item, yaml.SequenceNode) else []
    listed = tuple(str(m.value) for m in members if isinstance(m, yaml.ScalarNode) and m.value)
    if len(listed) < 2 or len(listed) < len(members):
        return line, f"{kind} needs two names or more in brackets, such as [Ruge, Boris Ruge]."
    return Entry(kind, listed, line=line)
