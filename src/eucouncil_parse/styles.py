"""Styles that this library writes: how one stated line is printed, and read back.

A style is a grammar file (``plain.lark``, ``markdown.lark``) that says which sign opens a line of each kind. Writing
and reading take the signs from there, so that the two cannot differ: what ``write`` prints, ``read`` gives back.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve, field, frozen
from lark import Lark

from eucouncil_parse.grammar import build
from eucouncil_parse.places import kinds_of

__all__ = ["INDENT", "STYLES", "UNDETERMINED", "Signature", "StatedLine", "Style", "find_signature", "style"]

STYLES = ("plain", "markdown")
"""Names of the styles."""

INDENT = "    "
"""What each level of nesting is indented by."""

UNDETERMINED = "und"
"""What a signature says of a page in an unknown language (ISO 639-2)."""

_ESCAPED_IN_MARKDOWN = re.compile(r"[\\`*_\[\]{}<>&#|~]")
_LEADING_IN_MARKDOWN = re.compile(r"^(\d*)([-+=.)])")
_ESCAPE_OF_MARKDOWN = re.compile(r"\\([!-/:-@\[-`{-~])")
_KIND_NAME = re.compile("[A-Z]+(?:_[A-Z]+)*")
_LONGEST_SIGNATURE = 200
_SETTINGS = re.compile(r"(?:, language (?P<language>[a-z]{2,3}))?(?:, profile (?P<profile>[\w.-]+))?")


@frozen(slots=True)
class StatedLine:
    """A line that states what it is.

    ``kind`` names a terminal of the grammar; None, of a line that was read, leaves it to the line's place: in the
    header it is what its label or its words say, in the body a paragraph. ``implied`` says of a line to be written
    that its place tells its kind.
    """

    kind: str | None
    text: str = ""
    label: str | None = None
    depth: int = 0
    in_body: bool = True
    implied: bool = field(default=False, eq=False)


@frozen(slots=True)
class Signature:
    """The first line of a page in a style: the style, the language of the page, and the profile that read it."""

    style: str
    language: str | None = None
    profile: str | None = None


@frozen(slots=True)
class _Sign:
    """What stands before and behind the content of a line of one kind."""

    kind: str
    opening: str
    closing: str = ""

    def inside(self, printed: str) -> str | None:
        """What stands between the sign and its close; None for a line that is not framed so."""
        if printed == self.opening.rstrip(" ") and not self.closing:
            return ""
        length = len(printed) - len(self.opening) - len(self.closing)
        if length >= 0 and printed.startswith(self.opening) and printed.endswith(self.closing):
            return printed[len(self.opening) : len(self.opening) + length]
        return None

    def part(self, printed: str) -> tuple[str, str] | None:
        """What stands between the sign and its close, and what is behind; None for a line that it does not open."""
        if not printed.startswith(self.opening):
            return None
        before, found, behind = printed[len(self.opening) :].partition(self.closing)
        if found:
            return before, behind
        closing = self.closing.rstrip(" ")
        return (before.removesuffix(closing), "") if before.endswith(closing) and closing != self.closing else None


@frozen(slots=True)
class Style:
    """How lines are printed and read in one style."""

    name: str
    _signature: _Sign
    _kind: _Sign
    """The sign around the name of a kind."""
    _label: _Sign
    _in_header: tuple[_Sign, ...]
    """Signs of the kinds that have one, the longest first."""
    _in_body: tuple[_Sign, ...]

    def write(self, line: StatedLine) -> str:
        """Print a line, without its indent. Its kind is named where nothing shorter would be read as that line."""
        content = self._content(line)
        signs = self._in_body if line.in_body else self._in_header
        candidates = [sign.opening + content + sign.closing for sign in signs if sign.kind == line.kind]
        candidates += [content] if line.implied else []
        for printed in candidates:
            read = self.read(printed.rstrip(" "), line.depth, line.in_body)
            if printed.strip(" ") and (read if read.kind else evolve(read, kind=line.kind)) == line:
                return printed.rstrip(" ")
        return (self._kind.opening + str(line.kind) + self._kind.closing + content).rstrip(" ")

    def read(self, printed: str, depth: int = 0, in_body: bool = True) -> StatedLine:
        """Read a printed line, without its indent."""
        kind: str | None = None
        content = printed
        named = self._kind.part(printed)
        if named is not None and _KIND_NAME.fullmatch(named[0]):
            kind, content = named
        else:
            for sign in self._in_body if in_body else self._in_header:
                if (inside := sign.inside(printed)) is not None:
                    kind, content = sign.kind, inside
                    break
        label, text = self._label.part(content) or (None, content)
        label = None if label is None else self._unescape(label)
        return StatedLine(kind, self._unescape(text), label, depth, in_body)

    def sign_page(self, signature: Signature) -> str:
        """The first line of a page."""
        settings = {"language": signature.language, "profile": signature.profile}
        said = "".join(f", {name} {value}" for name, value in settings.items() if value is not None)
        return self._signature.opening + said + self._signature.closing

    def read_signature(self, line: str) -> Signature | None:
        """The signature in the first line of a page; None where the page is not in this style."""
        said = self._signature.inside(line.strip())
        found = None if said is None else _SETTINGS.fullmatch(said)
        return Signature(self.name, found["language"], found["profile"]) if found else None

    def _content(self, line: StatedLine) -> str:
        text = self._escape(line.text)
        if line.label is None:
            return text
        return self._label.opening + self._escape(line.label, leads=False) + self._label.closing + text

    def _escape(self, text: str, leads: bool = True) -> str:
        if self.name != "markdown":
            return text
        text = _ESCAPED_IN_MARKDOWN.sub(r"\\\g<0>", text)
        return _LEADING_IN_MARKDOWN.sub(r"\1\\\2", text) if leads else text

    def _unescape(self, text: str) -> str:
        return _ESCAPE_OF_MARKDOWN.sub(r"\1", text) if self.name == "markdown" else text


@cache
def style(name: str) -> Style:
    """A style by its name; raises ``ValueError`` for an unknown one.

    >>> plain = style("plain")
    >>> plain.write(StatedLine("ITEM", "Any other business", "3."))
    '* 3.\\tAny other business'
    >>> plain.write(StatedLine("PARAGRAPH", "* 3. is no item", implied=True))
    '\\\\PARAGRAPH * 3. is no item'
    >>> style("markdown").read("- **3.** Any other business")
    StatedLine(kind='ITEM', text='Any other business', label='3.', depth=0, in_body=True, implied=False)
    """
    if name not in STYLES:
        raise ValueError(f"unknown style {name!r}: expected one of {', '.join(STYLES)}")
    grammar = build((f"{name}.lark",), start=("header", "body", "style"))

    def signs(place: str) -> tuple[_Sign, ...]:
        found = (_sign(grammar, kind) for kind in kinds_of(grammar, place))
        return tuple(sorted(found, key=lambda each: -len(each.opening + each.closing)))

    kind, label = (_sign(grammar, kind) for kind in ("KIND", "LABEL"))
    return Style(name, _signature(name), kind, label, signs("header"), signs("body"))


@cache
def _signature(name: str) -> _Sign:
    """The sign of the first line, which is looked for in every text; few texts need the rest of the grammar."""
    return _sign(build((f"{name}.lark",), start=("signature",)), "SIGNATURE")


def _sign(grammar: Lark, kind: str) -> _Sign:
    printed = {terminal.name: terminal.pattern.value for terminal in grammar.terminals}
    return _Sign(kind, printed.get(kind, ""), printed.get(f"{kind}_CLOSE", ""))


def find_signature(text: str) -> Signature | None:
    """The signature of a text that is in a style of this library, None for any other text."""
    first = text.lstrip("\ufeff \r\n").partition("\n")[0]
    if len(first) > _LONGEST_SIGNATURE:
        return None
    signed = (name for name in STYLES if _signature(name).inside(first.strip()) is not None)
    return next((found for name in signed if (found := style(name).read_signature(first)) is not None), None)
