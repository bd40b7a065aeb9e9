"""One line of a page to be printed, and the value that it prints."""

from __future__ import annotations

from attrs import frozen

from eucouncil_parse.diagnostics import RenderError
from eucouncil_parse.sources.text import clean
from eucouncil_parse.styles import StatedLine

__all__ = ["Line"]


@frozen(slots=True)
class Line:
    """A line, with the path of its value from the document: ``items[2].title``."""

    path: str
    stated: StatedLine

    def checked(self) -> StatedLine:
        """The line; raises ``RenderError`` where its text cannot stand on one line as it is."""
        for text in (self.stated.text, self.stated.label or ""):
            if clean(text) != text:
                raise RenderError(
                    self.path, f"a text with line breaks, wide blanks or invisible characters: {text!r:.80}"
                )
        return self.stated
