"""The profiles that this library ships: bodies of the Council, by the codes that their documents carry.

Their documents hold nothing that the document's own grammar does not read, so these profiles have no grammar; they say
whose a document is, and are there to be extended.
"""

from __future__ import annotations

from eucouncil_parse.profiles import Profile
from eucouncil_parse.vocabulary import table

__all__ = ["shipped_profiles"]


def shipped_profiles() -> tuple[Profile, ...]:
    """The profiles of this library: Council, Coreper, European Council, justice and home affairs, drugs.

    >>> [profile.name for profile in shipped_profiles()]
    ['council', 'coreper', 'euco', 'jai', 'cordrogue']
    """
    made: dict[str, Profile] = {}
    for row in table("bodies")["entries"]:
        made[row["profile"]] = Profile(
            name=row["profile"], subject_codes=row["codes"], extends=made.get(row["extends"])
        )
    return tuple(made.values())
