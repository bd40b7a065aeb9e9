"""Words that name those who take part in meetings, and the actors that they mean."""

from __future__ import annotations

from functools import cache
from typing import Any

from lark import Token, Tree

from eucouncil_parse.findings import Actor
from eucouncil_parse.vocabulary import Language, language, membership, table

__all__ = ["named_actor", "subject_actors", "tokens_of"]

_NAMED_AMONG_THEM = ("INCLUDING", "STATE", "JOINT", "COMMA")
"""Tokens behind delegations of which some are named."""
_NAMING = frozenset({"NAME", "ADJECTIVE", "STATE", "CHAIR"})
"""Kinds of tokens of speakers.lark that name an actor."""
_ONLY = {"chair": "CHAIR", "unknown": ""}
"""The kind of token that names the actor of a node: ``the EU Chair`` is the Chair, ``Spanish Red Cross`` not Spain."""


def subject_actors(subject: Tree[Any], text: str, words: Language, year: int | None) -> tuple[Actor, ...]:
    """The actors of a ``subject`` or ``meeting`` of speakers.lark in ``text``, in printed order, each once.

    ``year`` is that of the meeting: a state that was no member in it is a third country; None for today.
    """
    found: list[Actor] = []
    _add_actors(found, subject, text, words, year)
    return tuple(dict.fromkeys(found))


def named_actor(kind: str, printed: str, words: Language, year: int | None) -> Actor | None:
    """The actor that a token of speakers.lark names; None for a token that names nobody.

    >>> named_actor("NAME", "Cion", language("en"), 2015)
    Actor(kind='institution', name='European Commission', code='COM')
    >>> named_actor("ADJECTIVE", "British", language("en"), 2023)
    Actor(kind='third_country', name='United Kingdom', code='UK')
    """
    if kind not in _NAMING:
        return None
    return _known_actors(words.code).get(printed) or _member_state(printed, words, year)


def tokens_of(tree: Tree[Any]) -> list[Token]:
    """The tokens of a tree in printed order."""
    found: list[Token] = []
    for child in tree.children:
        if isinstance(child, Token):
            found.append(child)
        elif isinstance(child, Tree):
            found += tokens_of(child)
    return found


def _add_actors(found: list[Actor], tree: Tree[Any], text: str, words: Language, year: int | None) -> None:
    rule = str(tree.data)
    if rule == "origin":  # "the Russian expert from Interpol" speaks for Russia
        return
    if rule == "meeting":
        found.append(Actor("meeting", _printed(tree, text, ("ARTICLE", "BRACKET"))))
        return
    if rule == "unknown" and all(inner.data == "unknown" for inner in tree.iter_subtrees()):
        found.append(Actor("other", _printed(tree, text)))
        return
    if rule == "delegations" and not any(token.type == "LIST_OPEN" for token in tokens_of(tree)):
        found.append(Actor("delegations", _printed(tree, text, _NAMED_AMONG_THEM)))
    only = _ONLY.get(rule)
    for child in tree.children:
        if isinstance(child, Tree):
            _add_actors(found, child, text, words, year)
        elif only is None or child.type == only:
            actor = named_actor(child.type, str(child), words, year)
            if actor is not None:
                found.append(actor)


def _printed(tree: Tree[Any], text: str, without: tuple[str, ...] = ()) -> str:
    """What the page prints for a node, without the article that opens it and the kinds of tokens ``without``."""
    tokens = [token for token in tokens_of(tree) if token.type not in without]
    if tokens[0].type == "ARTICLE":
        del tokens[0]
    return text[tokens[0].start_pos : tokens[-1].end_pos].strip()


def _member_state(printed: str, words: Language, year: int | None) -> Actor | None:
    code = words.member_state(printed)
    if code is None:
        return None
    since, until = membership()[code]
    is_member = until is None if year is None else since <= year and (until is None or year <= until)
    return Actor("member_state" if is_member else "third_country", words.member_states[code][0], code)


@cache
def _known_actors(code: str) -> dict[str, Actor]:
    """Actors and third countries by each word that names them.

    What is not confirmed is not asserted: its name is the word that was printed.
    """
    words = language(code)
    actors = table("actors")
    known: dict[str, Actor] = {}
    for row in actors["entries"]:
        name = words.actor_names.get(row["key"]) if row["confidence"] != "low" else None
        for word in (*row["codes"], *words.actors[row["key"]]):
            known[word] = Actor(row["kind"], name or word, row["code"])
    for row in actors["countries"]:
        name = words.country_names.get(row["code"]) if row["confidence"] != "low" else None
        for word in (*row["codes"], *words.countries[row["code"]], *words.country_adjectives[row["code"]]):
            known[word] = Actor("third_country", name or word, row["code"])
    return known
