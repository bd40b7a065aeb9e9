"""The extension is found by its entry point, and reads what the parser alone does not."""

from pathlib import Path

from eucouncil_parse import from_json, parse, profiles, render, to_json
from eucouncil_parse_example import TELECOM, Interpretation, RoomDocument

NOTICE = (Path(__file__).parent / "notice.txt").read_text(encoding="utf-8")


def test_the_profile_is_known() -> None:
    assert TELECOM in profiles()


def test_a_notice_is_read() -> None:
    document = parse(NOTICE)
    assert document.profile == "telecom"
    assert document.header.extensions == (Interpretation("EN, FR"),)
    assert document.meeting.contact == "telecom@consilium.europa.eu"
    assert document.items[1].procedure == ("Exchange of views",)
    assert document.items[1].extensions == (RoomDocument("Room document 3: overview of the replies of delegations"),)
    assert document.unparsed == ()


def test_it_is_printed_and_read_back() -> None:
    document = parse(NOTICE)
    for style in ("plain", "markdown"):
        assert parse(render(document, style)) == document
    assert from_json(to_json(document)) == document
