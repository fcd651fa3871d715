"""The command line: one module per noun over the operations, with stable commands, options and exit codes.

Exit codes: 0 done, 1 something the user can mend (one sentence on stderr), 2 wrong usage, 70 a bug.
"""

from hrforum.cli.root import main

__all__ = ["main"]
