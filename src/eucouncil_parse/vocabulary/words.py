"""Word lists as terminals, which every grammar imports from ``words``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial

from attrs import frozen

from eucouncil_parse.vocabulary import Language, table

__all__ = ["WordTerminal", "words_terminals"]

_NUMBER_BEHIND = r"(?= ?\d{1,5}(?: ?/ ?\d{1,2})? ?/ ?(?:\d{2}|\d{4})(?![\d/]))"
"""A prefix is one only before a whole number (NUMBER, LONG_NUMBER in numbers.lark): ``EEE 12`` is a subject code."""
_LAST_LETTER = 0x530
"""Behind the last Cyrillic letter."""
_CHAIRS = frozenset({"presidency", "chair"})
"""Kinds of actors that a country or the Union may stand before: ``the EU Chair``."""
_NEVER = r"[^\s\S]"
"""What a list without words matches."""
_MANY = 8
"""Words of a list from which on they are parted by their first letters."""
_DOUBLE_QUOTES = '["“”„‟«»]'
_ANY_QUOTES = """["“”„‟«»'’‘‛]"""
_QUOTES = str.maketrans({'"': _DOUBLE_QUOTES, "'": "['’‘‛]"})

_Makers = dict[str, Callable[[], str]]
"""What makes the expression of a terminal, by its name."""


@frozen(slots=True)
class WordTerminal:
    """A list of words as a terminal of a grammar."""

    name: str
    """With its priority, where it has one: ``SERIES.11``."""
    _made: Callable[[], str]

    @property
    def place(self) -> str:
        """What stands for its definition where Lark reads a grammar: Lark reads each name, and none of the words."""
        return f'{self.name}: "{self.name}"'

    @property
    def expression(self) -> str:
        """Its regular expression, made when it is asked for: most grammars need few of the lists of a language."""
        return self._made()


@lru_cache(maxsize=32)
def words_terminals(words: Language) -> dict[str, WordTerminal]:
    """The terminals of a language's words, one a list, by their names.

    >>> from eucouncil_parse.vocabulary import language
    >>> words_terminals(language("en"))["PLACE_WORD"].expression
    '(?:Luxembourg|Strasbourg|Brussels)'
    """
    makers = {**_common_terminals(words.codes), **_language_terminals(words), **_actor_terminals(words)}
    return {name.partition(".")[0]: WordTerminal(name, made) for name, made in makers.items()}


def _language_terminals(words: Language) -> _Makers:
    months = [name for forms in (words.months, *words.other_months) for name in forms]
    titles = [title.strip('"') for titles in words.types.values() for title in titles]
    return {
        "MONTH_WORD": lambda: _choice(months, ignore_case=True) + r"(?!\w)",
        "TYPE_WORD": lambda: _choice(titles).replace(_DOUBLE_QUOTES, _ANY_QUOTES),  # "I/A" or 'I/A' ITEM NOTE
        "DECISION_WORD": lambda: _choice(word for known in words.decisions.values() for word in known),
        **{name: partial(_listed, words, name) for name in words.words},
        "MEMBER_STATE_WORD": partial(_whole_words, words.member_states),
        "MEMBER_STATE_ADJECTIVE_WORD": partial(_whole_words, words.member_state_adjectives),
        "_NO_MEMBER_STATE": lambda: rf"(?!{_choice(_states(words))}(?!\w))",
        "OTHER_TREATY_WORD": lambda: rf"(?! {_choice(words.words['OTHER_TREATY_OPENING'])}(?!\w)|\w)",
    }


def _listed(words: Language, name: str) -> str:
    entry = words.words[name]
    capitals = [word[0].upper() + word[1:] for word in entry] if name in words.may_open else []
    return _choice([*entry, *capitals], name in words.ignore_case)


def _actor_terminals(words: Language) -> _Makers:
    """Names and codes of those who speak at meetings, and what stands for a verb that no name goes on behind."""
    known = words.words
    return {
        "ACTOR_WORD": lambda: _whole_words(_actors(words, chairs=False)),
        "CHAIR_WORD": lambda: _whole_words(_actors(words, chairs=True)),
        "COUNTRY_WORD": lambda: _whole_words(_countries(words)),
        "COUNTRY_ADJECTIVE_WORD": partial(_whole_words, words.country_adjectives),
        "_NO_VERB": lambda: rf"(?!{_choice(_verbs(words))}(?!\w))",
        "_NO_OF": lambda: rf"(?!{_choice(known['REPRESENTING_WORD'])}(?!\w))",
        "_NOT_PASSIVE": lambda: rf"(?! {_choice(known['PASSIVE_WORD'])}(?!\w))",
    }


def _actors(words: Language, chairs: bool) -> dict[str, tuple[str, ...]]:
    """Names and codes of the actors that chair a meeting, or of all others, by their keys."""
    rows = [row for row in table("actors")["entries"] if (row["kind"] in _CHAIRS) == chairs]
    return {row["key"]: (*row["codes"], *words.actors.get(row["key"], ())) for row in rows}


def _countries(words: Language) -> dict[str, tuple[str, ...]]:
    rows = table("actors")["countries"]
    return {row["code"]: (*row["codes"], *words.countries.get(row["code"], ())) for row in rows}


def _verbs(words: Language) -> list[str]:
    """Verbs, and what stands for one: the joints behind which a new subject begins with its article."""
    verbs = [*words.words["SPEECH_WORD"], *words.words["MEETING_VERB_WORD"], *words.words["AUXILIARY_WORD"]]
    articles = words.words["ARTICLE_WORD"]
    return verbs + [f"{joint} {article}" for joint in words.words["JOINT_WORD"] for article in articles]


def _states(words: Language) -> list[str]:
    """Names, adjectives and codes of member states."""
    states = [word for known in words.member_states.values() for word in known]
    states += [word for known in words.member_state_adjectives.values() for word in known]
    return states + _state_codes()


def _state_codes() -> list[str]:
    return [code for row in table("member_states")["entries"] for code in (row["code"], *row["also"])]


def _whole_words(words: dict[str, tuple[str, ...]]) -> str:
    """The words under every code; no letter follows: ``Malta`` is not in ``Maltase``."""
    return _choice(word for known in words.values() for word in known) + r"(?!\w)"


def _common_terminals(added_codes: Iterable[str]) -> _Makers:
    official = table("languages")["official"]
    capitals = [code.upper() for code in official]
    citations = table("citations")
    return {
        "SERIES.11": lambda: _choice(_column("series", "series")) + _NUMBER_BEHIND,
        "SUFFIX_WORD": lambda: _choice(_column("suffixes", "suffix")),
        "INITIAL_VERSION": lambda: _choice([table("suffixes")["initial"]]),
        "_NO_SUFFIX": lambda: (
            rf"(?!{_choice([table('suffixes')['initial'], *_column('suffixes', 'suffix')])}(?![A-Z]))"
        ),
        "CODE_FAMILY": lambda: _choice(table("subject_codes")["families"]),
        "_NO_SERIES": lambda: rf"(?!{_choice(_column('series', 'series'))} ?\d+ ?/)",
        "_NO_FAMILY": lambda: rf"(?!{_choice(table('subject_codes')['families'])} [A-Z])",
        "KNOWN_CODE": lambda: _choice([*_column("subject_codes", "code"), *added_codes]) + r"(?![\w/-])",
        "MEMBER_STATE_CODE": lambda: _choice(_state_codes()) + r"(?!\w)",
        "MARKING_WORD": lambda: _choice(_printed_names("markings", "marking")).replace("/", " ?/ ?"),
        "UNIT_WORD": lambda: _choice(word for row in table("units")["entries"] for word in row["words"]),
        "LOGO_WORD": lambda: _choice(table("units")["logos"]),
        "PAGE_LANGUAGE": lambda: _choice(capitals) + r"(?![\w/])",
        "LANGUAGE_WORD": lambda: _choice([*official, *capitals, *table("languages")["old"]]),
        "CONFIGURATION_WORD": lambda: _choice(_printed_names("configurations", "name")),
        "COMMITTEE_PART_WORD": lambda: _choice(_printed_names("coreper", "part"), ignore_case=True),
        "COMMUNITY": lambda: _choice(row["code"] for row in citations["communities"]),
        "COMMISSION_SERIES": lambda: _choice(row["series"] for row in citations["commission_series"]),
        "COURT": lambda: _choice(citations["courts"]),
        "CASE_SUFFIX": lambda: _choice(citations["case_suffixes"]) + r"(?!\w)",
        "CAPITAL_LETTER": lambda: f"[{_letters(str.isupper)}]",
        "NO_SMALL_LETTER": lambda: f"[^{_letters(str.islower)}]*+",
        "NO_LETTER_OR_FIGURE": lambda: f"[^{_letters(str.isupper)}{_letters(str.islower)}\\d]*+",
    }


@cache
def _letters(is_such: Callable[[str], bool]) -> str:
    """Latin, Greek and Cyrillic letters of a case, as the inside of a class: ``A-ZÀ-ÖØ-Þ…``."""
    such = [is_such(chr(code)) for code in range(_LAST_LETTER)]
    first = [code for code in range(_LAST_LETTER) if such[code] and not such[code - 1]]
    last = [code for code in range(_LAST_LETTER) if such[code] and not any(such[code + 1 : code + 2])]
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(first, last, strict=True))


def _column(name: str, key: str) -> list[str]:
    return [row[key] for row in table(name)["entries"]]


def _printed_names(name: str, key: str) -> list[str]:
    """The names in a table, and their other forms."""
    return [form for row in table(name)["entries"] for form in (row[key], *row["forms"])]


def _choice(words: Iterable[str], ignore_case: bool = False) -> str:
    """A group of words, the longest first."""
    known = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    if not known:
        return _NEVER
    if len(known) <= _MANY:
        body = "|".join(map(_literal, known))
    else:  # one comparison parts what begins with another letter: many words are looked for some five times as fast
        heads: dict[str, list[str]] = {}
        for word in known:
            heads.setdefault(word[:1].lower() if ignore_case else word[:1], []).append(word[1:])
        body = "|".join(f"{_literal(head)}(?:{'|'.join(map(_literal, tails))})" for head, tails in heads.items())
    return f"(?{'i' if ignore_case else ''}:{body})"


def _literal(text: str) -> str:
    """A regular expression that matches a text, with any quotes for its quotes."""
    return re.escape(text).translate(_QUOTES).replace(r"\ ", " ")
