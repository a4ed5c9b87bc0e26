"""Paths and standard input in, documents out.

Knows file formats; may not know spaCy.
"""

from graphbuild.sources.duplicates import content_key, mark_duplicates
from graphbuild.sources.files import SourceFile
from graphbuild.sources.formats import FORMATS
from graphbuild.sources.inputs.listing import Inputs, list_inputs
from graphbuild.sources.reader import read_documents

__all__ = [
    "FORMATS",
    "Inputs",
    "SourceFile",
    "content_key",
    "list_inputs",
    "mark_duplicates",
    "read_documents",
]
