"""The profiles that this library ships: bodies of the Council whose documents it knows more closely."""

from __future__ import annotations

from eucouncil_parse.grammar import grammars_directory
from eucouncil_parse.profiles import Profile

__all__ = ["shipped_profiles"]


def shipped_profiles() -> tuple[Profile, ...]:
    """The profiles of this library; each is a grammar file of its name in ``grammars/``.

    >>> [profile.name for profile in shipped_profiles()]
    ['council', 'coreper', 'euco', 'jai', 'cordrogue']
    """
    jai = _profile("jai", "JAI", "COSI", "CATS", "ENFOPOL", "COPEN", "FRONT", "CRIMORG")
    return (
        _profile("council", "OJ CONS", "PV CONS", "PV/CONS", "OJ/CONS"),
        _profile("coreper", "OJ CRP1", "OJ CRP2", "OJ CRP", "CRS CRP", "CRS/CRP"),
        _profile("euco", "CO EUR", "CONCL"),
        jai,
        _profile("cordrogue", "CORDROGUE", extends=jai),
    )


def _profile(name: str, *codes: str, extends: Profile | None = None) -> Profile:
    return Profile(name=name, subject_codes=codes, grammar=grammars_directory() / f"{name}.lark", extends=extends)
