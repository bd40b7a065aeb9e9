"""Words of a PDF with their places on the page, read with pdfium; pdf_pictures.py alone calls pdfium too.

Lengths are in points from the lower left corner of the page's visible box, as the page is displayed.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from attrs import define

from eucouncil_parse.diagnostics import MissingExtra, UnreadableFile
from eucouncil_parse.sources.page import Picture
from eucouncil_parse.sources.pdf_fonts import Font, read_font
from eucouncil_parse.sources.pdf_pictures import read_pictures

__all__ = ["Look", "PrintedPage", "Run", "Word", "read_words"]


@define(slots=True, eq=False)
class Look:
    """How characters are drawn; runs of one drawing command share it."""

    size: float
    """Font size as displayed; never 0."""
    bold: bool
    italic: bool
    angle: float
    """Direction of writing in radians, counter-clockwise; exactly 0 for upright text."""


@define(slots=True, eq=False)
class Run:
    """Characters of a word that one drawing command put on the page."""

    text: str
    left: float
    right: float
    baseline: float
    look: Look
    bottom: float
    top: float
    """Lower and upper edge of its letters, however tall these are."""

    @property
    def across(self) -> float:
        """Distance of the line of writing from the page's corner."""
        return self.baseline * math.cos(self.look.angle) - self.left * math.sin(self.look.angle)


@define(slots=True, eq=False)
class Word:
    """Runs that stand directly behind each other, in the order of the page's content."""

    runs: list[Run]
    blank: bool
    """Whether the text has a blank before the word, however narrow it is drawn."""
    left: float
    right: float
    baseline: float
    """Baseline of the line that the word stands on: that of its largest run."""
    size: float
    """Size of its largest run."""

    @classmethod
    def of(cls, runs: list[Run], blank: bool) -> Word:
        """A word of at least one run."""
        first, last = runs[0], runs[-1]
        largest = first if first is last else max(runs, key=lambda run: run.look.size)
        return cls(runs, blank, first.left, max(first.right, last.right), largest.baseline, largest.look.size)

    @property
    def text(self) -> str:
        """The word's characters."""
        return "".join(run.text for run in self.runs)

    @property
    def angle(self) -> float:
        """Direction of writing, as that of its runs."""
        return self.runs[0].look.angle


@define(slots=True, eq=False)
class PrintedPage:
    """What stands on one page."""

    words: list[Word]
    """In the order of the page's content."""
    height: float
    pictures: list[Picture]
    """Small pictures, as signs beside a text are."""


_Point = tuple[float, float]
_Fonts = dict[tuple[bytes, int, int], Font]

_WORD = re.compile(r"\S+")
# In font sizes: letters of a word stand closer; where pdfium, which knows their widths, guessed a blank, less is one.
_LETTER_GAP, _GUESSED_GAP = 0.1, 0.05
_OVERLAP = 0.5  # font sizes; what starts further left of its predecessor's end does not follow it
_SAME_LINE = 0.6  # font sizes; marks are raised by up to a half, what is higher is on another line
_UPRIGHT = 0.02  # radians; the rounding of matrices
_SLANTED = 0.1  # sine; letters that the matrix slants are italics made of an upright font
_HEADER, _HEADER_WITHIN = b"%PDF-", 1024  # bytes; readers look no further for the header
_PAGE_TREE, _PAGE = re.compile(rb"/Type\s*/Pages\b"), re.compile(rb"/Type\s*/Page\b")
_NO_PAGES = "the PDF has no pages"
_HYPHEN_OR_NUL = "\ufffe"  # what pdfium's text has for the hyphen at a line's end, and for NUL

# pdfium keeps global state: one thread at a time may be in it.
_PDFIUM = threading.Lock()


def read_words(data: bytes) -> list[PrintedPage]:
    """The words of each page, and its small pictures.

    Raises ``MissingExtra`` without pypdfium2 and ``UnreadableFile`` for a file that pdfium cannot read.
    """
    try:
        import pypdfium2 as helpers
        from pypdfium2 import raw
    except ImportError as error:
        raise MissingExtra('reading PDF needs pypdfium2: pip install "eucouncil-parse[pdf]"') from error
    if not data:
        raise UnreadableFile("the file is empty")
    if _HEADER not in data[:_HEADER_WITHIN]:
        raise UnreadableFile("the file is not a PDF")
    with _PDFIUM, closing(_open(data, helpers, raw)) as document:
        pages = len(document)
        if pages == 0:
            raise UnreadableFile(_NO_PAGES)
        fonts: _Fonts = {}
        return [_read_page(document, number, helpers, raw, fonts) for number in range(pages)]


def _open(data: bytes, helpers: Any, raw: Any) -> Any:
    try:
        return helpers.PdfDocument(data)
    except helpers.PdfiumError as error:
        reason = raw.FPDF_GetLastError()
        if reason == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile("the PDF is encrypted and needs a password") from error
        if reason == raw.FPDF_ERR_SECURITY:
            raise UnreadableFile("the PDF is encrypted in a way that cannot be read") from error
        if _PAGE_TREE.search(data) and not _PAGE.search(data):  # pdfium calls this damaged, too
            raise UnreadableFile(_NO_PAGES) from error
        raise UnreadableFile("the PDF is damaged") from error


def _read_page(document: Any, number: int, helpers: Any, raw: Any, fonts: _Fonts) -> PrintedPage:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            characters = _Characters(page, text_page, raw, fonts)
            pictures = read_pictures(document.raw, page.raw, characters.place, raw)
            return PrintedPage(list(_words(characters)), characters.height, pictures)
    except helpers.PdfiumError as error:
        raise UnreadableFile(f"page {number + 1} of the PDF is damaged") from error


def _words(characters: _Characters) -> Iterator[Word]:
    """Join runs that stand directly behind each other, whatever line breaks pdfium sees between them."""
    runs: list[Run] = []
    blank = False
    behind = 0  # index behind the last run
    for match in _WORD.finditer(characters.text):
        for first, run in characters.runs(match.start(), match.end() - 1):
            start, behind = behind, first + len(run.text)
            if not characters.shows(run):
                continue
            near = bool(runs) and _near(runs[-1], run)
            parted = near and start < first and characters.parted(start, first, runs[-1], run)
            if near and not parted:
                runs.append(run)
                continue
            if runs:
                yield Word.of(runs, blank)
            runs, blank = [run], parted
    if runs:
        yield Word.of(runs, blank)


def _near(before: Run, run: Run) -> bool:
    """Whether a run stands on its predecessor's line, so close behind it that only a blank of the text parts them."""
    if before.look.angle or run.look.angle:
        return before.look.angle == run.look.angle
    size = max(before.look.size, run.look.size)
    gap = run.left - before.right
    return -_OVERLAP * size < gap < _LETTER_GAP * size and abs(run.baseline - before.baseline) < _SAME_LINE * size


class _Characters:
    """The characters of one page by index; indexes are pdfium's, and so is the order."""

    def __init__(self, page: Any, text_page: Any, raw: Any, fonts: _Fonts):
        self._raw = raw
        self._page = text_page.raw
        self._fonts = fonts  # of the document, by name, flags and length of the file
        self._fonts_here: dict[int, Font] = {}  # by the address, which another font may have on another page
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._turn = page.get_rotation()
        self.place, self._width, self.height = _placing(page.get_bbox(), self._turn)
        self._object = 0
        self._bottom = self._top = math.nan
        self._look, self._font = Look(1.0, False, False, 0.0), Font()
        self.text = self._text(text_page)

    def _text(self, text_page: Any) -> str:
        """The page's text, one character for each index."""
        count = text_page.count_chars()
        text: str = text_page.get_text_range() if count > 0 else ""
        if len(text) != count:  # left out, or in pairs of surrogates
            return "".join(self._character(index) for index in range(count))
        return re.sub(_HYPHEN_OR_NUL, lambda match: self._character(match.start()), text)

    def _character(self, index: int) -> str:
        code = self._raw.FPDFText_GetUnicode(self._page, index)
        return chr(code) if code <= sys.maxunicode else "\ufffd"

    def runs(self, first: int, last: int) -> Iterator[tuple[int, Run]]:
        """The runs of a word, each with the index of its first character."""
        end = self._object_at(last)
        # The characters of an object follow each other: this one began with an earlier word, or spans this one.
        if end and (end == self._object or end == self._object_at(first)):
            yield first, self._run(first, last, end)
            return
        current = self._object_at(first)
        start = first
        for index in range(first + 1, last + 1):
            other = self._object_at(index)
            if other != current:
                yield start, self._run(start, index - 1, current)
                start, current = index, other
        yield start, self._run(start, last, current)

    def shows(self, run: Run) -> bool:
        """Whether the run stands in the page's visible box; False for places that are not finite, too."""
        return run.right >= 0 and run.left <= self._width and 0 <= run.baseline <= self.height

    def parted(self, start: int, stop: int, before: Run, run: Run) -> bool:
        """Whether the characters between two runs are a blank: one that was drawn, or pdfium's guess for a real gap."""
        if any(self._raw.FPDFText_IsGenerated(self._page, index) != 1 for index in range(start, stop)):
            return True
        # The guess begins where the letter before ends without its overhang, as an italic f has.
        end = min(before.right, self._extent(start)[0])
        return bool(run.look.angle) or run.left - end >= _GUESSED_GAP * run.look.size

    def _run(self, first: int, last: int, address: int) -> Run:
        if not address or address != self._object:
            self._object = address
            self._font = self._font_of(first)
            self._look = self._look_of(first)
        look = self._look
        left, baseline = self._origin(first)
        right = self._extent(last)[1]
        bottom, top = self._bottom, self._top
        if right < left:  # written from right to left, or turned
            right = left if look.angle else self._extent(first)[1]
            left = left if look.angle else self._extent(last)[0]
        text = self.text[first : last + 1]
        if self._font.misread and not text.isascii():
            text = text.translate(self._font.misread)
        return Run(text, left, right, baseline, look, min(bottom, top), max(bottom, top))

    def _object_at(self, index: int) -> int:
        """The address of the text object that drew a character; 0 for none."""
        pointer = self._raw.FPDFText_GetTextObject(self._page, index)
        return ctypes.addressof(pointer.contents) if pointer else 0

    def _extent(self, index: int) -> _Point:
        """Left and right edge of a character: its width together with its ink; the others are kept beside."""
        box = self._box
        if not self._raw.FPDFText_GetLooseCharBox(self._page, index, box):
            return math.nan, math.nan
        one, self._bottom = self.place(box.left, box.bottom)
        other, self._top = self.place(box.right, box.top)
        return (one, other) if one <= other else (other, one)

    def _origin(self, index: int) -> _Point:
        """The point on the baseline where a character starts."""
        if not self._raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y):
            return math.nan, math.nan
        return self.place(self._x.value, self._y.value)

    def _look_of(self, index: int) -> Look:
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._page, index, matrix)
        width, height = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        size = self._raw.FPDFText_GetFontSize(self._page, index) * height
        angle = math.remainder(math.atan2(matrix.b, matrix.a) - math.radians(self._turn), math.tau)
        slanted = abs(matrix.a * matrix.c + matrix.b * matrix.d) > _SLANTED * width * height
        return Look(
            size=size if size > 0 else 1.0,
            bold=self._font.bold,
            italic=self._font.italic or slanted,
            angle=round(angle, 2) if abs(angle) > _UPRIGHT else 0.0,  # equal along a line, whatever the rounding
        )

    def _font_of(self, index: int) -> Font:
        text_object = self._raw.FPDFText_GetTextObject(self._page, index)
        handle = self._raw.FPDFTextObj_GetFont(text_object) if text_object else None
        if not handle:
            return Font()
        address = ctypes.addressof(handle.contents)
        font = self._fonts_here.get(address)
        if font is None:
            font = self._fonts_here[address] = self._read_font(index, handle)
        return font

    def _read_font(self, index: int, handle: Any) -> Font:
        flags, name, length = ctypes.c_int(), ctypes.create_string_buffer(256), ctypes.c_size_t()
        self._raw.FPDFText_GetFontInfo(self._page, index, name, len(name), flags)
        self._raw.FPDFFont_GetFontData(handle, None, 0, length)
        key = (name.value, flags.value, length.value)
        if key not in self._fonts:
            file = (ctypes.c_uint8 * length.value)()
            self._raw.FPDFFont_GetFontData(handle, file, length.value, length)
            self._fonts[key] = read_font(name.value.decode("latin-1"), flags.value, bytes(file))
        return self._fonts[key]


def _placing(
    box: tuple[float, float, float, float], turn: int
) -> tuple[Callable[[float, float], _Point], float, float]:
    """Where points of a page turned clockwise by ``turn`` degrees are displayed, and the page's width and height."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if turn == 90:
        return (lambda x, y: (y - bottom, right - x)), height, width
    if turn == 180:
        return (lambda x, y: (right - x, top - y)), width, height
    if turn == 270:
        return (lambda x, y: (top - y, x - left)), height, width
    return (lambda x, y: (x - left, y - bottom)), width, height
