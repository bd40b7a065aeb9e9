"""Subject codes of the Council's documents: which field of policy a document is of, and its number under it.

They stand alone, read one printed form and print it back.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen
from lark import Lark, Token, Transformer, v_args

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.grammar import build, parse_value
from eucouncil_parse.lexing import TerminalsInTurn
from eucouncil_parse.vocabulary.glossary import GlossaryEntry, subject_entry

__all__ = ["SubjectCode"]


@frozen(slots=True)
class SubjectCode:
    """Code of a subject with the document's running number of the year under it, None where none is printed.

    >>> SubjectCode.parse("CORDROGUE 81")
    SubjectCode(code='CORDROGUE', serial=81)
    >>> [str(code) for code in SubjectCode.parse_all("JAI 123 CFSP/PESC 150 PARLNAT OJ CONS 31")]
    ['JAI 123', 'CFSP/PESC 150', 'PARLNAT', 'OJ CONS 31']
    """

    code: str
    serial: int | None = None

    @classmethod
    def parse(cls, text: str) -> SubjectCode:
        """Read one printed code; raises ``ParseError`` with the place where the text is none, or several."""
        codes = cls.parse_all(text)
        if len(codes) != 1:
            raise ParseError(f"expected one subject code, found {len(codes)}", 1, 1, text, "one subject code")
        return codes[0]

    @classmethod
    def parse_all(cls, text: str) -> tuple[SubjectCode, ...]:
        """Read several codes that stand in a row."""
        value = parse_value(_parser(), text, "a subject code such as CORDROGUE 81")
        assert isinstance(value, tuple)
        return value

    def __str__(self) -> str:
        return self.code if self.serial is None else f"{self.code} {self.serial}"

    @property
    def entry(self) -> GlossaryEntry | None:
        """All that is known of the code, with confidence and source; None for a code that is not listed.

        >>> SubjectCode.parse("CORDROGUE 81").entry.confidence
        'high'
        """
        return subject_entry(self.code)

    @property
    def meaning(self) -> str | None:
        """What the code means, None where that is not known or not confirmed.

        >>> code = SubjectCode.parse("CORDROGUE 81")
        >>> code.meaning, code.domain, SubjectCode.parse("XYZ 1").meaning
        ('drugs', 'JHA', None)
        """
        return self.entry.meaning if self.entry else None

    @property
    def body(self) -> str | None:
        """A body that the code is related to; not the sender of the document, which ``routing`` names."""
        return self.entry.body if self.entry else None

    @property
    def domain(self) -> str | None:
        """The field of policy that the code belongs to."""
        return self.entry.domain if self.entry else None


if TYPE_CHECKING:
    _Transformer = Transformer[Token, Any]
else:
    _Transformer = Transformer


@v_args(inline=True)
class _CodeTransformer(_Transformer):
    """Trees of the rule ``subject_codes`` of numbers.lark to values."""

    def subject_codes(self, *codes: SubjectCode) -> tuple[SubjectCode, ...]:
        return codes

    def subject_code(self, code: Token, serial: Token | None) -> SubjectCode:
        return SubjectCode(str(code), None if serial is None else int(serial))


@cache
def _parser() -> Lark:
    return build(("numbers.lark",), start=("subject_codes",), lexer=TerminalsInTurn, transformer=_CodeTransformer())
