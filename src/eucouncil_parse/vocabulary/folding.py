"""Texts without what different pages print differently: case, accents, the shape of quotes and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

__all__ = ["folded", "plain"]

_APOSTROPHES, _QUOTES = re.compile("[’‘‛`´]"), re.compile("[“”„‟«»]")
"""Marks that pages print for one another; ``ţ`` and ``ț`` lose their mark as accents do."""
_LATIN_LOOKALIKES = str.maketrans("abehikmnoptxy", "αβεηικμνορτχυ")
"""Latin letters that stand in for Greek ones in old fonts: ``Bρυξέλλες`` with a Latin B."""
_GREEK = re.compile("[α-ω]")


def folded(text: str) -> str:
    """A text to compare by: small letters without accents, plain quotes, single blanks.

    Greek words lose their Latin letters, which old fonts print among them.

    >>> folded("ΣΥΜΒΟΥΛΙΟ ΤΗΣ ΕΥΡΩΠΑΪΚΗΣ ΕΝΩΣΗΣ") == folded("Συμβούλιο της Ευρωπαϊκής Ένωσης")
    True
    >>> folded("Kunsill ta’ l-Unjoni  Ewropea"), folded("Bρυξέλλες") == folded("Βρυξέλλες")
    ("kunsill ta' l-unjoni ewropea", True)
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    plain = _QUOTES.sub('"', _APOSTROPHES.sub("'", text))
    plain = unicodedata.normalize("NFD", plain.casefold())
    plain = " ".join("".join(filterfalse(unicodedata.combining, plain)).split())
    if _GREEK.search(plain):
        words = plain.split(" ")
        plain = " ".join(word.translate(_LATIN_LOOKALIKES) if _GREEK.search(word) else word for word in words)
    return plain


def plain(text: str) -> str:
    """A text in folded letters and figures, without other marks than slashes: what titles are compared by.

    >>> plain('"I/A" ITEM NOTE'), plain("Échange de vues")
    ('i/a item note', 'echange de vues')
    """
    kept = (character if character.isalnum() or character == "/" else " " for character in folded(text))
    return " ".join("".join(kept).split())
