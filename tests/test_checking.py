"""What an author of a grammar asks: what is wrong with it, what a page was taken for, what the commands print."""

from __future__ import annotations

import re
import time
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import GrammarError, NotACouncilDocument, Profile
from eucouncil_parse.checking import check_profile
from eucouncil_parse.cli import main
from eucouncil_parse.explaining import explain_file
from eucouncil_parse.registry import profiles
from eucouncil_parse.samples import samples

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "docs" / "examples" / "extend"
NOTICE = ROOT / "examples" / "eucouncil-parse-example" / "tests" / "notice.txt"

SLOW = "SLOW.60: /{}/\n%extend line: SLOW\n%extend _detail: slow\nslow: SLOW\n"


def findings(folder: Path, text: str) -> list[str]:
    """What is found in a grammar of this text."""
    path = folder / "bees.lark"
    path.write_text(text, encoding="utf-8")
    return [str(finding) for finding in check_profile(Profile(name="bees", grammar=path))]


# -- checks --


def test_a_good_grammar() -> None:
    assert check_profile(Profile(name="first", grammar=EXAMPLES / "first.lark")) == ()


def test_the_profiles_that_are_known_are_good() -> None:
    assert [finding for profile in profiles() for finding in check_profile(profile)] == []


def test_a_line_that_nothing_lets_stand(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, '\nHIVE.60: "Hive " /.+/\n%extend line: HIVE\n')
    assert found == "bees.lark:2: no rule lets the line HIVE stand in the header, in an item, in the text or an annex"


def test_a_line_that_is_always_another(tmp_path: Path) -> None:
    text = "AGENDA: /Adoption of the agenda/\n%extend line: AGENDA\n%extend _detail: agenda\nagenda: AGENDA\n"
    (found,) = findings(tmp_path, text)
    assert found == "bees.lark:1: terminal AGENDA is never seen: ITEM_TITLE takes its lines; give it a higher priority"


def test_a_priority_that_is_dropped(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "%override STEP: /Waggle dance/\n")
    assert found.startswith("bees.lark:1: %override drops the priority of STEP")
    assert findings(tmp_path, "%override STEP.33: /Waggle dance/\n") == []


@pytest.mark.parametrize("pattern", ["(?:a+)+b", "x *.*? *y", r"(?:\w+ ?)+:"])
def test_a_pattern_that_is_slow(pattern: str, tmp_path: Path) -> None:
    (found,) = findings(tmp_path, SLOW.format(pattern))
    assert found.startswith("bees.lark:1: the time of terminal SLOW grows faster than the text")


def test_a_label_that_numbers_items_stands_before_them(tmp_path: Path) -> None:
    assert findings(tmp_path, "POINT.3: /Point \\d{1,2}:/\n%extend label: POINT\n%extend numbering: POINT\n") == []


def test_a_terminal_without_a_priority_has_none_to_drop(tmp_path: Path) -> None:
    assert findings(tmp_path, "%override ARABIC: /\\d{1,3}#/\n") == []


def test_a_priority_that_a_parent_gave_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "parent.lark").write_text(SLOW.format("Hives"), encoding="utf-8")
    (tmp_path / "child.lark").write_text("%override SLOW: /Hive/\n", encoding="utf-8")
    parent = Profile(name="parent", grammar=tmp_path / "parent.lark")
    (found,) = check_profile(Profile(name="child", grammar=tmp_path / "child.lark", extends=parent))
    assert str(found).endswith("write it behind a dot, %override SLOW.60:")


@pytest.mark.parametrize(
    "pattern",
    [
        r"Hives (?:[a-z]+ ?)+!",  # what is slow stands amid the pattern
        r"(?:a|a|a|a)+b",  # time grows by more than a power of two
        r"Hives .*,.*,.*!",  # cubic: long texts would take minutes
    ],
)
def test_a_slow_pattern_is_found_in_seconds(pattern: str, tmp_path: Path) -> None:
    start = time.process_time()
    (found,) = findings(tmp_path, SLOW.format(pattern))
    assert "grows faster than the text" in found
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("// bees\n%extend _detail: hivse\n", "bees.lark:2: Rule 'hivse' used but not defined"),
        ("%extend _detail: hives\nhives: HIVSE\n", "bees.lark:2: Rule 'HIVSE' used but not defined"),
        ('HIVES: "Hives" _COLN\n%extend line: HIVES\n', "bees.lark:1: Terminal used but not defined: _COLN"),
        (SLOW.format("("), "bees.lark:1: terminal SLOW: missing ), unterminated subpattern"),
        (
            SLOW.format("(?P<x>a)b") + "B.60: /(?P<x>b)c/\n%extend line: B\n",
            "bees.lark: its patterns cannot be read as one: redefinition of group name 'x'",
        ),
    ],
)
def test_a_grammar_that_cannot_be_built_is_an_error_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(GrammarError) as caught:
        findings(tmp_path, text)
    assert str(caught.value).startswith(message)


def test_an_error_tells_the_line_of_its_own_file_alone(tmp_path: Path) -> None:
    with pytest.raises(GrammarError, match=r"^bees\.lark:3: Unexpected token .* at line 3, column"):
        findings(tmp_path, "\n\nhives: (HIVES\n")


@pytest.mark.parametrize("pattern", ["(?:(?:a{1000}){1000}){1000}", "a{2000}"])
def test_no_sample_is_longer_than_a_paragraph(pattern: str) -> None:
    assert list(samples(pattern)) == []


def test_a_conflict(tmp_path: Path) -> None:
    text = "A.60: /a/\nB.60: /b/\n%extend line: A | B\n%extend _detail: one | two\none: A [B]\ntwo: B\n"
    (found,) = findings(tmp_path, text)
    assert found.startswith("Shift/Reduce conflict for terminal B")


def test_a_collision_is_an_error_of_one_line(tmp_path: Path) -> None:
    text = "A.60: /a/\nB.60: /b/\n%extend line: A | B\n%extend _detail: one\none: A two*\ntwo: B*\n"
    with pytest.raises(GrammarError) as caught:
        findings(tmp_path, text)
    assert str(caught.value).startswith("bees.lark: Reduce/Reduce collision in Terminal(")
    assert "one : A" in str(caught.value)
    assert "\n" not in str(caught.value)


# -- samples --


@pytest.mark.parametrize(
    "pattern", [r"Item \d{1,2}:", "[A-Z]{2,4}(?: [IVX]+)?", "(?i:bees|ants) .+", r"(?:[^\W\d]+[/,]){1,3}x", "a++b?"]
)
def test_samples_are_matched(pattern: str) -> None:
    found = list(samples(pattern))
    assert found
    assert all(re.fullmatch(pattern, text) for text in found)


@given(st.lists(st.sampled_from(["a", "[b-d]", r"\d", "(?:e|f)", ".", "g*", "h{1,3}", "[^i]", r"\w?", "(?=j)j"])))
def test_samples_of_any_pattern(parts: list[str]) -> None:
    pattern = "".join(parts)
    assert all(re.fullmatch(pattern, text) for text in islice(samples(pattern), 20))


# -- explanations --


def test_lines_are_explained() -> None:
    explanation = explain_file(NOTICE, profile=EXAMPLES / "first.lark")
    assert explanation.profile == "first"
    lines = {line.text.split()[0]: line for line in explanation.lines}
    assert lines["Interpretation:"].kinds == ("INTERPRETATION", "CAPITALS")
    assert lines["Interpretation:"].rules == ("interpretation/INTERPRETATION", "interpretation/VALUE")
    assert lines["Room"].rules == ("room_document/ROOM_DOCUMENT",)
    assert lines["Exchange"].rules == ("step/STEP",)
    assert (lines["Venue:"].page, lines["Venue:"].line) == (1, 18)
    assert len(explanation.lines) == len([line for line in NOTICE.read_text(encoding="utf-8").splitlines() if line])


def test_furniture_is_explained(tmp_path: Path) -> None:
    page = "Brussels, 8 May 2026\n(OR. en)\n9876/26\n\nNOTE\nSubject:   Bees\n\n\n"
    page += "9876/26     ab/cd     1\n     GIP.2   EN\n"
    path = tmp_path / "note.txt"
    path.write_text(page, encoding="utf-8")
    assert [line.rules for line in explain_file(path, source="layout").lines][-2:] == [("foot",), ("foot",)]


def test_no_document_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleagues,\n", encoding="utf-8")
    with pytest.raises(NotACouncilDocument):
        explain_file(path)


def test_a_document_that_does_not_fit_is_explained_without_its_profile() -> None:
    page = ROOT / "docs" / "examples" / "diagnostics" / "profile-left-out.txt"
    explanation = explain_file(page, profile=page.with_suffix(".lark"))
    assert explanation.profile is None
    assert [each.code for each in explanation.diagnostics] == ["profile-left-out"]


# -- commands --


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["explain", "none.txt"], 1, "none.txt"),
        (["explain", str(NOTICE), "--profile", "ecofin"], 1, "unknown profile 'ecofin'"),
        (["explain", str(EXAMPLES / "first.lark")], 2, "no sign of a Council document"),
        (["grammar", "check", "none.lark"], 1, "no grammar can be read"),
        (["grammar", "check", str(EXAMPLES / "faulty.lark")], 1, "faulty.lark:3: rule 'detail' extends nothing"),
        (["grammar", "show", "ecofin"], 1, "unknown profile 'ecofin': expected one of council, "),
    ],
)
def test_what_goes_wrong_is_said(
    arguments: list[str], status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert "Traceback" not in printed.err


def test_a_grammar_is_shown_file_by_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grammar", "show", str(EXAMPLES / "first.lark")]) == 0
    printed = capsys.readouterr().out
    assert printed.index("// ==== numbers.lark ====") < printed.index("// ==== body.lark ====")
    assert printed.rstrip().endswith("room_document: ROOM_DOCUMENT")


def test_several_files_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(NOTICE), "none.txt", str(NOTICE)]) == 1
    assert capsys.readouterr().out.count("profile: none") == 2
