"""What a piece of text cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eucouncil_parse.cited.acts import acts_of
from eucouncil_parse.cited.articles import articles_of
from eucouncil_parse.cited.cases import cases_of
from eucouncil_parse.cited.commission import commission_document_of
from eucouncil_parse.cited.documents import documents_of
from eucouncil_parse.cited.journal import journal_of, notice_of
from eucouncil_parse.cited.reading import Found, Node, candidates, read
from eucouncil_parse.findings import Citable
from eucouncil_parse.identifiers import InterinstitutionalFile
from eucouncil_parse.vocabulary import Language

__all__ = ["Reader"]

_READ: dict[str, tuple[str, Callable[[Node, Language], tuple[Found[Citable], ...]]]] = {
    "ACTS": ("acts", acts_of),
    "NUMBERS_OF_ACTS": ("acts", acts_of),
    "TREATY_ARTICLES": ("treaty_articles", articles_of),
    "TREATY_FIRST": ("treaty_first", articles_of),
    "CASES": ("cases", cases_of),
    "COMMISSION_DOCUMENT": ("commission_document", commission_document_of),
    "JOURNAL": ("journal", journal_of),
    "NOTICE": ("notice", notice_of),
    "CITED_DOCUMENTS": ("council_documents", documents_of),
    "DOCUMENT_NUMBER": ("council_documents", documents_of),
}
"""Shapes of references.lark: the rule that reads each, and what makes values of its tree; other shapes cite nothing."""


class Reader:
    """Finds citations in texts of one document; what is cited often is read once.

    >>> from eucouncil_parse.vocabulary import language
    >>> found = Reader(language("en")).find("See documents 7936/26 + COR 1, and Articles 43 and 114 TFEU.")
    >>> [str(each.value) for each in found]
    ['7936/26', '7936/26 COR 1', 'Article 43 TFEU', 'Article 114 TFEU']
    """

    def __init__(self, words: Language) -> None:
        self._words = words
        self._known: dict[tuple[str, str], tuple[Found[Citable], ...]] = {}

    def find(self, text: str) -> Iterator[Found[Citable]]:
        """What a text cites, in its order, each with its place in the text."""
        for shape, start, end in candidates(text, self._words.code):
            for found in self.read(shape, text[start:end]):
                yield Found(found.value, start + found.start, start + found.end)

    def read(self, shape: str, printed: str) -> tuple[Found[Citable], ...]:
        """The values in a text that has a shape as a whole."""
        known = self._known.get((shape, printed))
        if known is None:
            known = self._known[shape, printed] = self._read(shape, printed)
        return known

    def _read(self, shape: str, printed: str) -> tuple[Found[Citable], ...]:
        if shape == "FILES":
            return (Found(InterinstitutionalFile.parse(printed), 0, len(printed)),)
        if shape not in _READ:
            return ()
        rule, values = _READ[shape]
        tree = read(rule, printed, self._words.code)
        return () if tree is None else values(tree, self._words)
