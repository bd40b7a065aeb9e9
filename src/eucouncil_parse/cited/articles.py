"""Articles of the treaties: ``Article 294(5) of the Treaty on the Functioning of the European Union``."""

from __future__ import annotations

import re

from attrs import frozen
from lark import Token

from eucouncil_parse.cited.reading import ELI, EURLEX, Found, Node, children, only, read_value, tokens
from eucouncil_parse.vocabulary import Language, language, table

__all__ = ["TreatyArticle", "articles_of"]


@frozen(slots=True)
class TreatyArticle:
    """An article of a treaty of the Union.

    ``treaty`` is ``TFEU``, ``TEU``, ``TEC`` or ``EAEC``, None for "the Treaty" without its name. ``article`` is the
    figure, with its letter if it has one; ``paragraphs`` and ``points`` are those that are named; a subparagraph is
    read and not kept. ``former`` is printed ``ex``.

    >>> article = TreatyArticle.parse("Article 82(1), point (d), of the Treaty on European Union")
    >>> article.treaty, article.article, article.paragraphs, article.points
    ('TEU', '82', ('1',), ('d',))
    >>> str(article), str(TreatyArticle.parse("Article 83(1) and (2) TFEU"))
    ('Article 82(1), point (d), TEU', 'Article 83(1) and (2) TFEU')
    """

    treaty: str | None
    article: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    former: bool = False

    @classmethod
    def parse(cls, text: str) -> TreatyArticle:
        """Read one printed article with its treaty; raises ``ParseError`` with the place where the text is none."""
        expected = "an article of a treaty such as Article 294(5) TFEU"
        return only(articles_of(read_value("treaty_articles", text, expected), language("en")), text, expected)

    def __str__(self) -> str:
        words = language("en").words
        joining, former = words["JOINING_WORD"][0], [words["FORMER_WORD"][0]] if self.former else []
        paragraphs = f" {joining} ".join(f"({paragraph})" for paragraph in self.paragraphs)
        printed = " ".join([*former, words["TREATY_ARTICLE_WORD"][0], f"{self.article}{paragraphs}"])
        if self.points:
            points = f" {joining} ".join(f"({point})" for point in self.points)
            printed += f", {words['POINT_WORD'][len(self.points) > 1]} {points},"
        unnamed = f"{words['OF_WORD'][0]} {words['TREATY_WORD'][0]}"
        return f"{printed} {self.treaty or unnamed}"

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    @property
    def celex(self) -> str | None:
        """Number of the article in EUR-Lex: of the versions of 2016 of TFEU and TEU; None for others.

        >>> TreatyArticle.parse("Article 294(5) TFEU").celex
        '12016E294'
        """
        row = self._row
        return None if row is None or row["celex"] is None else f"{row['celex']}{int(self.article):03}"

    @property
    def eli(self) -> str | None:
        """Identifier of the article, of the versions of 2016 of TFEU and TEU; None for others.

        >>> TreatyArticle.parse("Article 16(8) of the Treaty on European Union").eli
        'http://data.europa.eu/eli/treaty/teu_2016/art_16/oj'
        """
        row = self._row
        return None if row is None or row["eli"] is None else f"{ELI}/treaty/{row['eli']}/art_{int(self.article)}/oj"

    @property
    def _row(self) -> dict[str, str | None] | None:
        """What is known of the treaty; None for an article with a letter, and for a former one."""
        if self.former or not re.fullmatch(r"[0-9]{1,3}", self.article):
            return None
        return next((row for row in table("citations")["treaties"] if row["treaty"] == self.treaty), None)

    def url(self, language: str = "en") -> str | None:
        """Address of the article in EUR-Lex, None where its number there is not known.

        >>> TreatyArticle.parse("Article 43 TFEU").url("de")
        'https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:12016E043'
        """
        return None if self.celex is None else f"{EURLEX}/{language.upper()}/TXT/?uri=CELEX:{self.celex}"


def articles_of(tree: Node, words: Language) -> tuple[Found[TreatyArticle], ...]:
    """The articles in a list, each from its own words; the last ends with the treaty where that stands behind."""
    own = tokens(tree)
    named = own.get("OF_TREATY") or own["NAMED_TREATY"]
    treaty = _treaty(str(named), words)
    nodes = children(tree, "article")
    found = []
    for node in nodes:
        parts = [part for part in node.children if isinstance(part, Token)]
        last = own["OF_TREATY"] if node is nodes[-1] and "OF_TREATY" in own else parts[-1]
        found.append(Found(_article(treaty, parts), parts[0].start_pos or 0, last.end_pos or 0))
    return tuple(found)


def _article(treaty: str | None, parts: list[Token]) -> TreatyArticle:
    of_kind: dict[str, list[str]] = {}
    for part in parts:
        of_kind.setdefault(part.type, []).append(str(part))
    paragraphs = [figures.strip("()") for figures in of_kind.get("PARAGRAPH", [])]
    paragraphs += [figures.rpartition(" ")[2] for figures in of_kind.get("WRITTEN_PARAGRAPH", [])]
    points = [letters.strip("()") for letters in of_kind.get("LETTER", [])]
    return TreatyArticle(
        treaty, of_kind["ARTICLE_NUMBER"][0], tuple(paragraphs), tuple(points), "FORMER_WORD" in of_kind
    )


def _treaty(printed: str, words: Language) -> str | None:
    """The treaty that a text ends with, None where it has no name."""
    known = {word: str(row["treaty"]) for row in table("citations")["treaties"] for word in words.words[row["word"]]}
    ending = max((word for word in known if printed.endswith(word)), key=len, default="")
    return known.get(ending)
