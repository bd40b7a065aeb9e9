"""Words and codes: tables that are the same in every language, and one file of words per language.

The files are data; this package only reads them. A fact carries its confidence, and nothing unconfirmed is asserted:
an unconfirmed word may be recognised in a document, it is never printed as a fact.
"""

from __future__ import annotations

from eucouncil_parse.vocabulary.kinds import kind_of_section, kind_of_step, kind_of_type, kind_of_types
from eucouncil_parse.vocabulary.language import Language, language, language_data, official_languages
from eucouncil_parse.vocabulary.lookup import item_policy, membership, register_series, speech_policy, table

__all__ = [
    "Language",
    "item_policy",
    "kind_of_section",
    "kind_of_step",
    "kind_of_type",
    "kind_of_types",
    "language",
    "language_data",
    "membership",
    "official_languages",
    "register_series",
    "speech_policy",
    "table",
]
