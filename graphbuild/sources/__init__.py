"""Paths and standard input in, documents out.

Knows file formats; may not know spaCy.
"""

from graphbuild.sources.duplicates import content_key, mark_duplicates
from graphbuild.sources.files import SourceFile
from graphbuild.sources.formats import FORMATS
from graphbuild.sources.inputs import list_inputs
from graphbuild.sources.reader import read_documents, read_file

__all__ = [
    "FORMATS",
    "SourceFile",
    "content_key",
    "list_inputs",
    "mark_duplicates",
    "read_documents",
    "read_file",
]
