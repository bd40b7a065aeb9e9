"""First pages in every official language, made of the words that its file holds, and what must be read from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from eucouncil_parse import Document
from eucouncil_parse.vocabulary import Language, language, official_languages

__all__ = ["LanguagePage", "language_pages", "read_of"]

LABELS = (
    *["FROM_WORD", "RECEIVED_WORD", "TO_WORD", "ON_WORD", "PREVIOUS_DOCUMENTS_WORD", "COMMISSION_DOCUMENTS_WORD"],
    *["SUBJECT_WORD", "ENCLOSURE_WORD"],
)
"""Lists of the labels of a routing table, in the order in which it prints them."""
DAY = date(2017, 2, 13)
VALUES: dict[str, str | date] = {
    "FROM_WORD": "Mxyz Pqrst",
    "TO_WORD": "Vwx Zklm",
    "ON_WORD": date(2016, 12, 5),
    "RECEIVED_WORD": date(2017, 1, 30),
    "PREVIOUS_DOCUMENTS_WORD": "6195/17",
    "COMMISSION_DOCUMENTS_WORD": "COM(2016) 369 final",
    "SUBJECT_WORD": "Kvorta belma drosti",
    "ENCLOSURE_WORD": "COM(2016) 370 final",
}
"""Values whose words are of no language."""
_COLUMN, _VALUES = 60, 34


@frozen
class LanguagePage:
    """A page: its language, one word of each list, and the kind that its title names."""

    code: str
    masthead: str
    place: str
    title: str
    kind: str
    labels: dict[str, str]

    @property
    def expected(self) -> dict[str, object]:
        """What must be read from it."""
        values = {name: value for name, value in VALUES.items() if name in self.labels}
        return {
            "language": self.code,
            "institution": "Council of the European Union",
            "place": self.place,
            "date": DAY,
            "number": "6199/17",
            "codes": ["CODEC 199", "MAR 36"],
            "kind": self.kind,
            **{name: values.get(name) for name in LABELS},
        }

    def text(self, rendition: str) -> str:
        """The page in columns (``layout``), or its cells one after the other (``raw``)."""
        words = language(self.code)
        parts = self.masthead.split(" ")
        half = (len(parts) + 1) // 2
        left = [" ".join(parts[:half]), " ".join(parts[half:])]
        placed = words.placed_form.format(place=self.place, date=words.dated(DAY))
        table = [(f"{label}:", _printed(VALUES[name], words)) for name, label in self.labels.items()]
        if rendition == "layout":
            head = [f"{left[0]:<{_COLUMN}}{placed}", f"{left[1]:<{_COLUMN}}(OR. en)", ""]
            head += [text and f"{'':<{_COLUMN}}{text}" for text in ("6199/17", "", "LIMITE", "", "CODEC 199", "MAR 36")]
            return "\n".join([*head, "", self.title, *(f"{label:<{_VALUES}}{value}" for label, value in table), ""])
        head = [*left, "", placed, "(OR. en)", "", "6199/17", "", "LIMITE", "", "CODEC 199", "MAR 36", "", self.title]
        *rows, last = [list(row) for row in table]
        if "ENCLOSURE_WORD" in self.labels:  # it stands below the table, in one line
            last = [" ".join(last)]
        return "\n\n".join(["\n".join(head), *(text for row in [*rows, last] for text in row), ""])


def language_pages() -> Iterator[LanguagePage]:
    """Pages that hold every title and every label of every language once or more often."""
    for code in official_languages():
        words = language(code)
        titles = [(title, kind) for kind, known in words.types.items() for title in known]
        (masthead, *_), *_ = words.institutions["Council of the European Union"]
        if code == "en":
            masthead = words.institution_names["Council of the European Union"]
        for place in range(max(len(titles), *(len(words.words[name]) for name in LABELS))):
            labels = {name: words.words[name][place % len(words.words[name])] for name in LABELS if words.words[name]}
            title, kind = titles[place % len(titles)]
            yield LanguagePage(code, masthead, words.words["PLACE_WORD"][0], title, kind, labels)


def read_of(document: Document) -> dict[str, object]:
    """What was read of a page, named as ``LanguagePage.expected`` names it."""
    header, routing = document.header, document.routing
    return {
        "language": document.language,
        "institution": header.institution and header.institution.value,
        "place": header.place,
        "date": header.date,
        "number": str(header.number),
        "codes": [str(code) for code in header.subject_codes],
        "kind": document.type.kind,
        "FROM_WORD": routing.sender,
        "RECEIVED_WORD": routing.received,
        "TO_WORD": routing.recipient,
        "ON_WORD": routing.meeting_date,
        "PREVIOUS_DOCUMENTS_WORD": " ".join(reference.text for reference in routing.previous_documents) or None,
        "COMMISSION_DOCUMENTS_WORD": " ".join(routing.commission_documents) or None,
        "SUBJECT_WORD": routing.subject,
        "ENCLOSURE_WORD": routing.enclosures,
    }


def _printed(value: str | date, words: Language) -> str:
    return value if isinstance(value, str) else words.dated(value)
