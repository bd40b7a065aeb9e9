"""Labels of lists as whoever shows the file makes them: figures, letters, roman figures, signs."""

from __future__ import annotations

__all__ = ["count_in", "in_letters", "in_roman"]

_MOST_ROMAN = 3999
_ROMAN = (
    *[(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")],
    *[(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")],
)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def count_in(style: str, number: int) -> str:
    """A number in one of the styles ``decimal``, ``decimal-zero``, and ``lower-`` or ``upper-`` ``letter``, ``roman``.

    >>> [count_in(style, 4) for style in ("decimal", "decimal-zero", "lower-letter", "upper-roman")]
    ['4', '04', 'd', 'IV']
    """
    case, _, kind = style.partition("-")
    if kind in {"letter", "roman"}:
        text = in_letters(number) if kind == "letter" else in_roman(number)
        return text.upper() if case == "upper" else text
    return f"{number:02}" if kind == "zero" else str(number)


def in_letters(number: int) -> str:
    """A number as a letter, doubled and trebled behind z; as figures where there is no such letter.

    >>> in_letters(2), in_letters(27), in_letters(0)
    ('b', 'aa', '0')
    """
    if not 1 <= number <= 10 * len(_ALPHABET):
        return str(number)
    times, letter = divmod(number - 1, len(_ALPHABET))
    return _ALPHABET[letter] * (times + 1)


def in_roman(number: int) -> str:
    """A number in small roman figures; as figures where there are none.

    >>> in_roman(4), in_roman(1998), in_roman(0)
    ('iv', 'mcmxcviii', '0')
    """
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text
