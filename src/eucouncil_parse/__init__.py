"""Documents of the Council of the European Union as typed Python objects."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from eucouncil_parse.api import parse, parse_bytes, parse_file, render
from eucouncil_parse.cited.acts import Act
from eucouncil_parse.cited.articles import TreatyArticle
from eucouncil_parse.cited.cases import CourtCase
from eucouncil_parse.cited.commission import CommissionDocument
from eucouncil_parse.cited.journal import JournalReference
from eucouncil_parse.coverage import Owner, owners
from eucouncil_parse.diagnostics import (
    Box,
    CouncilParseError,
    Diagnostic,
    GrammarError,
    MissingExtra,
    NotACouncilDocument,
    ParseError,
    RenderError,
    Severity,
    Span,
    UnreadableFile,
    WorkerLost,
)
from eucouncil_parse.findings import Actor, Citable, Citation, Decision, Intervention, Speaker, Vote
from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile, Reference, SubjectCode, Suffix
from eucouncil_parse.model import (
    Annex,
    Block,
    Coverage,
    Declassification,
    Document,
    DocumentType,
    ExtensionNode,
    Furniture,
    Header,
    Heading,
    Institution,
    Item,
    Meeting,
    MonthDay,
    Note,
    Paragraph,
    Routing,
    Section,
    Statement,
)
from eucouncil_parse.profiles import Profile
from eucouncil_parse.registry import ProfileWarning, profiles, register_profile
from eucouncil_parse.vocabulary.glossary import GlossaryEntry

if TYPE_CHECKING:
    from eucouncil_parse.alignment import Alignment, Pair, align, same_structure
    from eucouncil_parse.batch import FileError, ParsedFile, parse_many
    from eucouncil_parse.codes import DocumentCode, document_codes, glossary
    from eucouncil_parse.export.csv import write_csv
    from eucouncil_parse.export.json import from_dict, from_json, to_dict, to_json
    from eucouncil_parse.export.rows import columns, rows
    from eucouncil_parse.export.schema import json_schema
    from eucouncil_parse.known_languages import KnownLanguage, KnownWord, languages
    from eucouncil_parse.layers.references import references

_IMPORTED_WHEN_USED = {
    "Alignment": "alignment",
    "DocumentCode": "codes",
    "FileError": "batch",
    "KnownLanguage": "known_languages",
    "KnownWord": "known_languages",
    "Pair": "alignment",
    "ParsedFile": "batch",
    "align": "alignment",
    "columns": "export.rows",
    "document_codes": "codes",
    "from_dict": "export.json",
    "from_json": "export.json",
    "glossary": "codes",
    "json_schema": "export.schema",
    "languages": "known_languages",
    "parse_many": "batch",
    "references": "layers.references",
    "rows": "export.rows",
    "same_structure": "alignment",
    "to_dict": "export.json",
    "to_json": "export.json",
    "write_csv": "export.csv",
}
"""Public names that a parse does not need, and the module that each is in: a program starts in half the time."""

__all__ = [
    "Act",
    "Actor",
    "Alignment",
    "Annex",
    "Block",
    "Box",
    "Citable",
    "Citation",
    "CommissionDocument",
    "CouncilParseError",
    "CourtCase",
    "Coverage",
    "Decision",
    "Declassification",
    "Diagnostic",
    "Document",
    "DocumentCode",
    "DocumentNumber",
    "DocumentType",
    "ExtensionNode",
    "FileError",
    "Furniture",
    "GlossaryEntry",
    "GrammarError",
    "Header",
    "Heading",
    "Institution",
    "InterinstitutionalFile",
    "Intervention",
    "Item",
    "JournalReference",
    "KnownLanguage",
    "KnownWord",
    "Meeting",
    "MissingExtra",
    "MonthDay",
    "NotACouncilDocument",
    "Note",
    "Owner",
    "Pair",
    "Paragraph",
    "ParseError",
    "ParsedFile",
    "Profile",
    "ProfileWarning",
    "Reference",
    "RenderError",
    "Routing",
    "Section",
    "Severity",
    "Span",
    "Speaker",
    "Statement",
    "SubjectCode",
    "Suffix",
    "TreatyArticle",
    "UnreadableFile",
    "Vote",
    "WorkerLost",
    "align",
    "columns",
    "document_codes",
    "from_dict",
    "from_json",
    "glossary",
    "json_schema",
    "languages",
    "owners",
    "parse",
    "parse_bytes",
    "parse_file",
    "parse_many",
    "profiles",
    "references",
    "register_profile",
    "render",
    "rows",
    "same_structure",
    "to_dict",
    "to_json",
    "write_csv",
]


def __getattr__(name: str) -> Any:
    if name not in _IMPORTED_WHEN_USED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_IMPORTED_WHEN_USED[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
