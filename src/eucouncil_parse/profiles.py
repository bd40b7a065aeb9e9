"""Profiles: what the documents of a working party, a committee or a formation have of their own.

A profile names the subject codes and types of document that choose it, and says in a grammar file what its documents
hold beyond those of everybody. Profiles are found by name in a registry: those that this library ships, those that
installed packages offer by entry point, and those that a program registers.
"""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.metadata import EntryPoint, entry_points
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from attrs import field, frozen, has

from eucouncil_parse.grammar import GrammarFile, check_extension, document_grammar
from eucouncil_parse.identifiers import SubjectCode
from eucouncil_parse.model import ExtensionNode
from eucouncil_parse.transformer import DocumentTransformer
from eucouncil_parse.vocabulary.glossary import add_subject_codes

__all__ = [
    "ENTRY_POINTS",
    "Printer",
    "Profile",
    "ProfileWarning",
    "choose_profile",
    "find_profile",
    "profile_of",
    "profiles",
    "register_profile",
]

ENTRY_POINTS = "eucouncil_parse.profiles"
"""The group of entry points by which an installed package offers profiles."""

Printer = Callable[[Any], Iterable[tuple[str, str]]]
"""How a node prints: kind and text of each line, as its grammar reads them back."""

_OWN_ENTRY = "eucouncil-parse"
"""The entry point of the profiles that this library ships."""
_Grammar = str | Traversable | GrammarFile
_NAME = re.compile(r"[\w.-]+")
_WORD_LIST = re.compile(r"[A-Z][A-Z_]*")


class ProfileWarning(UserWarning):
    """A profile that a package offers and that cannot be used; it is left out."""


def _grammar_files(value: _Grammar | Iterable[_Grammar]) -> tuple[GrammarFile, ...]:
    given = (value,) if isinstance(value, str | GrammarFile | Traversable) else value
    return tuple(each if isinstance(each, GrammarFile) else _grammar_file(each) for each in given)


def _grammar_file(path: str | Traversable) -> GrammarFile:
    return GrammarFile.read(Path(path) if isinstance(path, str) else path)


def _names(value: Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen(slots=True, eq=False, kw_only=True)
class Profile:
    """What documents of one body have of their own; immutable, checked when it is made.

    ``subject_codes`` and ``document_types`` (kinds such as ``agenda``) choose it. ``grammar`` is a path of a ``.lark``
    file, or several, read behind the document's own grammar and behind those of the profile that it ``extends``;
    ``transformer`` makes values of what they add. ``words`` adds to word lists of the vocabulary, by the name of the
    list, or makes new ones; ``codes`` are subject codes with their meaning, known in the process once the profile is;
    ``nodes`` are the classes of its own values, each with how it prints.

    Raises ``GrammarError``, with file, rule and line, for a grammar that overrides nothing, ``ValueError`` for other
    values that are wrong.

    >>> Profile(name="bees", subject_codes="BEES", grammar="bees.lark")
    Traceback (most recent call last):
    eucouncil_parse.diagnostics.GrammarError: bees.lark: no grammar can be read: [Errno 2] No such file or directory: \
'bees.lark'
    """

    name: str
    subject_codes: tuple[str, ...] = field(default=(), converter=_names)
    document_types: tuple[str, ...] = field(default=(), converter=_names)
    grammar: tuple[GrammarFile, ...] = field(default=(), converter=_grammar_files)
    extends: Profile | None = None
    transformer: type[DocumentTransformer] | None = None
    words: Mapping[str, Sequence[str]] = field(factory=dict)
    codes: Mapping[str, str] = field(factory=dict)
    nodes: Mapping[type[ExtensionNode], Printer] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"a profile's name is made of letters, figures, dots and dashes, not {self.name!r}")
        for code in (*self.subject_codes, *self.codes):
            if str(SubjectCode.parse(code)) != code or SubjectCode.parse(code).serial is not None:
                raise ValueError(f"{self.name}: expected a subject code without a serial, found {code!r}")
        for name in self.words:
            if not _WORD_LIST.fullmatch(name):
                raise ValueError(f"{self.name}: a word list is named like a terminal, not {name!r}")
        if self.transformer is not None and not issubclass(self.transformer, self._inherited_transformer()):
            raise ValueError(f"{self.name}: its transformer must extend {self._inherited_transformer().__name__}")
        for node in self.nodes:
            if not (issubclass(node, ExtensionNode) and has(node)):
                raise ValueError(f"{self.name}: {node.__name__} is no attrs class that extends ExtensionNode")
        before = list(self._grammar_before())
        for file in self.grammar:
            check_extension(before, file)
            before.append(file)

    def _inherited_transformer(self) -> type[DocumentTransformer]:
        return self.extends.all_of_transformer if self.extends is not None else DocumentTransformer

    def _grammar_before(self) -> tuple[GrammarFile, ...]:
        return self.extends.grammar_files if self.extends is not None else document_grammar()

    @property
    def grammar_files(self) -> tuple[GrammarFile, ...]:
        """The whole grammar: of a document, of the profiles that it extends, and its own."""
        return (*self._grammar_before(), *self.grammar)

    @property
    def all_of_transformer(self) -> type[DocumentTransformer]:
        """Its transformer, or that of the profile that it extends."""
        return self.transformer or self._inherited_transformer()

    @property
    def all_words(self) -> dict[str, tuple[str, ...]]:
        """Its words with those of the profiles that it extends, by list."""
        found = dict(self.extends.all_words) if self.extends is not None else {}
        for name, words in self.words.items():
            found[name] = (*found.get(name, ()), *words)
        return found

    @property
    def all_codes(self) -> dict[str, str]:
        """Its codes with those of the profiles that it extends."""
        return {**(self.extends.all_codes if self.extends is not None else {}), **self.codes}

    @property
    def all_nodes(self) -> dict[type[ExtensionNode], Printer]:
        """Its nodes with those of the profiles that it extends."""
        return {**(self.extends.all_nodes if self.extends is not None else {}), **self.nodes}

    @property
    def reads_anew(self) -> bool:
        """Whether it changes how a page is read; a profile of names and codes alone does not."""
        return bool(self.grammar or self.words or self.codes or (self.extends is not None and self.extends.reads_anew))

    @property
    def ancestors(self) -> tuple[Profile, ...]:
        """The profiles that it extends, one through another."""
        return (self.extends, *self.extends.ancestors) if self.extends is not None else ()


_lock = threading.RLock()
_registered: dict[str, Profile] = {}


def register_profile(profile: Profile) -> Profile:
    """Make a profile known by its name in this process, and let it be chosen by documents; gives it back.

    Raises ``ValueError`` where another profile has that name.
    """
    with _lock:
        known = _by_name().get(profile.name)
        if known is not None and known is not profile:
            raise ValueError(f"there is a profile {profile.name!r} already")
        _registered[profile.name] = profile
        _add_codes(profile)
    return profile


def profiles() -> tuple[Profile, ...]:
    """Every profile that is known, those of this library first."""
    with _lock:
        return tuple(_by_name().values())


def find_profile(name: str) -> Profile:
    """A profile by its name; raises ``ValueError`` for one that nobody registered."""
    with _lock:
        known = _by_name()
    if name not in known:
        raise ValueError(f"unknown profile {name!r}: expected one of {', '.join(known) or 'none'}, or a .lark file")
    return known[name]


def _by_name() -> dict[str, Profile]:
    return {**_offered(), **_registered}


@cache
def _offered() -> dict[str, Profile]:
    """The profiles of installed packages, this library's among them and first, loaded on first need."""
    found: dict[str, Profile] = {}
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name != _OWN_ENTRY, entry.name)):
        for profile in _load(entry):
            if profile.name in found:
                _report(entry, f"there is a profile {profile.name!r} already")
            else:
                found[profile.name] = profile
                _add_codes(profile)
    return found


def _add_codes(profile: Profile) -> None:
    add_subject_codes(profile.codes, f"profile {profile.name}")


def _load(entry: EntryPoint) -> tuple[Profile, ...]:
    """What an entry point names: a profile, several, or a function that makes them; none where it is broken."""
    try:
        offered = entry.load()
        if callable(offered):
            offered = offered()
        offered = (offered,) if isinstance(offered, Profile) else tuple(offered)
        if not all(isinstance(profile, Profile) for profile in offered):
            raise TypeError("expected a Profile, several, or a function that makes them")
    except Exception as error:  # whatever is wrong in another package must not stop this one
        _report(entry, f"{type(error).__name__}: {error}")
        return ()
    return offered


def _report(entry: EntryPoint, problem: str) -> None:
    message = f"the profile that {entry.value} offers as {entry.name!r} is left out: {problem}"
    warnings.warn(message, ProfileWarning, stacklevel=2)


def choose_profile(codes: Sequence[str], kind: str | None) -> Profile | None:
    """The profile of a document with these subject codes, in printed order, and of this kind; None for no profile.

    A profile fits where one of its codes is among those of the document and the kind is one of its types; where it
    names no codes, or no types, the other decides. Of those that fit, the most specific is taken: one that extends
    another before that; then one that names both before one that names codes, before one that names types; then the one
    whose code is printed first, for a document's own code leads; then the one that was known first.
    """
    places = {profile: _place(profile, codes, kind) for profile in profiles()}
    fitting = {profile: place for profile, place in places.items() if place is not None}
    extended = {each for profile in fitting for each in profile.ancestors}
    return max(
        (profile for profile in fitting if profile not in extended),
        key=lambda profile: (bool(profile.subject_codes) * 2 + bool(profile.document_types), -fitting[profile]),
        default=None,
    )


def _place(profile: Profile, codes: Sequence[str], kind: str | None) -> int | None:
    """Place of the first code of the document that is the profile's; None for a profile that does not fit."""
    if not profile.subject_codes and not profile.document_types:
        return None
    if profile.document_types and kind not in profile.document_types:
        return None
    if not profile.subject_codes:
        return len(codes)
    return next((place for place, code in enumerate(codes) if code in profile.subject_codes), None)


def profile_of(given: Profile | str | Path) -> Profile:
    """The profile that somebody means: itself, by its name, or by the path of a grammar file.

    >>> profile_of("none.lark")
    Traceback (most recent call last):
    eucouncil_parse.diagnostics.GrammarError: none.lark: no grammar can be read: [Errno 2] No such file or directory: \
'none.lark'
    """
    if isinstance(given, Profile):
        return given
    if isinstance(given, Path) or given.endswith(".lark"):
        return _profile_of_grammar(GrammarFile.read(Path(given)))
    return find_profile(given)


@lru_cache(maxsize=32)
def _profile_of_grammar(file: GrammarFile) -> Profile:
    """A profile of nothing but a grammar; the same for the same text, so that its parser is built once."""
    name = re.sub(r"[^\w.-]", "-", file.name.removesuffix(".lark")) or "grammar"
    return Profile(name=name, grammar=[file])
