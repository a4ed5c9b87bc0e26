"""curation.yaml: a person's decisions, read with their lines and added to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from graphbuild.errors import ConfigError, did_you_mean, near_names
from graphbuild.model import Judgement
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


def with_judgements(text: str, judgements: list[Judgement]) -> str:
    """Return the text of a curation.yaml with decisions added, all else as it was.

    Those of "unsure" add nothing.
    """
    for kind in _LISTS:
        lines = [_line(judgement) for judgement in judgements if judgement.verdict == kind]
        if not lines:
            continue
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        blocks = {key.value: block for key, block in root.value} if root else {}
        rows = text.splitlines()
        block = blocks.get(kind)
        if isinstance(block, yaml.SequenceNode) and not block.flow_style and block.value:
            indent = " " * block.start_mark.column
            at = block.value[-1].end_mark.line + 1
            rows[at:at] = [indent + line for line in lines]
        elif kind in blocks:
            key = next(n for n, row in enumerate(rows) if row.startswith(f"{kind}:"))
            items = block.value if isinstance(block, yaml.SequenceNode) else []
            kept = [f"- {_flow(item)}" for item in items]
            end = block.end_mark.line if block else key
            rows[key : end + 1] = [f"{kind}:", *(f"  {line}" for line in (*kept, *lines))]
        else:
            rows += [f"{kind}:", *(f"  {line}" for line in lines)]
        text = "\n".join(rows) + "\n"
    return text


def _line(judgement: Judgement) -> str:
    pair = yaml.safe_dump(
        [judgement.left, judgement.right],
        default_flow_style=True,
        allow_unicode=True,
        width=10_000,
    ).strip()
    told = " ".join(str(part) for part in (judgement.who, judgement.when) if part)
    return f"- {pair}{f'  # {told}' if told else ''}"


def _flow(item: yaml.Node) -> str:
    return yaml.serialize(item, Dumper=yaml.SafeDumper, width=10_000).strip()
