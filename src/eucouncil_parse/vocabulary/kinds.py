"""Kinds of titles, group headings and procedure steps: closed values that are the same in every language.

A value of the model does not know the language of its document, and need not: what languages have in common (``NOTA``,
``RAPPORT``) is of one kind in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from eucouncil_parse.vocabulary.folding import plain
from eucouncil_parse.vocabulary.language import Language, language, official_languages

__all__ = ["OTHER", "kind_of_section", "kind_of_step", "kind_of_type", "kind_of_types"]

OTHER = "other"
"""The kind of what is known in no language."""
_REMEMBERED = 512
"""Titles whose kinds are kept: a folder of documents has few different ones."""
_LONGEST_TITLE = 500
"""Characters of a title within which a known one stands."""
_MOST_WORDS = 20
"""Words of a heading or step within which a known form ends; the longest known one has half as many."""
_FIGURES = re.compile(r"\d+")


def kind_of_type(title: str) -> str:
    """The kind of document that a title prints; a title that holds a known one, in whole words, is of its kind.

    >>> kind_of_type("DRAFT MINUTES"), kind_of_type("I/A-PUNKT-VERMERK"), kind_of_type("FEDŐLAP"), kind_of_type("BEES")
    ('minutes', 'item_note', 'cover_note', 'other')
    """
    return _kind_of_title(plain(_FIGURES.sub(" ", title[:_LONGEST_TITLE])))  # "MINUTES1": the mark of a footnote


def kind_of_types(titles: Sequence[str]) -> str:
    """The kind of a document by all its titles: that of the last one that is of a known kind.

    >>> kind_of_types(["COMMUNICATION", "NOTICE OF MEETING AND PROVISIONAL AGENDA", "BEES"]), kind_of_types(["BEES"])
    ('notice_of_meeting', 'other')
    """
    return next((kind for kind in map(kind_of_type, reversed(titles)) if kind != OTHER), OTHER)


def kind_of_section(heading: str) -> str:
    """The kind of a group of items that a heading prints; what is behind a known heading is of no matter.

    >>> kind_of_section("Non-legislative activities"), kind_of_section("Sonstiges"), kind_of_section("AGRICULTURE")
    ('non_legislative_activities', 'any_other_business', 'other')
    """
    return _kind_of_opening(plain(heading), _kinds("sections"))


def kind_of_step(step: str) -> str:
    """The kind of a procedure step, by what its line begins with.

    >>> kind_of_step("Policy debate"), kind_of_step("Échange de vues"), kind_of_step("Adoption of the legislative act")
    ('policy_debate', 'exchange_of_views', 'adoption')
    """
    return _kind_of_opening(plain(step), _kinds("steps"))


@lru_cache(maxsize=_REMEMBERED)
def _kind_of_title(wanted: str) -> str:
    known = _kinds("types")
    held = ((len(form), kind) for form, kind in known.items() if f" {form} " in f" {wanted} ")
    return known.get(wanted) or max(held, default=(0, OTHER))[1]


def _kind_of_opening(text: str, known: Mapping[str, str]) -> str:
    """The kind of the longest known form that a text begins with, in whole words."""
    words = text.split(" ", _MOST_WORDS)[:_MOST_WORDS]
    openings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((known[opening] for opening in openings if opening in known), OTHER)


@cache
def _kinds(field: str) -> dict[str, str]:
    """Kind by each of its forms in every language, English first."""
    every = [language("en"), *(language(code) for code in official_languages() if code != "en")]
    read: Callable[[Language], dict[str, tuple[str, ...]]] = lambda words: getattr(words, field)  # noqa: E731
    found: dict[str, str] = {}
    for words in every:
        for kind, forms in read(words).items():
            for form in forms:
                found.setdefault(plain(form), kind)
    return found
