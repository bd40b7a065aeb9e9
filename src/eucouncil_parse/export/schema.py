"""The JSON Schema of what ``to_dict`` gives, made from the classes of the model."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any, get_args

from attrs import has

from eucouncil_parse import model
from eucouncil_parse.bodies import shipped_profiles
from eucouncil_parse.export.json import DATE, MONTH_DAY
from eucouncil_parse.export.shape import (
    DERIVED,
    alternatives,
    classes,
    is_tuple,
    is_union,
    keys,
    kind_of,
    sharing,
    standing_alone,
)
from eucouncil_parse.vocabulary import table

__all__ = ["json_schema", "schema_of"]

_VERSION = "0.1"
"""Of the shape: the first number counts changes that a reader of the JSON must follow, the second added keys."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``to_dict`` gives.

    >>> schema = json_schema()
    >>> schema["$id"]
    'urn:eucouncil-parse:schema:document:0.1'
    >>> schema["$defs"]["Header"]["properties"]["place"]
    {'type': ['string', 'null']}
    """
    return {
        "$schema": _DRAFT,
        "$id": f"urn:eucouncil-parse:schema:document:{_VERSION}",
        "$comment": f"Version {_VERSION}. Made by eucouncil-parse from the classes of its model.",
        "title": "Document of the Council of the European Union",
        **_with_shipped_nodes(schema_of(model.Document)),
    }


def _with_shipped_nodes(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with the values of the profiles that ship; those of other profiles nobody knows here."""
    nodes = sorted({node for profile in shipped_profiles() for node in profile.all_nodes}, key=lambda cls: cls.__name__)
    alone = standing_alone(model.Document)
    open_one = schema["$defs"][model.ExtensionNode.__name__]
    open_one["$comment"] = f"Of the profiles that ship: {', '.join(node.__name__ for node in nodes)}."
    added = {node.__name__: _definition(node, kind_of(node), alone) for node in nodes}
    return {**schema, "$defs": dict(sorted({**schema["$defs"], **added}.items()))}


def schema_of(root: type) -> dict[str, Any]:
    """The schema of a class, and of every class that it is made of."""
    shared, alone = sharing(root), standing_alone(root)
    definitions: dict[str, dict[str, Any]] = {}
    for cls in classes(root):
        if cls in alone or cls not in shared:
            definitions[cls.__name__] = _definition(cls, None, alone)
        if cls in shared:
            definitions[_name_among_others(cls, alone)] = _definition(cls, kind_of(cls), alone)
    return {"$ref": f"#/$defs/{root.__name__}", "$defs": definitions}


def _name_among_others(cls: type, alone: frozenset[type]) -> str:
    """Name of the definition of a class with its ``kind``: its own name where it stands nowhere without one."""
    return f"{cls.__name__}WithKind" if cls in alone else cls.__name__


def _definition(cls: type, kind: str | None, alone: frozenset[type]) -> dict[str, Any]:
    about = _described(cls.__doc__)
    if cls is model.MonthDay:
        return {**about, "type": "string", "pattern": f"^{MONTH_DAY}$"}
    if cls is model.ExtensionNode:  # its fields are those of a class that only a profile knows
        its_kind = {"kind": {"type": "string"}}
        return {**about, "type": "object", "properties": its_kind, "required": ["kind"], "additionalProperties": True}
    if issubclass(cls, Enum):
        return {**about, "type": "string", "enum": [member.value for member in cls]}
    return {**about, **_object(cls, kind, alone)}


def _object(cls: type, kind: str | None, alone: frozenset[type]) -> dict[str, Any]:
    properties = {} if kind is None else {"kind": {"type": "string", "const": kind}}
    for name, hint in keys(cls).items():
        properties[name] = _derived(cls, name, hint, alone) if name in DERIVED.get(cls, ()) else _value(hint, alone)
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _value(hint: Any, alone: frozenset[type]) -> dict[str, Any]:
    """The schema of a value of a type."""
    if is_union(hint):
        return _choice(hint, alone)
    if is_tuple(hint):
        return _list(get_args(hint), alone)
    if isinstance(hint, type) and (has(hint) or issubclass(hint, Enum)):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    known: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        bool: {"type": "boolean"},
        date: {"type": "string", "format": "date", "pattern": f"^{DATE}$"},
    }
    if hint not in known:
        raise TypeError(f"no JSON Schema is known for the type {hint!r}")
    return known[hint]


def _choice(union: Any, alone: frozenset[type]) -> dict[str, Any]:
    options: list[dict[str, Any]] = []
    for hint in get_args(union):
        if hint is type(None):
            options.append({"type": "null"})
        elif hint in alternatives(union):
            options.append({"$ref": f"#/$defs/{_name_among_others(hint, alone)}"})
        else:
            options.append(_value(hint, alone))
    if len(options) == 2 and "type" in options[0] and options[1] == {"type": "null"}:
        return {**options[0], "type": [options[0]["type"], "null"]}
    return {"anyOf": options}


def _list(elements: tuple[Any, ...], alone: frozenset[type]) -> dict[str, Any]:
    if elements[-1] is Ellipsis:
        return {"type": "array", "items": _value(elements[0], alone)}
    size = len(elements)
    return {
        "type": "array",
        "prefixItems": [_value(element, alone) for element in elements],
        "items": False,
        "minItems": size,
        "maxItems": size,
    }


def _derived(cls: type, name: str, hint: Any, alone: frozenset[type]) -> dict[str, Any]:
    """The schema of a value that is written for the reader, and passed over when it is read."""
    made = {**_described(getattr(cls, name).__doc__), **_value(hint, alone)}
    if (cls, name) == (model.DocumentType, "kind"):
        known = [row["kind"] for row in table("kinds")["entries"]]
        made["enum"] = [*dict.fromkeys([*known, "other"]), None]
    return {**made, "readOnly": True}


def _described(docstring: str | None) -> dict[str, Any]:
    """The first sentence of a docstring, in the words of JSON."""
    found = re.match(r".+?\.(?=\s|$)", " ".join((docstring or "").split()))
    return {"description": re.sub(r"\bNone\b", "null", found[0].replace("``", "`"))} if found else {}
