"""The words of one language, as its file in ``languages/`` holds them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from eucouncil_parse.vocabulary.folding import folded
from eucouncil_parse.vocabulary.lookup import table

__all__ = ["Language", "language", "language_data", "official_languages"]

_LANGUAGES = Path(__file__).parent / "languages"
_HEADINGS = {
    "RESUMING_SECTION_WORD": ("legislative_deliberations", "non_legislative_activities", "any_other_business"),
    "LEGISLATIVE_PART_WORD": ("legislative_deliberations",),
    "NON_LEGISLATIVE_PART_WORD": ("non_legislative_activities",),
    "OTHER_BUSINESS_WORD": ("any_other_business",),
    "DISCUSSION_WORD": ("discussion_items",),
    "NON_DISCUSSION_WORD": ("non_discussion_items",),
    "MIXED_COMMITTEE_WORD": ("mixed_committee",),
}
"""Word lists that are the headings of some kinds of sections, met in any case; a file may add words to them."""
_QUOTES = "\"'“”„‟«»‘’‚‛"
"""Marks that may stand around a name."""


@frozen(slots=True, eq=False)
class Language:
    """The words of one language."""

    code: str
    """Two lower-case letters, as in ``(OR. en)``."""
    name: str
    """What the language calls itself."""
    months: tuple[str, ...]
    """The twelve months, January first, as a date prints them."""
    other_months: tuple[tuple[str, ...], ...]
    """Other forms of the months, twelve each: of other cases, of older spellings."""
    date_form: str
    """How a day is printed: ``{day}. {month} {year}``."""
    placed_form: str
    """How the place stands before it: ``{place}, den {date}``."""
    institutions: dict[str, tuple[tuple[str, ...], ...]]
    """Name of an institution, and what its masthead holds: the phrases of one of these lists, all of them."""
    institution_names: dict[str, str]
    """The name of each institution that is printed; no entry without one that was met in a public document."""
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
    sections: dict[str, tuple[str, ...]]
    """Kind of a group of items (``any_other_business``), and the headings that print it."""
    steps: dict[str, tuple[str, ...]]
    """Kind of a procedure step (``exchange_of_views``), and what a line that prints it begins with."""
    markers: dict[str, tuple[str, ...]]
    """Meaning of a boxed sign (``first_reading``), and what its line in the legend of an agenda begins with."""
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

    def third_country(self, name: str) -> str | None:
        """ISO 3166 code of a third country by one of its names or codes; None for any other text.

        >>> words = language("en")
        >>> [words.third_country(name) for name in ["Russia", "US", "the Moon"]]
        ['RU', 'US', None]
        """
        wanted = " ".join(name.split())
        rows = table("actors")["countries"]
        return next(
            (row["code"] for row in rows if wanted in (*row["codes"], *self.countries.get(row["code"], ()))), None
        )

    def kind_of_decision(self, words: str) -> str | None:
        """The kind of decision that words say, the longest that they end with; None where they say none.

        >>> language("en").kind_of_decision("has been adopted"), language("en").kind_of_decision("took note of")
        ('adopted', 'took_note')
        """
        known = _kinds_of_decisions(self.code)
        if words in known:
            return known[words]
        return known.get(max((form for form in known if words.endswith(form)), key=len, default=""))

    def marker(self, line: str) -> str | None:
        """What a sign means, by its line in a legend; None for a line of something else.

        >>> language("en").marker("First reading"), language("en").marker("Bees")
        ('first_reading', None)
        """
        return next((kind for kind, forms in self.markers.items() if line.startswith(forms)), None)

    def month(self, name: str) -> int | None:
        """Number of a month, 1 to 12, by any of its forms, in any case and with or without accents; None for others.

        >>> language("lv").month("novembrī"), language("el").month("ΜΑΪΟΥ"), language("cs").month("listopad")
        (11, 5, 11)
        """
        return _numbers_of_months(self.code).get(folded(name))

    def dated(self, day: date) -> str:
        """A day as the language prints it.

        >>> language("de").dated(date(2017, 2, 13)), language("hu").dated(date(2017, 4, 21))
        ('13. Februar 2017', '2017. április 21.')
        """
        return self.date_form.format(day=day.day, month=self.months[day.month - 1], year=f"{day.year:04}")

    def reports(self, name: str) -> bool:
        """Whether the language has words of the list ``name``, met or unconfirmed."""
        return bool(self.words.get(name))

    def begins(self, name: str, text: str) -> bool:
        """Whether ``text`` begins with a word of the list ``name``."""
        if name in self.ignore_case:
            text = text.casefold()
            return any(text.startswith(word.casefold()) for word in self.words[name])
        return text.startswith(self.words[name])


def official_languages() -> tuple[str, ...]:
    """Codes of the official languages of the Union; each has a file of words."""
    return tuple(table("languages")["official"])


@cache
def language_data(code: str) -> Any:
    """The file of a language, as JSON holds it; raises ``ValueError`` for a language that is none of the Union's."""
    if code not in official_languages():
        raise ValueError(f"unknown language {code!r}: expected two letters of an official language of the Union")
    return json.loads((_LANGUAGES / f"{code}.json").read_bytes())


@cache
def language(code: str) -> Language:
    """The words of a language. What its file does not hold is empty: only English has words of running text.

    Raises ``ValueError`` for a language that is none of the Union's.

    >>> language("de").confirmed["SUBJECT_WORD"], language("de").words["VOTED_AGAINST_WORD"]
    ('Betr.', ())
    """
    data = language_data(code)
    lists = data["words"]
    steps = {kind: _words(entry) for kind, entry in data["steps"].items()}
    sections = {kind: _words(entry) for kind, entry in data["sections"].items()}
    markers = {kind: _words(entry) for kind, entry in data.get("markers", {}).items()}
    known = [*language_data("en")["words"], *_HEADINGS]
    words = {name: _words(lists[name]) if name in lists else () for name in known}
    words["SECTION_WORD"] += _forms(sections)
    for name, kinds in _HEADINGS.items():
        words[name] += _forms({kind: sections.get(kind, ()) for kind in kinds})
    words["STEP_OPENING"] += _forms(steps)
    words["STEP_WORD"] = words["STEP_WORD"] or _forms(steps)  # English parts what opens a step from what is one
    words["LEGEND_WORD"] = words.get("LEGEND_WORD", ()) + _forms(markers)
    institutions, states = data["institutions"], data.get("member_states", {})
    actors, countries = data.get("actors", {}), data.get("countries", {})
    return Language(
        code=data["language"],
        name=data["name"],
        months=tuple(data["months"]),
        other_months=tuple(map(tuple, data["other_months"])),
        date_form=data["date"],
        placed_form=data["place_and_date"],
        institutions={name: tuple(map(tuple, entry["masthead"])) for name, entry in institutions.items()},
        institution_names={name: entry["name"] for name, entry in institutions.items() if "name" in entry},
        types={kind: _words(entry) for kind, entry in data["types"].items()},
        words=words,
        confirmed={name: entry["seen"][0] for name, entry in lists.items() if entry["seen"]},
        ignore_case=frozenset([*_HEADINGS, *(name for name, entry in lists.items() if entry.get("ignore_case"))]),
        may_open=frozenset(name for name, entry in lists.items() if entry.get("capital")),
        sections=sections,
        steps=steps,
        markers=markers,
        decisions={kind: _words(entry) for kind, entry in data.get("decisions", {}).items()},
        wordings={name: tuple(wordings) for name, wordings in data.get("wordings", {}).items()},
        member_states={code: _words(entry["names"]) for code, entry in states.items()},
        member_state_adjectives={code: _words(entry["adjectives"]) for code, entry in states.items()},
        actors={key: _words(entry) for key, entry in actors.items()},
        actor_names={key: entry["seen"][0] for key, entry in actors.items() if entry["seen"]},
        countries={code: _words(entry["names"]) for code, entry in countries.items()},
        country_names={code: entry["names"]["seen"][0] for code, entry in countries.items() if entry["names"]["seen"]},
        country_adjectives={code: _words(entry["adjectives"]) for code, entry in countries.items()},
    )


@cache
def _numbers_of_months(language_code: str) -> dict[str, int]:
    """Number of a month by each of its forms, folded; the printed forms win over others."""
    words = language(language_code)
    return {
        folded(name): number
        for forms in (*reversed(words.other_months), words.months)
        for number, name in enumerate(forms, 1)
    }


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
def _kinds_of_decisions(language_code: str) -> dict[str, str]:
    """Kind of a decision by each of the forms that say it; of two kinds with the same form the last by its name."""
    decisions = language(language_code).decisions
    return {form: kind for kind in sorted(decisions) for form in decisions[kind]}


@cache
def _codes_of_member_states() -> dict[str, str]:
    """The Council's code of a member state by that code and by those of others."""
    return {known: row["code"] for row in table("member_states")["entries"] for known in (row["code"], *row["also"])}


def _forms(kinds: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for forms in kinds.values() for form in forms))


def _words(entry: dict[str, list[str]]) -> tuple[str, ...]:
    return (*entry["seen"], *entry["unconfirmed"])
