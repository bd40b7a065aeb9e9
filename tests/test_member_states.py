"""Names, adjectives and codes of member states are looked up, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse.vocabulary import language, table

WORDS = language("en")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Croatia", "HR"),
        ("the Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("The Netherlands", "NL"),
        ("THE NETHERLANDS", "NL"),
        ("the Kingdom of the Netherlands", "NL"),
        ("Dutch", "NL"),
        ("the Hellenic Republic", "EL"),
        ("GR", "EL"),
        ("GB", "UK"),
        ("United  Kingdom", "UK"),
        ("“Slovene”", "SI"),
        ("'the Slovak Republic'", "SK"),
        ("Grand Duchy of Luxembourg", "LU"),
        ("Federal Republic of Germany", "DE"),
    ],
)
def test_a_member_state_is_known_by_its_names(name: str, code: str) -> None:
    assert WORDS.member_state(name) == code


@pytest.mark.parametrize(
    "name", ["", "the", "Norway", "Northern Ireland", "it", "at", "de", "el", "Czech Kingdom", "Germany and France"]
)
def test_nothing_else_is_a_member_state(name: str) -> None:
    assert WORDS.member_state(name) is None


def test_each_word_means_one_state_and_every_state_has_words() -> None:
    codes = table("member_states")["codes"]
    assert [row["code"] for row in table("member_states")["entries"]] == codes
    assert sorted(WORDS.member_states) == sorted(WORDS.member_state_adjectives) == codes
    for code in codes:
        known = {code, *WORDS.member_states[code], *WORDS.member_state_adjectives[code]}
        assert {WORDS.member_state(word) for word in known} == {code}


@given(st.text(max_size=40))
def test_every_text_may_be_asked_for(text: str) -> None:
    assert WORDS.member_state(text) in {None, *table("member_states")["codes"]}
