"""Minutes and seconds as they are shown beside sound."""

from __future__ import annotations


def clock_text(milliseconds: int) -> str:
    """Return 3:05 or 1:02:09."""
    seconds = max(0, milliseconds) // 1000
    hours, rest = divmod(seconds, 3_600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
