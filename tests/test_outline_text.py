"""The outline of a document for the terminal: what stands in which line of it."""

from __future__ import annotations

from datetime import date

from eucouncil_parse import Declassification, Document, DocumentNumber, Item, Section, parse
from eucouncil_parse.export.outline_text import to_outline

AGENDA = """
                                              Brussels, 4 March 2021
                                              4711/21

PROVISIONAL AGENDA
Working Party on Beehives
18 March 2021 (10:00)

1.    Adoption of the agenda

Legislative deliberations

AGRICULTURE

2.    Honey

FISHERIES

Legislative deliberations

3.    Nets
      a)    Weights

      Non-legislative activities

      b)    Prices
"""


def shown(document: Document) -> list[str]:
    """The lines of the items, and of the headings between them."""
    lines = to_outline(document, 60).splitlines()
    return lines[next(at for at, line in enumerate(lines) if line.strip().startswith(("1.", "III."))) :]


def test_every_heading_is_shown_above_the_item_that_it_stands_above() -> None:
    lines = [line for line in shown(parse(AGENDA, source="layout")) if line]
    assert lines[:7] == [
        "  1.  Adoption of the agenda",
        "  Legislative deliberations",
        "  AGRICULTURE",
        "  2.  Honey",
        "  FISHERIES",
        "  Legislative deliberations",
        "  3.  Nets",
    ]


def test_the_section_of_an_item_is_shown_without_a_place() -> None:
    inside = (Item("a)", "Honey"), Item("b)", "Wax", section="Combs"))
    items = (Item("1.", "Bees", items=inside), Item("2.", "Sheep", section="North"))
    document = Document(items=items, sections=(Section("Combs"), Section("North")))
    assert shown(document) == [
        "  1.  Bees",
        "      a)  Honey",
        "      Combs",
        "      b)  Wax",
        "",
        "  North",
        "  2.  Sheep",
    ]


def test_a_blank_stands_behind_a_long_label() -> None:
    items = (Item("III.", "Honey", items=(Item("(ii)", "Wax"),)),)
    assert shown(Document(items=items)) == ["  III. Honey", "      (ii) Wax"]


def test_the_cover_of_a_declassified_document() -> None:
    cover = Declassification(DocumentNumber.parse("4711/07"), date(2007, 7, 2), "Public")
    lines = to_outline(Document(declassification=cover), 60).splitlines()
    assert lines[1:4] == ["  declassified  4711/07", "  dated         2007-07-02", "  new status    Public"]
