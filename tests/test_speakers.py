"""Who says what: reports that were read by hand, and the rules of the layer on their smallest texts.

``cases/speakers/NAME.SOURCE.txt`` is a document in a rendition, ``NAME.json`` what its sentences say, by the path of
the item (``2.``, ``8./-``), ``body`` for the text before the items: first words, actors by code or name, whether they
are inferred, and the last words where the intervention goes on behind its first sentence. ``seed.json`` is about the
document in seeds/.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark
from lark import logger as lark_logger

from eucouncil_parse import (
    Actor,
    Annex,
    Block,
    Document,
    DocumentType,
    Heading,
    Intervention,
    Item,
    Paragraph,
    Routing,
    Span,
    Speaker,
    grammar,
    parse,
    parse_file,
    strategies,
)
from eucouncil_parse.layers.reports import Subjects
from eucouncil_parse.layers.sentences import sentences
from eucouncil_parse.layers.speakers import add_speakers, reports_speech
from eucouncil_parse.vocabulary import language, table
from hostile_patterns import RECORD
from test_hostile import assert_grows_linearly, no_hang, seconds

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "speakers"
WORDS = language("en")
OUTCOME = DocumentType(("OUTCOME OF PROCEEDINGS",))


def path_of(case: Path) -> Path:
    """The document that a case is about."""
    (path,) = (ROOT / "seeds").glob("*.txt") if case.stem == "seed" else CASES.glob(f"{case.stem}.*.txt")
    return path


def places(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Each text of a document with its place."""
    yield "body", document.body
    yield from _items(document.items, "")
    for annex in document.annexes:
        yield annex.heading, annex.body


def _items(items: tuple[Item, ...], before: str) -> Iterator[tuple[str, tuple[Block, ...]]]:
    for item in items:
        place = f"{before}{item.label or item.title}"
        yield place, item.body
        yield from _items(item.items, f"{place}/")


def interventions(blocks: tuple[Block, ...]) -> list[Intervention]:
    return [found for block in blocks if isinstance(block, Paragraph) for found in block.interventions]


def codes(speaker: Speaker) -> list[str]:
    return [actor.code or actor.name for actor in speaker.actors]


# -- documents that were read by hand ----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", sorted(CASES.glob("*.json")), ids=lambda case: case.stem)
def test_a_document_that_was_read(case: Path) -> None:
    expected = json.loads(case.read_text(encoding="utf-8"))
    document = parse_file(path_of(case), layers=["speakers"])
    found = {place: spoken for place, blocks in places(document) if (spoken := interventions(blocks))}
    assert list(found) == list(expected)
    for place, wanted in expected.items():
        assert [(codes(each.speaker), each.speaker.inferred) for each in found[place]] == [
            (entry[1], entry[2]) for entry in wanted
        ], place
        for each, (begin, _, _, *end) in zip(found[place], wanted, strict=True):
            assert each.text.startswith(begin)
            if end:
                assert each.text.endswith(end[0])
            else:
                assert len(list(sentences(each.text, WORDS))) == 1, each.text


@pytest.mark.parametrize("case", sorted(CASES.glob("*.json")), ids=lambda case: case.stem)
def test_spans_hold_what_was_said(case: Path) -> None:
    source = path_of(case).read_text(encoding="utf-8")
    for _, blocks in places(parse(source, layers=["speakers"])):
        for each in interventions(blocks):
            assert each.span is not None
            assert "".join(source[start:end] for start, end in each.span.pieces).split() == each.text.split()
            assert each.speaker.text in each.text


def test_every_document_is_a_case() -> None:
    assert {file.name.split(".")[0] for file in CASES.glob("*.txt")} | {"seed"} == {
        file.stem for file in CASES.glob("*.json")
    }


# -- sentences ---------------------------------------------------------------------------------------------------------

SUBJECTS = Subjects("en", 2015)


@pytest.mark.parametrize(
    ("sentence", "text", "actors"),
    [
        ("The Chair of the Working Party and the Commission agreed.", None, ["Chair", "COM"]),
        ("The experts of Spain and of Italy noted it.", "The experts of Spain and of Italy", ["ES", "IT"]),
        ("Both DE and FR asked for it.", "DE and FR", ["DE", "FR"]),
        ("Also DE/FR asked for it.", "DE/FR", ["DE", "FR"]),
        ("DE, FR, IT and other delegations asked.", None, ["DE", "FR", "IT", "other delegations"]),
        ("DE (supported by FR) asked.", "DE (supported by FR)", ["DE"]),
        ("DE, joined by FR, asked.", "DE, joined by FR", ["DE", "FR"]),
        ("DE, however, asked.", "DE", ["DE"]),
        ("GR noted this.", "GR", ["EL"]),
        ("The Greek and IT delegations noted this.", None, ["EL", "IT"]),
        ("The Maltese Presidency noted this.", "The Maltese Presidency", ["Presidency"]),
        ("The Presidency, the Commission and Europol noted this.", None, ["Presidency", "COM", "Europol"]),
        ("The representatives of the Presidency and the GSC spoke.", None, ["Presidency", "GSC"]),
        ("The European Commission informed us.", "The European Commission", ["COM"]),
        ("The Council of Europe informed us.", None, ["CoE"]),
        ("The Council took note.", "The Council", ["Council"]),
        ("The head of the Brazilian delegation spoke.", None, ["BR"]),
        ("Kazakhstan presented its strategy.", "Kazakhstan", ["KZ"]),
        ("Türkiye and Turkey thanked each other.", None, ["TR"]),
        ("The two representatives of Europol explained it.", None, ["Europol"]),
        ("The representative of the Dutch Focal Point spoke.", None, ["Dutch Focal Point"]),
        ("The majority of the Member States supported it.", None, ["The majority of the Member States"]),
        ("In reply to questions from DE, FR and IT, the Commission spoke.", "the Commission", ["COM"]),
        ("In reply to DE, FR, the Commission spoke.", "the Commission", ["COM"]),
        ("In this context, DE, FR and IT spoke.", "DE, FR and IT", ["DE", "FR", "IT"]),
        ("DE, FR, IT, as well as the Commission, spoke.", None, ["DE", "FR", "IT", "COM"]),
        ("A few delegations, including DE and FR, spoke.", None, ["A few delegations", "DE", "FR"]),
        ("The Minister of Health of Peru spoke.", "The Minister of Health of Peru", ["PE"]),
        ("The Afghan Ministry of Justice spoke.", "The Afghan Ministry of Justice", ["AF"]),
        ("The US expert from the Pompidou Group spoke.", None, ["US"]),
        ("The Commission (DG HOME, as noted before) explained it.", None, ["COM"]),
        (
            "The Working Party of Chief Veterinary Officers agreed.",
            None,
            ["Working Party of Chief Veterinary Officers"],
        ),
        ("When the text, with its annex, was opened, the Council Legal Service noted it.", None, ["CLS"]),
    ],
)
def test_subjects(sentence: str, text: str | None, actors: list[str]) -> None:
    subject = SUBJECTS.reporting(sentence)
    assert subject is not None
    assert [actor.code or actor.name for actor in subject.actors] == actors
    assert text is None or subject.text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        ".",
        "The Commission proposal was adopted.",
        "The Commission proposal was supported by many.",
        "The Commission's representative noted it.",
        "Russia is a producer.",
        "Russia noted-down.",
        "The EU-Russia meeting noted it.",
        "it is noted that IT was down.",
        "The opinion of the Commission was noted.",
        "The Chair of the Working Party was asked to go on.",
        "DE will have noted it.",
        "Commissioners noted it.",
        "Delegations invited by the Presidency may attend.",
        "A paper noted the facts.",
        "In Spain experts noted a rise.",
        "Concerns were raised by DE.",
        "The European Council welcomes the report.",
        "The Commission decided to withdraw the proposal.",
        "No delegation objected.",
        "The delegation of powers referred to in Article 7 was discussed.",
        "The Committee referred to in Article 7 met.",
        "The Commission of the African Union noted it.",
        "The Legal Service of the Commission noted it.",
    ],
)
def test_no_reports(sentence: str) -> None:
    assert SUBJECTS.reporting(sentence) is None


@pytest.mark.parametrize(
    ("code", "year", "kind"),
    [
        ("HR", 2012, "third_country"),
        ("HR", 2013, "member_state"),
        ("UK", 2019, "member_state"),
        ("UK", 2021, "third_country"),
        ("UK", None, "third_country"),
        ("SE", None, "member_state"),
    ],
)
def test_a_state_is_a_member_in_its_years(code: str, year: int | None, kind: str) -> None:
    subject = Subjects("en", year).reporting(f"{code} noted this.")
    assert subject is not None
    assert subject.actors == (Actor(kind, WORDS.member_states[code][0], code),)


def test_names_that_are_not_confirmed_are_as_printed() -> None:
    for printed in ("CLS", "Council Legal Service"):
        subject = SUBJECTS.reporting(f"The {printed} noted this.")
        assert subject is not None
        assert subject.actors == (Actor("council_legal_service", printed, "CLS"),)


# -- paragraphs --------------------------------------------------------------------------------------------------------


def spoken(*texts: str) -> list[tuple[str, list[str], bool]]:
    """What is found in paragraphs of one item: the words for the speaker, the actors, whether they are inferred."""
    item = Item("1.", "Title", body=tuple(Paragraph(text) for text in texts))
    document = add_speakers(Document(type=OUTCOME, items=(item,)), WORDS, None)
    return [
        (each.speaker.text, codes(each.speaker), each.speaker.inferred)
        for each in interventions(document.items[0].body)
    ]


def test_the_delegation_is_the_last_that_spoke() -> None:
    found = spoken("The ES delegation noted it. Europol noted it.", "The delegation added this. The speaker agreed.")
    assert found[2:] == [("The delegation", ["ES"], True), ("The speaker", ["ES"], True)]


def test_the_delegation_is_one_that_was_spoken_to() -> None:
    found = spoken("Europol informed the Russian delegation about Spain. The delegation thanked Europol.")
    assert found[1] == ("The delegation", ["RU"], True)
    found = spoken("The ES delegation thanked the Russian delegation. The delegation added this.")
    assert found[1] == ("The delegation", ["ES"], True)
    assert spoken("BE and NL spoke. The delegation added this.")[1] == ("The delegation", [], True)


def test_several_are_no_single_speaker() -> None:
    assert spoken("Europol spoke. DE and FR spoke. He agreed. They agreed.")[2:] == [
        ("He", ["Europol"], True),
        ("They", ["Europol"], True),
    ]
    assert spoken("Europol spoke. DE and FR spoke. They agreed.")[2] == ("They", ["DE", "FR"], True)


def test_the_latter_is_who_was_named_last() -> None:
    assert spoken("DE thanked the Italian delegation. The latter noted it.")[1] == ("The latter", ["IT"], True)
    assert spoken("DE and FR spoke.", "The latter noted it.")[1] == ("The latter", ["FR"], True)


def test_nobody_is_carried_over_to_another_item_or_heading() -> None:
    items = tuple(Item(f"{n}.", body=(Paragraph(text),)) for n, text in enumerate(("Europol spoke.", "He agreed."), 1))
    document = add_speakers(Document(type=OUTCOME, items=items), WORDS, None)
    assert interventions(document.items[1].body)[0].speaker == Speaker("He", (), inferred=True)
    body = (Paragraph("Europol spoke."), Heading("Drugs"), Paragraph("He agreed."))
    document = add_speakers(Document(type=OUTCOME, body=body), WORDS, None)
    assert interventions(document.body)[1].speaker.actors == ()


@pytest.mark.parametrize(
    ("sentence", "goes_on"),
    [
        ("Some concerns were shared about this.", True),
        ("It was also stressed that this mattered.", True),
        ("This would be costly.", True),
        ("Europol would come back to this.", True),
        ("The agenda was adopted.", False),
        ("The text is attached.", False),
        ("FR would need more time.", False),
        ("The Commission was asked for a paper.", False),
    ],
)
def test_what_goes_on_with_a_report(sentence: str, goes_on: bool) -> None:
    item = Item("1.", body=(Paragraph(f"Europol noted it. {sentence}"),))
    (found,) = interventions(add_speakers(Document(type=OUTCOME, items=(item,)), WORDS, None).items[0].body)
    assert found.text == (f"Europol noted it. {sentence}" if goes_on else "Europol noted it.")
    assert interventions(add_speakers(Document(type=OUTCOME, body=(Paragraph(sentence),)), WORDS, None).body) == []


def test_every_text_of_a_document_is_read() -> None:
    text = (Paragraph("Europol spoke."),)
    document = Document(
        type=OUTCOME,
        body=text,
        items=(Item("1.", body=text, items=(Item("a)", body=text),)),),
        annexes=(Annex("ANNEX", text),),
    )
    found = add_speakers(document, WORDS, None)
    assert [len(interventions(blocks)) for _, blocks in places(found)] == [1, 1, 1, 1]
    assert found == document  # what is found in a text is no part of equality
    assert found.body[0] == text[0]
    assert isinstance(found.body[0], Paragraph)
    assert found.body[0].speaker == Speaker("Europol", (Actor("agency", "Europol", "Europol"),))


# -- which documents report speech -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "subject", "reports"),
    [
        ("OUTCOME OF PROCEEDINGS", None, True),
        ("SUMMARY RECORD", "Meeting of Coreper", True),
        ("DRAFT MINUTES", None, True),
        ("OUTCOME OF PROCEEDINGS", "Council conclusions on bees", False),
        ("OUTCOME OF PROCEEDINGS", "Summary of discussions on the draft conclusions", True),
        ("NOTE", "Outcome of the meeting on drugs", True),
        ("NOTE", "Drugs", False),
        ("NOTE", None, False),
        ("PRESIDENCY CONCLUSIONS", "Outcome of the meeting", False),
        ("LEGISLATIVE ACTS AND OTHER INSTRUMENTS", "Outcome of the meeting", False),
    ],
)
def test_which_documents_report_speech(title: str, subject: str | None, reports: bool) -> None:
    document = Document(type=DocumentType((title,)), routing=Routing(subject=subject))
    assert reports_speech(document, WORDS) is reports


def test_a_document_without_a_title_is_read_by_its_subject() -> None:
    assert not reports_speech(Document(), WORDS)
    assert reports_speech(Document(routing=Routing(subject="Outcome of the meeting")), WORDS)


# -- vocabulary --------------------------------------------------------------------------------------------------------

KINDS = {
    *["presidency", "chair", "institution", "council_legal_service", "general_secretariat", "agency", "body", "office"],
    *["organisation", "union"],
}


def test_every_actor_has_words() -> None:
    actors = table("actors")
    assert {row["kind"] for row in actors["entries"]} == KINDS
    assert [row["key"] for row in actors["entries"]] == list(WORDS.actors)
    assert [row["code"] for row in actors["countries"]] == list(WORDS.countries) == list(WORDS.country_adjectives)


def test_each_word_means_one_actor() -> None:
    actors = table("actors")
    meanings: dict[str, set[str]] = {}
    rows = [(row["key"], [*row["codes"], *WORDS.actors[row["key"]]]) for row in actors["entries"]]
    for row in actors["countries"]:
        code = row["code"]
        rows.append((code, [*row["codes"], *WORDS.countries[code], *WORDS.country_adjectives[code]]))
    for row in table("member_states")["entries"]:
        code = row["code"]
        known = [code, *row["also"], *WORDS.member_states[code], *WORDS.member_state_adjectives[code]]
        rows.append((code, known))
    for key, words in rows:
        for word in words:
            meanings.setdefault(word, set()).add(key)
    assert {word: keys for word, keys in meanings.items() if len(keys) > 1} == {}


def test_which_names_are_asserted() -> None:
    for row in table("actors")["entries"]:
        if row["confidence"] == "low":
            assert row["key"] not in WORDS.actor_names


# -- properties --------------------------------------------------------------------------------------------------------


@given(strategies.reports())
@settings(deadline=None)
def test_every_report_is_read(report: tuple[str, tuple[Speaker, ...]]) -> None:
    text, speakers = report
    document = Document(type=OUTCOME, items=(Item("1.", body=(Paragraph(text),)),))
    found = interventions(add_speakers(document, WORDS, None).items[0].body)
    assert tuple(each.speaker for each in found) == speakers
    assert " ".join(each.text for each in found) == text


@given(st.lists(strategies.texts() | st.sampled_from(["Europol noted it.", "He said this.", "DE, FR"]), max_size=6))
@settings(deadline=None)
def test_interventions_are_runs_of_whole_sentences(texts: list[str]) -> None:
    text = " ".join(texts)
    paragraph = Paragraph(text, span=Span(0, len(text), 1, 1))
    found = interventions(add_speakers(Document(type=OUTCOME, body=(paragraph,)), WORDS, text).body)
    bounds = list(sentences(text, WORDS))
    for each in found:
        assert each.span is not None
        assert each.span.slice(text) == each.text
        assert each.span.start in [start for start, _ in bounds]
        assert each.span.end in [end for _, end in bounds]
        assert each.speaker.text in each.text
    ends = [0, *(each.span.end for each in found if each.span)]
    assert ends == sorted(set(ends))


@given(strategies.documents())
@settings(deadline=None, max_examples=30)
def test_nothing_but_interventions_changes(document: Document) -> None:
    found = add_speakers(evolve(document, type=OUTCOME), WORDS, None)
    assert found == evolve(document, type=OUTCOME)


# -- the grammar -------------------------------------------------------------------------------------------------------


def test_the_grammar_has_no_conflicts(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    starts = ["report", "about", "verb", "opening", "first", "continuing", "named", "noun"]
    monkeypatch.setattr(grammar, "Lark", partial(Lark, debug=True))
    monkeypatch.setattr(lark_logger, "propagate", True)
    with caplog.at_level(logging.DEBUG, logger=lark_logger.name):
        grammar.build(["speakers.lark"], start=starts)
    assert caplog.messages  # Lark says which terminals are no tokens, and would say which rules conflict
    assert [message for message in caplog.messages if "onflict" in message] == []


# -- hard texts --------------------------------------------------------------------------------------------------------

TOKENS = [
    *["The ", "the ", "DE ", "DE, ", "DE and ", "The Commission and ", "of the ", "The representative of ", "a ", "a"],
    *["noted ", " noted. He", "He noted. ", "In DE, ", "DE, in a, ", "DE (", "(DE, FR) ", "Several ", "several other "],
    *[
        ", supported by ",
        "The speaker noted. ",
        "The latter noted. ",
        "DE noted. The latter ",
        "would ",
        "were shared ",
    ],
    *["The Chair of a ", "also ", "both ", "and the ", "In ", ", ", ". ", "A. ", "Also, ", "Russian and ", "United "],
    *["European Council of ", "The delegation of the ", "Member States ", "DE/", "MS ", " ", "(", "is ", "was also "],
]


@pytest.mark.parametrize("token", TOKENS, ids=repr)
@pytest.mark.parametrize("end", ["", "noted."])
def test_time_grows_as_the_text_does(token: str, end: str) -> None:
    def read(size: int) -> object:
        text = (token * (size // len(token)) + end).strip()
        document = Document(type=OUTCOME, body=(Paragraph(text),))
        return lambda: add_speakers(document, WORDS, None)

    with no_hang():
        assert seconds(read(200_000)) < 8, token  # type: ignore[arg-type]
    assert_grows_linearly(read, 20_000)  # type: ignore[arg-type]


@pytest.mark.parametrize("end", [" ", "\n", "\n\n", "\f"], ids=repr)
def test_many_interventions_with_their_places(end: str) -> None:
    def read(size: int) -> object:
        text = RECORD + ("The speaker noted it." + end) * (size // 22)
        return lambda: parse(text, source="raw", layers=["speakers"])

    assert_grows_linearly(read, 40_000)  # type: ignore[arg-type]
