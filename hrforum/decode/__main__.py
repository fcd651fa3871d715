"""Runs the process that decodes: `python -m hrforum.decode`, a request on standard input and the answer on standard output."""

import sys

from hrforum.decode.child import main

if __name__ == "__main__":
    sys.exit(main())
