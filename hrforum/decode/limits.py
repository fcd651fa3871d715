"""How much the decoding process may take, and how it ties itself down before it looks at a stranger's bytes."""

import sys

MOST_BYTES = 52_428_800
"""Bytes of a file that is handed over: the largest attachment."""
MOST_PIXELS = 64_000_000
"""Pixels of a picture that is taken; a page of a PDF is drawn with a quarter of them at most."""
LONGEST_SIDE = 30_000
MOST_PAGE_PIXELS = 16_000_000
MOST_PAGES = 100_000
MOST_FACES = 64
MOST_GLYPHS = 65_535
MOST_SECONDS_OF_SOUND = 60
LONGEST_SOUND_MS = 48 * 3_600_000
"""Milliseconds; a file that says it is longer is taken to be this long."""
MEMORY = 1 << 30
"""Bytes of address space of the process, with everything it loads."""
CPU_SECONDS = 20
WALL_SECONDS = 60.0
"""Seconds after which the process is killed, however little it computed."""


def tie_down() -> None:
    """Give up memory beyond the limit, time beyond the limit, and every file: none can be opened or written any more.

    Where the system knows no such limits (Windows), the asking side's clock and its checks of the answer are left.
    """
    if sys.platform == "win32":
        return
    import resource

    _, most_memory = resource.getrlimit(resource.RLIMIT_AS)
    memory = MEMORY if most_memory == resource.RLIM_INFINITY else min(MEMORY, most_memory)
    for limit, value in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        # 0, 1 and 2 are open already; no other file, pipe or socket comes to be.
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(limit, (value, value))
    if sys.platform == "linux":
        # macOS takes the number and does not hold it, or refuses it.
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
