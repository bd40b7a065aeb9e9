"""Who owns which part of a page: exact pieces of values, kinds of furniture, what was not understood."""

from __future__ import annotations

from attrs import evolve, frozen

from eucouncil_parse import Coverage, Document, ExtensionNode, Span, owners, parse

PAGE = """\
                                        Brussels, 4 March 2021
                                        4711/21
                                        handed out

PROVISIONAL AGENDA
COUNCIL OF THE EUROPEAN UNION
(Agriculture)
8 March 2021

1.   Weights of the hives in spring, as                     4712/21
     the keepers told them                                  + COR 1
     = Exchange of views

                         *      *      *

2.   Any other business

4711/21                       AB/cd                         1
                              AGRI.1            LIMITE      EN
"""


def pieces(document: Document, path: str) -> list[str]:
    """What a value owns of the page."""
    (span,) = [owner.span for owner in owners(document) if owner.path == path]
    return [" ".join(PAGE[start:end].split()) for start, end in span.pieces]


def test_pieces_of_a_value_are_exact() -> None:
    document = parse(PAGE, source="layout")
    assert pieces(document, "items[0]") == [
        "1. Weights of the hives in spring, as 4712/21 the keepers told them + COR 1 = Exchange of views"
    ]
    assert pieces(document, "header") == ["Brussels, 4 March 2021 4711/21"]
    assert pieces(document, "type") == ["PROVISIONAL AGENDA"]
    assert pieces(document, "meeting") == ["COUNCIL OF THE EUROPEAN UNION (Agriculture) 8 March 2021"]


def test_what_stands_in_an_item_has_pieces_of_its_own() -> None:
    text = "4711/21\nDRAFT MINUTES\n\n1. Hives\nThe hives were weighed and the keepers thanked.\n2. Frames\n"
    found = {owner.path: owner.span for owner in owners(parse("Brussels, 4 March 2021\n" + text, source="raw"))}
    item, paragraph = found["items[0]"], found["items[0].body[0]"]
    assert item.start < paragraph.start
    assert item.end == paragraph.end
    assert item.pieces == ((item.start, item.start + len("1. Hives")),)
    assert paragraph.pieces == ((paragraph.start, paragraph.end),)


def test_furniture_says_what_it_is() -> None:
    document = parse(PAGE, source="layout")
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("foot", "4711/21 AB/cd 1"),
        ("foot", "AGRI.1 LIMITE EN"),
        ("separator", "* * *"),
    ]


def test_what_was_not_understood_is_counted() -> None:
    document = parse(PAGE, source="layout")
    assert [span.slice(PAGE) for span in document.unparsed] == ["handed out"]
    assert document.coverage == Coverage(
        characters=sum(len(word) for word in PAGE.split()),
        furniture=len("4711/21AB/cd1AGRI.1LIMITEEN***"),
        unparsed=len("handedout"),
    )


def test_a_document_that_was_made_by_hand_owns_nothing() -> None:
    assert list(owners(Document())) == []
    assert Document().coverage.share_unparsed == 0


def test_pieces_of_a_span() -> None:
    assert Span(2, 9, 1, 1).pieces == ((2, 9),)
    assert Span(2, 9, 1, 1, ((2, 4), (7, 9))).pieces == ((2, 4), (7, 9))


@frozen
class EmptyMark(ExtensionNode):
    """A value of an extension that is false where its class says so, as a list without entries is."""

    def __len__(self) -> int:
        return 0


@frozen
class Marked(ExtensionNode):
    """A value that holds another one."""

    mark: EmptyMark


def test_a_value_that_is_false_owns_its_text() -> None:
    document = parse(PAGE, source="layout")
    first, *others = document.items
    marked = evolve(first, extensions=(Marked(EmptyMark(span=Span(0, 4, 1, 1))),))
    paths = [owner.path for owner in owners(evolve(document, items=(marked, *others)))]
    assert "items[0].extensions[0].mark" in paths
