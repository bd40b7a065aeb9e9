"""Documents of the Commission and the High Representative: ``COM(2020) 187 final``."""

from __future__ import annotations

import re

from attrs import frozen

from eucouncil_parse.cited.reading import EURLEX, Found, Node, only, read_value, tokens
from eucouncil_parse.identifiers import year_of
from eucouncil_parse.vocabulary import Language, language, table

__all__ = ["CommissionDocument", "commission_document_of"]


@frozen(slots=True)
class CommissionDocument:
    """Number of a document of the Commission.

    ``series`` is ``COM``, ``JOIN`` (with the High Representative), ``SWD``, ``SEC`` or ``C``; ``final`` whether that
    is printed, ``version`` the figure behind it (``final/2``), ``part`` and ``parts`` those of ``PART 1/3``.

    >>> document = CommissionDocument.parse("COM (2005) 45")
    >>> str(document), document.year, document.final
    ('COM(2005) 45', 2005, False)
    >>> CommissionDocument.parse("COM(2021) 219 final").url()
    'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2021:219:FIN'
    """

    series: str
    year: int
    number: int
    final: bool = False
    version: int | None = None
    part: int | None = None
    parts: int | None = None

    @classmethod
    def parse(cls, text: str) -> CommissionDocument:
        """Read a printed number; raises ``ParseError`` with the place where the text is none."""
        expected = "a document of the Commission such as COM(2020) 187 final"
        tree = read_value("commission_document", text, expected)
        return only(commission_document_of(tree, language("en")), text, expected)

    def __str__(self) -> str:
        words = language("en").words
        printed = f"{self.series}({self.year}) {self.number}"
        if self.final:
            printed += f" {words['FINAL_WORD'][0]}" + ("" if self.version is None else f"/{self.version}")
        if self.part is not None:
            printed += f", {words['PART_WORD'][0]} {self.part}" + ("" if self.parts is None else f"/{self.parts}")
        return printed

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    def url(self, language: str = "en") -> str | None:
        """Address in EUR-Lex, which knows the final version only; None for other versions, and for the series C."""
        rows = {row["series"]: row for row in table("citations")["commission_series"]}
        if self.version is not None or not rows.get(self.series, {}).get("address"):
            return None
        return f"{EURLEX}/{language.upper()}/TXT/?uri={self.series}:{self.year}:{self.number}:FIN"


def commission_document_of(tree: Node, _words: Language) -> tuple[Found[CommissionDocument], ...]:
    """The one document of a tree."""
    parts = tokens(tree)
    of_parts = re.findall(r"\d+", parts["OF_PARTS"]) if "OF_PARTS" in parts else []
    value = CommissionDocument(
        str(parts["COMMISSION_SERIES"]),
        year_of(parts["YEAR_IN_BRACKETS"].strip("()")),
        int(parts["SERIAL_NUMBER"]),
        "FINAL" in parts,
        int(parts["VERSION"].strip("/ ")) if "VERSION" in parts else None,
        int(of_parts[0]) if of_parts else None,
        int(of_parts[1]) if len(of_parts) > 1 else None,
    )
    return (Found(value, 0, max(part.end_pos or 0 for part in parts.values())),)
