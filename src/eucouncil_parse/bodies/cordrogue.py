"""The profile of the Horizontal Working Party on Drugs; ``grammars/cordrogue.lark``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen
from lark import Token

from eucouncil_parse.bodies.jai import NONE, JaiTransformer
from eucouncil_parse.fields import Field, field_of
from eucouncil_parse.model import Document, ExtensionNode
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of

__all__ = ["CordrogueTransformer", "Dialogue"]


@frozen
class Dialogue(ExtensionNode):
    """A meeting of the Union with a third country or a region, as the subject names it; it stands in the header.

    ``form`` is ``expert_meeting`` or ``dialogue``; ``partner`` is the name as printed, without article, ``country`` its
    ISO 3166 code, None for a region; ``round`` is the ordinal before it (2 for "the second EU-Georgia expert meeting"),
    None where none is printed.
    """

    form: str
    partner: str
    country: str | None = None
    round: int | None = None


_FORMS = {"EXPERT_MEETING": "expert_meeting", "SPECIALISED_DIALOGUE": "dialogue"}


class CordrogueTransformer(JaiTransformer):
    """Makes the values of cordrogue.lark."""

    phrases: ClassVar[tuple[str, ...]] = ("dialogue_subject", "partner_name", "round_number")

    def dialogue_subject(self, *found: Token) -> Dialogue | None:
        meeting = next((each for each in found if each.type in _FORMS), None)
        partners = [each for each in found if each.type == "PARTNER" and self.said("partner_name", each) is not None]
        if meeting is None or not partners:
            return None
        partner = self.said("partner_name", partners[0])
        rounds = (self.said("round_number", each) for each in (meeting, partners[0]))
        return Dialogue(
            _FORMS[meeting.type],
            partner,
            self._language.third_country(partner),
            next((number for number in rounds if number is not None), None),
        )

    def partner_name(self, *words: Token) -> str | None:
        names = [str(word) for word in words if word.type != "UNION"]
        return names[0] if names and len(names) < len(words) else None

    def round_number(self, *found: Token) -> int | None:
        if not found:
            return None
        figures = "".join(filter(str.isdecimal, found[0]))
        words = [word.casefold() for word in self._language.words["ROUND_WORD"]]
        return int(figures) if figures else words.index(found[0].casefold()) + 1

    def dialogue(self, text: CellToken) -> Dialogue | Field:
        form, *rest = text.split(" ", 3)
        if len(rest) < 3 or not (rest[0] == NONE or (rest[0].isascii() and rest[0].isdecimal())):
            return field_of("other", str(text), text)
        round_number = None if rest[0] == NONE else int(rest[0])
        return Dialogue(form, rest[2], None if rest[1] == NONE else rest[1], round_number, span=span_of(text))

    def _about_meeting(self, document: Document) -> Iterator[ExtensionNode]:
        yield from super()._about_meeting(document)
        if (dialogue := self.said("dialogue_subject", document.routing.subject)) is not None:
            yield dialogue


def print_dialogue(node: Dialogue) -> str:
    """The line of a dialogue: form, round, country and partner, in this order for the partner may be several words."""
    return f"{node.form} {NONE if node.round is None else node.round} {node.country or NONE} {node.partner}"
