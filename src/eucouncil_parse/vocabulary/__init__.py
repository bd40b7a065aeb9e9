"""Words and codes: tables that are the same in every language, and one file of words per language.

The files are data; this package only reads them. A fact carries its confidence, and nothing unconfirmed is asserted:
an unconfirmed word may be recognised in a document, it is never printed as a fact.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

__all__ = ["Language", "item_policy", "language", "register_series", "table"]


@frozen(slots=True)
class Language:
    """The words of one language."""

    code: str
    """Two lower-case letters, as in ``(OR. en)``."""
    months: tuple[str, ...]
    """The twelve months, January first."""
    institutions: dict[str, tuple[str, ...]]
    """Name of an institution, and the phrases that its masthead holds, all of them; the most telling first."""
    types: dict[str, tuple[str, ...]]
    """Kind of document, and the titles that print it."""
    words: dict[str, tuple[str, ...]]
    """Word list by the name of its terminal, confirmed and unconfirmed words together."""
    confirmed: dict[str, str]
    """The word of each list that is printed: the first that was met in a public document; no list without one."""
    ignore_case: frozenset[str]
    """Names of the lists whose words are met in any case."""
    codes: tuple[str, ...] = ()
    """Subject codes that are known besides those of the table."""

    def kind_of_type(self, title: str) -> str:
        """The kind of document that a title prints, ``other`` for an unknown one.

        >>> language("en").kind_of_type("DRAFT MINUTES")
        'minutes'
        >>> language("en").kind_of_type("A-PUNKT-VERMERK")
        'other'
        """
        wanted = _plain(title)
        for kind, titles in self.types.items():
            if any(wanted == _plain(known) for known in titles):
                return kind
        best = ("", "other")
        for kind, titles in self.types.items():
            for known in titles:
                if _plain(known) in wanted and len(known) > len(best[0]):
                    best = (known, kind)
        return best[1]

    def month(self, name: str) -> int | None:
        """Number of a month, 1 to 12, by its name in any case; None for an unknown name."""
        wanted = name.casefold()
        return next((number for number, known in enumerate(self.months, 1) if known.casefold() == wanted), None)

    def begins(self, name: str, text: str) -> bool:
        """Whether ``text`` begins with a word of the list ``name``."""
        if name in self.ignore_case:
            text = text.casefold()
            return any(text.startswith(word.casefold()) for word in self.words[name])
        return text.startswith(self.words[name])


@cache
def language(code: str) -> Language:
    """The words of a language; only ``en`` has a file so far.

    Raises ``ValueError`` for a language without a file.
    """
    if code not in table("languages")["official"]:
        raise ValueError(f"unknown language {code!r}: expected two letters of an official language of the Union")
    source = files(__name__).joinpath("languages", f"{code}.json")
    if not source.is_file():
        raise ValueError(f"no words of the language {code!r} yet")
    data = json.loads(source.read_text(encoding="utf-8"))
    return Language(
        code=data["language"],
        months=tuple(data["months"]),
        institutions={name: tuple(phrases) for name, phrases in data["institutions"].items()},
        types={kind: _words(entry) for kind, entry in data["types"].items()},
        words={name: _words(entry) for name, entry in data["words"].items()},
        confirmed={name: entry["seen"][0] for name, entry in data["words"].items() if entry["seen"]},
        ignore_case=frozenset(name for name, entry in data["words"].items() if entry.get("ignore_case")),
    )


@cache
def table(name: str) -> Any:
    """A table that is the same in every language, as its JSON file holds it."""
    return json.loads(files(__name__).joinpath("tables", f"{name}.json").read_text(encoding="utf-8"))


def register_series(series: str) -> str:
    """The prefix of a series in the register's slugs: the printed one, but for PE-CONS and EUCO.

    >>> register_series("EUCO"), register_series("CM")
    ('ST', 'CM')
    """
    return next((row["register"] for row in table("series")["entries"] if row["series"] == series), series)


def item_policy(kind: str) -> str:
    """Whether numbers in a document of this kind are agenda items: ``always``, ``never`` or by ``evidence``."""
    return next((row["items"] for row in table("kinds")["entries"] if row["kind"] == kind), "evidence")


def _words(entry: dict[str, list[str]]) -> tuple[str, ...]:
    return (*entry["seen"], *entry["unconfirmed"])


def _plain(title: str) -> str:
    return "".join(character for character in title if character.isalnum() or character in " /").strip()
