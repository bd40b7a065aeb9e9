"""Parsers that are given a part of the grammar files read as those that are given all of them."""

from __future__ import annotations

import pytest

from eucouncil_parse import Profile
from eucouncil_parse.grammar import GivenTokens, GrammarFile, build, shipped_grammar
from eucouncil_parse.phrases import Phrase
from eucouncil_parse.readers import reader, tree_parser
from eucouncil_parse.registry import profiles
from eucouncil_parse.scanner import Scanner, expression
from eucouncil_parse.transformer import DocumentTransformer

LINES = ("line", "label", "foot", "value")


class Phrases(DocumentTransformer):
    """Reads one phrase."""

    phrases = ("said",)


EXTENSIONS = {
    "a line": '%extend line: ROOM\n%extend _part: room\nroom: ROOM\nROOM.40: "Room " /.*/',
    "a label and a number": '%extend label: ROOM\n%extend numbering: ROOM\nROOM.3: "Room" _COLON',
    "a part of terminals changed": '%override _COLON: " "? /[:;]/',
    "a terminal changed": "%override STAMP.51: /[SECRET]{1,4}/",
    "a terminal extended": '%extend ANNEX: "Attachment"',
    "a part of terminals extended": "%extend _YEAR_MARK: / AD/",
    "a rule of the document changed": "%override step: STEP | STAMP",
    "a phrase of terminals of the document": "said: (DAYS | TIME_OF_DAY | _ANY)*\n_ANY.-5: /\\S+/",
    "a phrase of rules of the document": "said: references",
    "a rule that holds a text": '%extend _part: kind\nkind: "type" STAMP\nsaid: ("type" | _ANY)*\n_ANY.-5: /\\S+/',
}


@pytest.mark.parametrize("text", EXTENSIONS.values(), ids=EXTENSIONS.keys())
def test_an_extension_is_read_as_by_the_whole_grammar(text: str) -> None:
    said = "said:" in text
    extension = GrammarFile("extension.lark", text)
    is_read_as_by_the_whole(Profile(name="x", grammar=[extension], transformer=Phrases if said else None))


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_a_profile_is_read_as_by_the_whole_grammar(profile: Profile) -> None:
    is_read_as_by_the_whole(profile)


def is_read_as_by_the_whole(profile: Profile) -> None:
    reads = reader("en", profile)
    whole = tree_parser(reads)
    assert reads.scanner.reads_as(Scanner(whole)) or reads.scanner.places
    assert vars(reads.scanner) == vars(Scanner(whole, reads.scanner.places))
    for rule in profile.all_of_transformer.phrases:
        assert vars(Phrase(reads.parser, rule))["_words"] == vars(Phrase(whole, rule))["_words"]


def test_a_text_of_a_rule_is_no_kind_of_line() -> None:
    """``"type"`` in a rule makes a terminal that would be named TYPE, were there none of that name."""
    extension = GrammarFile("extension.lark", EXTENSIONS["a rule that holds a text"])
    scanner = reader("en", Profile(name="x", grammar=[extension], transformer=Phrases)).scanner
    assert scanner.kind("NOTE") == "TYPE"


@pytest.mark.parametrize(
    ("files", "starts"),
    [
        (("numbers.lark",), ("document_number", "interinstitutional_files", "subject_codes", "references")),
        (("numbers.lark", "references.lark"), ("candidate", "opening", "council_documents", "acts", "cases")),
        (("votes.lark",), ("vote_sentence", "vote_trigger")),
        (("decisions.lark",), ("decision_sentence", "decision_trigger")),
        (("speakers.lark",), ("report", "about", "verb", "first")),
        (("plain.lark",), ("signature", "header", "body", "style")),
        (("markdown.lark",), ("signature", "header", "body", "style")),
        (("numbers.lark", "furniture.lark", "codes.lark"), ("foot",)),
    ],
)
def test_a_rule_alone_is_that_of_the_whole_file(files: tuple[str, ...], starts: tuple[str, ...]) -> None:
    """Each start rule, built by itself, of files that Lark takes as a whole too."""
    whole = build([shipped_grammar(name) for name in files], start=starts, lexer=GivenTokens)
    for start in starts:
        alone = build(files, start=(start,), lexer=GivenTokens)
        patterns = {terminal.name: terminal.pattern for terminal in alone.terminals}
        assert patterns.items() <= {terminal.name: terminal.pattern for terminal in whole.terminals}.items()
        if start in {"candidate", "vote_trigger", "decision_trigger", "verb", "first", "foot"}:
            assert expression(alone, start) == expression(whole, start)
