"""What the library knows of each official language, word by word, and where it was met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from eucouncil_parse.vocabulary import language, language_data, official_languages

__all__ = ["KnownLanguage", "KnownWord", "languages"]

_PARTS = ("types", "sections", "steps", "words")
"""Parts of the file of a language that hold words of headers and agendas."""
_EXAMPLE = date(2015, 10, 27)


@frozen(slots=True)
class KnownWord:
    """A word or phrase of a language.

    ``part`` is ``types``, ``sections``, ``steps`` or ``words``, ``name`` the kind or the word list in it: ``minutes``,
    ``any_other_business``, ``SUBJECT_WORD``. ``confirmed`` says whether it was met in a public document; one that was
    not is accepted when a page prints it, and never printed. ``source`` says where it was met, where that is known.
    """

    part: str
    name: str
    text: str
    confirmed: bool
    source: str | None = None


@frozen(slots=True)
class KnownLanguage:
    """A language of the Union: its code, what it calls itself, a day as it prints it, its words."""

    code: str
    name: str
    day: str
    words: tuple[KnownWord, ...]

    def count(self, part: str, confirmed: bool | None = None) -> int:
        """How many words a part has, all of them, or those that are confirmed, or not."""
        return sum(word.part == part and confirmed in {None, word.confirmed} for word in self.words)


def languages() -> tuple[KnownLanguage, ...]:
    """The official languages of the Union, by code.

    >>> german = next(language for language in languages() if language.code == "de")
    >>> [(word.text, word.confirmed) for word in german.words if word.name == "FROM_WORD"][:2]
    [('Absender', True), ('der', False)]
    """
    return tuple(map(_known, official_languages()))


def _known(code: str) -> KnownLanguage:
    data = language_data(code)
    words = tuple(word for part in _PARTS for name, entry in data[part].items() for word in _words(part, name, entry))
    return KnownLanguage(code, data["name"], language(code).dated(_EXAMPLE), words)


def _words(part: str, name: str, entry: dict[str, Any]) -> Iterator[KnownWord]:
    sources = entry.get("sources", {})
    yield from (KnownWord(part, name, text, True, sources.get(text)) for text in entry["seen"])
    yield from (KnownWord(part, name, text, False) for text in entry["unconfirmed"])
