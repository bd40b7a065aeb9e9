"""Documents back to text, in a style that ``parse`` reads without a guess."""

from __future__ import annotations

from eucouncil_parse.diagnostics import RenderError
from eucouncil_parse.model import Document
from eucouncil_parse.readers import Reader
from eucouncil_parse.styles import INDENT, UNDETERMINED, Signature, StatedLine, style

__all__ = ["render_text"]

_DENSE = frozenset({"ITEM", "STEP", "REFERENCES", "CODES", "LEGAL_BASIS"})
"""Kinds of lines that stand close together in Markdown: the points of a list."""


def render_text(document: Document, style_name: str, reader: Reader) -> str:
    """The text of a document in a style; raises ``RenderError`` for a value that has no printed form."""
    writes = style(style_name)
    signature = Signature(style_name, document.language or UNDETERMINED, document.profile)
    printed = [writes.sign_page(signature)]
    if writes.read_signature(printed[0]) != signature:
        reason = f"a name of letters, figures, dots and dashes is expected, not {document.profile!r}"
        raise RenderError("profile", reason)
    before: StatedLine | None = None
    for line in _lines(document, reader):
        if before is None or _is_parted(before, line, style_name):
            printed.append("")
        # Two blanks at the end of a line break it in Markdown, where the next one would else be joined to it.
        ending = "  " if style_name == "markdown" and not line.in_body and line.kind != "BODY" else ""
        printed.append(INDENT * line.depth + writes.write(line) + ending)
        before = line
    return "\n".join(printed) + "\n"


def _lines(document: Document, reader: Reader) -> list[StatedLine]:
    from eucouncil_parse.render.body import body_lines  # a parse needs none of these
    from eucouncil_parse.render.header import header_lines
    from eucouncil_parse.render.lines import Line

    header: list[Line] = header_lines(document, reader)
    body: list[Line] = body_lines(document, reader.profile)
    rule = [Line("document", StatedLine("BODY", in_body=False))] if body else []
    return [line.checked() for line in [*header, *rule, *body]]


def _is_parted(before: StatedLine, line: StatedLine, style_name: str) -> bool:
    """Whether a blank line stands between two lines, for the eye, or for a viewer of Markdown."""
    if "BODY" in {before.kind, line.kind}:
        return True
    if not line.in_body:
        return "TYPE" in {before.kind, line.kind} and before.kind != line.kind
    if style_name == "markdown":
        return not {before.kind, line.kind} <= _DENSE
    return line.depth == 0 and (line.kind != before.kind or before.depth > 0)
