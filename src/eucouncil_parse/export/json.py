"""Documents as JSON, one to one with the model; derived values are printed for the reader and made anew when read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from cattrs import BaseValidationError, Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from eucouncil_parse import diagnostics, identifiers, model
from eucouncil_parse.diagnostics import CouncilParseError

__all__ = ["from_dict", "from_json", "to_dict", "to_json"]

_DERIVED: dict[type, tuple[str, ...]] = {
    identifiers.DocumentNumber: ("text", "slug"),
    identifiers.InterinstitutionalFile: ("text",),
    model.DocumentType: ("kind",),
}
_KINDS: dict[type, str] = {model.Paragraph: "paragraph", model.Heading: "heading"}
_PLAIN = (
    diagnostics.Span,
    diagnostics.Diagnostic,
    identifiers.Suffix,
    identifiers.SubjectCode,
    identifiers.Reference,
    model.Header,
    model.Routing,
    model.Meeting,
    model.Declassification,
    model.Vote,
    model.Item,
    model.Section,
    model.Annex,
    model.Statement,
    model.Note,
    model.Furniture,
    model.Coverage,
    model.Document,
)


def to_dict(document: model.Document) -> dict[str, Any]:
    """A document as plain dictionaries, lists and strings.

    >>> to_dict(model.Document())["header"]["subject_codes"]
    []
    """
    data: dict[str, Any] = _converter().unstructure(document)
    return data


def to_json(document: model.Document, indent: int | None = 2) -> str:
    """A document as JSON text; ``indent`` None puts it on one line."""
    return json.dumps(to_dict(document), ensure_ascii=False, indent=indent)


def from_dict(data: dict[str, Any]) -> model.Document:
    """A document from what ``to_dict`` gave; raises ``CouncilParseError`` that names the path to what is wrong."""
    try:
        return _converter().structure(data, model.Document)
    except RecursionError:
        raise CouncilParseError("document: nested too deeply") from None
    except (BaseValidationError, KeyError, TypeError, ValueError) as error:
        raise CouncilParseError("; ".join(transform_error(error, path="document"))) from None


def from_json(text: str) -> model.Document:
    """A document from JSON text, as ``from_dict``."""
    try:
        data = json.loads(text)
    except RecursionError:
        raise CouncilParseError("no JSON of a document: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise CouncilParseError(f"no JSON: {error}") from None
    return from_dict(data)


@cache
def _converter() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(model.MonthDay, str)
    converter.register_structure_hook(model.MonthDay, lambda text, _: _month_day(text))
    converter.register_unstructure_hook_func(_is_enum, lambda member: member.value)
    converter.register_unstructure_hook_func(
        _is_tuple, lambda values: [converter.unstructure(value) for value in values]
    )
    for plain in (str, int):
        converter.register_structure_hook(plain, _strict)
    converter.register_structure_hook_func(_is_tuple, lambda values, cls: _structure_tuple(converter, values, cls))
    for cls, names in _DERIVED.items():
        _register(converter, cls, names)
    for cls in _PLAIN:
        _register(converter, cls, ())
    for cls, kind in _KINDS.items():
        _register_kind(converter, cls, kind)
    converter.register_structure_hook(model.Block, lambda data, _: _structure_block(converter, data))
    return converter


def _register(converter: Converter, cls: type, derived: tuple[str, ...]) -> None:
    inner: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, converter)

    def unstructure(value: Any) -> dict[str, Any]:
        return {**{name: getattr(value, name) for name in derived}, **inner(value)}

    converter.register_unstructure_hook(cls, unstructure if derived else inner)
    _register_structure(converter, cls, derived)


def _register_structure(converter: Converter, cls: type, derived: tuple[str, ...]) -> None:
    """Structure a dictionary: derived values are passed over, unknown keys refused."""
    inner: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)

    def structure(data: Any, _: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError(f"expected an object, found {data!r:.60}")
        return inner({name: value for name, value in data.items() if name not in derived}, cls)

    converter.register_structure_hook(cls, structure)


def _strict(value: Any, cls: type) -> Any:
    if not isinstance(value, cls) or isinstance(value, bool):
        raise TypeError(f"expected {cls.__name__}, found {value!r:.60}")
    return value


def _structure_tuple(converter: Converter, values: Any, cls: Any) -> tuple[Any, ...]:
    if not isinstance(values, list | tuple):
        raise TypeError(f"expected a list, found {values!r:.60}")
    element = cls.__args__[0]
    return tuple(converter.structure(value, element) for value in values)


def _register_kind(converter: Converter, cls: type, kind: str) -> None:
    inner: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, converter)
    converter.register_unstructure_hook(cls, lambda value: {"kind": kind, **inner(value)})
    _register_structure(converter, cls, ("kind",))


def _structure_block(converter: Converter, data: Any) -> model.Block:
    kinds = {kind: cls for cls, kind in _KINDS.items()}
    if not isinstance(data, dict) or data.get("kind", "paragraph") not in kinds:
        raise ValueError(f"expected a paragraph or a heading, found {data!r:.60}")
    block: model.Block = converter.structure(data, kinds[data.get("kind", "paragraph")])
    return block


def _month_day(text: str) -> model.MonthDay:
    month, day = text.removeprefix("--").split("-")
    return model.MonthDay(int(month), int(day))


def _is_enum(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Enum)


def _is_tuple(cls: Any) -> bool:
    return (
        cls is tuple or getattr(cls, "__origin__", None) is tuple or (isinstance(cls, type) and issubclass(cls, tuple))
    )
