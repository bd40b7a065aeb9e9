"""Values of the profiles that ship, each where it may stand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from eucouncil_parse.bodies import (
    AdoptedAgenda,
    AgendaPart,
    CommitteePart,
    ConclusionsPart,
    CouncilConfiguration,
    Dialogue,
    EuropeanCouncilMeeting,
    MeetingNumber,
    MixedCommittee,
    PartMark,
    Session,
)
from eucouncil_parse.model import ExtensionNode
from eucouncil_parse.strategies.header import days
from eucouncil_parse.strategies.identifiers import references
from eucouncil_parse.strategies.texts import texts
from eucouncil_parse.vocabulary import language, table

__all__ = ["NodePlaces", "node_places"]

Nodes = SearchStrategy[ExtensionNode]


@frozen(slots=True)
class NodePlaces:
    """The values that a profile adds, by where they stand; None where it adds none."""

    header: Nodes | None = None
    item: Nodes | None = None
    document: Nodes | None = None


@cache
def node_places() -> Mapping[str, NodePlaces]:
    """The values of each profile that ships, by its name.

    >>> sorted(node_places())
    ['cordrogue', 'coreper', 'council', 'euco', 'jai']
    """
    number = st.builds(MeetingNumber, st.integers(1, 99_999))
    agenda: Nodes = st.builds(AdoptedAgenda, references())
    part: Nodes = st.builds(AgendaPart, st.sampled_from(["legislative", "a_items", "I", "II"]) | texts())
    mixed = st.builds(MixedCommittee, st.lists(_countries(), max_size=4).map(tuple))
    dates = st.lists(days(), min_size=1, max_size=3).map(tuple)
    session = st.builds(Session, dates, st.none() | texts())
    of_jai = number | mixed
    return {
        "council": NodePlaces(number | _configurations(), agenda | part),
        "coreper": NodePlaces(
            number | st.builds(CommitteePart, st.integers(1, 2)),
            agenda | part,
            st.builds(PartMark, st.sampled_from(["I", "II"])),
        ),
        "euco": NodePlaces(
            st.builds(EuropeanCouncilMeeting, dates, st.sampled_from(["ordinary", "special", "informal"])),
            document=_conclusions(),
        ),
        "jai": NodePlaces(of_jai, agenda | part | session),
        "cordrogue": NodePlaces(of_jai | _dialogues(), agenda | part | session),
    }


@cache
def _countries() -> SearchStrategy[str]:
    return st.sampled_from([row["code"] for row in table("actors")["countries"]])


@cache
def _configurations() -> SearchStrategy[CouncilConfiguration]:
    known = [CouncilConfiguration(row["name"], row["abbreviation"]) for row in table("configurations")["entries"]]
    topic = st.none() | texts()
    return st.builds(lambda known, topic: evolve(known, topic=topic), st.sampled_from(known), topic)


@cache
def _dialogues() -> SearchStrategy[Dialogue]:
    return st.builds(
        Dialogue,
        st.sampled_from(["expert_meeting", "dialogue"]),
        st.sampled_from([*language("en").country_names.values(), *language("en").words["REGION_WORD"]]) | texts(),
        st.none() | _countries(),
        st.none() | st.integers(1, 99),
    )


@cache
def _conclusions() -> SearchStrategy[ConclusionsPart]:
    return st.builds(
        ConclusionsPart,
        st.sampled_from(["I.", "II.", "III.", "IV.", "IX.", "XII."]),
        texts(),
        st.lists(st.integers(1, 99).map("{}.".format), max_size=5).map(tuple),
    )
