"""The values that the grammar of a profile adds, as lines that their profile prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eucouncil_parse.diagnostics import RenderError
from eucouncil_parse.model import ExtensionNode
from eucouncil_parse.profiles import Profile
from eucouncil_parse.render.lines import Line
from eucouncil_parse.styles import StatedLine

__all__ = ["extension_lines"]


def extension_lines(
    nodes: Sequence[ExtensionNode], path: str, depth: int, profile: Profile | None, in_body: bool = True
) -> Iterator[Line]:
    """The lines of nodes that stand in one place."""
    printers = profile.all_nodes if profile is not None else {}
    for index, node in enumerate(nodes):
        place = f"{path}[{index}]"
        if type(node) not in printers:
            raise RenderError(place, f"no profile of the document prints a {type(node).__name__}: is it registered?")
        try:
            printed = [(str(kind), str(text)) for kind, text in printers[type(node)](node)]
        except Exception as error:  # of a printer that is not ours
            raise RenderError(place, f"its printer fails: {type(error).__name__}: {error}") from error
        for kind, text in printed:
            yield Line(place, StatedLine(kind, text, depth=depth, in_body=in_body))
