"""The grammar of a profile, without the patterns that the document's own grammar has been built with before.

A parser of tokens that the outline makes needs no pattern of a terminal, and the scanner takes those of the document's
own grammar from there. What a profile adds or changes is built anew, with all that it names; most profiles name little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eucouncil_parse.definitions import only_declared, reached, rules_hold_patterns, uses_in
from eucouncil_parse.grammar import GrammarFile

__all__ = ["composed"]


def composed(
    base: Sequence[GrammarFile], added: Sequence[GrammarFile], start: Iterable[str]
) -> tuple[GrammarFile, ...]:
    """The files of a grammar whose start rules are ``start``, for a parser of tokens that are made elsewhere.

    Terminals of ``base`` are but declared where nothing that is added names them or changes what they are made of; all
    are kept where a rule that is added holds a pattern, which could be one of theirs.
    """
    if any(rules_hold_patterns(file.text) for file in added):
        return (*base, *added)
    texts = [file.text for file in base]
    uses = uses_in(texts)
    own = uses_in(file.text for file in added)
    named = [name for names in own.values() for name in names]
    changed = {name for name in own if name in uses and name.isupper()}
    stale = [name for name in uses if changed and name.isupper() and not changed.isdisjoint(reached(uses, [name]))]
    patterns = reached(uses, [*named, *stale])
    short = only_declared(texts, [*start, *own, *patterns], patterns)
    return (*(GrammarFile(file.name, text) for file, text in zip(base, short, strict=True)), *added)
