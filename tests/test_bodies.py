"""The profiles that ship: the codes of real documents choose them, the most specific first."""

from __future__ import annotations

import pytest

from eucouncil_parse import parse, render
from eucouncil_parse.bodies import shipped_profiles
from eucouncil_parse.identifiers import SubjectCode

PAGE = "Brussels, 8 May 2026\n(OR. en)\n9876/26\n{codes}\n\n{type}\n\nSubject:   Bees\n"


@pytest.mark.parametrize(
    ("codes", "kind", "profile"),
    [
        ("CORDROGUE 81", "OUTCOME OF PROCEEDINGS", "cordrogue"),  # 13321/15
        ("EUROPOL 4\nCORDROGUE 5\nRUS 2", "NOTE", "cordrogue"),  # 5437/05
        ("ENFOPOL 3\nCORDROGUE 4", "NOTE", "cordrogue"),
        ("ENFOPOL 3\nJAI 4", "NOTE", "jai"),
        ("OJ CONS 31\nJAI 9\nCOPEN 3", "PROVISIONAL AGENDA", "council"),
        ("PV/CONS 26\nTRANS 3", "DRAFT MINUTES", "council"),
        ("OJ CRP2 31\nCOPEN 2", "PROVISIONAL AGENDA", "coreper"),
        ("CRS/CRP 45", "SUMMARY RECORD", "coreper"),
        ("OJ CONS 31\nJAI 9\nCORDROGUE 3", "PROVISIONAL AGENDA", "council"),
        ("OJ CRP2 31\nCORDROGUE 2", "PROVISIONAL AGENDA", "coreper"),
        ("CORDROGUE 2\nCO EUR 3", "NOTE", "cordrogue"),
        ("CO EUR 13\nCONCL 5", "NOTE", "euco"),
        ("SIMPL 1\nECOFIN 2\nJAI 4\nCODEC 5", "INFORMATION NOTE", None),
        ("AGRI 1", "NOTE", None),
    ],
)
def test_codes_choose_a_profile(codes: str, kind: str, profile: str | None) -> None:
    document = parse(PAGE.format(codes=codes, type=kind))
    assert document.profile == profile
    assert parse(render(document)) == document


def test_their_codes_are_codes() -> None:
    for profile in shipped_profiles():
        assert profile.subject_codes
        assert [str(SubjectCode.parse(code)) for code in profile.subject_codes] == list(profile.subject_codes)


def test_a_profile_of_codes_alone_reads_no_page_anew() -> None:
    assert not any(profile.reads_anew for profile in shipped_profiles())
