"""Labels of numbered paragraphs as Word prints them: they are not in the text of a DOCX, and are counted here.

ECMA-376, part 1, 17.9: a paragraph, or its style, names a list and a level; the list says for each level how its
numbers look (``%1.%2``), where they start, and every paragraph of a level starts the levels below it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from attrs import define, field, frozen

from eucouncil_parse.sources.docx_package import WordParts, attribute
from eucouncil_parse.sources.list_labels import count_in

__all__ = ["Labels"]

_STYLES = {
    "lowerLetter": "lower-letter",
    "upperLetter": "upper-letter",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "decimalZero": "decimal-zero",
}
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_MOST_STYLES = 20
"""Styles that are based on each other, at the most."""
_LARGEST = 999_999
_BULLET = "•"
_NO_LIST = "0"


@frozen(slots=True)
class _Level:
    style: str
    text: str
    start: int
    is_legal: bool
    """Whether the numbers of levels above are printed as figures."""

    @classmethod
    def of(cls, element: Element) -> _Level:
        """A level as ``w:lvl`` says it."""
        return cls(
            attribute(_child(element, "numFmt"), "val") or "decimal",
            attribute(_child(element, "lvlText"), "val") or "",
            _number(attribute(_child(element, "start"), "val"), 1),
            _child(element, "isLgl") is not None,
        )


@define(slots=True, eq=False)
class _List:
    """What a list says of its levels, and which levels it starts anew at its first paragraph."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(factory=dict)


class Labels:
    """Counts the paragraphs of one document, in their order."""

    def __init__(self, parts: WordParts) -> None:
        numbering, styles = parts.tree(parts.beside("numbering.xml")), parts.tree(parts.beside("styles.xml"))
        self._styles = {attribute(style, "styleId"): style for style in _children(styles, "style")}
        self._by_style: dict[str, tuple[str, int]] = {}
        """Lists that name a style for one of their levels."""
        self._lists = self._read(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: Element) -> tuple[str, int] | None:
        """The label of the next paragraph, and its depth; None where Word prints none."""
        named = self._list_of(paragraph)
        if named is None:
            return None
        number, depth = named
        its_list = self._lists[number]
        level = its_list.levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(its_list.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for at, start in its_list.starts.items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        text = _printed(level, its_list, counts)
        return (text, depth) if text else None

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """List and level of a paragraph: its own, or those of its style."""
        properties = _child(paragraph, "pPr")
        style = attribute(_child(properties, "pStyle"), "val")
        named = _child(properties, "numPr")
        number = attribute(_child(named, "numId"), "val")
        depth = attribute(_child(named, "ilvl"), "val")
        for _ in range(_MOST_STYLES):
            if number is not None or style is None:
                break
            if style in self._by_style and depth is None:
                depth = str(self._by_style[style][1])
            its_style = self._styles.get(style)
            named = _child(_child(its_style, "pPr"), "numPr")
            number = attribute(_child(named, "numId"), "val")
            depth = depth if depth is not None else attribute(_child(named, "ilvl"), "val")
            style = attribute(_child(its_style, "basedOn"), "val")
        if number is None or number == _NO_LIST or number not in self._lists:
            return None
        return number, min(_number(depth, 0), _DEEPEST)

    def _read(self, numbering: Element | None) -> dict[str, _List]:
        abstract: dict[str, dict[int, _Level]] = {}
        links: dict[str, str] = {}
        for element in _children(numbering, "abstractNum"):
            name = attribute(element, "abstractNumId") or ""
            abstract[name] = dict(self._levels(element, name))
            if link := attribute(_child(element, "numStyleLink"), "val"):
                links[name] = link
        lists: dict[str, _List] = {}
        owners: dict[str, str] = {}
        for element in _children(numbering, "num"):
            name = attribute(_child(element, "abstractNumId"), "val") or ""
            number = attribute(element, "numId") or ""
            lists[number] = _List(name, dict(abstract.get(name, {})))
            owners.setdefault(name, number)
            for override in _children(element, "lvlOverride"):
                depth = _number(attribute(override, "ilvl"), 0)
                lists[number].levels |= dict(self._levels(override, name))
                if (start := attribute(_child(override, "startOverride"), "val")) is not None:
                    lists[number].starts[depth] = _number(start, 1)
        for each in lists.values():
            if not each.levels and each.abstract in links:  # a list that a style of lists describes
                style = self._styles.get(links[each.abstract])
                other = attribute(_child(_child(_child(style, "pPr"), "numPr"), "numId"), "val")
                if other in lists:
                    each.levels, each.abstract = lists[other].levels, lists[other].abstract
        return lists

    def _levels(self, element: Element, name: str) -> Iterator[tuple[int, _Level]]:
        for level in _children(element, "lvl"):
            depth = _number(attribute(level, "ilvl"), 0)
            if style := attribute(_child(level, "pStyle"), "val"):
                self._by_style[style] = (name, depth)
            yield depth, _Level.of(level)


def _printed(level: _Level, its_list: _List, counts: dict[int, int]) -> str:
    if level.style == "none":
        return _PLACE.sub("", level.text).strip()
    if level.style == "bullet":
        return level.text if level.text in {"–", "-", "—", "•", "*", "="} else _BULLET

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        own = its_list.levels.get(at, level)
        style = "decimal" if level.is_legal else _STYLES.get(own.style, "decimal")
        return count_in(style, counts.get(at, own.start))

    return _PLACE.sub(number, level.text).strip()


def _child(element: Element | None, name: str) -> Element | None:
    return next(_children(element, name), None)


def _children(element: Element | None, name: str) -> Iterator[Element]:
    if element is None:
        return
    namespace = element.tag.rpartition("}")[0]
    yield from element.iterfind(f"{namespace}}}{name}" if namespace else name)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and int(text[:7]) <= _LARGEST else otherwise
