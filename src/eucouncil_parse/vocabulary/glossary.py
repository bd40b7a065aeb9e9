"""What codes mean: the tables of the vocabulary that explain something, looked up by one code at a time.

Every entry says how sure it is and where that was read. What is unconfirmed is not asserted: its entry has the code,
and no meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from eucouncil_parse.vocabulary import table

__all__ = ["TABLES", "GlossaryEntry", "add_subject_codes", "look_up", "subject_entry", "unit_entry"]


@frozen(slots=True)
class GlossaryEntry:
    """What one code means.

    ``table`` is the table that it stands in (see ``TABLES``): ``ECOFIN`` is a subject code and a configuration.
    ``meaning`` is in English; None where it is not known, or not confirmed. ``body`` is a body that a subject code is
    related to: who wrote a document stands in its routing table. ``kind`` says what a code is the name of
    (``working_party``, ``country``, ``classification`` …), ``period`` the years in which it meant this, as far as they
    are known (``to 2018``). ``confidence`` is ``high`` (a text states it), ``medium`` (inferred from documents),
    ``low`` (the code exists, its meaning is unconfirmed) or ``seen`` (met in a header, nothing known of it); ``source``
    holds numbers of documents and web addresses.
    """

    code: str
    table: str
    meaning: str | None = None
    body: str | None = None
    domain: str | None = None
    kind: str | None = None
    period: str | None = None
    confidence: str = "low"
    source: tuple[str, ...] = ()


TABLES: dict[str, tuple[str, str]] = {
    "subject_code": ("subject_codes", "code"),
    "series": ("series", "series"),
    "suffix": ("suffixes", "suffix"),
    "procedure": ("procedures", "procedure"),
    "marking": ("markings", "marking"),
    "configuration": ("configurations", "abbreviation"),
    "coreper": ("coreper", "part"),
    "unit": ("units", "unit"),
}
"""Name of each table in the glossary, its file, and the key that holds the code; in the order of the answers."""


def look_up(name: str, code: str) -> GlossaryEntry | None:
    """The entry of a code in one table, in any case and with any blanks; None for an unknown code.

    >>> look_up("configuration", "Agriculture and  Fisheries").code
    'AGRIFISH'
    >>> look_up("procedure", "NLE").meaning
    'non-legislative procedure'
    """
    found = _entries(name).get(_folded(code))
    if found is None and name == "subject_code":
        return _added.get(_folded(code))
    return found


def add_subject_codes(meanings: Mapping[str, str], source: str) -> None:
    """Make subject codes known in this process that no table holds; ``source`` says who knows what they mean."""
    for code, meaning in meanings.items():
        _added[_folded(code)] = GlossaryEntry(code, "subject_code", meaning, confidence="high", source=(source,))


def subject_entry(code: str) -> GlossaryEntry | None:
    """The entry of a subject code; that of its family where it has none of its own (``WG VII``).

    >>> subject_entry("WG VII").body
    'European Convention'
    """
    own = look_up("subject_code", code)
    family = code.partition(" ")[0]
    if own is None and family != code and family in table("subject_codes")["families"]:
        return look_up("subject_code", family)
    return own


def unit_entry(unit: str) -> GlossaryEntry | None:
    """The entry of a unit of the General Secretariat by any of its spellings, with or without its parts.

    >>> unit_entry("DGD2C").code, unit_entry("DG D 2 C").code, unit_entry("TREE.2.A").code
    ('DG D', 'DG D', 'TREE')
    """
    known = _units()
    unit = unit[:_LONGEST_UNIT]
    for end in range(len(unit), 0, -1):  # the longest name that no letter follows at once
        found = known.get(_squeezed(unit[:end]))
        if found is not None and not unit[end : end + 1].isalpha():
            return found
    return None


_LONGEST_UNIT = 60
_added: dict[str, GlossaryEntry] = {}
"""Subject codes of the profiles that are known in this process, by their code."""


@cache
def _entries(name: str) -> dict[str, GlossaryEntry]:
    """The entries of a table by every form of their codes."""
    file, key = TABLES[name]
    data = table(file)
    found: dict[str, GlossaryEntry] = {}
    for row in [*data["entries"], *([data["initial_entry"]] if "initial_entry" in data else [])]:
        entry = _entry(name, row, row[key] or row["name"])
        for form in (entry.code, row.get("name"), *row.get("forms", ())):
            if form:
                found.setdefault(_folded(form), entry)
    return found


@cache
def _units() -> dict[str, GlossaryEntry]:
    """The units by their letters and figures alone."""
    return {_squeezed(code): entry for code, entry in _entries("unit").items()}


def _entry(name: str, row: dict[str, Any], code: str) -> GlossaryEntry:
    """A row of a table; a row without a meaning may have a name that says it (``General Affairs``)."""
    return GlossaryEntry(
        code=code,
        table=name,
        meaning=row["meaning"] if "meaning" in row else row["name"],
        body=row.get("body"),
        domain=row.get("domain"),
        kind=row.get("kind"),
        period=row.get("period"),
        confidence=row["confidence"],
        source=tuple(row["source"]),
    )


def _folded(text: str) -> str:
    """A code without case, its blanks single, none of them around a slash."""
    return "/".join(" ".join(part.split()) for part in text.casefold().split("/"))


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
