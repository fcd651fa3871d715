"""The pages by name, in the movement's own three parts."""

from __future__ import annotations

from hrforum.i18n import _
from ui.parts.rail import Place


def places() -> tuple[Place, ...]:
    """Return the pages in the order of the rail, part by part; their number is their key with Ctrl."""
    collect, compile_, clamor = _("Collect"), _("Compile"), _("Clamor")
    return (
        Place("forums", _("Forums"), "forum", collect),
        Place("testimonies", _("Testimonies"), "testimony", collect),
        Place("tags", _("Tags"), "tag", collect),
        Place("import", _("Import"), "import", collect),
        Place("packets", _("Packets"), "packet", compile_),
        Place("explore", _("Explore"), "explore", compile_),
        Place("rights", _("Rights"), "right", compile_),
        Place("hearings", _("Hearings"), "hearing", clamor),
    )
