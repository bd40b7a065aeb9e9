"""Acts of the Union: ``Regulation (EU) 2021/241``, ``Directive 2012/34/EU``."""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen
from lark import Token

from eucouncil_parse.cited.reading import ELI, EURLEX, Found, Node, children, only, read_value, tokens
from eucouncil_parse.identifiers import year_of
from eucouncil_parse.vocabulary import Language, language, table

__all__ = ["Act", "acts_of"]

_YEAR_FIRST = 2015
"""From this year on every act is numbered year first, in one series; source: Interinstitutional Style Guide."""
_FOUR_DIGITS = 1999
"""From this year on the year of an act is printed with four digits."""


@frozen(slots=True)
class Act:
    """An act of the Union by its number.

    ``type`` is a closed value: ``regulation``, ``directive``, ``decision``, ``framework_decision``, ``joint_action``,
    ``common_position``, ``recommendation``. ``community`` is the code printed with the number (``EU``, ``EEC``,
    ``JHA``, ``EU, Euratom``), None where there is none. ``manner`` is ``implementing`` or ``delegated``.

    Until 2014 regulations, and decisions with ``No``, are numbered number first (``number_first``): ``Decision No
    768/2008/EC`` is not ``Decision 2008/768/EC``. From 2015 on the year stands first everywhere. Source:
    Interinstitutional Style Guide, 'Numbering of acts'.

    >>> act = Act.parse("Council Regulation (EC) No 1/2003")
    >>> act.year, act.number, act.celex, act.eli
    (2003, 1, '32003R0001', 'http://data.europa.eu/eli/reg/2003/1/oj')
    >>> str(act), str(Act.parse("Directive (EU) 2017/1371")), Act.parse("Directive 95/46/EC").celex
    ('Regulation (EC) No 1/2003', 'Directive (EU) 2017/1371', '31995L0046')
    """

    type: str
    community: str | None
    year: int
    number: int
    manner: str | None = None
    number_first: bool = False

    @classmethod
    def parse(cls, text: str) -> Act:
        """Read one printed act; raises ``ParseError`` with the place where the text is none."""
        expected = "an act such as Directive 2012/34/EU"
        return only(acts_of(read_value("acts", text, expected), language("en")), text, expected)

    def __str__(self) -> str:
        name = " ".join(_word("manners", "manner", self.manner) + _word("acts", "type", self.type))
        sign = language("en").words["NUMBER_SIGN_WORD"][0]
        if self.number_first:
            pair = f"{sign} {self.number}/{self._printed_year}"
        else:
            pair = f"{self._printed_year}/{self.number}"
        if self.community is None:
            return f"{name} {pair}"
        if self.year >= _YEAR_FIRST or self.type == "regulation":
            return f"{name} ({self.community}) {pair}"
        return f"{name} {pair}/{self.community}"

    @property
    def _printed_year(self) -> str:
        return str(self.year) if self.year >= _FOUR_DIGITS else f"{self.year % 100:02}"

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    @property
    def celex(self) -> str | None:
        """Number of the act in EUR-Lex: sector 3, year, letter of the type, number; None where the letter is not sure.

        >>> Act.parse("Council Framework Decision 2003/568/JHA").celex, Act.parse("Joint Action 2008/851/CFSP").celex
        ('32003F0568', '32008E0851')
        """
        row = _row("acts", "type", self.type)
        if row is None or not 0 < self.number < 10_000 or (self.community is None and not row.get("alone")):
            return None
        if self.year < row.get("celex_since", {}).get(self.community, 0):
            return None
        letter = row.get("celex_of", {}).get(self.community, row["celex"])
        return f"3{self.year:04}{letter}{self.number:04}"

    @property
    def eli(self) -> str | None:
        """Identifier of the act as published in the Official Journal; None where it is not sure.

        >>> Act.parse("Council Implementing Decision (EU) 2020/1352").eli
        'http://data.europa.eu/eli/dec_impl/2020/1352/oj'
        """
        row, manner = _row("acts", "type", self.type), _row("manners", "manner", self.manner)
        if self.celex is None or row is None or row["eli"] is None or (self.number_first and self.type != "regulation"):
            return None
        kind = row["eli"] if manner is None else f"{row['eli']}_{manner['eli']}"
        return f"{ELI}/{kind}/{self.year}/{self.number}/oj"

    def url(self, language: str = "en") -> str | None:
        """Address of the act in EUR-Lex, None where its number there is not sure.

        >>> Act.parse("Regulation (EU) 2021/241").url()
        'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32021R0241'
        """
        return None if self.celex is None else f"{EURLEX}/{language.upper()}/TXT/?uri=CELEX:{self.celex}"


def acts_of(tree: Node, words: Language) -> tuple[Found[Act], ...]:
    """The acts in a list, each from its own words: the first begins with what they all are."""
    (type_node,) = children(tree, "act_type")
    (word,) = tokens(type_node).values()
    act_type = next(row["type"] for row in table("citations")["acts"] if row["word"] == word.type)
    manner = next((row["manner"] for row in table("citations")["manners"] if row["word"] in tokens(tree)), None)
    first = min(token.start_pos or 0 for token in (*tokens(tree).values(), word))
    found: list[Found[Act]] = []
    for node in children(tree, "act"):
        parts = [part for part in node.children if isinstance(part, Token)]
        start = first if not found else parts[0].start_pos or 0
        if (act := _act(act_type, manner, tokens(node))) is not None:
            found.append(Found(act, start, _end(parts[-1])))
    return tuple(found)


def _end(token: Token) -> int:
    return token.end_pos or 0


def _act(act_type: str, manner: str | None, parts: dict[str, Token]) -> Act | None:
    community = None
    for place in ("BEFORE", "BEHIND"):
        if place in parts:
            community = ", ".join(re.findall(r"\w+", parts[place]))
    left, right = (figures.strip() for figures in parts["PAIR"].split("/"))
    number_first = _is_number_first(act_type, left, right, community, "NUMBER_SIGN_WORD" in parts)
    number, year = (left, right) if number_first else (right, left)
    if len(year) == 1 or len(year) == 3:
        return None
    full = year_of(year)
    return Act(act_type, community, full, int(number), manner, number_first and full < _YEAR_FIRST)


def _is_number_first(act_type: str, left: str, right: str, community: str | None, has_sign: bool) -> bool:
    """Which figure is the number: told by the sign, by the type, and by which of them can be the year."""
    if not _can_be_year(left, None):
        return True
    if not _can_be_year(right, None):
        return False
    if has_sign:
        return _can_be_year(right, community)
    if act_type != "regulation":
        return False
    return _can_be_year(right, community) and not (
        len(left) == 4 and year_of(left) >= _YEAR_FIRST and _lasts(community)
    )


def _can_be_year(figures: str, community: str | None) -> bool:
    """Whether figures can be the year of an act of a community, of any for None."""
    if len(figures) not in (2, 4):
        return False
    year = year_of(figures)
    spans = [row for row in table("citations")["communities"] if community in (None, row["code"])]
    return any(row["first"] <= year <= (row["last"] or 2099) for row in spans) or (not spans and 1952 <= year <= 2099)


def _lasts(community: str | None) -> bool:
    """Whether a community still makes acts."""
    return all(row["last"] is None for row in table("citations")["communities"] if row["code"] == community)


def _row(rows: str, key: str, value: str | None) -> dict[str, Any] | None:
    return next((row for row in table("citations")[rows] if row[key] == value), None)


def _word(rows: str, key: str, value: str | None) -> list[str]:
    """The word that is printed for a value: the first of its list; an unknown value as it is."""
    if value is None:
        return []
    row = _row(rows, key, value)
    return [value if row is None else language("en").words[row["word"]][0]]
