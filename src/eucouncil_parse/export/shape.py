"""What the JSON of each class of the model holds, found from the classes; the converter and the schema go by it.

A field is a key of its name. Besides fields, an object holds derived values, which are printed for the reader, and its
``kind``, if its class is one of several that may stand in the same place.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields_dict, has

from eucouncil_parse import identifiers, model

__all__ = ["DERIVED", "alternatives", "classes", "is_tuple", "is_union", "keys", "kind_name", "kinds"]

DERIVED: dict[type, tuple[str, ...]] = {
    identifiers.DocumentNumber: ("text", "slug"),
    identifiers.InterinstitutionalFile: ("text",),
    model.DocumentType: ("kind",),
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
    ['Meeting', 'Span']
    """
    found = {hint for hint in _hints(root) if isinstance(hint, type) and (has(hint) or issubclass(hint, Enum))}
    return tuple(sorted(found, key=lambda cls: cls.__name__))


@cache
def kinds(root: type) -> dict[type, str]:
    """The ``kind`` of each class that shares a place with others, in all that a ``root`` is made of.

    >>> kinds(model.Annex)
    {<class 'eucouncil_parse.model.Paragraph'>: 'paragraph', <class 'eucouncil_parse.model.Heading'>: 'heading'}
    """
    sharing = [cls for hint in _hints(root) for cls in alternatives(hint)]
    return {cls: kind_name(cls) for cls in sharing}


def kind_name(cls: type) -> str:
    """The name of a class as a ``kind``.

    >>> kind_name(model.ExtensionNode)
    'extension_node'
    """
    return re.sub(r"\B(?=[A-Z])", "_", cls.__name__).lower()


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
