"""Notices of the Working Party on Telecommunications: languages of interpretation, and room documents of items."""

from importlib.resources import files

from attrs import frozen

from eucouncil_parse.extending import CellToken, DocumentTransformer, ExtensionNode, Profile, span_of


@frozen
class Interpretation(ExtensionNode):
    """Into which languages a meeting is interpreted, as printed: ``EN, FR``."""

    languages: str = ""


@frozen
class RoomDocument(ExtensionNode):
    """A document that is handed out in the room: ``Room document 3: overview of the replies``."""

    text: str = ""


class TelecomTransformer(DocumentTransformer):
    """Makes values of what the grammar adds, one method a rule."""

    def interpretation(self, label: CellToken, value: CellToken | None) -> Interpretation:
        return Interpretation(str(value or ""), span=span_of(label, value))

    def room_document(self, text: CellToken) -> RoomDocument:
        return RoomDocument(str(text), span=span_of(text))


TELECOM = Profile(
    name="telecom",
    subject_codes="TELECOM",
    grammar=files(__name__) / "telecom.lark",
    transformer=TelecomTransformer,
    words={"INTERPRETATION_WORD": ["Interpretation"], "ROOM_DOCUMENT_WORD": ["Room document"]},
    nodes={
        Interpretation: lambda node: [("INTERPRETATION", node.languages)],
        RoomDocument: lambda node: [("ROOM_DOCUMENT", node.text)],
    },
)
