"""The outline of a document for the terminal: what stands in which line of it."""

from __future__ import annotations

from eucouncil_parse import Document, Item, Section
from eucouncil_parse.export.outline_text import to_outline


def shown(*items: Item, sections: tuple[str, ...] = ()) -> list[str]:
    """The lines of the items, and of the headings between them."""
    document = Document(items=items, sections=tuple(map(Section, sections)))
    return [line for line in to_outline(document, 60).splitlines() if line.startswith("  ")]


def test_a_heading_is_shown_that_has_only_another_one_below_it() -> None:
    items = [Item("1.", "Honey", section="Bees"), Item("2.", "Wax", section="Bees"), Item("3.", section="Sheep")]
    expected = ["  South", "  Bees", "  1.  Honey", "  2.  Wax", "  North", "  Sheep", "  3."]
    assert shown(*items, sections=("South", "Bees", "North", "Sheep")) == expected


def test_a_heading_inside_an_item_is_shown_there() -> None:
    inner = (Item("a)", "Honey"), Item("b)", "Wax", section="Combs"))
    items = [Item("1.", "Bees", items=inner), Item("2.", "Sheep", section="North")]
    expected = ["  1.  Bees", "      a)  Honey", "      Combs", "      b)  Wax", "  North", "  2.  Sheep"]
    assert shown(*items, sections=("Combs", "North")) == expected


def test_a_heading_is_shown_that_the_document_does_not_have() -> None:
    assert shown(Item("1.", "Honey", section="Bees")) == ["  Bees", "  1.  Honey"]


def test_a_blank_stands_behind_a_long_label() -> None:
    assert shown(Item("III.", "Honey", items=(Item("(ii)", "Wax"),))) == ["  III. Honey", "      (ii) Wax"]
