"""Configuration of Sphinx: ``sphinx-build -W -b html docs docs/_build``."""

from importlib.metadata import version as version_of
from pathlib import Path

from eucouncil_parse.export.languages_text import to_overview, to_word_list
from eucouncil_parse.known_languages import languages

project = "eucouncil-parse"
author = "The eucouncil_parse developers"
copyright = "the eucouncil_parse developers"
release = version = version_of("eucouncil-parse")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest"]
exclude_patterns = ["_build", "_generated"]
html_theme = "furo"
html_title = f"eucouncil-parse {release}"

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

# The words of the languages are in the library; the pages that list them are written anew with each build.
generated = Path(__file__).resolve().parent / "_generated"
generated.mkdir(exist_ok=True)
(generated / "languages.txt").write_text("\n".join(to_overview(languages())) + "\n", encoding="utf-8")
for known in languages():
    (generated / f"{known.code}.txt").write_text("\n".join(to_word_list(known)) + "\n", encoding="utf-8")

# Examples name files from the root of the checkout.
doctest_global_setup = f"import os; os.chdir({str(Path(__file__).resolve().parents[1])!r})"
doctest_test_doctest_blocks = ""
