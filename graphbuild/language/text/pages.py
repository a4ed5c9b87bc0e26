"""What stands on a printed page besides its text."""

from __future__ import annotations

from graphbuild.language.loader import Table, Words


class PageWords(Table):
    """page, of: what stands before a page's number, and between it and the last page's.

    no_title: how programs fill in the title of a document that has none.
    """

    page: Words = frozenset()
    of: Words = frozenset()
    no_title: Words = frozenset()
