"""Lines that an extension adds, in every place where its grammar lets them stand: in two small agendas, read by hand.

The profile is made once a process, so that these tests are quick; test_profiles.py tells what else a profile may do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import frozen

from eucouncil_parse import Document, ExtensionNode, Profile, parse
from eucouncil_parse.extending import CellToken, DocumentTransformer, span_of
from eucouncil_parse.vocabulary import language

GRAMMAR = Path(__file__).parent / "cases" / "added" / "bees.lark"


@frozen
class Added(ExtensionNode):
    """What an extension adds: the rule that took it, and its texts without their label."""

    rule: str
    texts: tuple[str, ...] = ()


class Bees(DocumentTransformer):
    """Makes a node for each rule of the grammar, with a place in the source."""

    def hive_number(self, text: CellToken) -> Added:
        return Added("hive_number", (str(text),), span=span_of(text))

    def keeper(self, label: CellToken, value: CellToken | None) -> Added:
        return Added("keeper", _texts(value), span=span_of(label, value))

    def scent(self, text: CellToken) -> Added:
        return Added("scent", (str(text),), span=span_of(text))

    def waiver(self, label: CellToken, value: CellToken | None, *until: CellToken) -> Added:
        return Added("waiver", _texts(value, *until), span=span_of(label, value, *until))

    def witness(self, label: CellToken, value: CellToken | None) -> Added:
        return Added("witness", _texts(value), span=span_of(label, value))

    def round(self, heading: CellToken, *floor: CellToken) -> Added:
        return Added("round", _texts(heading, *floor), span=span_of(heading, *floor))


def _texts(*tokens: CellToken | None) -> tuple[str, ...]:
    return tuple(str(token) for token in tokens if token is not None)


@cache
def profile() -> Profile:
    """The profile of the grammar."""
    return Profile(name="bees", grammar=GRAMMAR, transformer=Bees)


def read(text: str, source: str) -> Document:
    """A document read by the profile, of which nothing is left out."""
    document = parse(text, source=source, profile=profile(), layers=())
    assert document.diagnostics == ()
    assert document.unparsed == ()
    return document


LAYOUT = """\
                                                  Brussels, 4 March 2021
                                                  4711/21
                                                  Hive no 7

PROVISIONAL AGENDA
Working Party on Beehives
Hive no 8
18 March 2021 (10:00)

Point 1:  Honey from the mountains
          Scent of thyme
          and of roses
          Waiver by: Malta
          (until the end of spring)
          (until the next meeting)

Point 2:  Colour of the hives
          Waiver by:
          The keepers spoke of the colours of their hives.

Witness:  the keeper of the southern garden

ROUND OF THE TABLE
– MT took the floor.
– FI took the floor.

                                        ANNEX

ROUND OF THE TABLE
– SE took the floor.
"""
RAW = """\
Brussels, 4 March 2021
4711/21

OUTCOME OF PROCEEDINGS

From:
Keeper:
To:
Subject:

Presidency
Maya
Delegations
Survey of beehives

Waiver by: the keepers of the southern gardens
who were not there

Point 1: Honey from the mountains

Scent of thyme 4702/21

(until the end of spring)

Waiver by: Malta
(until the next meeting)

Witness: the keeper of the southern garden
who was there

The hives were weighed.

Point 2: Colour of the hives

Witness: Maya
"""


def test_lines_of_an_agenda_in_columns() -> None:
    document = read(LAYOUT, "layout")
    assert document.header.extensions == (Added("hive_number", ("Hive no 7",)), Added("hive_number", ("Hive no 8",)))
    assert (document.meeting.name, document.meeting.times) == ("Working Party on Beehives", ("10:00",))
    assert [(item.label, item.title, item.extensions) for item in document.items] == [
        (
            "Point 1:",
            "Honey from the mountains",
            (
                Added("scent", ("Scent of thyme and of roses",)),
                Added("waiver", ("Malta", "(until the end of spring)", "(until the next meeting)")),
            ),
        ),
        ("Point 2:", "Colour of the hives", (Added("waiver"),)),
    ]
    assert [note.text for note in document.notes] == ["The keepers spoke of the colours of their hives."]
    assert document.extensions == (
        Added("witness", ("the keeper of the southern garden",)),
        Added("round", ("ROUND OF THE TABLE", "– MT took the floor.", "– FI took the floor.")),
    )
    (annex,) = document.annexes
    assert (annex.body, annex.extensions) == ((), (Added("round", ("ROUND OF THE TABLE", "– SE took the floor.")),))


def test_lines_of_minutes_without_columns() -> None:
    document = read(RAW, "raw")
    assert document.header.extensions == (Added("keeper", ("Maya",)),)
    routing = document.routing
    assert (routing.sender, routing.recipient, routing.subject) == ("Presidency", "Delegations", "Survey of beehives")
    first, second = document.items
    assert (first.label, first.title, [each.text for each in first.references]) == (
        "Point 1:",
        "Honey from the mountains",
        ["4702/21"],
    )
    assert first.extensions == (
        Added("scent", ("Scent of thyme",)),
        Added("waiver", ("Malta", "(until the next meeting)")),
    )
    assert [block.text for block in first.body] == ["(until the end of spring)"]  # behind no waiver
    assert (second.label, second.extensions, second.body) == ("Point 2:", (), ())
    assert [block.text for block in document.body] == [
        "Waiver by: the keepers of the southern gardens who were not there",  # of no item
        "The hives were weighed.",  # a line beside the items ends the one above
    ]
    assert document.extensions == (
        Added("witness", ("the keeper of the southern garden who was there",)),
        Added("witness", ("Maya",)),
    )


def pieces(text: str, node: ExtensionNode) -> list[str]:
    """The pieces of a source that a node stands in, their blanks folded."""
    assert node.span is not None
    places = node.span.parts or ((node.span.start, node.span.end),)
    return [" ".join(text[start:end].split()) for start, end in places]


def test_where_added_lines_stand() -> None:
    document = read(LAYOUT, "layout")
    nodes = [*document.header.extensions, *(node for item in document.items for node in item.extensions)]
    nodes += [*document.extensions, *document.annexes[0].extensions]
    assert [pieces(LAYOUT, node) for node in nodes] == [
        ["Hive no 7"],
        ["Hive no 8"],
        ["Scent of thyme and of roses"],
        ["Waiver by: Malta (until the end of spring) (until the next meeting)"],
        ["Waiver by:"],
        ["Witness: the keeper of the southern garden"],
        ["ROUND OF THE TABLE – MT took the floor. – FI took the floor."],
        ["ROUND OF THE TABLE – SE took the floor."],
    ]
    document = read(RAW, "raw")
    assert pieces(RAW, document.header.extensions[0]) == ["Keeper:", "Maya"]
    assert pieces(RAW, document.items[0].extensions[0]) == ["Scent of thyme"]


def test_phrases_are_read_by_what_the_transformer_is_told() -> None:
    class Hives(Bees):
        phrases: ClassVar[tuple[str, ...]] = ("scent",)

    class Gardens(Hives):
        phrases: ClassVar[tuple[str, ...]] = ("garden", "scent")

    assert (Bees.phrases, Hives.phrases, Gardens.phrases) == ((), ("scent",), ("scent", "garden"))
    hives = Hives(language("en"))
    assert hives.said("scent", "thyme") is None  # nobody reads it yet
    hives.reads_phrases_by(lambda rule, text: (rule, text))
    assert hives.said("scent", "thyme") == ("scent", "thyme")
    assert hives.said("scent", None) is None
    assert hives.said("scent", "") is None
    with pytest.raises(ValueError, match="'garden' is not among the phrases of Hives"):
        hives.said("garden", "roses")
