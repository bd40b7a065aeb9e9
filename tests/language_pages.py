"""Headers in every official language, made of the words that its file holds."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from eucouncil_parse import Document
from eucouncil_parse.vocabulary import Language, language, language_data, official_languages

CODES = official_languages()
LABELS = (
    *["FROM_WORD", "TO_WORD", "ON_WORD", "RECEIVED_WORD", "PREVIOUS_DOCUMENTS_WORD", "COMMISSION_DOCUMENTS_WORD"],
    *["SUBJECT_WORD", "ENCLOSURE_WORD"],
)
DAY, RECEIVED, MET = date(2017, 2, 13), date(2017, 1, 30), date(2016, 12, 5)
VALUES = {
    "FROM_WORD": "Mxyz Pqrst",
    "TO_WORD": "Vwx Zklm",
    "ON_WORD": MET,
    "RECEIVED_WORD": RECEIVED,
    "PREVIOUS_DOCUMENTS_WORD": "6195/17",
    "COMMISSION_DOCUMENTS_WORD": "COM(2016) 369 final",
    "SUBJECT_WORD": "Kvorta belma drosti",
    "ENCLOSURE_WORD": "COM(2016) 370 final",
}


@frozen
class Case:
    """A header: its words, one of each list, and the document that it must be."""

    code: str
    words: dict[str, str]
    title: str | None
    kind: str | None
    masthead: str | None
    place: str | None
