"""What kind of file it is, by its first bytes, and how its text is encoded."""

from __future__ import annotations

import re

from eucouncil_parse.diagnostics import UnreadableFile

__all__ = ["decode", "is_pdf", "is_zip", "refuse_old_word"]

_PDF, _PDF_WITHIN = b"%PDF-", 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The files of Word before 2007; encrypted files of later ones are packed in such a file."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})|encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_CHARSET_WITHIN = 2_048
_MARKUP = (b"<", b"\xef\xbb\xbf<")


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF; readers allow some bytes before its sign."""
    return _PDF in data[:_PDF_WITHIN]


def is_zip(data: bytes) -> bool:
    """Whether a file is a zip archive, as DOCX files are."""
    return data.startswith(_ZIP)


def refuse_old_word(data: bytes) -> None:
    """Raise ``UnreadableFile`` for files of word processors that are no text and cannot be read.

    >>> refuse_old_word(b"{\\\\rtf1 NOTE}")
    Traceback (most recent call last):
    eucouncil_parse.diagnostics.UnreadableFile: the file is RTF: save it as DOCX
    """
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise UnreadableFile("the DOCX is encrypted and needs a password")
        raise UnreadableFile("the file is of a Word before 2007: save it as DOCX")
    if data.startswith(_RTF):
        raise UnreadableFile("the file is RTF: save it as DOCX")


def decode(data: bytes) -> str:
    """The text of a file: in the encoding that it names, in UTF-8, or in the Windows encoding of western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.lstrip().startswith(_MARKUP) and (found := _CHARSET.search(data[:_CHARSET_WITHIN])):
        try:
            return data.decode((found[1] or found[2]).decode("ascii"), errors="replace")
        except (LookupError, ValueError):
            pass  # no encoding, or none of text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Old collections hold text in the Windows encoding of western Europe; it can read every byte but five.
        return data.decode("cp1252", errors="replace")
