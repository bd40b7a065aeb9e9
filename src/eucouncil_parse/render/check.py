"""Whether what was printed is read back as the document that it prints."""

from __future__ import annotations

from typing import Any

from attrs import fields, has

__all__ = ["first_difference"]


def first_difference(one: Any, other: Any, path: str = "document") -> str | None:
    """Path of the first value in which two nodes differ; None where they are equal.

    >>> from eucouncil_parse import Document, Item
    >>> first_difference(Document(items=(Item("1."),)), Document(items=(Item("2."),)))
    'items[0].label'
    """
    if one == other and type(one) is type(other):
        return None
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        found = (
            first_difference(a, b, f"{path}[{index}]") for index, (a, b) in enumerate(zip(one, other, strict=True))
        )
        return next((each for each in found if each is not None), path)
    if has(type(one)) and type(one) is type(other):
        prefix = "" if path == "document" else f"{path}."
        names = (each.name for each in fields(type(one)) if each.eq)
        found = (first_difference(getattr(one, name), getattr(other, name), f"{prefix}{name}") for name in names)
        return next((each for each in found if each is not None), path)
    return path
