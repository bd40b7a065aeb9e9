"""Reports of what was said at a meeting: sentences of outcomes and summary records, and who speaks in each."""

from __future__ import annotations

from functools import cache

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.findings import Actor, Speaker
from eucouncil_parse.vocabulary import language, table

__all__ = ["reports"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DELEGATIONS = frozenset({"member_state", "third_country", "union"})


@frozen(slots=True)
class _Name:
    """A word that names an actor: behind an article, or before a word for a delegation alone."""

    actor: Actor
    text: str
    has_article: bool = False
    is_adjective: bool = False


@cache
def reports(*, max_sentences: int = 5) -> SearchStrategy[tuple[str, tuple[Speaker, ...]]]:
    """Paragraphs in which each sentence reports what somebody said, with the speaker of each sentence in order.

    Speakers are member states, third countries, institutions, agencies and others of the vocabulary, one or two
    together, or words such as ``the speaker`` that mean the one who spoke before.

    >>> from hypothesis import find
    >>> text, speakers = find(reports(), lambda report: any(speaker.inferred for speaker in report[1]))
    >>> len(speakers), speakers[0].actors == speakers[1].actors
    (2, True)
    """
    return _reports(max_sentences)


@st.composite
def _reports(draw: DrawFn, max_sentences: int) -> tuple[str, tuple[Speaker, ...]]:
    sentences: list[str] = []
    speakers: list[Speaker] = []
    for _ in range(draw(st.integers(1, max_sentences))):
        before = speakers[-1].actors if speakers else ()
        is_meant = len(before) == 1 and draw(st.booleans())
        speaker = draw(_references(before) if is_meant else _named_speakers())
        sentences.append(" ".join([speaker.text, *draw(_sayings())]) + ".")
        speakers.append(speaker)
    return " ".join(sentences), tuple(speakers)


@cache
def _sayings() -> SearchStrategy[list[str]]:
    """Words behind a speaker, without the full stop: a verb, with an adverb or without, and what was said."""
    words = language("en").words
    adverbs: SearchStrategy[list[str]] = st.lists(st.sampled_from(words["SPEECH_ADVERB_WORD"]), max_size=1)
    verbs = st.sampled_from(words["SPEECH_WORD"])
    said = st.lists(st.text(_LETTERS, min_size=4, max_size=9), min_size=1, max_size=5)
    said = said.filter(lambda each: f"{each[-1]}." not in words["ABBREVIATION"])
    return st.tuples(adverbs, verbs, said).map(lambda parts: [*parts[0], parts[1], *parts[2]])


@cache
def _names() -> SearchStrategy[_Name]:
    words = language("en")
    known: list[_Name] = []
    for row in table("member_states")["entries"]:
        if row["member_until"] is None:
            code = row["code"]
            actor = Actor("member_state", words.member_states[code][0], code)
            known += [_Name(actor, name) for name in (code, words.member_states[code][0])]
            known += [_Name(actor, name, is_adjective=True) for name in words.member_state_adjectives[code]]
    for code, name in words.country_names.items():
        actor = Actor("third_country", name, code)
        known.append(_Name(actor, name))
        known += [_Name(actor, adjective, is_adjective=True) for adjective in words.country_adjectives[code]]
    for row in table("actors")["entries"]:
        for printed in (*row["codes"], *words.actors[row["key"]]):
            asserted = words.actor_names.get(row["key"]) if row["confidence"] != "low" else None
            known.append(_Name(Actor(row["kind"], asserted or printed, row["code"]), printed, has_article=True))
    return st.sampled_from(known)


@st.composite
def _parties(draw: DrawFn) -> tuple[str, Actor]:
    """Words for one who speaks, as inside a sentence: ``the ES delegation``, ``Spain``, ``the expert of Europol``."""
    words = language("en").words
    name = draw(_names())
    article = f"{words['ARTICLE_WORD'][0]} "
    before = article if name.has_article else ""
    if name.is_adjective or draw(st.integers(0, 3)) == 0:
        noun = draw(st.sampled_from(words["DELEGATION_NOUN_WORD"] + words["PERSON_WORD"]))
        if name.actor.kind not in {"presidency", "chair"}:
            return f"{article}{name.text} {noun}", name.actor
    if draw(st.integers(0, 3)) == 0:
        noun = draw(st.sampled_from(words["PERSON_WORD"]))
        of = draw(st.sampled_from(words["REPRESENTING_WORD"]))
        return f"{article}{noun} {of} {before}{name.text}", name.actor
    return before + name.text, name.actor


@st.composite
def _named_speakers(draw: DrawFn) -> Speaker:
    joint = draw(st.sampled_from(language("en").words["JOINT_WORD"]))
    parties = draw(st.lists(_parties(), min_size=1, max_size=2))
    text = f" {joint} ".join(printed for printed, _ in parties)
    return Speaker(_opened(text), tuple(dict.fromkeys(actor for _, actor in parties)))


@st.composite
def _references(draw: DrawFn, before: tuple[Actor, ...]) -> Speaker:
    words = language("en").words
    nouns = words["PERSON_WORD"]
    if before[0].kind in _DELEGATIONS:
        nouns += words["DELEGATION_NOUN_WORD"]
    article = words["ARTICLE_WORD"][0]
    pronouns = [word for word in words["SINGULAR_PRONOUN_WORD"] + words["PLURAL_PRONOUN_WORD"] if word[0].isupper()]
    text = draw(st.sampled_from([*(f"{article} {noun}" for noun in nouns), *pronouns]))
    return Speaker(_opened(text), before, inferred=True)


def _opened(text: str) -> str:
    """A text with the article as it is at the beginning of a sentence."""
    inside, opening = language("en").words["ARTICLE_WORD"][:2]
    return f"{opening}{text[len(inside) :]}" if text.startswith(f"{inside} ") else text
