"""The profiles that this library ships: bodies of the Council, by the codes that their documents carry.

Each has a grammar, a transformer and the classes of its values, which stand here for whoever checks types; the codes
that choose it are in the table of bodies. docs/profiles.md shows what each adds.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from eucouncil_parse.bodies.cordrogue import CordrogueTransformer, Dialogue, print_dialogue
from eucouncil_parse.bodies.coreper import CommitteePart, CoreperTransformer
from eucouncil_parse.bodies.council import CouncilConfiguration, CouncilTransformer, print_configuration
from eucouncil_parse.bodies.euco import (
    ConclusionsPart,
    EucoTransformer,
    EuropeanCouncilMeeting,
    print_meeting,
    print_part,
)
from eucouncil_parse.bodies.jai import NONE, JaiTransformer, MixedCommittee, Session, print_session
from eucouncil_parse.bodies.meetings import AdoptedAgenda, AgendaPart, MeetingNumber, PartMark
from eucouncil_parse.grammar import shipped_grammar
from eucouncil_parse.model import ExtensionNode
from eucouncil_parse.profiles import Printer, Profile
from eucouncil_parse.transformer import DocumentTransformer
from eucouncil_parse.vocabulary import table

__all__ = [
    "AdoptedAgenda",
    "AgendaPart",
    "CommitteePart",
    "ConclusionsPart",
    "CouncilConfiguration",
    "Dialogue",
    "EuropeanCouncilMeeting",
    "MeetingNumber",
    "MixedCommittee",
    "PartMark",
    "Session",
    "shipped_profiles",
]


@frozen(slots=True)
class _Body:
    """What makes the profile of a body, besides the codes that choose it."""

    grammar: tuple[str, ...]
    transformer: type[DocumentTransformer]
    nodes: Mapping[type[ExtensionNode], Printer]


_OF_MEETINGS: Mapping[type[ExtensionNode], Printer] = {
    AdoptedAgenda: lambda node: [("ADOPTED_AGENDA", node.agenda.printed)],
    MeetingNumber: lambda node: [("MEETING_NUMBER", str(node.number))],
    AgendaPart: lambda node: [("AGENDA_PART", node.part)],
}
_BODIES: Mapping[str, _Body] = {
    "council": _Body(
        ("meetings.lark", "council.lark"),
        CouncilTransformer,
        {
            **_OF_MEETINGS,
            CouncilConfiguration: lambda node: [("COUNCIL_CONFIGURATION", print_configuration(node))],
        },
    ),
    "coreper": _Body(
        ("meetings.lark", "coreper.lark"),
        CoreperTransformer,
        {
            **_OF_MEETINGS,
            CommitteePart: lambda node: [("COMMITTEE_PART", str(node.part))],
            PartMark: lambda node: [("PART_MARK", node.mark)],
        },
    ),
    "euco": _Body(
        ("euco.lark",),
        EucoTransformer,
        {
            EuropeanCouncilMeeting: lambda node: [("EUROPEAN_COUNCIL", print_meeting(node))],
            ConclusionsPart: print_part,
        },
    ),
    "jai": _Body(
        ("meetings.lark", "jai.lark"),
        JaiTransformer,
        {
            **_OF_MEETINGS,
            MixedCommittee: lambda node: [("MIXED_COMMITTEE", " ".join(node.states) or NONE)],
            Session: lambda node: [("SESSION_DAYS", print_session(node))],
        },
    ),
    "cordrogue": _Body(
        ("cordrogue.lark",),
        CordrogueTransformer,
        {Dialogue: lambda node: [("DIALOGUE", print_dialogue(node))]},
    ),
}


def shipped_profiles() -> tuple[Profile, ...]:
    """The profiles of this library: Council, Coreper, European Council, justice and home affairs, drugs.

    >>> [profile.name for profile in shipped_profiles()]
    ['council', 'coreper', 'euco', 'jai', 'cordrogue']
    """
    made: dict[str, Profile] = {}
    for row in table("bodies")["entries"]:
        body = _BODIES[row["profile"]]
        made[row["profile"]] = Profile(
            name=row["profile"],
            subject_codes=row["codes"],
            institutions=row["institutions"],
            grammar=[shipped_grammar(name) for name in body.grammar],
            extends=made.get(row["extends"]),
            transformer=body.transformer,
            nodes=body.nodes,
        )
    return tuple(made.values())
