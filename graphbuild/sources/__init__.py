"""Paths and standard input in, documents out.

Knows file formats; may not know spaCy.
"""

from graphbuild.sources.duplicates import Firsts, content_key
from graphbuild.sources.files import STDIN, SourceFile
from graphbuild.sources.formats import FORMATS, SINGLE
from graphbuild.sources.ids import UniqueIds
from graphbuild.sources.inputs.listing import Inputs, list_inputs
from graphbuild.sources.reader import file_reader, read_documents

__all__ = [
    "FORMATS",
    "SINGLE",
    "STDIN",
    "Firsts",
    "Inputs",
    "SourceFile",
    "UniqueIds",
    "content_key",
    "file_reader",
    "list_inputs",
    "read_documents",
]
