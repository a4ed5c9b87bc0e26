"""curation.yaml with decisions added, all else as it was."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from graphbuild.model import Judgement
from graphbuild.resolve.curation.judgements import Typed

_LISTS = ("same", "different")
_TYPES = "type"


def with_judgements(text: str, judgements: Sequence[Judgement]) -> str:
    """Return the text of a curation.yaml with decisions of who is who.

    Those of "unsure" add nothing.
    """
    for kind in _LISTS:
        lines = [_line(judgement) for judgement in judgements if judgement.verdict == kind]
        text = _with_lines(text, kind, lines)
    return text


def with_types(text: str, types: Sequence[Typed]) -> str:
    """Return the text of a curation.yaml with decisions of types."""
    return _with_lines(text, _TYPES, [line for each in types for line in _type_lines(each)])


def _with_lines(text: str, kind: str, lines: list[str]) -> str:
    """Return the text with lines under the word of a kind, which is added where it lacks."""
    if not lines:
        return text
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    blocks = {key.value: block for key, block in root.value} if root else {}
    rows = text.splitlines()
    block = blocks.get(kind)
    if isinstance(block, yaml.CollectionNode) and not block.flow_style and block.value:
        indent = " " * block.start_mark.column
        at = _last(block).end_mark.line + 1
        rows[at:at] = [indent + line for line in lines]
    elif kind in blocks:
        key = next(n for n, row in enumerate(rows) if row.startswith(f"{kind}:"))
        kept = _kept(block) if isinstance(block, yaml.CollectionNode) else []
        end = block.end_mark.line if block else key
        rows[key : end + 1] = [f"{kind}:", *(f"  {line}" for line in (*kept, *lines))]
    else:
        rows += [f"{kind}:", *(f"  {line}" for line in lines)]
    return "\n".join(rows) + "\n"


def _last(block: yaml.CollectionNode) -> yaml.Node:
    last = block.value[-1]
    node: yaml.Node = last[1] if isinstance(last, tuple) else last
    return node


def _kept(block: yaml.CollectionNode) -> list[str]:
    """Return what stands in a block in brackets, a line each."""
    if isinstance(block, yaml.MappingNode):
        pairs = [(str(name.value), str(value.value)) for name, value in block.value]
        return [line for pair in pairs for line in _type_lines(Typed(*pair))]
    return [f"- {_flow(item)}" for item in block.value]


def _line(judgement: Judgement) -> str:
    pair = _dumped([judgement.left, judgement.right], flow=True)
    told = " ".join(str(part) for part in (judgement.who, judgement.when) if part)
    return f"- {pair}{f'  # {told}' if told else ''}"


def _type_lines(typed: Typed) -> list[str]:
    """Return the line of a type, two where YAML takes the name for too long a key."""
    told = f"  # {typed.who}" if typed.who else ""
    return f"{_dumped({typed.name: typed.type}, flow=False)}{told}".split("\n")


def _dumped(value: object, *, flow: bool) -> str:
    dumped: str = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True, width=10_000)
    return dumped.strip()


def _flow(item: yaml.Node) -> str:
    return yaml.serialize(item, Dumper=yaml.SafeDumper, width=10_000).strip()
