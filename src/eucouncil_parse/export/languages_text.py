"""Languages as tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from eucouncil_parse.known_languages import KnownLanguage, KnownWord

__all__ = ["to_overview", "to_word_list"]

_COLUMNS = (("titles", "types"), ("sections", "sections"), ("steps", "steps"), ("words", "words"))
_WIDTH = 9


def to_overview(languages: Sequence[KnownLanguage]) -> list[str]:
    """One line a language: of how many titles, sections, steps and other words how many are confirmed.

    >>> from eucouncil_parse.known_languages import languages
    >>> lines = to_overview(languages())
    >>> lines[0].split()
    ['code', 'language', 'titles', 'sections', 'steps', 'words', 'day']
    """
    widest = max(len(language.name) for language in languages)
    columns = "".join(f"{title:>{_WIDTH}}" for title, _ in _COLUMNS)
    lines = [f"code  {'language':<{widest}}{columns}  day"]
    for language in languages:
        counts = (f"{language.count(part, True)}/{language.count(part)}" for _, part in _COLUMNS)
        shares = "".join(f"{count:>{_WIDTH}}" for count in counts)
        lines.append(f"{language.code:<4}  {language.name:<{widest}}{shares}  {language.day}")
    return lines


def to_word_list(language: KnownLanguage) -> list[str]:
    """Every word of a language below its list, with where it was met; a question mark before one that was not."""
    lines = [f"{language.code} {language.name}"]
    for (part, name), words in groupby(language.words, key=lambda word: (word.part, word.name)):
        lines += ["", f"{part}: {name}", *map(_line, words)]
    return lines


def _line(word: KnownWord) -> str:
    sign = " " if word.confirmed else "?"
    return f"  {sign} {word.text}" + (f"  ({word.source})" if word.source else "")
