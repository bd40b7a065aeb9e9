"""Profiles: what an extension may do, how one is chosen, and what is said of one that is wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen
from attrs.exceptions import FrozenInstanceError

from eucouncil_parse import (
    CouncilParseError,
    Document,
    ExtensionNode,
    GrammarError,
    Institution,
    Item,
    Profile,
    RenderError,
    SubjectCode,
    from_dict,
    from_json,
    glossary,
    json_schema,
    parse,
    profiles,
    register_profile,
    render,
    to_dict,
    to_json,
)
from eucouncil_parse import profiles as listed_profiles
from eucouncil_parse.extending import CellToken, DocumentTransformer, find_profile, span_of
from eucouncil_parse.readers import reader
from eucouncil_parse.registry import _registered, choose_profile, profile_of
from eucouncil_parse.vocabulary.glossary import _added
from laws import assert_document_is_lawful, assert_nothing_lost


@frozen
class Rapporteur(ExtensionNode):
    """Who reports on a file."""

    name: str | None = None


@frozen
class Reservation(ExtensionNode):
    """Who keeps a reservation on an item."""

    by: str | None = None


@frozen
class Round(ExtensionNode):
    """A round of the table: its heading, and who took the floor."""

    heading: str
    speakers: tuple[str, ...] = ()


class Bees(DocumentTransformer):
    """Values of the grammar below."""

    def rapporteur(self, label: CellToken, value: CellToken | None) -> Rapporteur:
        return Rapporteur(value and str(value), span=span_of(label, value))

    def reservation(self, label: CellToken, value: CellToken | None) -> Reservation:
        return Reservation(value and str(value), span=span_of(label, value))

    def round(self, heading: CellToken, *speakers: CellToken) -> Round:
        return Round(str(heading), tuple(map(str, speakers)), span=span_of(heading, *speakers))


GRAMMAR = """\
// A field of the header, with its label.
RAPPORTEUR: RAPPORTEUR_WORD _COLON
%extend label: RAPPORTEUR
%extend _header_line: rapporteur
rapporteur: RAPPORTEUR [VALUE]

// A line under an item, with a label too.
RESERVATION: "Reservation by" _COLON
%extend label: RESERVATION
%extend _detail: reservation
reservation: RESERVATION [VALUE]

// A section of its own, beside the items or in an annex.
ROUND.60: "ROUND OF THE TABLE"
FLOOR.60: /– [A-Z]{2} took the floor\\./
%extend line: ROUND | FLOOR
%extend _part: round
%extend _annex_part: round
round: ROUND FLOOR*

// Items that are numbered otherwise.
POINT.3: /Point \\d{1,2}:/
%extend label: POINT
%extend numbering: POINT

%import words (RAPPORTEUR_WORD)
"""


@pytest.fixture
def registry() -> Iterator[None]:
    """Profiles that a test registers are forgotten when it is over."""
    before, codes = dict(_registered), dict(_added)
    yield
    _registered.clear()
    _registered.update(before)
    _added.clear()
    _added.update(codes)


def grammar(folder: Path, text: str, name: str = "bees") -> Path:
    path = folder / f"{name}.lark"
    path.write_text(text, encoding="utf-8")
    return path


def round_lines(node: Round) -> Iterator[tuple[str, str]]:
    yield "ROUND", node.heading
    yield from (("FLOOR", speaker) for speaker in node.speakers)


@pytest.fixture
def bees(tmp_path: Path, registry: None) -> Profile:
    """A profile that adds a bit of everything."""
    return register_profile(
        Profile(
            name="bees",
            subject_codes="BEES",
            grammar=grammar(tmp_path, GRAMMAR),
            transformer=Bees,
            words={"RAPPORTEUR_WORD": ["Rapporteur"], "STEP_WORD": ["Waggle dance"]},
            codes={"BEES": "bees and their keepers", "WASPS": "wasps"},
            nodes={
                Rapporteur: lambda node: [("RAPPORTEUR", node.name or "")],
                Reservation: lambda node: [("RESERVATION", node.by or "")],
                Round: round_lines,
            },
        )
    )


LAYOUT = """\
                                                     Brussels, 27 October 2015
                                                     (OR. en)
                                                     13321/15
                                                     BEES 81
                                                     WASPS
OUTCOME OF PROCEEDINGS
From:        General Secretariat of the Council
Rapporteur:  Maya
To:          Delegations
Subject:     Meeting of the beekeepers

Point 1:  Adoption of the agenda

          The meeting adopted the agenda.

          Reservation by: Malta

Point 2:  Honey from the mountains
          Waggle dance

          The meeting took note of the information that was given by the Presidency.

ROUND OF THE TABLE
– MT took the floor.
– FI took the floor.

                                                                        ANNEX

ROUND OF THE TABLE
– SE took the floor.
"""
RAW = """\
Brussels, 27 October 2015
(OR. en)

13321/15
BEES 81
WASPS

OUTCOME OF PROCEEDINGS

From:
Rapporteur:
To:
Subject:

General Secretariat of the Council
Maya
Delegations
Meeting of the beekeepers

Point 1: Adoption of the agenda

The meeting adopted the agenda.

Reservation by: Malta

Point 2: Honey from the mountains

Waggle dance

The meeting took note of the information that was given by the Presidency.

ROUND OF THE TABLE
– MT took the floor.
– FI took the floor.

ANNEX

ROUND OF THE TABLE
– SE took the floor.
"""
PDFIUM = RAW.replace("\n\n", "\n").replace("From:\nRapporteur:\nTo:\nSubject:\nGeneral", "From: General")
PDFIUM = PDFIUM.replace("\nMaya\nDelegations\nMeeting", "\nRapporteur: Maya\nTo: Delegations\nSubject: Meeting")
PAGES = {"layout": LAYOUT, "raw": RAW, "pdfium": PDFIUM.replace("\n", "\r\n")}
FLOOR = ("– MT took the floor.", "– FI took the floor.")


# -- what an extension may do --


@pytest.mark.parametrize("source", PAGES)
def test_an_extension_is_seen_in_every_rendition(source: str, bees: Profile) -> None:
    document = parse(PAGES[source], source=source)
    assert document.profile == "bees"
    assert document.header.extensions == (Rapporteur("Maya"),)
    assert document.routing.sender == "General Secretariat of the Council"
    assert document.routing.recipient == "Delegations"
    assert document.routing.subject == "Meeting of the beekeepers"
    assert document.header.subject_codes == (SubjectCode("BEES", 81), SubjectCode("WASPS"))
    first, second = document.items
    assert (first.label, first.title, first.extensions) == (
        "Point 1:",
        "Adoption of the agenda",
        (Reservation("Malta"),),
    )
    assert (second.label, second.title, second.procedure) == (
        "Point 2:",
        "Honey from the mountains",
        ("Waggle dance",),
    )
    assert [block.text for block in first.body] == ["The meeting adopted the agenda."]
    assert document.extensions == (Round("ROUND OF THE TABLE", FLOOR),)
    assert document.annexes[0].extensions == (Round("ROUND OF THE TABLE", ("– SE took the floor.",)),)
    assert document.unparsed == ()
    assert_nothing_lost(document, PAGES[source])


@pytest.mark.parametrize("source", PAGES)
def test_nodes_survive_both_styles_and_json(source: str, bees: Profile) -> None:
    document = parse(PAGES[source], source=source)
    assert_document_is_lawful(document)
    assert from_json(to_json(document)).items[0].extensions == (Reservation("Malta"),)


def test_nodes_say_their_kind_in_json(bees: Profile) -> None:
    data = to_dict(parse(LAYOUT))["header"]["extensions"]
    assert [(each["kind"], each["name"]) for each in data] == [("rapporteur", "Maya")]
    schema = json_schema()["$defs"]["ExtensionNode"]
    assert (schema["required"], schema["additionalProperties"]) == (["kind"], True)


def test_a_style_prints_the_kinds_of_a_profile_by_name(bees: Profile) -> None:
    printed = render(parse(LAYOUT)).splitlines()
    assert printed[0] == "eucouncil-parse plain 1, language en, profile bees"
    assert "\\RAPPORTEUR Maya" in printed
    assert "    \\RESERVATION Malta" in printed
    assert "\\FLOOR – SE took the floor." in printed


def test_codes_of_a_profile_have_their_meaning(bees: Profile) -> None:
    document = parse(LAYOUT)
    assert document.header.subject_codes[0].meaning == "bees and their keepers"
    assert [(entry.meaning, entry.source) for entry in glossary("WASPS")] == [("wasps", ("profile bees",))]


def test_the_shape_of_a_label_may_be_another(tmp_path: Path) -> None:
    changed = grammar(tmp_path, "%override ARABIC: /No\\d{1,2}/\n")
    page = LAYOUT.replace("Point ", "No").replace("1:", "1").replace("2:", "2")
    document = parse(page, profile=changed)
    assert [item.label for item in document.items] == ["No1", "No2"]


def test_an_extension_may_be_extended(tmp_path: Path, bees: Profile) -> None:
    @frozen
    class Hive(ExtensionNode):
        """A hive that was counted."""

        text: str

    class Hives(Bees):
        def hive(self, text: CellToken) -> Hive:
            return Hive(str(text), span=span_of(text))

    more = grammar(tmp_path, 'HIVE.60: "Hive " /.*/\n%extend line: HIVE\n%extend _detail: hive\nhive: HIVE\n', "hives")
    register_profile(
        Profile(
            name="hives",
            subject_codes="BEES",
            document_types="outcome_of_proceedings",
            extends=bees,
            grammar=more,
            transformer=Hives,
            words={"STEP_WORD": ["Swarming"]},
            nodes={Hive: lambda node: [("HIVE", node.text)]},
        )
    )
    document = parse(LAYOUT.replace("Waggle dance", "Swarming").replace("Reservation by: Malta", "Hive of Malta"))
    assert document.profile == "hives"
    assert document.header.extensions == (Rapporteur("Maya"),)
    assert document.items[0].extensions == (Hive("Hive of Malta"),)
    assert document.items[1].procedure == ("Swarming",)
    assert_document_is_lawful(document)


def test_two_extensions_work_in_one_process(tmp_path: Path, bees: Profile) -> None:
    other = register_profile(
        Profile(name="ants", subject_codes="ANTS", grammar=grammar(tmp_path, "%override ARABIC: /Ant \\d+/\n", "ants"))
    )
    page = LAYOUT.replace("BEES", "ANTS").replace("Point", "Ant").replace("1:", "1").replace("2:", "2")

    def labels(text: str) -> tuple[str | None, list[str | None]]:
        document = parse(text)
        return document.profile, [item.label for item in document.items]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(labels, [LAYOUT, page] * 8))
    assert found == [("bees", ["Point 1:", "Point 2:"]), ("ants", ["Ant 1", "Ant 2"])] * 8
    assert reader("en", other) is reader("en", other) is not reader("en", bees)


def test_a_line_that_no_rule_lets_stand_there_is_text(bees: Profile) -> None:
    document = parse(
        LAYOUT.replace("ROUND OF THE TABLE\n– MT took the floor.", "– MT took the floor.\nReservation by: X")
    )
    assert document.profile == "bees"
    assert document.items[1].extensions == (Reservation("X"),)
    last = document.items[1].body[1:]
    assert [f"{block.label or ''} {block.text}".strip() for block in last] == list(FLOOR)
    assert_document_is_lawful(document)


PHRASES = """\
%declare HONEY
%extend _header_line: honey
honey: HONEY

// "3 jars of honey, 2 jars of wax": how many of what a subject names.
subject_of_bees: (jar | _WORD)*
jar: NUMBER_OF_JARS
NUMBER_OF_JARS.30: /\\d+ jars/
_WORD.-20: /\\w+|[^\\w\\s]/
"""


@frozen
class Honey(ExtensionNode):
    """How many jars a subject names."""

    jars: int


class Jars(DocumentTransformer):
    """Reads the subject word by word."""

    phrases: ClassVar[tuple[str, ...]] = ("subject_of_bees",)

    def honey(self, text: CellToken) -> Honey:
        return Honey(int(text), span=span_of(text))

    def jar(self, text: str) -> int:
        return int(text.split()[0])

    def subject_of_bees(self, *jars: int) -> int:
        return sum(jars)

    def document(self, fields: tuple[Any, ...], parts: tuple[Any, ...]) -> Document:
        document: Document = super().document(fields, parts)
        jars = self.said("subject_of_bees", document.routing.subject)
        return evolve(document, header=evolve(document.header, extensions=(Honey(jars),))) if jars else document


def test_a_transformer_reads_short_texts_by_its_grammar(tmp_path: Path, registry: None) -> None:
    honey = register_profile(
        Profile(
            name="honey",
            grammar=grammar(tmp_path, PHRASES, "honey"),
            transformer=Jars,
            nodes={Honey: lambda node: [("HONEY", str(node.jars))]},
        )
    )
    page = LAYOUT.replace("Rapporteur:  Maya\n", "")
    document = parse(page.replace("Meeting of the beekeepers", "On 3 jars of honey, and 2 jars"), profile=honey)
    assert document.header.extensions == (Honey(5),)
    assert_document_is_lawful(document)
    assert parse(page, profile=honey).header.extensions == ()


def test_phrases_of_a_class_are_those_of_what_it_extends_too() -> None:
    class MoreJars(Jars):
        phrases: ClassVar[tuple[str, ...]] = ("lid",)

    assert MoreJars.phrases == ("subject_of_bees", "lid")


# -- what is said of a wrong one --


def test_a_phrase_that_is_no_rule(tmp_path: Path) -> None:
    class NoRule(Jars):
        phrases = ("lid",)

    profile = Profile(name="honey", grammar=grammar(tmp_path, PHRASES, "honey"), transformer=NoRule)
    with pytest.raises(GrammarError, match="lid"):
        parse(LAYOUT, profile=profile)


def test_a_phrase_that_is_not_told(tmp_path: Path) -> None:
    class Untold(Jars):
        def document(self, fields: tuple[Any, ...], parts: tuple[Any, ...]) -> Document:
            self.said("jar", "3 jars")
            return super().document(fields, parts)

    profile = Profile(name="honey", grammar=grammar(tmp_path, PHRASES, "honey"), transformer=Untold)
    document = parse(LAYOUT, profile=profile)
    (left_out,) = [each for each in document.diagnostics if each.code == "profile-left-out"]
    assert "'jar' is not among the phrases of Untold" in left_out.message


def test_an_institution_that_is_none() -> None:
    with pytest.raises(ValueError, match="'Court of Bees' is not a valid Institution"):
        Profile(name="bees", institutions="Court of Bees")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n%override itme: ITEM_LABEL\n", "bees.lark:2: rule 'itme' overrides nothing: body.lark has 'item'"),
        ("%extend LABLE: /x/\n", "bees.lark:1: terminal 'LABLE' extends nothing: lines.lark has 'TABLE'"),
        (
            "item: STEP\n",
            "bees.lark:1: rule 'item' is defined in body.lark already: write %override to replace it",
        ),
    ],
)
def test_a_grammar_that_overrides_nothing(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(GrammarError) as caught:
        Profile(name="bees", grammar=grammar(tmp_path, text))
    assert str(caught.value).split(":")[:2] == message.split(":")[:2]
    assert str(caught.value).startswith(message.split(" nothing:")[0])


def test_a_grammar_that_cannot_be_built_names_file_and_line(tmp_path: Path) -> None:
    profile = Profile(name="bees", grammar=grammar(tmp_path, "// fine\nhive: HIVE ->\n"))
    with pytest.raises(GrammarError, match=r"^bees\.lark:[23]: "):
        parse(LAYOUT, profile=profile)


def test_words_that_nobody_knows(tmp_path: Path) -> None:
    path = grammar(tmp_path, "\n%import words (STEP_WROD)\n")
    with pytest.raises(
        GrammarError, match=r"^bees\.lark:2: no word list is named STEP_WROD: did you mean STEP_WORD\?$"
    ):
        parse(LAYOUT, profile=path)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name": "two words"}, "a profile's name is made of letters, figures, dots and dashes, not 'two words'"),
        ({"name": "b", "subject_codes": "BEES 81"}, "b: expected a subject code without a serial, found 'BEES 81'"),
        ({"name": "b", "words": {"steps": ["x"]}}, "b: a word list is named like a terminal, not 'steps'"),
        ({"name": "b", "codes": {"bees": "x"}}, "b: expected a subject code without a serial, found 'bees'"),
        ({"name": "b", "document_types": "agendaa"}, "b: no type of document is 'agendaa': did you mean 'agenda'?"),
        ({"name": "b", "words": {"STEP_WORD": []}}, "b: the word list STEP_WORD must hold words"),
        ({"name": "b", "transformer": dict}, "b: its transformer must extend DocumentTransformer"),
        ({"name": "b", "transformer": 7}, "b: its transformer must extend DocumentTransformer"),
        ({"name": "b", "nodes": {7: list}}, "b: 7 is no attrs class that extends ExtensionNode"),
        ({"name": "b", "nodes": {Item: list}}, "b: Item is no attrs class that extends ExtensionNode"),
    ],
)
def test_a_profile_is_checked_when_it_is_made(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        Profile(**values)


def test_a_profile_does_not_change(bees: Profile) -> None:
    with pytest.raises(FrozenInstanceError):
        bees.name = "wasps"  # type: ignore[misc]
    with pytest.raises(TypeError):
        bees.codes["ANTS"] = "ants"  # type: ignore[index]


def test_a_transformer_that_fails_leaves_the_profile_out(tmp_path: Path) -> None:
    class Failing(Bees):
        def reservation(self, label: CellToken, value: CellToken | None) -> Reservation:
            return Reservation(str(int(value or "none")))

    words = {"RAPPORTEUR_WORD": "Rapporteur"}
    profile = Profile(name="bees", grammar=grammar(tmp_path, GRAMMAR), transformer=Failing, words=words)
    document = parse(LAYOUT, profile=profile)
    (left_out,) = [each for each in document.diagnostics if each.code == "profile-left-out"]
    assert "the transformer of the profile 'bees' fails: ValueError" in left_out.message
    assert document.profile is None


def test_a_printer_that_fails_is_an_error_of_rendering(tmp_path: Path, registry: None) -> None:
    def fail(node: Reservation) -> list[tuple[str, str]]:
        raise KeyError(node.by)

    profile = register_profile(
        Profile(
            name="failing",
            grammar=grammar(tmp_path, GRAMMAR),
            transformer=Bees,
            words={"RAPPORTEUR_WORD": "Rapporteur"},
            nodes={Reservation: fail, Rapporteur: lambda node: [("RAPPORTEUR", node.name)], Round: round_lines},
        )
    )
    with pytest.raises(RenderError, match=r"items\[0\]\.extensions\[0\]: its printer fails: KeyError: 'Malta'"):
        render(parse(LAYOUT, profile=profile))


def test_a_node_whose_profile_is_not_known(bees: Profile) -> None:
    document = parse(LAYOUT)
    data = to_dict(document)
    _registered.clear()
    with pytest.raises(CouncilParseError, match=r"header\.extensions\[0\]\.kind: the profile of the document"):
        from_dict(data)
    with pytest.raises(RenderError, match=r"header\.extensions\[0\]: no profile of the document prints a Rapporteur"):
        render(document)


# -- the registry --


def test_a_name_is_registered_once(bees: Profile) -> None:
    assert register_profile(bees) is bees
    with pytest.raises(ValueError, match="there is a profile 'bees' already"):
        register_profile(Profile(name="bees"))
    assert bees in profiles()
    assert find_profile("bees") is bees


def test_an_unknown_profile_is_a_mistake_in_the_call() -> None:
    with pytest.raises(ValueError, match="unknown profile 'ecofin': expected one of council, "):
        parse(LAYOUT, profile="ecofin")
    with pytest.raises(GrammarError, match=r"none\.lark: no grammar can be read"):
        parse(LAYOUT, profile="none.lark")


def test_a_grammar_file_is_a_profile_of_its_name(tmp_path: Path) -> None:
    path = grammar(tmp_path, "// nothing\n", "my party")
    assert parse(LAYOUT, profile=path).profile == "my-party"
    assert profile_of(str(path)) is profile_of(path)  # its parser is built once


DISTRIBUTION = """\
import warnings
import sys
sys.path.insert(0, {folder!r})
from eucouncil_parse import parse, profiles
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert "loaded_ants" not in sys.modules
    names = [profile.name for profile in profiles()]
    profiles()
print(names[-1], [str(each.message) for each in caught])
"""


def test_profiles_of_installed_packages(tmp_path: Path) -> None:
    """They are loaded on first need, once; a broken one is reported and left out."""
    (tmp_path / "loaded_ants.py").write_text("from eucouncil_parse import Profile\nANTS = Profile(name='ants')\n")
    about = tmp_path / "ants-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: ants\nVersion: 1\n", encoding="utf-8")
    entries = "[eucouncil_parse.profiles]\nants = loaded_ants:ANTS\nbad = loaded_ants:WASPS\nworse = nowhere\n"
    (about / "entry_points.txt").write_text(entries, encoding="utf-8")
    code = DISTRIBUTION.format(folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    name, _, reports = done.stdout.partition(" ")
    assert name == "ants"
    assert reports.count("is left out") == 2
    assert "the profile that loaded_ants:WASPS offers as 'bad' is left out: AttributeError" in reports


# -- which profile is chosen --


def made(name: str, **about: Any) -> Profile:
    return register_profile(Profile(name=name, **about))


def test_the_most_specific_profile_is_chosen(registry: None) -> None:
    kinds = made("of-notes", document_types="note")
    codes = made("of-bees", subject_codes=["BEES", "WASPS"])
    both = made("of-notes-on-bees", subject_codes="BEES", document_types="note")
    child = made("of-hives", subject_codes="BEES", extends=codes)
    other = made("of-ants", subject_codes="ANTS")
    made("of-nothing")
    assert choose_profile([], "note") is kinds
    assert choose_profile(["BEES"], "note") is both
    assert choose_profile(["BEES"], "report") is child
    assert choose_profile(["WASPS"], "report") is codes
    assert choose_profile(["WASPS", "ANTS"], None) is codes
    assert choose_profile(["ANTS", "WASPS"], None) is other
    assert choose_profile(["QWERTY"], "report") is None


def test_an_institution_chooses_last(registry: None) -> None:
    """A profile is taken for its institution where no code and no type chooses one, the most specific first."""
    convention = made("of-parliament", institutions="European Parliament and Council")
    child = made("of-acts", institutions=Institution.PARLIAMENT_AND_COUNCIL, extends=convention)
    bees = made("of-bees", subject_codes="BEES")
    assert choose_profile(["ANTS"], "note", Institution.PARLIAMENT_AND_COUNCIL) is child
    assert choose_profile(["BEES"], "note", Institution.PARLIAMENT_AND_COUNCIL) is bees
    assert choose_profile([], "note", Institution.COUNCIL) is None
    assert choose_profile([], "note") is None


def test_a_profile_that_is_named_wins_over_the_header(bees: Profile) -> None:
    assert parse(LAYOUT, profile="council").profile == "council"
    assert parse(LAYOUT.replace("BEES 81", "CODEC 81").replace("WASPS", "CODEC"), profile=bees).profile == "bees"


def test_the_seed_is_of_the_working_party_on_drugs(root: Path) -> None:
    (seed,) = (root / "seeds").glob("*.txt")
    assert parse(seed.read_text(encoding="utf-8")).profile == "cordrogue"


def test_a_page_in_a_style_names_its_profile(bees: Profile) -> None:
    page = render(parse(LAYOUT))
    assert parse(page).extensions == (Round("ROUND OF THE TABLE", FLOOR),)
    _registered.clear()
    document = parse(page)
    assert document.profile == "bees"
    assert [each.code for each in document.diagnostics][-1] == "profile-unknown"
    assert document.extensions == ()


def test_a_document_that_does_not_fit_is_read_without_its_profile(tmp_path: Path) -> None:
    path = grammar(tmp_path, GRAMMAR.replace("FLOOR*", "FLOOR+").replace("RAPPORTEUR_WORD", '"Rapporteur"', 1))
    path.write_text(path.read_text(encoding="utf-8").replace("%import words (RAPPORTEUR_WORD)", ""), encoding="utf-8")
    document: Document = parse(LAYOUT.replace("– SE took the floor.\n", ""), profile=path)
    assert document.profile is None
    (left_out,) = [each for each in document.diagnostics if each.code == "profile-left-out"]
    assert "the grammar of the profile 'bees' does not take the lines of the document" in left_out.message
    assert len(listed_profiles()) >= 5
