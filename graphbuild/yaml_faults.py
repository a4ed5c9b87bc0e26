"""What is wrong with a file of YAML, told with its name and place."""

from __future__ import annotations

import contextlib
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
