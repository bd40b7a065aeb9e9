"""Who is meant by ``the speaker``, ``he``, ``the delegation``: those who spoke before in the same item."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from eucouncil_parse.findings import Actor

__all__ = ["Antecedents"]

_DELEGATIONS = frozenset({"member_state", "third_country", "union"})
"""Kinds of actors that ``the delegation`` may mean."""
_UNNAMED = frozenset({"meeting", "delegations"})
"""Kinds of actors that are no single speaker."""


@define(slots=True)
class Antecedents:
    """The last speakers of each kind that a word may mean."""

    _single: tuple[Actor, ...] = field(default=(), init=False)
    _delegation: tuple[Actor, ...] = field(default=(), init=False)
    _last: tuple[Actor, ...] = field(default=(), init=False)

    def remember(self, actors: tuple[Actor, ...]) -> None:
        """Actors who spoke together, named or meant."""
        if not actors or "meeting" in [actor.kind for actor in actors]:
            return
        self._last = actors
        if len(actors) == 1:
            kind = actors[0].kind
            if kind not in _UNNAMED:
                self._single = actors
            if kind in _DELEGATIONS:
                self._delegation = actors

    def meant_by(self, reference: str, named_before: Callable[[], Actor | None]) -> tuple[Actor, ...]:
        """Whom a reference means, by its kind of token; nobody where none fits.

        ``DELEGATION`` is the last delegation that spoke, or, where somebody else spoke last, the one that is
        ``named_before`` in the sentence before. ``PERSON`` and ``SINGULAR`` are the last who spoke alone, ``PLURAL``
        the last who spoke; ``LATTER`` is the one ``named_before``, else the last of the speakers.

        >>> before = Antecedents()
        >>> before.remember((Actor("member_state", "Spain", "ES"),))
        >>> before.remember((Actor("agency", "Europol", "Europol"),))
        >>> [before.meant_by(kind, lambda: None)[0].code for kind in ("DELEGATION", "PERSON", "PLURAL")]
        ['ES', 'Europol', 'Europol']
        """
        if reference == "LATTER":
            named = named_before()
            return self._last[-1:] if named is None else (named,)
        if reference == "PLURAL":
            return self._last
        if reference == "DELEGATION":
            named = named_before() if self._last != self._delegation else None
            return self._delegation if named is None else (named,)
        return self._single
