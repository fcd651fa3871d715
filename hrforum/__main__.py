"""Runs the command line: `python -m hrforum COMMAND ...`."""

from hrforum.cli import main

if __name__ == "__main__":
    main()
