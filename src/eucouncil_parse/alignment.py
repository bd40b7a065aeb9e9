"""Two language versions of one document: whether they have the same structure, and which parts belong together.

The Council prints every language version alike: labels, numbers of documents and the order of the parts are the same,
and kinds of titles, sections and steps are closed values in every language. What is in words is compared by its length
and by the figures in it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from eucouncil_parse.model import Annex, Block, Document, Heading, Item, Note, Paragraph, Section, Statement

__all__ = ["Alignment", "Node", "Pair", "align", "same_structure"]

Node = Section | Item | Paragraph | Heading | Annex | Statement | Note
"""What is paired."""

_GAP = 0.7
"""What it costs to leave a part without a pair."""
_OTHER_LABEL = 0.8
_OTHER_CLASS = 0.5
_OTHER_FIGURES = 0.4
_OTHER_LENGTH = 0.5
_BAND = 40
"""How far apart the places of two parts may be, besides the difference of the counts."""
_MOST_CELLS = 2_000_000
"""Above so many comparisons, parts are paired by their places alone."""
_FIGURES = re.compile(r"\d+")
_NOT_A_LABEL = re.compile(r"[^\w]+")


@frozen(slots=True)
class Pair:
    """A part of one version with that of the other, None where the other has none.

    ``left_path`` and ``right_path`` tell where they stand: ``items[1].body[0]``.
    """

    left: Node | None
    right: Node | None
    left_path: str | None
    right_path: str | None


@frozen(slots=True)
class Alignment:
    """The parts of two versions in reading order, pair by pair."""

    pairs: tuple[Pair, ...]

    @property
    def unpaired(self) -> tuple[Pair, ...]:
        """Parts that only one of the versions has."""
        return tuple(pair for pair in self.pairs if pair.left is None or pair.right is None)


def same_structure(left: Document, right: Document) -> bool:
    """Whether two documents are built alike: kind, sections, items, steps, references and numbers of paragraphs.

    >>> from eucouncil_parse import parse
    >>> header = "13321/15\\nCORDROGUE 81\\n"
    >>> german = parse(header + "VERMERK\\nBetr.: Bienen\\n1. Erster Punkt.\\n2. Zweiter Punkt.", language="de")
    >>> french = parse(header + "NOTE\\nObjet: Abeilles\\n1. Premier point.\\n2. Second point.", language="fr")
    >>> same_structure(german, french)
    True
    """
    return _shape(left) == _shape(right)


def align(left: Document, right: Document) -> Alignment:
    """Pair the sections, items, paragraphs, annexes, statements and notes of two versions of a document.

    Parts of one kind are paired in their order; a part that the other version does not have stays alone. Versions of
    some thousand parts that differ by as many are paired by place.

    >>> from eucouncil_parse import parse
    >>> german = parse("6199/17\\nVERMERK\\nBetr.: Bienen\\n1. Erster Punkt.\\n2. Zweiter Punkt.", language="de")
    >>> french = parse("6199/17\\nNOTE\\nObjet: Abeilles\\n2. Second point.", language="fr")
    >>> [(pair.left_path, pair.right_path) for pair in align(german, french).pairs]
    [('body[0]', None), ('body[1]', 'body[0]')]
    """
    return Alignment(tuple(_pairs_of(left, right, "", "")))


# -- structure --


def _shape(document: Document) -> tuple[Any, ...]:
    return (
        document.type.kind,
        tuple(section.kind for section in document.sections),
        _shape_of_body(document.body),
        tuple(map(_shape_of_item, document.items)),
        tuple(_shape_of_body(annex.body) for annex in document.annexes),
        tuple((_label(statement.item), _shape_of_body(statement.body)) for statement in document.statements),
    )


def _shape_of_item(item: Item) -> tuple[Any, ...]:
    return (
        _label(item.label),
        item.section_kind,
        item.procedure_kinds,
        tuple(number.slug for reference in item.references for number in reference.documents),
        item.subject_codes,
        _shape_of_body(item.body),
        tuple(map(_shape_of_item, item.items)),
    )


def _shape_of_body(body: Sequence[Block]) -> tuple[Any, ...]:
    return tuple((type(block), _label(block.label)) for block in body)


def _label(label: str | None) -> str | None:
    """A label without its marks: ``1.`` and ``1)`` are the same number; a dash is a dash."""
    return None if label is None else _NOT_A_LABEL.sub("", label).casefold() or "–"


# -- pairs --

_INSIDE = {
    Document: ("body", "sections", "items", "annexes", "statements", "notes"),
    Item: ("body", "items"),
    Annex: ("body",),
    Statement: ("body",),
}
"""Fields that hold parts, in reading order."""


def _pairs_of(left: Any, right: Any, left_path: str, right_path: str) -> Iterator[Pair]:
    """Pairs of the parts of two nodes; of those of one alone where the other is None."""
    for name in _INSIDE.get(type(left if left is not None else right), ()):
        lefts, rights = getattr(left, name, ()), getattr(right, name, ())
        for first, second in _matched([*map(_Part.of, lefts)], [*map(_Part.of, rights)]):
            one, other = _at(lefts, first), _at(rights, second)
            one_path = None if first is None else f"{left_path}{name}[{first}]"
            other_path = None if second is None else f"{right_path}{name}[{second}]"
            yield Pair(one, other, one_path, other_path)
            yield from _pairs_of(one, other, f"{one_path}.", f"{other_path}.")


def _at(parts: Sequence[Any], place: int | None) -> Any:
    return None if place is None else parts[place]


@frozen(slots=True)
class _Part:
    """What is compared of a part."""

    kind: type
    label: str | None
    length: int
    figures: frozenset[str]

    @classmethod
    def of(cls, node: Node) -> _Part:
        numbers: Iterable[str] = ()
        match node:
            case Item():
                text, label = node.title or "", node.label
                numbers = (number.slug for reference in node.references for number in reference.documents)
            case Section():
                text, label = node.title, node.kind
            case Annex():
                text, label = node.heading, node.heading.partition(" ")[2] or None
            case Statement():
                text, label = node.heading or "", node.item
            case _:
                text, label = node.text, node.label
        return cls(type(node), _label(label), len(text), frozenset([*numbers, *_FIGURES.findall(text)]))

    def cost(self, other: _Part) -> float:
        """How little two parts look like versions of each other; 0 for the same label, figures and length."""
        cost = _OTHER_LENGTH * min(1.0, abs(math.log((self.length + 10) / (other.length + 10))))
        cost += _OTHER_CLASS * (self.kind is not other.kind) + _OTHER_LABEL * (self.label != other.label)
        every = self.figures | other.figures
        return cost + _OTHER_FIGURES * (len(every) - len(self.figures & other.figures)) / (len(every) or 1)


def _matched(left: Sequence[_Part], right: Sequence[_Part]) -> list[tuple[int | None, int | None]]:
    """Places of parts that belong together, in order, at the least cost; None beside a part that stays alone."""
    width = abs(len(left) - len(right)) + _BAND
    if (len(left) + 1) * min(len(right) + 1, 2 * width) > _MOST_CELLS:
        longest = range(max(len(left), len(right)))
        return [(at if at < len(left) else None, at if at < len(right) else None) for at in longest]
    costs: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for first in range(len(left) + 1):
        for second in range(max(0, first - width), min(len(right), first + width) + 1):
            ways = []
            if first and (before := costs.get((first - 1, second))) is not None:
                ways.append((before[0] + _GAP, 1, 0))
            if second and (before := costs.get((first, second - 1))) is not None:
                ways.append((before[0] + _GAP, 0, 1))
            if first and second and (before := costs.get((first - 1, second - 1))) is not None:
                ways.append((before[0] + left[first - 1].cost(right[second - 1]), 1, 1))
            if ways:
                costs[first, second] = min(ways)
    found: list[tuple[int | None, int | None]] = []
    first, second = len(left), len(right)
    while first or second:
        _, one, other = costs[first, second]
        first, second = first - one, second - other
        found.append((first if one else None, second if other else None))
    return found[::-1]
