"""Documents whose pages a human reads without a doubt: titles that are titles, sentences, steps of the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.fields import commission_documents as read_commission_documents
from eucouncil_parse.identifiers import Reference, Suffix
from eucouncil_parse.model import (
    Annex,
    Block,
    Document,
    DocumentType,
    Header,
    Heading,
    Institution,
    Item,
    Meeting,
    Paragraph,
    Routing,
    Section,
)
from eucouncil_parse.strategies.body import nested
from eucouncil_parse.strategies.documents import count_items, in_sections
from eucouncil_parse.strategies.header import times_of_day
from eucouncil_parse.strategies.identifiers import (
    commission_documents,
    document_numbers,
    interinstitutional_files,
    languages,
    subject_codes,
)
from eucouncil_parse.strategies.wording import capitals, prose, titles, words
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import Language, table
from eucouncil_parse.vocabulary import language as language_words

__all__ = ["PRINTED_KINDS", "printed_documents"]

PRINTED_KINDS = (
    "note",
    "cover_note",
    "report",
    "outcome_of_proceedings",
    "summary_record",
    "minutes",
    "agenda",
    "notice_of_meeting",
)
"""Kinds of documents that ``printed_documents`` makes."""

_AGENDAS = frozenset({"agenda", "notice_of_meeting"})
_WITH_ITEMS = frozenset({"outcome_of_proceedings", "summary_record", "minutes", "agenda", "notice_of_meeting"})
_WITH_ROUTING = frozenset({"note", "cover_note", "report", "outcome_of_proceedings"})


@cache
def _days() -> SearchStrategy[date]:
    return st.dates(date(2015, 1, 1), date(2029, 12, 31))


# -- head --


@st.composite
def _headers(draw: DrawFn, kind: str, known: Language) -> Header:
    day = draw(_days())
    series = "CM" if kind == "notice_of_meeting" else draw(st.sampled_from(["ST", "ST", "EUCO", "SN"]))
    number = draw(document_numbers(max_suffixes=2))
    code = subject_codes().filter(lambda code: code.serial is not None)
    return Header(
        institution=Institution.EUROPEAN_COUNCIL if series == "EUCO" else Institution.COUNCIL,
        place=draw(st.sampled_from(known.words["PLACE_WORD"])),
        date=day,
        original_languages=tuple(draw(st.lists(languages(), min_size=1, max_size=6, unique=True))),
        number=evolve(number, series=series, year=day.year),
        interinstitutional_files=tuple(draw(st.lists(interinstitutional_files(), max_size=2, unique=True))),
        distribution=draw(st.none() | st.just("LIMITE")),
        subject_codes=tuple(draw(st.lists(code, max_size=4, unique=True))),
    )


def _names(known: Language) -> SearchStrategy[str]:
    """Who sends or receives a document."""
    name = st.sampled_from(known.words["SENDER_WORD"])
    return name | st.builds("{} {}".format, name, titles(max_words=4))


@st.composite
def _references(draw: DrawFn) -> Reference:
    """References short enough for the right-hand column of an agenda."""
    number = draw(document_numbers(max_suffixes=1))
    series = draw(st.sampled_from(["ST", "ST", "ST", "CM", "WK", "PE-CONS"]))
    parts = [str(evolve(number, series=series, year=draw(st.integers(2010, 2029))))]
    parts += [f"+ {suffix}" for suffix in draw(st.lists(_added(), max_size=2, unique=True))]
    parts += map(str, draw(st.lists(_codes(), max_size=1)))
    parts += [f"({remark})" for remark in draw(st.lists(_remarks(), max_size=1))]
    (reference,) = Reference.parse_all(" ".join(parts))
    return reference


@cache
def _remarks() -> SearchStrategy[str]:
    return st.lists(words(), min_size=1, max_size=3).map(lambda parts: " ".join(parts)[:38].strip())


@cache
def _codes() -> SearchStrategy[SubjectCode]:
    """Codes of the vocabulary, with a serial."""
    known = [row["code"] for row in table("subject_codes")["entries"]]
    return st.builds(SubjectCode, code=st.sampled_from(known), serial=st.integers(1, 2999))


@cache
def _added() -> SearchStrategy[Suffix]:
    return st.builds(Suffix, kind=st.sampled_from(["ADD", "COR", "REV"]), serial=st.integers(1, 12))


@st.composite
def _routings(draw: DrawFn, kind: str, known: Language) -> Routing:
    commission = tuple(draw(st.lists(commission_documents(), max_size=2, unique=True)))
    if read_commission_documents(", ".join(commission)) != commission:
        commission = commission[:1]
    return Routing(
        sender=draw(_names(known)),
        recipient=draw(_names(known)),
        meeting_date=draw(st.none() | _days()) if kind == "outcome_of_proceedings" else None,
        received=draw(st.none() | _days()) if kind == "cover_note" else None,
        previous_documents=tuple(draw(st.lists(_references(), max_size=2, unique=True))),
        commission_documents=commission,
        subject=draw(titles(max_words=30)),
    )


@st.composite
def _meetings(draw: DrawFn, known: Language) -> Meeting:
    first = draw(_days())
    most = 2 if known.code == "en" else 1  # longer dates would not fit on a line with their times
    later = draw(st.lists(st.integers(1, 40), max_size=most, unique=True))
    dates = [first, *(first + timedelta(days) for days in later)]
    times = draw(st.lists(times_of_day(), max_size=len(dates), unique=True))
    return Meeting(
        name=draw(st.sampled_from(_meeting_names(known)) | titles(max_words=5)),
        body=draw(st.none() | titles(max_words=4)),
        venue=draw(st.none() | titles(max_words=4)),
        dates=tuple(sorted(dates)),
        times=tuple(times),
    )


def _meeting_names(known: Language) -> list[str]:
    """Names of bodies in capitals, as the vocabulary knows them."""
    return [name for name in known.words["MEETING_WORD"] if name.isupper() and not name.endswith(" THE")]


# -- text --


@cache
def _blocks() -> SearchStrategy[Block]:
    return st.builds(Paragraph, text=prose()) | st.builds(Heading, text=capitals())


@st.composite
def _texts(draw: DrawFn) -> tuple[Block, ...]:
    """Running text: paragraphs, headings, and lists with numbers, letters or dashes."""
    found: list[Block] = []
    for labels in draw(st.lists(_lists_of_labels(), min_size=1, max_size=3)):
        found.append(draw(_blocks()) if found else Paragraph(draw(prose())))
        found += [Paragraph(draw(prose(max_sentences=2)), label) for label in labels]
    return tuple(found)


@st.composite
def _lists_of_labels(draw: DrawFn) -> list[str]:
    style = draw(st.sampled_from(["1.", "(1)", "a)", "(a)", "–"]))
    return [label_of(style, place) for place in range(1, draw(st.integers(0, 4)) + 1)]


def label_of(style: str, place: int) -> str:
    """The label of a place in a list whose first label is ``style``.

    >>> [label_of(style, 4) for style in ("1.", "(a)", "I.", "i)", "–")]
    ['4.', '(d)', 'IV.', 'iv)', '–']
    """
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    figures = {"1": str(place), "a": chr(96 + place), "A": chr(64 + place)}
    figures |= {"i": roman[min(place, 10) - 1], "I": roman[min(place, 10) - 1].upper()}
    return "".join(figures.get(sign, sign) for sign in style)


# -- agenda --


def _step_openings(known: Language) -> list[str]:
    """Openings of steps that no line is too short for, and that more words may follow."""
    words = known.words
    openings = [step for step in words["STEP_OPENING"] if step[0].isupper() and step.count(" ") < 3]
    return [step for step in openings if step.split(" ")[-1] not in words["STEP_CONNECTIVE"]]


def _steps(language: Language) -> SearchStrategy[str]:
    """Procedure steps as the vocabulary knows them, some with more words behind."""
    known = language.words
    more = st.builds(
        "{} {} {}".format,
        st.sampled_from(_step_openings(language)),
        st.sampled_from(known["STEP_CONNECTIVE"][:4]),
        titles(max_words=5),
    )
    whole = [step for step in known["STEP_WORD"] if step.split(" ")[-1] not in known["STEP_CONNECTIVE"]]
    return st.sampled_from(whole) | more


@st.composite
def _items(draw: DrawFn, with_text: bool, known: Language) -> tuple[Item, ...]:
    levels = [1]
    for step in draw(st.lists(st.sampled_from([0, 0, 1, -1, -2]), max_size=7)):
        levels.append(min(max(levels[-1] + step, 1), 3))
    styles = [draw(st.sampled_from(choice)) for choice in (["1."], ["a)", "(a)"], ["i)", "(i)"])]
    places = [0] * 3
    items = []
    for level in levels:
        places[level - 1] += 1
        places[level:] = [0] * (3 - level)
        named = tuple(draw(st.lists(_references(), max_size=2)))
        items.append(
            Item(
                label=label_of(styles[level - 1], places[level - 1]),
                title=draw(titles(max_words=9)),
                procedure=tuple(draw(st.lists(_steps(known), max_size=2))),
                references=named,
                subject_codes=tuple(code for reference in named for code in reference.subject_codes),
                body=tuple(Paragraph(text) for text in draw(st.lists(prose(), max_size=2))) if with_text else (),
            )
        )
    return nested(items, levels)


@st.composite
def _sections(draw: DrawFn, known: Language) -> tuple[Section, ...]:
    # Some headings are names of a meeting too.
    headings = [word for word in known.words["SECTION_WORD"] if not known.begins("MEETING_WORD", word)]
    found = draw(st.lists(st.sampled_from(headings), max_size=2, unique=True))
    return tuple(Section(title) for title in found)


@st.composite
def _agendas(draw: DrawFn, with_text: bool, known: Language) -> tuple[tuple[Section, ...], tuple[Item, ...]]:
    items = draw(_items(with_text, known))
    found = draw(_sections(known))
    # A group heading parts the items at the top.
    places = sorted(draw(st.lists(st.integers(0, len(found)), min_size=len(items), max_size=len(items))))
    used = [section for place, section in enumerate(found, 1) if place in places]
    titles_of = [found[place - 1].title if place else None for place in places]
    named: list[str | None] = []
    for item, title in zip(items, titles_of, strict=True):
        named += [title] * count_items([item])
    return tuple(used), in_sections(items, iter(named))


# -- documents --


@st.composite
def _printed(draw: DrawFn, kinds: Sequence[str], code: str) -> Document:
    known = language_words(code)
    kind = draw(st.sampled_from([kind for kind in kinds if kind in known.types]))
    title = known.types[kind][0]
    has_items = kind in _WITH_ITEMS
    sections, items = draw(_agendas(kind not in _AGENDAS, known)) if has_items else ((), ())
    annex = st.builds(Annex, st.just(known.words["ANNEX_WORD"][0]), _texts())
    return Document(
        header=draw(_headers(kind, known)),
        type=DocumentType((title,)),
        routing=draw(_routings(kind, known)) if kind in _WITH_ROUTING else Routing(),
        meeting=Meeting() if kind in _WITH_ROUTING else draw(_meetings(known)),
        body=() if has_items else draw(_texts()),
        sections=sections,
        items=items,
        annexes=() if has_items else tuple(draw(st.lists(annex, max_size=1))),
        language=code,
    )


def printed_documents(*, kinds: Sequence[str] = PRINTED_KINDS, language: str = "en") -> SearchStrategy[Document]:
    """Documents that read right on a page: use them with ``renditions``, to test that a pipeline finds what is printed.

    ``kinds`` are the kinds of document to choose from, ``language`` is the code of the language that they are in.
    """
    return _printed(tuple(kinds), language)
