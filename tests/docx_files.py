"""DOCX files by hand: the few XML parts that a word processor would write, zipped."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

__all__ = ["docx", "numbering", "paragraph", "run", "table"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, *properties: str) -> str:
    """A run of text; ``\\t`` and ``\\n`` are tabs and line breaks, properties elements such as ``b``, ``i``."""
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    inner = inner.replace("<w:t>", '<w:t xml:space="preserve">')
    style = "".join(f"<w:{name}/>" for name in properties)
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    """A paragraph of texts or runs; ``number`` is its list and level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    content = "".join(each if each.startswith("<w:") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is the XML of its paragraphs, or a text."""
    cells = [[each if each.startswith("<w:p>") else paragraph(each) for each in row] for row in rows]
    inner = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f"<w:tbl>{inner}</w:tbl>"


def numbering(*lists: tuple[tuple[str, str], ...], more: str = "") -> str:
    """The part ``numbering.xml``: a list is the format and the text of each of its levels (``decimal``, ``%1.``)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (kind, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(lists, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1)
    )
    return f"<w:numbering {_W}>{abstract}{numbers}{more}</w:numbering>"


def docx(*body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX file with this body, and with other parts (``numbering``, ``styles``, ``footnotes``) as they are."""
    others = {name: text.replace("{W}", _W) for name, text in (parts or {}).items()}
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_KINDS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(f'<Relationship Id="{name}" Type="{_KINDS}/{name}" Target="{name}.xml"/>' for name in others)
        + "</Relationships>",
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
        **{f"word/{name}.xml": text for name, text in others.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()
