"""What the text of a document says: who spoke, what was decided, how member states voted, what is cited.

These values are found in the text by layers (see the package ``layers``) and are derived from it: no style prints them,
for whoever reads the text finds them again, and they take no part in the equality of the nodes that hold them.
"""

from __future__ import annotations

from attrs import frozen

from eucouncil_parse.cited.acts import Act
from eucouncil_parse.cited.articles import TreatyArticle
from eucouncil_parse.cited.cases import CourtCase
from eucouncil_parse.cited.commission import CommissionDocument
from eucouncil_parse.cited.journal import JournalReference
from eucouncil_parse.diagnostics import Span, span_field
from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile

__all__ = ["Actor", "Citable", "Citation", "Decision", "Intervention", "Speaker", "Vote"]


@frozen(slots=True)
class Actor:
    """One who takes part in a meeting.

    ``kind`` is a closed value: ``presidency``, ``chair``, ``institution``, ``council_legal_service``,
    ``general_secretariat``, ``agency``, ``body``, ``office``, ``member_state``, ``third_country``, ``organisation``,
    ``union`` (the side of the Union in a dialogue), ``delegations`` (that are not named), ``meeting`` (the body that
    meets) or ``other`` (one that the vocabulary does not know). ``name`` is the full name, or what the page prints
    where no name is confirmed or known; ``code`` is the code that the Council uses (``EL``, ``EMCDDA``), the ISO 3166
    code of a third country, None where there is none.
    """

    kind: str
    name: str
    code: str | None = None


@frozen(slots=True)
class Speaker:
    """Who speaks: the words that name the speaker, and the actors that they mean, several where they speak together.

    ``inferred`` where the words (``The speaker``, ``He``) mean somebody who was named before.
    """

    text: str
    actors: tuple[Actor, ...] = ()
    inferred: bool = False


@frozen(slots=True)
class Intervention:
    """A run of sentences of a paragraph with one speaker."""

    speaker: Speaker
    text: str
    span: Span | None = span_field()


@frozen(slots=True)
class Decision:
    """What was decided on an item.

    ``kind`` is a closed value (``adopted``, ``approved``, ``took_note`` …), ``text`` the sentence that says it, ``act``
    what the sentence itself says was decided on, None where it does not: the object of its verb (``adopted the
    agenda``), or the subject of a passive (``the proposed act has been adopted``), without how it was done and without
    what describes it. ``legal_basis`` is as printed behind its label, ``files`` are the interinstitutional files that
    the sentence and the title of the item name.
    """

    kind: str
    text: str
    act: str | None = None
    legal_basis: str | None = None
    files: tuple[InterinstitutionalFile, ...] = ()
    span: Span | None = span_field()


@frozen(slots=True)
class Vote:
    """Outcome of one vote: member states by the Council's codes (EL, not GR)."""

    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    not_participating: tuple[str, ...] = ()
    span: Span | None = span_field()


Citable = (
    DocumentNumber | InterinstitutionalFile | Act | TreatyArticle | CourtCase | CommissionDocument | JournalReference
)
"""What a citation names. Each class reads itself (``parse``), prints itself, and has ``url``, None without a rule."""


@frozen(slots=True)
class Citation:
    """Something that is named in a document.

    ``text`` is as printed: the first of a list holds the word that it begins with, the others their own words only.
    ``path`` is that of the node or field in whose text it stands (``items[2].body[0]``, ``items[2].references[0]``).
    """

    text: str
    value: Citable
    path: str
    span: Span | None = span_field()
