"""Word lists as Lark terminals, which every grammar imports from ``words``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from eucouncil_parse.vocabulary import Language, table

__all__ = ["words_terminals"]

_NUMBER_BEHIND = r"(?= ?\d{1,5}(?: ?\/ ?\d{1,2})? ?\/ ?(?:\d{2}|\d{4})(?![\d\/]))"
"""A prefix is one only before a whole number (NUMBER, LONG_NUMBER in numbers.lark): ``EEE 12`` is a subject code."""
_LAST_LETTER = 0x530
"""Behind the last Cyrillic letter."""
_CHAIRS = frozenset({"presidency", "chair"})
"""Kinds of actors that a country or the Union may stand before: ``the EU Chair``."""
_NEVER = r"[^\s\S]"
"""What a list without words matches."""
_MANY = 8
"""Words of a list from which on they are parted by their first letters."""
_QUOTES = str.maketrans({'"': '["“”„‟«»]', "'": "['’‘‛]"})


@lru_cache(maxsize=32)
def words_terminals(words: Language) -> dict[str, str]:
    """The definitions of the terminals of a language's words, one a list, by their name, in the syntax of Lark.

    >>> from eucouncil_parse.vocabulary import language
    >>> words_terminals(language("en"))["PLACE_WORD"]
    'PLACE_WORD: /(?:Luxembourg|Strasbourg|Brussels)/'
    """
    terminals = _common_terminals(words.codes) + _language_terminals(words)
    return {name.partition(".")[0]: f"{name}: {pattern}" for name, pattern in terminals}


def _language_terminals(words: Language) -> list[tuple[str, str]]:
    months = [name for forms in (words.months, *words.other_months) for name in forms]
    terminals = [("MONTH_WORD", _alternation(months, ignore_case=True, behind=r"(?!\w)"))]
    terminals.append(
        ("TYPE_WORD", _alternation(title.strip('"') for titles in words.types.values() for title in titles))
    )
    terminals.append(("DECISION_WORD", _alternation(word for known in words.decisions.values() for word in known)))
    for name, entry in words.words.items():
        capitals = [word[0].upper() + word[1:] for word in entry] if name in words.may_open else []
        terminals.append((name, _alternation([*entry, *capitals], name in words.ignore_case)))
    terminals += [
        ("MEMBER_STATE_WORD", _whole_words(words.member_states)),
        ("MEMBER_STATE_ADJECTIVE_WORD", _whole_words(words.member_state_adjectives)),
        ("_NO_MEMBER_STATE", _no_member_state(words)),
    ]
    terminals.append(("OTHER_TREATY_WORD", f"/(?! {_choice(words.words['OTHER_TREATY_OPENING'])}(?!\\w)|\\w)/"))
    return terminals + _actor_terminals(words)


def _actor_terminals(words: Language) -> list[tuple[str, str]]:
    """Names and codes of those who speak at meetings, and what stands for a verb that no name goes on behind."""
    actors = table("actors")
    chairs = {row["key"] for row in actors["entries"] if row["kind"] in _CHAIRS}
    forms = {row["key"]: (*row["codes"], *words.actors.get(row["key"], ())) for row in actors["entries"]}
    countries = {row["code"]: (*row["codes"], *words.countries.get(row["code"], ())) for row in actors["countries"]}
    verbs = [*words.words["SPEECH_WORD"], *words.words["MEETING_VERB_WORD"], *words.words["AUXILIARY_WORD"]]
    joints = [f"{joint} {article}" for joint in words.words["JOINT_WORD"] for article in words.words["ARTICLE_WORD"]]
    return [
        ("ACTOR_WORD", _whole_words({key: known for key, known in forms.items() if key not in chairs})),
        ("CHAIR_WORD", _whole_words({key: known for key, known in forms.items() if key in chairs})),
        ("COUNTRY_WORD", _whole_words(countries)),
        ("COUNTRY_ADJECTIVE_WORD", _whole_words(words.country_adjectives)),
        ("_NO_VERB", f"/(?!{_choice([*verbs, *joints])}(?!\\w))/"),
        ("_NO_OF", f"/(?!{_choice(words.words['REPRESENTING_WORD'])}(?!\\w))/"),
        ("_NOT_PASSIVE", f"/(?! {_choice(words.words['PASSIVE_WORD'])}(?!\\w))/"),
    ]


def _no_member_state(words: Language) -> str:
    """What no name, adjective or code of a member state stands behind."""
    states = [word for known in words.member_states.values() for word in known]
    states += [word for known in words.member_state_adjectives.values() for word in known]
    return f"/(?!{_choice([*states, *_state_codes()])}(?!\\w))/"


def _state_codes() -> list[str]:
    return [code for row in table("member_states")["entries"] for code in (row["code"], *row["also"])]


def _whole_words(words: dict[str, tuple[str, ...]]) -> str:
    """As ``_alternation``, of the words under every code; no letter follows: ``Malta`` is not in ``Maltase``."""
    return _alternation((word for known in words.values() for word in known), behind=r"(?!\w)")


def _common_terminals(added_codes: Iterable[str]) -> list[tuple[str, str]]:
    codes = table("subject_codes")
    suffixes = table("suffixes")
    languages = table("languages")
    markings = [form for row in table("markings")["entries"] for form in (row["marking"], *row["forms"])]
    official = languages["official"]
    return [
        ("SERIES.11", _alternation((row["series"] for row in table("series")["entries"]), behind=_NUMBER_BEHIND)),
        ("SUFFIX_WORD", _alternation(row["suffix"] for row in suffixes["entries"])),
        ("INITIAL_VERSION", _alternation([suffixes["initial"]])),
        (
            "_NO_SUFFIX",
            f"/(?!{_choice([suffixes['initial'], *(row['suffix'] for row in suffixes['entries'])])}(?![A-Z]))/",
        ),
        ("CODE_FAMILY", _alternation(codes["families"])),
        ("_NO_SERIES", f"/(?!{_choice(row['series'] for row in table('series')['entries'])} ?\\d+ ?\\/)/"),
        ("_NO_FAMILY", f"/(?!{_choice(codes['families'])} [A-Z])/"),
        ("KNOWN_CODE", _alternation([*(row["code"] for row in codes["entries"]), *added_codes], behind=r"(?![\w\/-])")),
        ("MEMBER_STATE_CODE", _alternation(_state_codes(), behind=r"(?!\w)")),
        ("MARKING_WORD", _slashes(markings)),
        ("UNIT_WORD", _alternation(word for row in table("units")["entries"] for word in row["words"])),
        ("PAGE_LANGUAGE", _alternation((code.upper() for code in official), behind=r"(?![\w\/])")),
        ("LANGUAGE_WORD", _alternation([*official, *(code.upper() for code in official), *languages["old"]])),
        ("CONFIGURATION_WORD", _alternation(_printed_names("configurations", "name"))),
        ("COMMITTEE_PART_WORD", _alternation(_printed_names("coreper", "part"), ignore_case=True)),
        ("COMMUNITY", _alternation(row["code"] for row in table("citations")["communities"])),
        ("COMMISSION_SERIES", _alternation(row["series"] for row in table("citations")["commission_series"])),
        ("COURT", _alternation(table("citations")["courts"])),
        ("CASE_SUFFIX", _alternation(table("citations")["case_suffixes"], behind=r"(?!\w)")),
        ("CAPITAL_LETTER", f"/[{_letters(str.isupper)}]/"),
        ("NO_SMALL_LETTER", f"/[^{_letters(str.islower)}]*+/"),
        ("NO_LETTER_OR_FIGURE", f"/[^{_letters(str.isupper)}{_letters(str.islower)}\\d]*+/"),
    ]


@cache
def _letters(is_such: Callable[[str], bool]) -> str:
    """Latin, Greek and Cyrillic letters of a case, as the inside of a class: ``A-ZÀ-ÖØ-Þ…``."""
    such = [code for code in range(_LAST_LETTER) if is_such(chr(code))]
    first = [code for code in such if code - 1 not in such]
    last = [code for code in such if code + 1 not in such]
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(first, last, strict=True))


def _printed_names(name: str, key: str) -> list[str]:
    """The names in a table, and their other forms."""
    return [form for row in table(name)["entries"] for form in (row[key], *row["forms"])]


def _slashes(words: Iterable[str]) -> str:
    """As ``_alternation``; blanks may stand around a slash."""
    return _alternation(words).replace(r"\/", r" ?\/ ?")


def _alternation(words: Iterable[str], ignore_case: bool = False, behind: str = "") -> str:
    """A regular expression in slashes that matches any of the words."""
    return f"/{_choice(words, ignore_case)}{behind}/"


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
    """A regular expression, to stand between slashes, that matches a text, with any quotes for its quotes."""
    return re.escape(text).translate(_QUOTES).replace(r"\ ", " ").replace("/", r"\/")
