"""The parts of a DOCX file: XML documents in a zip archive, checked before anything reads them."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree import ElementTree

from attrs import frozen

from eucouncil_parse.diagnostics import UnreadableFile

__all__ = ["WordParts", "attribute", "local_name", "read_parts", "write_parts"]

_MOST_BYTES = 50_000_000
"""Size of all parts that are read, unpacked; the text of a thousand pages takes less."""
_RELATIONS = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"
_BESIDE_MAIN = ("styles", "numbering", "footnotes", "endnotes")
_MAIN = "/officeDocument"
"""What the type of the relation to the main part ends with."""
_ENCRYPTED_FLAG = 0x1
_DOCTYPE = b"<!DOCTYPE"
"""Parts of a DOCX never declare a type; entities, which can grow without end, need one."""


@frozen(slots=True, eq=False)
class WordParts:
    """The parts that hold text: by their place in the archive; ``main`` is that of the document itself."""

    main: str
    data: dict[str, bytes]

    def beside(self, name: str) -> str:
        """The place of a part that stands beside the main one."""
        return posixpath.join(posixpath.dirname(self.main), name)

    def tree(self, name: str) -> ElementTree.Element | None:
        """The XML of a part; None where there is no such part."""
        return _parse(self.data[name]) if name in self.data else None


def read_parts(data: bytes) -> WordParts:
    """The parts of a file that hold text.

    Raises ``UnreadableFile`` for a file that is damaged, encrypted, too large when unpacked, or no DOCX.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile("the DOCX is damaged") from error


def _read(archive: zipfile.ZipFile) -> WordParts:
    infos = {info.filename: info for info in archive.infolist()}
    if _RELATIONS not in infos or _CONTENT_TYPES not in infos:
        raise UnreadableFile("the file is a zip archive, and no DOCX")
    parts = {name: _part(archive, infos[name], 0) for name in (_RELATIONS, _CONTENT_TYPES)}
    main = _main_part(_parse(parts[_RELATIONS]))
    if main not in infos:
        raise UnreadableFile("the DOCX is damaged: it has no document")
    folder = posixpath.dirname(main)
    names = [
        main,
        *(posixpath.join(folder, f"{name}.xml") for name in ("styles", "numbering", "footnotes", "endnotes")),
    ]
    relations = [posixpath.join(posixpath.dirname(name), "_rels", f"{posixpath.basename(name)}.rels") for name in names]
    for name in (*names, *relations):
        if name in infos:
            parts[name] = _part(archive, infos[name], sum(map(len, parts.values())))
    if local_name(_parse(parts[main])) != "document":
        raise UnreadableFile("the file is an office document, and no DOCX")
    return WordParts(main, parts)


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, read: int) -> bytes:
    """The content of a part; ``read`` is how many bytes were read before."""
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableFile("the DOCX is encrypted and needs a password")
    if info.file_size + read > _MOST_BYTES:
        raise UnreadableFile(f"the DOCX is too large: its text takes more than {_MOST_BYTES // 1_000_000} MB unpacked")
    content = archive.read(info)  # no more than the size that was looked at
    if _DOCTYPE in content:
        raise UnreadableFile("the DOCX is damaged: a part declares a document type")
    return content


def _main_part(relations: ElementTree.Element) -> str:
    for relation in relations:
        if relation.get("Type", "").endswith(_MAIN):
            return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    raise UnreadableFile("the file is a zip archive, and no DOCX")


def _parse(content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableFile("the DOCX is damaged: a part of it is no XML") from error


def write_parts(parts: WordParts, document: ElementTree.Element, leave_out: str) -> io.BytesIO:
    """A DOCX file of the parts with another document, and without one of the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.data.items():
            if name == parts.main:
                archive.writestr(name, ElementTree.tostring(document, encoding="utf-8", xml_declaration=True))
            elif name != leave_out:
                archive.writestr(name, content)
    file.seek(0)
    return file


def local_name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: ElementTree.Element | None, name: str) -> str | None:
    """The value of an attribute in the namespace of its element; None where there is none."""
    if element is None:
        return None
    return element.get(element.tag.rpartition("}")[0] + "}" + name if "}" in element.tag else name)
