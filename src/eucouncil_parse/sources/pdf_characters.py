"""The characters of a PDF with their places on the page, read with pdfium.

Only this module, pdf_functions.py and pdf_pictures.py know pdfium.

Lengths are in points from the lower left corner of the page's visible box, as the page is displayed.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import pairwise, repeat
from operator import gt, lt
from typing import Any

from attrs import define

from eucouncil_parse.diagnostics import MissingExtra, UnreadableFile
from eucouncil_parse.sources.page import Picture
from eucouncil_parse.sources.pdf_fonts import Font, read_font
from eucouncil_parse.sources.pdf_functions import Functions, handle_of
from eucouncil_parse.sources.pdf_pictures import read_pictures
from eucouncil_parse.sources.pdf_words import Look, RunTable, Word, starts_of_commands

__all__ = ["PrintedPage", "read_words"]


@define(slots=True, eq=False)
class PrintedPage:
    """What stands on one page."""

    words: list[Word]
    """In the order of the page's content."""
    height: float
    pictures: list[Picture]
    """Small pictures, as signs beside a text are."""


_Place = Callable[[list[float], list[float]], tuple[list[float], list[float]]]
"""Where points, their abscissas and their ordinates, are displayed."""
_Fonts = dict[tuple[bytes, int, int], Font]

_WORD = re.compile(r"\S+")
_GUESSED_GAP = 0.05  # font sizes; where pdfium, which knows the letters' widths, guessed a blank, less is one
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
        functions, fonts = Functions(raw), _Fonts()
        return [_read_page(document, number, helpers, functions, fonts) for number in range(pages)]


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


def _read_page(document: Any, number: int, helpers: Any, functions: Functions, fonts: _Fonts) -> PrintedPage:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            characters = _Characters(page, text_page, functions, fonts)
            pictures = read_pictures(document.raw, page.raw, characters.place, functions)
            return PrintedPage(characters.words(), characters.height, pictures)
    except helpers.PdfiumError as error:
        raise UnreadableFile(f"page {number + 1} of the PDF is damaged") from error


class _Characters:
    """The characters of one page by index; indexes are pdfium's, and so is the order."""

    def __init__(self, page: Any, text_page: Any, functions: Functions, fonts: _Fonts):
        self._functions, self._raw = functions, functions.raw
        self._page = text_page.raw
        self._handle = handle_of(self._page)
        self._fonts = fonts  # of the document, by name, flags and length of the file
        self._fonts_here: dict[int, Font] = {0: Font()}  # by the address, which another font may have on another page
        self._turn = page.get_rotation()
        self.place, self._width, self.height = _placing(page.get_bbox(), self._turn)
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

    def words(self) -> list[Word]:
        """The words and phrases that stand in the page's visible box."""
        runs = self._runs()
        # False for places that are not finite, too.
        shown = [
            right >= 0 and left <= self._width and 0 <= baseline <= self.height
            for left, right, baseline in zip(runs.lefts, runs.rights, runs.baselines, strict=True)
        ]
        runs = runs.only(shown)
        return list(runs.words(self.text, lambda number: self._parted(runs, number)))

    def _parted(self, runs: RunTable, number: int) -> bool:
        """Whether the characters before a run are a blank: one that was drawn, or pdfium's guess for a real gap."""
        start, stop = runs.behind[number], runs.firsts[number]
        if any(self._raw.FPDFText_IsGenerated(self._page, index) != 1 for index in range(start, stop)):
            return True
        # The guess begins where the letter before ends without its overhang, as an italic f has.
        end = min(runs.rights[number - 1], self._edges([start])[0][0])
        look = runs.looks[number]
        return bool(look.angle) or runs.lefts[number] - end >= _GUESSED_GAP * look.size

    def _runs(self) -> RunTable:
        """All runs of the page: the characters of a word that one drawing command put there."""
        firsts, stops, commands = self._commands()
        lasts = [stop - 1 for stop in stops]
        looks = self._looks(firsts, commands)
        lefts, baselines = self.place(*self._functions.origins(self._handle, firsts))
        starts, rights, bottoms, tops = self._edges(lasts)
        if any(map(lt, rights, lefts)):  # written from right to left, or turned
            for number, (left, right) in enumerate(zip(lefts, rights, strict=True)):
                if right < left:
                    commands[number] = 0
                    turned = looks[number].angle
                    rights[number] = left if turned else self._edges(firsts[number : number + 1])[1][0]
                    lefts[number] = left if turned else starts[number]
        return RunTable(firsts, stops, [0, *stops][:-1], commands, lefts, rights, baselines, bottoms, tops, looks)

    def _commands(self) -> tuple[list[int], list[int], list[int]]:
        """Of each run the first character, the one behind it, and the address of the text object that drew it."""
        page, text_object = self._handle, self._functions.text_object
        words = [*_WORD.finditer(self.text)]
        firsts, stops = [*map(re.Match.start, words)], [*map(re.Match.end, words)]
        objects = [*map(text_object, repeat(page), [stop - 1 for stop in stops])]
        # The characters of an object follow each other: most words are of the one that the word before ends with.
        parts: dict[int, int] = {}  # of words that several objects drew: the object, by the index behind its part
        for number in starts_of_commands(objects):
            first, stop, last = firsts[number], stops[number], objects[number]
            if not last or last != text_object(page, first):
                drew = [*map(text_object, repeat(page), range(first, stop))]
                parts |= {at: before for at, (before, this) in enumerate(pairwise(drew), first + 1) if before != this}
        if parts:
            drawn = dict(zip(stops, objects, strict=True)) | parts
            firsts, stops = sorted([*firsts, *parts]), sorted(drawn)
            objects = [drawn[stop] for stop in stops]
        return firsts, stops, objects

    def _edges(self, indexes: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        """Left, right, lower and upper edges of characters: their width together with their ink."""
        left, top, right, bottom = self._functions.boxes(self._handle, indexes)
        lefts, bottoms = self.place(left, bottom)
        rights, tops = self.place(right, top)
        return *_ordered(lefts, rights), *_ordered(bottoms, tops)

    def _looks(self, firsts: list[int], commands: list[int]) -> list[Look]:
        """How each run is drawn; runs of one drawing command look alike."""
        changes = starts_of_commands(commands)
        indexes = [firsts[number] for number in changes]
        turns = zip(*self._functions.matrices(self._handle, indexes)[:4], strict=True)
        sizes = map(self._functions.font_size, repeat(self._handle), indexes)
        fonts = map(self._functions.font, [commands[number] for number in changes])
        drawn: dict[tuple[int, float, tuple[float, ...]], Look] = {}
        looks: list[Look] = []
        stops = [*changes[1:], len(commands)] if commands else []
        for index, stop, key in zip(indexes, stops, zip(fonts, sizes, turns, strict=True), strict=True):
            look = drawn.get(key)
            if look is None:
                font, size, turn = key
                look = drawn[key] = self._look(self._font_at(font, index), size, *turn)
            looks += [look] * (stop - len(looks))
        return looks

    def _look(self, font: Font, size: float, a: float, b: float, c: float, d: float) -> Look:
        """The look of characters that the matrix (a, b, c, d) draws."""
        width, height = math.hypot(a, b), math.hypot(c, d)
        size *= height
        angle = math.remainder(math.atan2(b, a) - math.radians(self._turn), math.tau)
        slanted = abs(a * c + b * d) > _SLANTED * width * height
        return Look(
            size=size if size > 0 else 1.0,
            bold=font.bold,
            italic=font.italic or slanted,
            misread=font.misread,
            angle=round(angle, 2) if abs(angle) > _UPRIGHT else 0.0,  # equal along a line, whatever the rounding
        )

    def _font_at(self, address: int, index: int) -> Font:
        """The font at an address, which draws a character."""
        font = self._fonts_here.get(address)
        if font is None:
            font = self._fonts_here[address] = self._read_font(index, ctypes.cast(address, self._raw.FPDF_FONT))
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


def _placing(box: tuple[float, float, float, float], turn: int) -> tuple[_Place, float, float]:
    """Where points of a page turned clockwise by ``turn`` degrees are displayed, and the page's width and height."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if turn == 90:
        return (lambda xs, ys: (_beyond(bottom, ys), _before(right, xs))), height, width
    if turn == 180:
        return (lambda xs, ys: (_before(right, xs), _before(top, ys))), width, height
    if turn == 270:
        return (lambda xs, ys: (_before(top, ys), _beyond(left, xs))), height, width
    return (lambda xs, ys: (_beyond(left, xs), _beyond(bottom, ys))), width, height


def _beyond(edge: float, places: list[float]) -> list[float]:
    return [place - edge for place in places] if edge else places


def _before(edge: float, places: list[float]) -> list[float]:
    return [edge - place for place in places]


def _ordered(some: list[float], others: list[float]) -> tuple[list[float], list[float]]:
    """The lesser and the greater of two numbers each."""
    if any(map(gt, some, others)):
        return [*map(min, some, others)], [*map(max, some, others)]
    return some, others
