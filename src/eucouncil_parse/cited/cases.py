"""Cases of the Court of Justice: ``Case C-131/12``, ``Joined Cases C-584/10 P and C-593/10 P``."""

from __future__ import annotations

import re

from attrs import frozen
from lark import Token

from eucouncil_parse.cited.reading import EURLEX, Found, Node, children, only, read_value, tokens
from eucouncil_parse.identifiers import year_of
from eucouncil_parse.vocabulary import Language, language

__all__ = ["CourtCase", "cases_of"]

_DASHES = re.compile("[‑–]")


@frozen(slots=True)
class CourtCase:
    """A case of the Court of Justice of the Union.

    ``court`` is ``C`` (Court of Justice), ``T`` (General Court) or ``F`` (Civil Service Tribunal), None for cases
    before 1989; ``suffix`` says of what kind the proceedings are (``P``, ``PPU``, ``R``); ``ecli`` is kept where it is
    printed. A case alone has no address: it does not tell the judgment from an opinion or an order.

    >>> CourtCase.parse("Case C-584/10 P")
    CourtCase(court='C', number=584, year=2010, suffix='P', ecli=None)
    >>> CourtCase.parse("Case C-131/12, EU:C:2014:317").url()
    'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2014:317'
    """

    court: str | None
    number: int
    year: int
    suffix: str | None = None
    ecli: str | None = None

    @classmethod
    def parse(cls, text: str) -> CourtCase:
        """Read one printed case; raises ``ParseError`` with the place where the text is none."""
        expected = "a case such as C-131/12"
        return only(cases_of(read_value("cases", text, expected), language("en")), text, expected)

    def __str__(self) -> str:
        court = "" if self.court is None else f"{self.court}-"
        suffix = "" if self.suffix is None else f" {self.suffix}"
        ecli = "" if self.ecli is None else f", {self.ecli}"
        case = language("en").words["CASE_WORD"][0]
        return f"{case} {court}{self.number}/{self.year % 100:02}{suffix}{ecli}"

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    def url(self, language: str = "en") -> str | None:
        """Address in EUR-Lex of what the ECLI names, None without one."""
        return None if self.ecli is None else f"{EURLEX}/{language.upper()}/TXT/?uri=ecli:{self.ecli}"


def cases_of(tree: Node, _words: Language) -> tuple[Found[CourtCase], ...]:
    """The cases in a list; an ECLI behind it is that of all from the last word "Case" on: they are joined."""
    ecli = tokens(tree).get("ECLI")
    identifier = None if ecli is None else "ECLI:" + ecli[ecli.index("EU:") :]
    nodes = children(tree, "case")
    joined = max((index for index, node in enumerate(nodes) if "CASE_WORD" in tokens(node)), default=0)
    found = []
    for index, node in enumerate(nodes):
        parts = [part for part in node.children if isinstance(part, Token)]
        last = ecli if ecli is not None and node is nodes[-1] else parts[-1]
        found.append(
            Found(_case(parts[-1], identifier if index >= joined else None), parts[0].start_pos or 0, last.end_pos or 0)
        )
    return tuple(found)


def _case(token: Token, ecli: str | None) -> CourtCase:
    figures, _, suffix = str(token).partition(" ")
    court, _, pair = _DASHES.sub("-", figures).rpartition("-")
    number, year = pair.split("/")
    return CourtCase(court or None, int(number), year_of(year), suffix or None, ecli)
