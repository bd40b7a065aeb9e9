"""What an extension for a working party is made of; docs/extend.md shows how."""

from eucouncil_parse.diagnostics import GrammarError, Span
from eucouncil_parse.model import ExtensionNode
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.profiles import Printer, Profile
from eucouncil_parse.registry import ENTRY_POINTS, ProfileWarning, find_profile, profiles, register_profile
from eucouncil_parse.spans import span_of
from eucouncil_parse.transformer import DocumentTransformer

__all__ = [
    "ENTRY_POINTS",
    "CellToken",
    "DocumentTransformer",
    "ExtensionNode",
    "GrammarError",
    "Printer",
    "Profile",
    "ProfileWarning",
    "Span",
    "find_profile",
    "profiles",
    "register_profile",
    "span_of",
]
