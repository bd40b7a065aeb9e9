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

__all__ = ["Language", "item_policy", "language", "register_series", "speech_policy", "table"]


_QUOTES = "\"'“”„‟«»‘’‚‛"
"""Marks that may stand around a name."""


@frozen(slots=True, eq=False)
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
    may_open: frozenset[str]
    """Names of the lists whose words are met with a capital too, at the beginning of a sentence."""
    decisions: dict[str, tuple[str, ...]]
    """Kind of decision (``took_note``), and the words that say it (``took note of``)."""
    wordings: dict[str, tuple[str, ...]]
    """How a sentence may be worded, by what it says, for those who make sentences."""
    member_states: dict[str, tuple[str, ...]]
    """Names of each member state by its code (``EL``), without article, the usual name first; former members too."""
    member_state_adjectives: dict[str, tuple[str, ...]]
    """Words that stand before ``delegation`` and mean a member state (``Greek``), by its code."""
    actors: dict[str, tuple[str, ...]]
    """Names of each actor of the table ``actors`` by its key, without article, the full name first."""
    actor_names: dict[str, str]
    """The name of each actor that is printed: the first that was met in a public document; no key without one."""
    countries: dict[str, tuple[str, ...]]
    """Names of each third country by its ISO 3166 code, without article."""
    country_names: dict[str, str]
    """The name of each third country that is printed; no code without one."""
    country_adjectives: dict[str, tuple[str, ...]]
    """Words that stand before ``delegation`` and mean a third country (``Russian``), by its code."""
    codes: tuple[str, ...] = ()
    """Subject codes that are known besides those of the table."""

    def member_state(self, name: str) -> str | None:
        """Code of a member state, or a former one, by a name, an adjective or a code; None for any other text.

        An article before the name, quotes around it and the case of a name are of no matter; a code is in capitals,
        for ``it`` and ``at`` are words. Codes that others use are understood (``GR``).

        >>> words = language("en")
        >>> [words.member_state(name) for name in ["Slovak Republic", "the Netherlands", "“Danish”", "GR", "Norway"]]
        ['SK', 'NL', 'DK', 'EL', None]
        """
        wanted = " ".join(name.split()).strip(_QUOTES)
        article = next((word for word in self.words["ARTICLE_WORD"] if wanted.startswith(f"{word} ")), "")
        wanted = wanted[len(article) :].strip(f" {_QUOTES}")
        return _codes_of_member_states().get(wanted) or _names_of_member_states(self.code).get(wanted.casefold())

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

    def kind_of_decision(self, words: str) -> str | None:
        """The kind of decision that words say, the longest that they end with; None where they say none.

        >>> language("en").kind_of_decision("has been adopted"), language("en").kind_of_decision("took note of")
        ('adopted', 'took_note')
        """
        fitting = [
            (len(known), kind) for kind, forms in self.decisions.items() for known in forms if words.endswith(known)
        ]
        return max(fitting)[1] if fitting else None

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
    countries = data["countries"]
    return Language(
        code=data["language"],
        months=tuple(data["months"]),
        institutions={name: tuple(phrases) for name, phrases in data["institutions"].items()},
        types={kind: _words(entry) for kind, entry in data["types"].items()},
        words={name: _words(entry) for name, entry in data["words"].items()},
        confirmed={name: entry["seen"][0] for name, entry in data["words"].items() if entry["seen"]},
        ignore_case=frozenset(name for name, entry in data["words"].items() if entry.get("ignore_case")),
        may_open=frozenset(name for name, entry in data["words"].items() if entry.get("capital")),
        decisions={kind: _words(entry) for kind, entry in data["decisions"].items()},
        wordings={name: tuple(wordings) for name, wordings in data["wordings"].items()},
        member_states={code: _words(entry["names"]) for code, entry in data["member_states"].items()},
        member_state_adjectives={code: _words(entry["adjectives"]) for code, entry in data["member_states"].items()},
        actors={key: _words(entry) for key, entry in data["actors"].items()},
        actor_names={key: entry["seen"][0] for key, entry in data["actors"].items() if entry["seen"]},
        countries={code: _words(entry["names"]) for code, entry in countries.items()},
        country_names={code: entry["names"]["seen"][0] for code, entry in countries.items() if entry["names"]["seen"]},
        country_adjectives={code: _words(entry["adjectives"]) for code, entry in countries.items()},
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


def speech_policy(kind: str) -> str:
    """Whether a document of this kind reports who said what at a meeting: ``always``, ``never`` or by ``evidence``."""
    return next((row["speeches"] for row in table("kinds")["entries"] if row["kind"] == kind), "evidence")


@cache
def _names_of_member_states(language_code: str) -> dict[str, str]:
    """Code of a member state by each of its names and adjectives, in small letters."""
    words = language(language_code)
    return {
        name.casefold(): code
        for names in (words.member_states, words.member_state_adjectives)
        for code, known in names.items()
        for name in known
    }


@cache
def _codes_of_member_states() -> dict[str, str]:
    """The Council's code of a member state by that code and by those of others."""
    return {known: row["code"] for row in table("member_states")["entries"] for known in (row["code"], *row["also"])}


def _words(entry: dict[str, list[str]]) -> tuple[str, ...]:
    return (*entry["seen"], *entry["unconfirmed"])


def _plain(title: str) -> str:
    return "".join(character for character in title if character.isalnum() or character in " /").strip()
