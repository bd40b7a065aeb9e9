"""Every rule of the outline on the smallest document that needs it.

``cases/rules/MODULE-rule-name.SOURCE.txt`` is a document in a rendition, ``MODULE-rule-name.SOURCE.json`` the part of
its contents that a careful reader finds there; ``MODULE-rule-name--what.SOURCE.txt`` is one more document for the rule.
The package's own module is called ``outline``. Rules of what only a PDF tells (angle, size of type) have tests here.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from eucouncil_parse import Document, Heading, Paragraph, parse, to_dict
from eucouncil_parse.outline import outline
from eucouncil_parse.readers import reader
from eucouncil_parse.sources import read_text
from eucouncil_parse.sources.page import Cell, Page
from laws import assert_nothing_lost

RULES = Path(__file__).parent / "cases" / "rules"
MODULES = Path(__file__).parents[1] / "src" / "eucouncil_parse" / "outline"

KNOWN_WRONG: frozenset[str] = frozenset(
    [
        "prose-heading--centred.layout",  # a heading that nothing but its place shows
        "values-blank-line--before-the-subject.raw",  # the last value ends one blank line too early
    ]
)
"""Cases that the parser does not read as a careful reader does."""

_RULE = re.compile(r"(?<![\w*`])\*([A-Za-z][^*`]*[\w\"])\*(?![\w*`])")
_NAME_PARTS = ("text", "heading", "title")


def rules() -> set[str]:
    """``MODULE-rule-name`` of each rule that a docstring of the outline names between stars."""
    return {
        f"{'outline' if module.stem == '__init__' else module.stem}-{name.casefold().replace(' ', '-')}"
        for module in MODULES.glob("*.py")
        for names in _RULE.findall("\n".join(docstrings(module)))
        for name in " ".join(names.split()).split(", ")
    }


def docstrings(module: Path) -> Iterator[str]:
    """The docstrings of a module, its classes and functions."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def cases() -> list[str]:
    """Names of the cases: of their files, without the ending."""
    return sorted(file.name.removesuffix(".txt") for file in RULES.glob("*.txt"))


def differences(expected: Any, found: Any, place: str = "") -> Iterator[str]:
    """Where ``found`` is not what ``expected`` says: keys that it has, lists of the same length, texts for objects."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            yield from differences(value, found[key], f"{place}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (value, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(value, other, f"{place}[{index}]")
    elif expected != (_printed(found) if isinstance(expected, str) else found):
        yield f"{place}: expected {expected!r}, found {found!r}"


def _printed(value: Any) -> Any:
    """The text of an object that a case gives by its text alone; a subject code is its code and serial."""
    if not isinstance(value, dict):
        return value
    if "code" in value:
        return " ".join(str(value[key]) for key in ("code", "serial") if value[key] is not None)
    return next((value[name] for name in _NAME_PARTS if name in value), value)


@pytest.mark.parametrize("case", cases())
def test_rule(case: str, request: pytest.FixtureRequest) -> None:
    if case in KNOWN_WRONG:
        request.applymarker(pytest.mark.xfail(strict=True, reason="not read as a careful reader does"))
    text = (RULES / f"{case}.txt").read_bytes().decode("utf-8")
    expected = json.loads((RULES / f"{case}.json").read_text(encoding="utf-8"))
    found = to_dict(parse(text, source=case.rpartition(".")[2]))
    assert expected
    assert not [*differences(expected, found)], "\n".join(differences(expected, found))


@pytest.mark.parametrize("case", cases())
def test_every_letter_of_a_case_is_understood(case: str) -> None:
    text, source = (RULES / f"{case}.txt").read_bytes().decode("utf-8"), case.rpartition(".")[2]
    document = parse(text, source=source)
    assert document.unparsed == ()
    assert_nothing_lost(document, read_text(text, source).text)


def test_every_rule_has_a_case() -> None:
    covered = {re.split(r"--|\.", case)[0] for case in cases()}
    assert len(rules()) > 20
    assert rules() - covered == set()


def test_every_case_is_of_a_module_and_is_a_pair() -> None:
    modules = {module.stem for module in MODULES.glob("*.py")} | {"outline"}
    assert {case.partition("-")[0] for case in cases()} <= modules
    assert cases() == sorted(file.name.removesuffix(".json") for file in RULES.glob("*.json"))
    assert set(cases()) >= KNOWN_WRONG


# -- what only a PDF tells --


def cell(text: str, row: int, *, x: float = 10.0, page: int = 0, gap: float = 1.0, **hints: bool) -> Cell:
    """A cell of a page, one blank line below the row above it."""
    made = Cell(text, 0, 0, page, row, x, x + len(text), gap)
    for name, value in hints.items():
        setattr(made, name, value)
    return made


def read(*cells: Cell) -> Document:
    """The document that cells of a PDF make."""
    reads = reader("en")
    page = Page("pdf", "", list(cells))
    return cast(Document, reads.parser.parse(outline(page, reads).tokens, start="document"))


def head(title: str) -> list[Cell]:
    """Cells of the smallest head of a document."""
    return [cell("Brussels, 4 March 2021", 0, x=40), cell("4711/21", 1, x=40), cell(title, 2)]


def agenda() -> list[Cell]:
    """Cells of the smallest head of an agenda."""
    return [*head("PROVISIONAL AGENDA"), cell("Working Party on Beehives", 3), cell("18 March 2021 (10:00)", 4)]


def texts(document: Document) -> list[str]:
    """The texts of a document's body."""
    return [block.text for block in document.body]


def test_furniture_stamp_is_rotated() -> None:
    document = read(
        *head("NOTE"),
        cell("Subject:", 3),
        cell("Survey of beehives", 3, x=25),
        cell("The hives were", 5, gap=2.5),
        cell("PUBLIC", 5, x=60, gap=2.5, rotated=True),
        cell("weighed in the spring.", 6, gap=0),
    )
    assert document.header.distribution == "PUBLIC"
    assert texts(document) == ["The hives were weighed in the spring."]


def test_notes_footnote_is_small() -> None:
    document = read(
        *head("NOTE"),
        cell("Subject:", 3),
        cell("Survey of beehives", 3, x=25),
        cell("The hives were weighed as the manual1 asks.", 5, gap=2.5),
        cell("The frames were counted.", 6),
        cell("1", 7, gap=0, small=True),
        cell("Handbook for keepers.", 7, x=15, gap=0, small=True),
    )
    assert texts(document) == ["The hives were weighed as the manual asks.", "The frames were counted."]
    assert [(note.label, note.text) for note in document.notes] == [("1", "Handbook for keepers.")]


def test_notes_footnote_mark_that_the_source_took_off() -> None:
    marked = cell("The hives were weighed.", 5, gap=2.5)
    marked.marks = ("1",)
    document = read(
        *head("NOTE"),
        cell("Subject:", 3),
        cell("Survey of beehives", 3, x=25),
        marked,
        cell("1", 7, gap=3, small=True),
        cell("Without their roofs.", 7, x=15, gap=3, small=True),
    )
    assert texts(document) == ["The hives were weighed."]
    assert [(note.label, note.text) for note in document.notes] == [("1", "Without their roofs.")]


def test_items_step_is_italic() -> None:
    document = read(
        *agenda(),
        cell("1.", 6),
        cell("Wintering of young colonies", 6, x=15),
        cell("Tasting of samples", 7, x=15, gap=0, italic=True),
        cell("2.", 8),
        cell("Colour of the hives", 8, x=15),
    )
    assert [(item.title, item.procedure) for item in document.items] == [
        ("Wintering of young colonies", ("Tasting of samples",)),
        ("Colour of the hives", ()),
    ]


def test_items_section_is_bold() -> None:
    document = read(
        *agenda(),
        cell("1.", 6),
        cell("Wintering of young colonies", 6, x=15),
        cell("Matters of the garden", 7, bold=True),
        cell("2.", 8),
        cell("Colour of the hives", 8, x=15),
    )
    assert [(item.title, item.section) for item in document.items] == [
        ("Wintering of young colonies", None),
        ("Colour of the hives", "Matters of the garden"),
    ]


def test_prose_heading_is_bold() -> None:
    document = read(
        *head("NOTE"),
        cell("Subject:", 3),
        cell("Survey of beehives", 3, x=25),
        cell("Weights of the spring", 5, gap=2.5, bold=True),
        cell("The hives were weighed.", 6),
    )
    assert [(type(block).__name__, block.text) for block in document.body] == [
        ("Heading", "Weights of the spring"),
        ("Paragraph", "The hives were weighed."),
    ]


def test_labels_that_the_source_counted_are_marked() -> None:
    document = read(
        *head("NOTE"),
        cell("Subject:", 3),
        cell("Survey of beehives", 3, x=25),
        cell("I.", 5, gap=2.5, inferred=True),
        cell("Weights of the spring", 5, x=15, gap=2.5, bold=True),
        cell("1.", 6, inferred=True),
        cell("The hives were weighed.", 6, x=15),
        cell("2.", 7),
        cell("The frames were counted.", 7, x=15),
    )
    blocks = [block for block in document.body if isinstance(block, Heading | Paragraph)]
    assert [(type(block).__name__, block.label, block.label_inferred) for block in blocks] == [
        ("Heading", "I.", True),
        ("Paragraph", "1.", True),
        ("Paragraph", "2.", False),
    ]
