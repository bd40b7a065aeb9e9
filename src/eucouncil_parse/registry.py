"""Which profiles there are, and which of them reads a document.

Profiles are found by name: those that this library ships, those that installed packages offer by entry point, and those
that a program registers.
"""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from eucouncil_parse.grammar import GrammarFile
from eucouncil_parse.model import Institution
from eucouncil_parse.profiles import Profile
from eucouncil_parse.vocabulary.glossary import add_subject_codes

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = [
    "ENTRY_POINTS",
    "ProfileWarning",
    "choose_profile",
    "find_profile",
    "profile_of",
    "profiles",
    "register_profile",
]

ENTRY_POINTS = "eucouncil_parse.profiles"
"""The group of entry points by which an installed package offers profiles."""


class ProfileWarning(UserWarning):
    """A profile that a package offers and that cannot be used; it is left out."""


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
        close = next(iter(get_close_matches(name, known, 1)), None)
        hint = f"; did you mean {close!r}?" if close else ""
        raise ValueError(f"unknown profile {name!r}: expected one of {', '.join(known)}, or a .lark file{hint}")
    return known[name]


def _by_name() -> dict[str, Profile]:
    return {**_offered(), **_registered}


@cache
def _offered() -> dict[str, Profile]:
    """The profiles of this library, and those of installed packages, loaded on first need."""
    from importlib.metadata import entry_points

    from eucouncil_parse.bodies import shipped_profiles

    found = {profile.name: profile for profile in shipped_profiles()}
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
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


def choose_profile(codes: Sequence[str], kind: str | None, institution: Institution | None = None) -> Profile | None:
    """The profile of a document with these subject codes, in printed order, and of this kind; None for no profile.

    A profile fits where one of its codes is among those of the document and the kind is one of its types; where it
    names no codes, or no types, the other decides. Of those that fit, the most specific is taken: one that extends
    another before that; then one that names both before one that names codes, before one that names types; then the one
    whose code is printed first, for a document's own code leads; then the one that was known first. Where none fits,
    one is taken whose institution issued the document.
    """
    fitting = _fitting({profile: _place(profile, codes, kind) for profile in profiles()})
    if not fitting and institution is not None:
        fitting = _fitting({profile: 0 if institution in profile.institutions else None for profile in profiles()})
    return max(
        fitting,
        key=lambda profile: (bool(profile.subject_codes) * 2 + bool(profile.document_types), -fitting[profile]),
        default=None,
    )


def _fitting(places: Mapping[Profile, int | None]) -> dict[Profile, int]:
    """The profiles that have a place, without those that another of them extends."""
    fitting = {profile: place for profile, place in places.items() if place is not None}
    extended = {each for profile in fitting for each in profile.ancestors}
    return {profile: place for profile, place in fitting.items() if profile not in extended}


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
    if not isinstance(given, str | Path):
        raise ValueError(f"expected a profile, its name, or the path of a grammar, found {given!r}")
    if isinstance(given, Path) or given.endswith(".lark"):
        return _profile_of_grammar(GrammarFile.read(Path(given)))
    return find_profile(given)


@lru_cache(maxsize=32)
def _profile_of_grammar(file: GrammarFile) -> Profile:
    """A profile of nothing but a grammar; the same for the same text, so that its parser is built once."""
    name = re.sub(r"[^\w.-]", "-", file.name.removesuffix(".lark")) or "grammar"
    return Profile(name=name, grammar=[file])
