"""Documents of the Council and files that are named in running text, additions expanded."""

from __future__ import annotations

from lark import Token

from eucouncil_parse.cited.reading import Found, Node, children, tokens
from eucouncil_parse.identifiers import DocumentNumber, Reference, reference_of
from eucouncil_parse.vocabulary import Language

__all__ = ["documents_of"]


def documents_of(tree: Node, _words: Language) -> tuple[Found[DocumentNumber], ...]:
    """The documents of a list: each number, and each of its additions from its own words.

    A number behind no word and no series may be two years (``2024/25``): then it is none.
    """
    is_cited = "DOCUMENT_WORD" in tokens(tree)
    found: list[Found[DocumentNumber]] = []
    for node in children(tree, "council_document"):
        found += _expanded([part for part in node.children if isinstance(part, Token)], is_cited)
    return tuple(found)


def _expanded(parts: list[Token], is_cited: bool) -> list[Found[DocumentNumber]]:
    chain: list[list[Token]] = [[]]
    for part in parts:
        if part.type == "ADDED":
            chain.append([])
        elif part.type != "IN_LANGUAGES":
            chain[-1].append(part)
    groups = [group for group in chain if group]
    if any(part.type == "UP_TO" for group in groups for part in group):
        return _with_ranges(groups)
    reference = reference_of([part for part in parts if part.type != "IN_LANGUAGES"])
    if not is_cited and len(groups) == 1 and groups[0][0].type == "NUMBER" and _are_two_years(reference.documents[0]):
        return []
    return [_found(document, group) for document, group in zip(reference.documents, groups, strict=False)]


def _with_ranges(groups: list[list[Token]]) -> list[Found[DocumentNumber]]:
    """Each group by itself, for ``+ ADD 1 to 3`` names three documents by the same words."""
    base = " ".join(groups[0])
    found: list[Found[DocumentNumber]] = []
    for group in groups:
        printed = base if not found else f"{base} + {' '.join(group)}"
        for reference in Reference.parse_all(printed)[:1]:
            found += [_found(document, group) for document in reference.documents[1 if found else 0 :]]
    return found


def _found(document: DocumentNumber, parts: list[Token]) -> Found[DocumentNumber]:
    return Found(document, parts[0].start_pos or 0, parts[-1].end_pos or 0)


def _are_two_years(document: DocumentNumber) -> bool:
    """Whether a number reads as a year and the next one."""
    return document.revision is None and 1900 <= document.number < 2100 and document.number + 1 == document.year
