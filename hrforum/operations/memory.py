"""Keeps other programs of the same user, and files of crashes, from the memory of this process."""

import contextlib
import sys

_PR_SET_DUMPABLE = 4


def close_memory() -> None:
    """Let no crash write this process's memory to disk, and under Linux no other program of the user read it.

    Does what the system offers and says nothing where it offers nothing: Windows and macOS have their own ways.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
