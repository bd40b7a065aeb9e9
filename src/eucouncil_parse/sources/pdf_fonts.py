"""What a PDF's font tells of its characters: whether they are bold or italic, and which of them pdfium misreads."""

from __future__ import annotations

import re

from attrs import field, frozen

__all__ = ["Font", "read_font"]


@frozen(slots=True, eq=False)
class Font:
    """A font as far as it matters to a reader of text."""

    bold: bool = False
    italic: bool = False
    misread: dict[int, str] = field(factory=dict)
    """What characters that pdfium reports really are, as ``str.translate`` takes it."""


_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18  # flags of font descriptors: PDF 32000, table 123
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_REAL_NAME = re.compile(r"regular|roman|times|arial|helvetica|calibri|symbol", re.IGNORECASE)
_TRUETYPE = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_MAC_STYLE = 44  # offset in the head table
_MAC_STYLE_BOLD, _MAC_STYLE_ITALIC = 1, 2
_MAC_ROMAN = (1, 0)  # platform and encoding of a table of characters
_BYTE_CODES = 0  # the format of such a table that has one glyph for each byte
# TrueType fonts have their first glyphs in the order of the Mac's character set, from glyph 3 for the blank. Fonts of
# Windows leave out the no-break blank (0xCA), so that what follows it is one glyph earlier.
_FIRST_UPPER_GLYPH, _UPPER, _MAC_NO_BREAK_BLANK = 98, 0x80, 0xCA


def read_font(name: str, flags: int, file: bytes) -> Font:
    """A font by its name and flags in the PDF and the font file embedded there (empty for none).

    The name tells the face; where a converter made the name up, the file does. Weights are no evidence: pdfium derives
    them from stem widths, which many writers fill in at random.
    """
    bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCE_BOLD)
    italic = bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC)
    if not (bold or italic or _REAL_NAME.search(name)):
        style = _number(_table(file, b"head"), _MAC_STYLE)
        bold, italic = bool(style & _MAC_STYLE_BOLD), bool(style & _MAC_STYLE_ITALIC)
    return Font(bold, italic, _misread(_table(file, b"cmap")))


def _misread(cmap: bytes) -> dict[int, str]:
    """Characters whose glyphs show that the font's codes are those of Windows, though pdfium reads them as a Mac's.

    pdfium does so where a subset of a Windows font has the symbol flag and no table of Unicode characters: a dash
    comes out as ñ, an opening quotation mark as ì.
    """
    misread: dict[int, str] = {}
    glyphs = _byte_codes(cmap)
    for code in range(_UPPER, len(glyphs)):
        if not glyphs[code]:
            continue
        windows, mac = (bytes([code]).decode(charset, "ignore") for charset in ("cp1252", "mac_roman"))
        if windows and windows != mac and windows in _usual_characters(glyphs[code]):
            misread[ord(mac)] = windows
    return misread


def _usual_characters(glyph: int) -> str:
    """The characters, of a Mac font and of a Windows font, that a glyph with this number usually shows."""
    code = glyph - _FIRST_UPPER_GLYPH + _UPPER
    codes = (code, code + 1) if code >= _MAC_NO_BREAK_BLANK else (code,)
    return bytes(code for code in codes if _UPPER <= code <= 0xFF).decode("mac_roman")


def _byte_codes(cmap: bytes) -> bytes:
    """The glyph of each byte in a font's table for the Mac; empty if it has none."""
    for record in range(4, 4 + 8 * _number(cmap, 2), 8):
        if (_number(cmap, record), _number(cmap, record + 2)) == _MAC_ROMAN:
            table = cmap[_number(cmap, record + 4, 4) :]
            return table[6 : 6 + 256] if table and _number(table, 0) == _BYTE_CODES else b""
    return b""


def _table(file: bytes, tag: bytes) -> bytes:
    """A table of a TrueType or OpenType file; empty if there is none."""
    if file[:4] in _TRUETYPE:
        for entry in range(12, 12 + 16 * _number(file, 4), 16):
            if file[entry : entry + 4] == tag:
                start, length = _number(file, entry + 8, 4), _number(file, entry + 12, 4)
                return file[start : start + length]
    return b""


def _number(data: bytes, start: int, length: int = 2) -> int:
    """A number in a font file; 0 behind the file's end."""
    return int.from_bytes(data[start : start + length], "big")
