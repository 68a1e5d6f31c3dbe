"""`python -m standfirst.cli` is `standfirst`."""

import sys

from standfirst.cli import main

if __name__ == "__main__":
    sys.exit(main())
