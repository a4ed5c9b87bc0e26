"""Paths and standard input in, documents out.

Knows file formats; may not know spaCy.
"""

from graphbuild.sources.duplicates import Firsts, content_key
from graphbuild.sources.files import STDIN, SourceFile
from graphbuild.sources.ids import UniqueIds
from graphbuild.sources.inputs.listing import Inputs, list_inputs
from graphbuild.sources.kinds.formats import FORMATS, NAMES, SINGLE
from graphbuild.sources.reader import file_reader, read_documents
from graphbuild.sources.reasons import counted, in_words, short
from graphbuild.sources.told import Found, Notice, NotRead

__all__ = [
    "FORMATS",
    "NAMES",
    "SINGLE",
    "STDIN",
    "Firsts",
    "Found",
    "Inputs",
    "NotRead",
    "Notice",
    "SourceFile",
    "UniqueIds",
    "content_key",
    "counted",
    "file_reader",
    "in_words",
    "list_inputs",
    "read_documents",
    "short",
]
