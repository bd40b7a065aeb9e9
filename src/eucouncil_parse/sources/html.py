"""HTML: pages of the register and of EUR-Lex, and what word processors write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from eucouncil_parse.diagnostics import MissingExtra, UnreadableFile
from eucouncil_parse.sources.page import Page

if TYPE_CHECKING:
    from eucouncil_parse.sources.html_lines import HtmlLines

__all__ = ["is_html", "parse_html", "read_html", "walk"]

_SIGN = re.compile(r"<(?:!doctype\s+html|(?:html|head|body|div|p|table|h[1-6]|article|section|main)\b)", re.IGNORECASE)
_SAMPLE = 4_000
"""Characters that are looked at to tell HTML from text."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)")
_CLOSES_ITSELF = frozenset(
    [
        *["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"],
        *["wbr", "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "tfoot", "option", "colgroup"],
    ]
)
"""Elements that hold nothing, or that end where the next of their kind begins."""
_MOST_ATTRIBUTES = 256
"""Attributes of an element, at the most: the parser compares each with all before it."""
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>]++)"""
_TOO_MANY = re.compile(
    rf"<[A-Za-z][^\s/>]*+(?:[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+{_VALUE})?+){{{_MOST_ATTRIBUTES + 1}}}"
)
_DEEPEST = 400
"""Elements in elements, at the most: the time of the parser grows with the square of it, and no page has so many."""


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins with a tag, and is no other kind of XML.

    >>> is_html("<!DOCTYPE html><p>NOTE</p>"), is_html("<p>NOTE</p>"), is_html("## NOTE"), is_html("<w:p/>")
    (True, True, False, False)
    """
    sample = text[:_SAMPLE].lstrip("\ufeff \t\r\n\f")
    return sample.startswith("<") and _SIGN.search(sample) is not None


def read_html(text: str) -> Page:
    """Read HTML into cells. Offsets are those of the text that this makes, ``page.text``: lines, columns, no tags.

    Raises ``MissingExtra`` without selectolax, ``UnreadableFile`` for elements in elements without end.

    >>> page = read_html("<h1>NOTE</h1><table><tr><td>From:<td>General Secretariat</table><ol><li>Bees</ol>")
    >>> [(cell.text, cell.x, cell.heading, cell.inferred) for cell in page.cells]  # doctest: +NORMALIZE_WHITESPACE
    [('NOTE', None, 1, False), ('From:', 0.0, 0, False), ('General Secretariat', 7.0, 0, False),
     ('1.', 0.0, 0, True), ('Bees', 6.0, 0, False)]
    """
    from eucouncil_parse.sources.html_lines import HtmlLines  # to tell HTML from text needs none of it
    from eucouncil_parse.sources.printed_lines import write_page

    lines = HtmlLines()
    walk(parse_html(text), lines)
    return write_page("html", lines.lines())


def parse_html(text: str) -> Any:
    """The root of the tree of an HTML text."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtra("reading HTML needs selectolax: pip install 'eucouncil-parse[html]'") from error
    if _is_too_deep(text):
        raise UnreadableFile(f"the HTML has more than {_DEEPEST} elements in each other")
    if _TOO_MANY.search(text):
        raise UnreadableFile(f"the HTML has an element with more than {_MOST_ATTRIBUTES} attributes")
    try:
        # Single surrogates cannot be encoded, and NUL is no character of HTML.
        return LexborHTMLParser(text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")).root
    except Exception as error:  # whatever the parser finds, it must not stop the caller
        raise UnreadableFile(f"the HTML cannot be read: {error}") from error


def _is_too_deep(text: str) -> bool:
    """Whether elements are left open beyond measure; each name is counted for itself, so that no end is in excess."""
    opened: dict[str, int] = {}
    depth = 0
    for closing, name in _TAG.findall(text):
        tag = name.lower()
        if tag in _CLOSES_ITSELF:
            continue
        count = opened.get(tag, 0)
        if not closing:
            opened[tag] = count + 1
            depth += 1
        elif count:
            opened[tag] = count - 1
            depth -= 1
        if depth > _DEEPEST:
            return True
    return False


def walk(root: Any, lines: HtmlLines, takes: Callable[[Any], bool] = lambda node: True) -> None:
    """Hand all elements and texts below a node to ``lines``, in their order; ``takes`` says of an element whether."""
    from eucouncil_parse.sources.html_lines import HIDDEN

    if root is None:
        return
    node, open_nodes = root.child, list[Any]()
    while True:
        if node is None:
            if not open_nodes:
                return
            node = open_nodes.pop().next
            lines.end()
            continue
        tag = node.tag
        if tag == "-text":
            lines.text(node.text_content or "")
        elif not tag.startswith("-") and tag not in HIDDEN and takes(node):
            attributes = node.attributes
            if not _is_hidden(attributes):
                lines.start(tag, attributes)
                open_nodes.append(node)
                node = node.child
                continue
        node = node.next


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return "hidden" in attributes or "display:none" in style.replace(" ", "").lower()
