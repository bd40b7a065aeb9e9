"""What the JSON of each class of the model holds, found from the classes; the converter and the schema go by it.

A field is a key of its name. Besides fields, an object holds derived values, which are printed for the reader. Where
objects of several classes may stand in one place, it says its ``kind`` there; the place decides, so that an object of
the same class says none where no other class may stand.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields_dict, has

from eucouncil_parse import identifiers, model
from eucouncil_parse.cited.acts import Act
from eucouncil_parse.cited.articles import TreatyArticle
from eucouncil_parse.cited.cases import CourtCase
from eucouncil_parse.cited.commission import CommissionDocument
from eucouncil_parse.cited.journal import JournalReference

__all__ = ["DERIVED", "alternatives", "classes", "is_tuple", "is_union", "keys", "kind_of", "sharing", "standing_alone"]

DERIVED: dict[type, tuple[str, ...]] = {
    identifiers.DocumentNumber: ("text", "slug"),
    identifiers.InterinstitutionalFile: ("text",),
    Act: ("text", "celex", "eli"),
    TreatyArticle: ("text", "celex", "eli"),
    CourtCase: ("text",),
    CommissionDocument: ("text",),
    JournalReference: ("text",),
    model.DocumentType: ("kind",),
    model.Section: ("kind",),
    model.Item: ("section_kind", "procedure_kinds"),
    model.Paragraph: ("speaker",),
}
"""Properties that are written as keys, and passed over when they are read."""


@cache
def keys(cls: type) -> dict[str, Any]:
    """The keys of a class in the order of its fields, each with its type; derived values come first.

    >>> [*keys(identifiers.InterinstitutionalFile)]
    ['text', 'year', 'number', 'procedure']
    """
    derived = {name: get_type_hints(getattr(cls, name).fget)["return"] for name in DERIVED.get(cls, ())}
    hints = get_type_hints(cls)
    return {**derived, **{name: hints[name] for name in fields_dict(cls)}}


@cache
def classes(root: type) -> tuple[type, ...]:
    """The classes and enumerations that a ``root`` is made of, by name.

    >>> [cls.__name__ for cls in classes(model.Meeting)]
    ['Box', 'Meeting', 'Span']
    """
    found = {hint for hint in _hints(root) if isinstance(hint, type) and (has(hint) or issubclass(hint, Enum))}
    return tuple(sorted(found, key=lambda cls: cls.__name__))


def kind_of(cls: type) -> str:
    """What an object of a class says of itself where objects of other classes may stand.

    >>> kind_of(model.Paragraph), kind_of(identifiers.DocumentNumber)
    ('paragraph', 'document_number')
    """
    return re.sub(r"\B(?=[A-Z])", "_", cls.__name__).lower()


def sharing(root: type) -> frozenset[type]:
    """The classes that share a place with others, in all that a ``root`` is made of.

    >>> sorted(map(kind_of, sharing(model.Annex)))
    ['heading', 'paragraph']
    """
    return frozenset(cls for hint in _hints(root) for cls in alternatives(hint))


@cache
def standing_alone(root: type) -> frozenset[type]:
    """The classes that have a place that no other class may stand in, the root included.

    >>> sorted(map(kind_of, standing_alone(model.Annex)))
    ['actor', 'annex', 'box', 'extension_node', 'intervention', 'span', 'speaker']
    """
    found = {root}
    for cls in classes(root):
        waiting = [*keys(cls).values()] if has(cls) else []
        for hint in waiting:
            if isinstance(hint, type) and has(hint):
                found.add(hint)
            elif not alternatives(hint):
                waiting += get_args(hint)
    return frozenset(found)


def alternatives(hint: Any) -> tuple[type, ...]:
    """The classes of a type that leaves a choice between several; empty for every other type."""
    members = tuple(member for member in get_args(hint) if has(member)) if is_union(hint) else ()
    return members if len(members) > 1 else ()


def is_union(hint: Any) -> bool:
    """Whether a type is a choice: ``X | None``, ``X | Y``."""
    return get_origin(hint) in (Union, UnionType)


def is_tuple(hint: Any) -> bool:
    """Whether a type is a tuple, of any elements."""
    return (get_origin(hint) or hint) is tuple


@cache
def _hints(root: type) -> tuple[Any, ...]:
    """Every type in ``root``, and in what that is made of."""
    found: dict[Any, None] = {}
    waiting: list[Any] = [root]
    while waiting:
        hint = waiting.pop()
        if hint not in found:
            found[hint] = None
            waiting += get_args(hint)
            if isinstance(hint, type) and has(hint):
                waiting += keys(hint).values()
    return tuple(found)
