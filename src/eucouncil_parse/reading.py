"""By which language and profile a page is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eucouncil_parse.diagnostics import Diagnostic, Severity
from eucouncil_parse.outline import Choice
from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import Reader, reader
from eucouncil_parse.registry import choose_profile, find_profile, profile_of
from eucouncil_parse.sources.page import Page

__all__ = ["reading_of"]


def reading_of(
    page: Page, profile: Profile | str | Path | None, language: str | None
) -> tuple[Reader, Choice | None, list[Diagnostic]]:
    """By what a page is read, how another profile is chosen for it, and what there is to say of that.

    A profile that the caller names is taken; else that of the page's signature, or the one that the header chooses.
    """
    signature = page.signature
    code = language or (signature and signature.language) or "en"
    if profile is not None:
        return reader(code, profile_of(profile)), None, []
    if signature is None:
        base = reader(code)

        def choose(codes: Sequence[str], kind: str) -> Reader:
            chosen = choose_profile(codes, kind)
            return base if chosen is None else reader(code, chosen)

        return base, choose, []
    if signature.profile is None:
        return reader(code), None, []
    try:
        return reader(code, find_profile(signature.profile)), None, []
    except ValueError as error:
        return reader(code), None, [Diagnostic("profile-unknown", Severity.WARNING, str(error))]
