"""Documents as JSON, one to one with the model; derived values are printed for the reader and made anew when read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, get_args

from attrs import has
from cattrs import BaseValidationError, Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from eucouncil_parse import model
from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.export.problems import Problem, either, problems, shown
from eucouncil_parse.export.shape import DERIVED, alternatives, is_tuple, keys, kind_of
from eucouncil_parse.registry import find_profile

__all__ = ["DATE", "MONTH_DAY", "converter", "from_dict", "from_json", "to_dict", "to_json"]

DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
MONTH_DAY = "--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
"""Regular expressions of what is written for a date, and for a day without a year."""
_FILE = "file"
"""A key that is no part of a document: it says where that is from."""


def to_dict(document: model.Document) -> dict[str, Any]:
    """A document as plain dictionaries, lists and strings.

    >>> to_dict(model.Document())["header"]["subject_codes"]
    []
    """
    data: dict[str, Any] = converter(model.Document).unstructure(document)
    return data


def to_json(document: model.Document, indent: int | None = 2) -> str:
    """A document as JSON text; ``indent`` None puts it on one line."""
    return json.dumps(to_dict(document), ensure_ascii=False, indent=indent)


def from_dict(data: dict[str, Any]) -> model.Document:
    """A document from what ``to_dict`` gave.

    Raises ``CouncilParseError`` with a line for each value that is wrong: the path to it, what was expected and what
    stands there. Keys that have a default may be left out; derived values are not looked at, nor is ``file``, which
    leads each document that the command ``batch`` writes. Values that the grammar of
    a profile adds need that profile, by its name in the document, to be registered.

    >>> from_dict({"language": "en", "items": [{"label": 4, "tilte": "Bees"}]})
    Traceback (most recent call last):
    eucouncil_parse.diagnostics.CouncilParseError: items[0].label: expected str, found 4
    items[0]: unknown key 'tilte', did you mean 'title'?
    """
    try:
        return _structure(data)
    except RecursionError:
        raise CouncilParseError("document: nested too deeply") from None


def from_json(text: str) -> model.Document:
    """A document from JSON text, as ``from_dict``."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise CouncilParseError("no JSON of a document: nested too deeply") from None
    except ValueError as error:  # of JSON, and of an integer with thousands of digits
        raise CouncilParseError(f"no JSON: {error}") from None
    return from_dict(data)


def _structure(data: Any) -> model.Document:
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if name != _FILE}
    try:
        return converter(model.Document, _nodes_of(data)).structure(data, model.Document)
    except (BaseValidationError, Problem) as error:
        raise CouncilParseError("\n".join(problems(error))) from None


def _nodes_of(data: Any) -> tuple[type[model.ExtensionNode], ...]:
    """The classes that the profile of a document adds; none where it has no profile, or one that is not known."""
    name = data.get("profile") if isinstance(data, dict) else None
    try:
        return tuple(find_profile(name).all_nodes) if isinstance(name, str) else ()
    except ValueError:
        return ()


@lru_cache(maxsize=64)
def converter(root: type, nodes: tuple[type[model.ExtensionNode], ...] = ()) -> Converter:
    """The converter for a class and all that it is made of; an object says its ``kind`` by the place it stands in.

    ``nodes`` are the classes that stand for ``ExtensionNode``; each says its kind.
    """
    made = Converter()
    known = {kind_of(node): node for node in nodes}
    made.register_unstructure_hook_factory(has, lambda cls: _unstructure_class(made, cls))
    made.register_structure_hook_factory(has, lambda cls: _structure_class(made, cls))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: _date(text))
    made.register_unstructure_hook(model.MonthDay, str)
    made.register_structure_hook(model.MonthDay, lambda text, _: _month_day(text))
    made.register_unstructure_hook(Enum, lambda member: member.value)
    made.register_structure_hook(Enum, _member)
    made.register_unstructure_hook_factory(is_tuple, lambda hint: _unstructure_tuple(made, hint))
    made.register_structure_hook_func(is_tuple, lambda values, hint: _structure_tuple(made, values, hint))
    made.register_unstructure_hook_func(
        lambda hint: bool(alternatives(hint)), lambda value: _unstructure_alternative(made, value)
    )
    made.register_structure_hook_func(
        lambda hint: bool(alternatives(hint)), lambda data, hint: _structure_alternative(made, data, hint)
    )
    # Of the class alone: the classes that extend it are made of their fields.
    made.register_unstructure_hook_func(_is_node, lambda value: _unstructure_node(made, value))
    made.register_structure_hook_func(_is_node, lambda data, _: _structure_node(made, data, known))
    for plain in (str, int, bool):
        made.register_structure_hook(plain, _plain)
    made.register_structure_hook(float, lambda value, hint: float(_plain(value, int if type(value) is int else hint)))
    return made


def _unstructure_class(made: Converter, cls: type) -> Callable[[Any], dict[str, Any]]:
    inner: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, made)
    derived = {name: keys(cls)[name] for name in DERIVED.get(cls, ())}
    if not derived:
        return inner
    return lambda value: {
        **{name: made.unstructure(getattr(value, name), unstructure_as=hint) for name, hint in derived.items()},
        **inner(value),
    }


def _structure_class(made: Converter, cls: type) -> Callable[[Any, Any], Any]:
    """Structure an object: derived values are passed over, unknown keys refused."""
    inner: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, made, _cattrs_forbid_extra_keys=True)
    derived = DERIVED.get(cls, ())

    def structure(data: Any, _: Any) -> Any:
        return inner({key: value for key, value in _object(data).items() if key not in derived}, cls)

    return structure


def _unstructure_tuple(made: Converter, hint: Any) -> Callable[[Any], list[Any]]:
    elements = get_args(hint)
    if elements[-1] is Ellipsis:
        return lambda values: [made.unstructure(value, unstructure_as=elements[0]) for value in values]
    return lambda values: [
        made.unstructure(value, unstructure_as=element) for value, element in zip(values, elements, strict=True)
    ]


def _unstructure_alternative(made: Converter, value: Any) -> Any:
    """An object with its ``kind`` first, for its place leaves a choice between classes."""
    return None if value is None else {"kind": kind_of(type(value)), **made.unstructure(value)}


def _structure_alternative(made: Converter, data: Any, hint: Any) -> Any:
    """Structure an object by its ``kind``, which tells its class."""
    if data is None and type(None) in get_args(hint):
        return None
    classes = {kind_of(cls): cls for cls in alternatives(hint)}
    if "kind" not in _object(data):
        raise Problem("missing key 'kind'")
    kind = data["kind"]
    if not isinstance(kind, str) or kind not in classes:
        raise Problem(f"expected {either(classes)}, found {shown(kind)}", "kind")
    return made.structure({key: value for key, value in data.items() if key != "kind"}, classes[kind])


def _is_node(hint: Any) -> bool:
    return hint is model.ExtensionNode


def _unstructure_node(made: Converter, value: Any) -> Any:
    """A value that a profile adds, with its ``kind`` first."""
    return {"kind": kind_of(type(value)), **made.unstructure(value, unstructure_as=type(value))}


def _structure_node(made: Converter, data: Any, known: dict[str, type[model.ExtensionNode]]) -> Any:
    """Structure a value that a profile adds by its ``kind``."""
    if "kind" not in _object(data):
        raise Problem("missing key 'kind'")
    kind = data["kind"]
    if kind not in known:
        raise Problem(f"the profile of the document is not registered, or has no such node: {shown(kind)}", "kind")
    return made.structure({key: value for key, value in data.items() if key != "kind"}, known[kind])


def _structure_tuple(made: Converter, values: Any, hint: Any) -> tuple[Any, ...]:
    """Structure a list; errors carry the index that cattrs would note on them."""
    if not isinstance(values, list | tuple):
        raise Problem(f"expected a list, found {shown(values)}")
    elements = get_args(hint)
    if elements[-1] is Ellipsis:
        elements = elements[:1] * len(values)
    elif len(elements) != len(values):
        raise Problem(f"expected a list of {len(elements)}, found {shown(values)}")
    found, errors = [], []
    for index, (value, element) in enumerate(zip(values, elements, strict=True)):
        try:
            found.append(made.structure(value, element))
        except Exception as error:
            error.add_note(IterableValidationNote(f"at index {index}", index, element))
            errors.append(error)
    if errors:
        raise IterableValidationError("wrong elements", errors, hint)
    return tuple(found)


def _object(data: Any) -> dict[Any, Any]:
    if not isinstance(data, dict):
        raise Problem(f"expected an object, found {shown(data)}")
    return data


def _plain(value: Any, cls: type) -> Any:
    if not isinstance(value, cls) or (isinstance(value, bool) and cls is not bool):
        raise Problem(f"expected {cls.__name__}, found {shown(value)}")
    return value


def _date(text: Any) -> date:
    try:
        if isinstance(text, str) and re.fullmatch(DATE, text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Problem(f"expected a date such as '2026-05-08', found {shown(text)}")


def _month_day(text: Any) -> model.MonthDay:
    found = re.fullmatch(MONTH_DAY, text) if isinstance(text, str) else None
    if found is None:
        raise Problem(f"expected a month and a day such as '--02-17', found {shown(text)}")
    return model.MonthDay(int(found[1]), int(found[2]))


def _member(value: Any, cls: type[Enum]) -> Enum:
    values = {member.value: member for member in cls}
    if not isinstance(value, str) or value not in values:
        raise Problem(f"expected {either(values)}, found {shown(value)}")
    return values[value]
