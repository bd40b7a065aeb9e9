"""All official languages: dates, headers, how a language is found, and two versions of one document."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest

from eucouncil_parse import Document, align, languages, parse, render, same_structure
from eucouncil_parse.inline import read_days
from eucouncil_parse.model import Item, Paragraph, Section
from eucouncil_parse.readers import reader
from eucouncil_parse.vocabulary import language, language_data, official_languages
from eucouncil_parse.vocabulary.folding import plain
from language_pages import LanguagePage, language_pages, read_of

CODES = official_languages()
OTHERS = [code for code in CODES if code != "en"]
LEAP_YEAR = [date(2016, 1, 1) + timedelta(days) for days in range(366)]


@cache
def pages(code: str) -> list[LanguagePage]:
    return [page for page in language_pages() if page.code == code]


# -- dates --


@pytest.mark.parametrize("code", CODES)
def test_every_day_of_a_leap_year_in_each_of_its_forms(code: str) -> None:
    words, scanner = language(code), reader(code).scanner
    place = words.words["PLACE_WORD"][0]
    for months in (words.months, *words.other_months):
        for day in LEAP_YEAR:
            month = months[day.month - 1]
            printed = words.date_form.format(day=day.day, month=month, year=day.year)
            for text in (printed, printed.upper(), printed.replace("'", "’")):
                assert read_days(text, words) == (day,), text
            if day.day in {1, 9, 10, 31}:
                line = words.placed_form.format(place=place, date=printed)
                assert scanner.kind(line) == "PLACE_DATE", line
                assert scanner.kind(printed) == "DAYS", printed


@pytest.mark.parametrize("code", CODES)
def test_months_are_those_of_the_common_locale_data(code: str) -> None:
    babel = pytest.importorskip("babel")
    words = language(code)
    known = {name.casefold() for forms in (words.months, *words.other_months) for name in forms}
    for style in ("format", "stand-alone"):
        months = babel.Locale(code).months[style]["wide"]
        assert [months[number] for number in range(1, 13) if months[number].casefold() not in known] == []


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("hr", "15. listopada 2016.", [date(2016, 10, 15)]),
        ("cs", "15. listopadu 2016", [date(2016, 11, 15)]),
        ("pl", "15 listopada 2016 r.", [date(2016, 11, 15)]),
        ("lv", "2014. gada 3. un 4. novembrī", [date(2014, 11, 3), date(2014, 11, 4)]),
        ("lv", "2019. gada 20. jūnijs", [date(2019, 6, 20)]),
        ("hu", "2017. április 30. – május 1.", [date(2017, 4, 30), date(2017, 5, 1)]),
        ("lt", "2017 m. kovo 7 d.", [date(2017, 3, 7)]),
        ("ga", "19 Deireadh Fómhair 2015", [date(2015, 10, 19)]),
        ("ga", "1 MEÁN FÓMHAIR 2015", [date(2015, 9, 1)]),
        ("sl", "15. januarja 2025", [date(2025, 1, 15)]),
        ("sl", "15. januar 2025", [date(2025, 1, 15)]),
        ("el", "4 ΜΑΪΟΥ 2018", [date(2018, 5, 4)]),
        ("es", "17 y 18 de julio de 2017 (10.00)", [date(2017, 7, 17), date(2017, 7, 18)]),
        ("fr", "1er mars 2018", [date(2018, 3, 1)]),
        ("mt", "1 ta’ Jannar 2014", [date(2014, 1, 1)]),
        ("de", "30. November und 1. Dezember 2020", [date(2020, 11, 30), date(2020, 12, 1)]),
        ("cs", "19.7.2017", [date(2017, 7, 19)]),
        ("sv", "31 februari 2017", []),
    ],
)
def test_days_of_a_language(code: str, text: str, days: list[date]) -> None:
    assert list(read_days(text, language(code))) == days


@pytest.mark.parametrize(
    ("code", "line", "place", "day", "version"),
    [
        ("sv", "Bryssel den 7 september 2017 (11.09)", "Bryssel", date(2017, 9, 7), "--09-11"),
        ("cs", "Brusel 28. listopadu 2012 (29.11)", "Brusel", date(2012, 11, 28), "--11-29"),
        ("cs", "Brusel 16. března 2007 (19.03) (OR. en)", "Brusel", date(2007, 3, 16), "--03-19"),
        ("sk", "V Bruseli 1. decembra 2009", "V Bruseli", date(2009, 12, 1), None),
        ("sk", "Brusel 15. novembra 2016", "Brusel", date(2016, 11, 15), None),
        ("da", "Bruxelles, den 26. november 2002 (27.11)", "Bruxelles", date(2002, 11, 26), "--11-27"),
        ("de", "Brüssel, den 13. Februar 2017", "Brüssel", date(2017, 2, 13), None),
        ("de", "Brüssel den 13. Februar 2017", "Brüssel", date(2017, 2, 13), None),
        ("pl", "Bruksela, 1 grudnia 2016 r.", "Bruksela", date(2016, 12, 1), None),
        ("pl", "Bruksela, 1 grudnia 2016 r. (02.12) (OR. en)", "Bruksela", date(2016, 12, 1), "--12-02"),
        ("bg", "Брюксел, 15 ноември 2016 г.", "Брюксел", date(2016, 11, 15), None),
        ("lt", "Briuselis, 2016 m. lapkričio 15 d.", "Briuselis", date(2016, 11, 15), None),
        ("lt", "Briuselis, 2012 m. gruodžio 3 d. (04.12) (OR. en)", "Briuselis", date(2012, 12, 3), "--12-04"),
        ("hr", "Bruxelles, 15. studenoga 2016.", "Bruxelles", date(2016, 11, 15), None),
        ("hr", "Bruxelles, 15. studenog 2016.", "Bruxelles", date(2016, 11, 15), None),
        ("lv", "Briselē, 2014. gada 3. novembrī", "Briselē", date(2014, 11, 3), None),
        ("lv", "Luksemburgā, 2014. gada 17. jūnijā (18.06)", "Luksemburgā", date(2014, 6, 17), "--06-18"),
        ("hu", "Brüsszel, 2014. március 3. (04.03)", "Brüsszel", date(2014, 3, 3), "--03-04"),
        ("el", "Bρυξέλλες, 4 Μαΐου 2000", "Bρυξέλλες", date(2000, 5, 4), None),
        ("fr", "Bruxelles, le 1er mars 2018", "Bruxelles", date(2018, 3, 1), None),
        ("fr", "Bruxelles, le 15 mars 1999 (22.03)", "Bruxelles", date(1999, 3, 15), "--03-22"),
        ("pt", "Bruxelas, 24 de Maio de 2010", "Bruxelas", date(2010, 5, 24), None),
        ("es", "Estrasburgo, 5 de abril de 2011", "Estrasburgo", date(2011, 4, 5), None),
        ("mt", "Brussell, 15 ta' Novembru 2016", "Brussell", date(2016, 11, 15), None),
        ("mt", "Brussell, 15 ta’ Novembru 2016", "Brussell", date(2016, 11, 15), None),
        ("ga", "An Bhruiséil, 15 Samhain 2016", "An Bhruiséil", date(2016, 11, 15), None),
    ],
)
def test_place_and_date(code: str, line: str, place: str, day: date, version: str | None) -> None:
    header = parse(f"{line}\n\n6199/17\nCODEC 199", language=code).header
    assert (header.place, header.date) == (place, day)
    assert (None if header.version_date is None else str(header.version_date)) == version


# -- headers --


@pytest.mark.parametrize("rendition", ["layout", "raw"])
@pytest.mark.parametrize("code", CODES)
def test_headers_of_every_word(code: str, rendition: str) -> None:
    for page in pages(code):
        assert read_of(parse(page.text(rendition), source=rendition, layers=())) == page.expected


NOTICE = {
    "CONTACT_WORD": "bees@consilium.europa.eu",
    "TELEPHONE_WORD": "+32.2.281.00.00",
    "SUBJECT_WORD": "Kvorta belma",
    "TIMES_WORD": "10.00",
    "VENUE_WORD": "Rue de la Loi 175, 1048 BRUSSELS",
}


@pytest.mark.parametrize("code", CODES)
def test_notices_of_meeting(code: str) -> None:
    """In most languages one word is the label of the day of a meeting and of other dates."""
    words, day = language(code), date(2020, 1, 21)
    masthead = words.institution_names["Council of the European Union"]
    for place in range(3):
        labels = {name: words.words[name][place % len(words.words[name])] for name in NOTICE if words.words[name]}
        days = words.words["DATES_WORD"] or words.words["ON_WORD"]
        rows = [*((labels[name], NOTICE[name]) for name in labels), (days[place % len(days)], words.dated(day))]
        lines = [masthead, "", "CM 5133/20", "", "CODEC 199", "", words.types["notice_of_meeting"][0], ""]
        lines += [f"{label + ':':<30}{value}" for label, value in rows]
        lines += ["", "", f"1.   {words.words['ITEM_WORD'][0]}", "", "2.   Kvorta belma drosti", ""]
        document = parse("\n".join(lines), source="layout", layers=())
        meeting = document.meeting
        assert (document.language, document.type.kind, len(document.items)) == (code, "notice_of_meeting", 2)
        assert meeting.dates == (day,)
        assert {
            "CONTACT_WORD": meeting.contact,
            "TELEPHONE_WORD": meeting.telephone,
            "SUBJECT_WORD": document.routing.subject,
            "TIMES_WORD": next(iter(meeting.times), None),
            "VENUE_WORD": meeting.venue,
        } == {name: NOTICE[name] if name in labels else None for name in NOTICE}


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_not_confirmed_is_never_printed(code: str) -> None:
    data, words = language_data(code), language(code)
    for name, entry in data["words"].items():
        assert words.confirmed.get(name) == (entry["seen"][0] if entry["seen"] else None), name
        assert set(entry["seen"]).isdisjoint(entry["unconfirmed"]), name
        assert set(entry.get("sources", {})) <= set(entry["seen"]), name
    for page in pages(code)[:3]:
        document = parse(page.text("layout"), layers=())
        printed = render(document)
        labels = {line.partition(":\t")[0] for line in printed.splitlines() if ":\t" in line}
        assert labels <= set(words.confirmed.values())
        assert parse(printed) == document


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("style", ["plain", "markdown"])
def test_a_document_is_printed_in_every_language(code: str, style: str) -> None:
    document = parse(pages("de")[0].text("layout"), layers=())
    printed = render(document, style, language=code)
    assert language(code).dated(date(2017, 2, 13)) in printed
    again = parse(printed)
    assert (again.language, again.header, again.routing) == (code, document.header, document.routing)


def test_kinds_are_the_same_in_every_language() -> None:
    """No title, heading or step is of one kind in one language and of another in the next one."""
    for part in ("types", "sections", "steps"):
        kinds: dict[str, dict[str, str]] = {}
        for code in CODES:
            for kind, forms in getattr(language(code), part).items():
                for form in forms:
                    kinds.setdefault(plain(form), {})[code] = kind
        assert {form: known for form, known in kinds.items() if len(set(known.values())) > 1} == {}
        assert {kind for code in OTHERS for kind in getattr(language(code), part)} <= set(getattr(language("en"), part))


# -- the language of a page --


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("COUNCIL OF\nTHE EUROPEAN UNION\n6199/17", "en"),
        ("CONSIGLIO DELL'UNIONE EUROPEA\n6199/17", "it"),
        ("CONSEIL DE\nL’UNION EUROPÉENNE\n6199/17", "fr"),
        ("ΣΥΜΒΟΥΛΙΟ ΤΗΣ\nΕΥΡΩΠΑΪΚΗΣ ΕΝΩΣΗΣ\n6199/17", "el"),
        ("Kunsill ta' l-Unjoni Ewropea\n6199/17", "mt"),
        ("Rada Európskej únie\n6199/17", "sk"),
        ("Rada\nEvropské unie\n6199/17", "cs"),
        ("6199/17\nCODEC 199\nLIMITE DE", "de"),
        ("6199/17\nCODEC 199\n6199/17  1\nDGG 3B  SV", "sv"),
        ("6199/17\nAbsender: X\nEmpfänger: Y", "de"),
        ("6199/17\nDe: X\nAsunto: Y", "es"),
        ("6199/17\nPredmet:\nBruxelles, 15. studenoga 2016.", "hr"),
        ("6199/17\nPredmet:\nV Bruseli 15. novembra 2016", "sk"),
        ("Consiliul Uniunii Europene\nDosar interinstituţional:\n6199/17", "ro"),
        ("6199/17\nDe: X", None),
        ("6199/17\nOd: X", None),
        ("6199/17\nPredmet: X", None),
        ("NOTA\n6199/17", None),
        ("6199/17\nCODEC 199", None),
    ],
)
def test_language_of_a_page(text: str, code: str | None) -> None:
    document = parse(f"2016/0171 (COD)\nTRANS 62\nMAR 36\n{text}")
    assert document.language == code
    assert (document.header.number and document.header.number.number) == 6199
    assert ("language-unknown" in [diagnostic.code for diagnostic in document.diagnostics]) == (code is None)


def test_an_unknown_language_gives_what_needs_no_words() -> None:
    document = parse("Den europeiske unions råd\n6199/17\n2016/0171 (COD)\nCODEC 199\nMAR 36\nÅpning av møtet")
    header = document.header
    assert (str(header.number), str(header.interinstitutional_files[0])) == ("6199/17", "2016/0171 (COD)")
    assert [str(code) for code in header.subject_codes] == ["CODEC 199", "MAR 36"]
    assert document.language is None
    assert document.diagnostics[-1].code == "language-unknown"
    assert parse(render(document)) == document


def test_a_page_of_ours_in_a_language_that_is_none() -> None:
    document = parse("eucouncil-parse plain 1, language ena\n\nBrussels, 4 March 2021\n4711/21\n\nNOTE\n")
    (found,) = document.diagnostics
    assert (document.language, str(document.header.number)) == (None, "4711/21")
    assert (found.code, found.message.partition(":")[0]) == (
        "language-unknown",
        "'ena' is no official language of the Union",
    )


def test_the_language_that_is_named_is_taken() -> None:
    page = pages("de")[0].text("layout")
    assert parse(page, language="de").routing.subject == "Kvorta belma drosti"
    assert parse(page, language="fr").language == "fr"
    with pytest.raises(ValueError, match="unknown language 'no'"):
        parse(page, language="no")


# -- two versions of a document --

GERMAN = """\
                                                  Brüssel, den 7. Juni 2026
Rat der
Europäischen Union                                (OR. en)

                                                  9001/26

                                                  OJ CONS 30

VORLÄUFIGE TAGESORDNUNG

1.   Annahme der Tagesordnung

Beratungen über Gesetzgebungsakte

2.   Verordnung über Bienen                       8999/26
     Gedankenaustausch

Nicht die Gesetzgebung betreffende Tätigkeiten

3.   Sonstiges
     a)   Honig
"""
FRENCH = """\
                                                  Bruxelles, le 7 juin 2026
Conseil de
l'Union européenne                                (OR. en)

                                                  9001/26

                                                  OJ CONS 30

ORDRE DU JOUR PROVISOIRE

1.   Adoption de l'ordre du jour

Délibérations législatives

2.   Règlement relatif aux abeilles               8999/26
     Échange de vues

Activités non législatives

3.   Divers
     a)   Le miel
"""


def test_versions_of_an_agenda_are_built_alike() -> None:
    german, french = parse(GERMAN), parse(FRENCH)
    assert (german.language, french.language) == ("de", "fr")
    assert same_structure(german, french)
    assert [item.section_kind for item in german.items] == [
        None,
        "legislative_deliberations",
        "non_legislative_activities",
    ]
    assert german.items[1].procedure_kinds == french.items[1].procedure_kinds == ("exchange_of_views",)
    pairs = align(german, french).pairs
    assert [(pair.left_path, pair.right_path) for pair in pairs] == [
        (path, path) for path in ["sections[0]", "sections[1]", "items[0]", "items[1]", "items[2]", "items[2].items[0]"]
    ]
    last = pairs[-1]
    assert isinstance(last.left, Item)
    assert isinstance(last.right, Item)
    assert (last.left.title, last.right.title) == ("Honig", "Le miel")


def test_what_one_version_lacks_stays_alone() -> None:
    german = parse(GERMAN)
    french = parse(
        FRENCH.replace("2.   Règlement relatif aux abeilles               8999/26\n     Échange de vues\n", "")
    )
    assert not same_structure(german, french)
    found = align(german, french)
    assert [(pair.left_path, pair.right_path) for pair in found.unpaired] == [("items[1]", None)]
    assert ("items[2]", "items[1]") in [(pair.left_path, pair.right_path) for pair in found.pairs]
    assert [pair.right_path for pair in align(french, german).unpaired] == ["items[1]"]


def test_paragraphs_without_labels_are_paired_by_length_and_figures() -> None:
    left = Document(body=(Paragraph("Kurz."), Paragraph("Der Text von 2015 ist lang, " * 5), Paragraph("Ende 7.")))
    right = Document(body=(Paragraph("Le texte de 2015 est long, " * 5), Paragraph("Fin 7.")), language="fr")
    assert [(pair.left_path, pair.right_path) for pair in align(left, right).pairs] == [
        ("body[0]", None),
        ("body[1]", "body[0]"),
        ("body[2]", "body[1]"),
    ]


def test_many_parts_are_paired_in_time() -> None:
    many = Document(body=(Paragraph("Ein Absatz."),) * 5000)
    few = Document(body=(Paragraph("Un alinéa."),) * 2000)
    assert len(align(many, few).pairs) == 5000
    assert align(many, many).unpaired == ()


def test_an_agenda_is_no_note() -> None:
    assert not same_structure(parse(GERMAN), parse(FRENCH.replace("ORDRE DU JOUR PROVISOIRE", "NOTE")))


# -- the table of languages --


def test_every_language_has_a_name_and_words() -> None:
    assert [known.code for known in languages()] == list(CODES)
    for known in languages():
        assert known.name
        assert known.count("types") > 5
        assert known.count("words", True) + known.count("words", False) == known.count("words")
        assert Section(language(known.code).sections["any_other_business"][0]).kind == "any_other_business"
