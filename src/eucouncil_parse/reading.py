"""By which language and profile a page is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from eucouncil_parse.detection import find_language
from eucouncil_parse.diagnostics import Diagnostic, Severity
from eucouncil_parse.fields import institution_of
from eucouncil_parse.outline import Choice
from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import Reader, reader
from eucouncil_parse.registry import choose_profile, find_profile, profile_of
from eucouncil_parse.sources.page import Page
from eucouncil_parse.styles import UNDETERMINED
from eucouncil_parse.vocabulary import official_languages

__all__ = ["READS_UNKNOWN", "PageReading", "reading_of"]

READS_UNKNOWN = "en"
"""The words that a page in an unknown language is read by: it holds none of them, so that its numbers, codes and files
are what is found."""


@frozen(slots=True)
class PageReading:
    """By what a page is read."""

    reader: Reader
    language: str | None
    """The language of the page, None where nothing tells it."""
    choose: Choice | None = None
    """How another profile is chosen for it."""
    told: tuple[Diagnostic, ...] = ()
    """What there is to say of that."""


def reading_of(page: Page, profile: Profile | str | Path | None, language: str | None) -> PageReading:
    """By what a page is read.

    A language or a profile that the caller names is taken; else that of the page's signature. Else the language is
    found in the words of the page, and the profile is the one that the header chooses.
    """
    code = language or _language_of(page)
    told = () if code is not None else tuple(_about_language(page))
    base = code or READS_UNKNOWN
    if profile is not None:
        return PageReading(reader(base, profile_of(profile)), code, None, told)
    if page.signature is None:
        return PageReading(reader(base), code, _choice(base), told)
    if page.signature.profile is None:
        return PageReading(reader(base), code, None, told)
    try:
        return PageReading(reader(base, find_profile(page.signature.profile)), code, None, told)
    except ValueError as error:
        unknown = Diagnostic("profile-unknown", Severity.WARNING, str(error))
        return PageReading(reader(base), code, None, (*told, unknown))


def _language_of(page: Page) -> str | None:
    if page.signature is None:
        return find_language(page)
    if page.signature.language is None:
        return READS_UNKNOWN
    return page.signature.language if page.signature.language in official_languages() else None


def _about_language(page: Page) -> Iterator[Diagnostic]:
    """What there is to say where the language of a page is not known, unless the page says so itself."""
    if page.signature is None:
        message = "no masthead, page foot, label or date tells the language: read without the words of one"
        yield Diagnostic("language-unknown", Severity.WARNING, message)
    elif page.signature.language != UNDETERMINED:
        named = f"{page.signature.language!r} is no official language of the Union: read without the words of one"
        yield Diagnostic("language-unknown", Severity.WARNING, named)


def _choice(code: str) -> Choice:
    """How the header of a page chooses a profile."""

    def choose(codes: Sequence[str], kind: str, names: Sequence[str]) -> Reader:
        base = reader(code)
        chosen = choose_profile(codes, kind, institution_of(names, base.language))
        return base if chosen is None else reader(code, chosen)

    return choose
