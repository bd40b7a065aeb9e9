"""``python -m eucouncil_parse`` is the command ``eucouncil-parse``."""

import sys

from eucouncil_parse.cli import main

if __name__ == "__main__":
    sys.exit(main())
