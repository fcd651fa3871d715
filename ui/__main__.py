"""Opens the windows: `python -m ui [ARCHIVE]`. Frozen, the same executable is the process that decodes, with `--decode`."""

import sys


def main() -> int:
    """Be the windows or the decoding process; the latter loads nothing of the windows."""
    if sys.argv[1:] == ["--decode"]:
        from hrforum.decode.child import main as decode

        return decode()
    from ui.app import main as windows

    return windows()


if __name__ == "__main__":
    sys.exit(main())
