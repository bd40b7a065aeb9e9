"""Documents of the Council of the European Union as typed Python objects."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eucouncil_parse.alignment import Alignment, Pair, align, same_structure
    from eucouncil_parse.api import parse, parse_bytes, parse_file, render
    from eucouncil_parse.batch import FileError, ParsedFile, parse_many
    from eucouncil_parse.cited.acts import Act
    from eucouncil_parse.cited.articles import TreatyArticle
    from eucouncil_parse.cited.cases import CourtCase
    from eucouncil_parse.cited.commission import CommissionDocument
    from eucouncil_parse.cited.journal import JournalReference
    from eucouncil_parse.codes import DocumentCode, document_codes, glossary
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
    from eucouncil_parse.export.csv import write_csv
    from eucouncil_parse.export.json import from_dict, from_json, to_dict, to_json
    from eucouncil_parse.export.rows import columns, rows
    from eucouncil_parse.export.schema import json_schema
    from eucouncil_parse.findings import Actor, Citable, Citation, Decision, Intervention, Speaker, Vote
    from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile, Reference, Suffix
    from eucouncil_parse.known_languages import KnownLanguage, KnownWord, languages
    from eucouncil_parse.layers.references import references
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
    from eucouncil_parse.subject_codes import SubjectCode
    from eucouncil_parse.vocabulary.glossary import GlossaryEntry

_IMPORTED_WHEN_USED = {
    "Act": "cited.acts",
    "Actor": "findings",
    "Alignment": "alignment",
    "Annex": "model",
    "Block": "model",
    "Box": "diagnostics",
    "Citable": "findings",
    "Citation": "findings",
    "CommissionDocument": "cited.commission",
    "CouncilParseError": "diagnostics",
    "CourtCase": "cited.cases",
    "Coverage": "model",
    "Decision": "findings",
    "Declassification": "model",
    "Diagnostic": "diagnostics",
    "Document": "model",
    "DocumentCode": "codes",
    "DocumentNumber": "identifiers",
    "DocumentType": "model",
    "ExtensionNode": "model",
    "FileError": "batch",
    "Furniture": "model",
    "GlossaryEntry": "vocabulary.glossary",
    "GrammarError": "diagnostics",
    "Header": "model",
    "Heading": "model",
    "Institution": "model",
    "InterinstitutionalFile": "identifiers",
    "Intervention": "findings",
    "Item": "model",
    "JournalReference": "cited.journal",
    "KnownLanguage": "known_languages",
    "KnownWord": "known_languages",
    "Meeting": "model",
    "MissingExtra": "diagnostics",
    "MonthDay": "model",
    "NotACouncilDocument": "diagnostics",
    "Note": "model",
    "Owner": "coverage",
    "Pair": "alignment",
    "Paragraph": "model",
    "ParseError": "diagnostics",
    "ParsedFile": "batch",
    "Profile": "profiles",
    "ProfileWarning": "registry",
    "Reference": "identifiers",
    "RenderError": "diagnostics",
    "Routing": "model",
    "Section": "model",
    "Severity": "diagnostics",
    "Span": "diagnostics",
    "Speaker": "findings",
    "Statement": "model",
    "SubjectCode": "subject_codes",
    "Suffix": "identifiers",
    "TreatyArticle": "cited.articles",
    "UnreadableFile": "diagnostics",
    "Vote": "findings",
    "WorkerLost": "diagnostics",
    "align": "alignment",
    "columns": "export.rows",
    "document_codes": "codes",
    "from_dict": "export.json",
    "from_json": "export.json",
    "glossary": "codes",
    "json_schema": "export.schema",
    "languages": "known_languages",
    "owners": "coverage",
    "parse": "api",
    "parse_bytes": "api",
    "parse_file": "api",
    "parse_many": "batch",
    "profiles": "registry",
    "references": "layers.references",
    "register_profile": "registry",
    "render": "api",
    "rows": "export.rows",
    "same_structure": "alignment",
    "to_dict": "export.json",
    "to_json": "export.json",
    "write_csv": "export.csv",
}
"""Public names, and the module that each is in: a program imports what it uses."""

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


class _Package(ModuleType):
    def __setattr__(self, name: str, value: object) -> None:
        """Set a name; but the import of a module (``eucouncil_parse.render``) hides no function of its name."""
        if not (isinstance(value, ModuleType) and name in _IMPORTED_WHEN_USED):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
