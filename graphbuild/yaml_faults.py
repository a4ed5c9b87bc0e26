"""What is wrong with a file of YAML, told with its name and place."""

from __future__ import annotations

import contextlib
import reprlib
from collections.abc import Iterator
from typing import Any

import yaml

from graphbuild.errors import ConfigError

LONGEST = 80
"""Characters of a value that a message shows."""


class Constructing(yaml.constructor.SafeConstructor):
    """Tells the place of a value that does not fit its tag, such as `!!timestamp soon`."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ANN401
        """Return the value of a node; see PyYAML."""
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            told = f"{str(node.value)[:LONGEST]} is no {node.tag.rpartition(':')[2]}"
            raise yaml.constructor.ConstructorError(None, None, told, node.start_mark) from error


@contextlib.contextmanager
def yaml_faults_told(file: object) -> Iterator[None]:
    """Have whatever goes wrong with reading a file of YAML raise ConfigError with its name."""
    try:
        yield
    except OSError as error:
        raise ConfigError(f"cannot read {file}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file} is not YAML: it is not UTF-8 ({error.reason}).") from error
    except RecursionError as error:
        raise ConfigError(f"{file} is not YAML: it is nested too deeply.") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{file} is not YAML: {error}") from error


def read_yaml(text: str, name: str, loader: Any) -> tuple[yaml.Node | None, Any]:  # noqa: ANN401
    """Return what YAML holds: its nodes, each with its place, and its plain values.

    name: of the file, for messages. loader: the class of a loader of plain values.
    Raises ConfigError where a key comes twice, of which YAML would drop one in silence; else
    whatever `yaml_faults_told` tells.
    """
    opened = loader(text)
    node = opened.get_single_node()
    lines = (f"{name} line {line_of(key)}: {key.value} is there twice." for key in _twice(node))
    if told := "\n".join(lines):
        raise ConfigError(told)
    return node, None if node is None else opened.construct_document(node)


def line_of(node: yaml.Node | None) -> int:
    """Return the line where a node begins, from 1; the first of a file that has none."""
    return 1 if node is None else int(node.start_mark.line) + 1


def _twice(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield the keys that a mapping has already; a node that an alias names again is read once."""
    waiting, known = [node], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) in known or not isinstance(each, yaml.CollectionNode):
            continue
        known.add(id(each))
        if isinstance(each, yaml.SequenceNode):
            waiting += reversed(each.value)
            continue
        seen = set[str]()
        for key, _ in each.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield key
                seen.add(key.value)
        waiting += [value for _, value in reversed(each.value)]


_short = reprlib.Repr()
_short.maxstring = _short.maxother = LONGEST
_short.maxlevel = 3


def shown(value: object) -> str:
    """Return a value as a message shows it, without most of it where it is long or deep.

    >>> shown({"a": [[[[[[[1]]]]]]]})
    "{'a': [[[...]]]}"
    """
    return _short.repr(value)
