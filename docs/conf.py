"""Configuration of Sphinx: ``sphinx-build -W -b html docs docs/_build``."""

from importlib.metadata import version as version_of
from pathlib import Path

project = "eucouncil-parse"
author = "The eucouncil_parse developers"
copyright = "the eucouncil_parse developers"
release = version = version_of("eucouncil-parse")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"eucouncil-parse {release}"

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

# Examples name files from the root of the checkout.
doctest_global_setup = f"import os; os.chdir({str(Path(__file__).resolve().parents[1])!r})"
doctest_test_doctest_blocks = ""
