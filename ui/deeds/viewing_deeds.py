"""Deeds of looking and listening: bytes from the archive go to the decoding process, pixels and samples to a dialog; none to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hrforum.domain.attachment import Attachment, Kind, Mark
from hrforum.domain.decoded import Page, Pixels, Sound
from hrforum.errors import HrforumError
from hrforum.operations import attachment, viewing
from ui.deeds.deeds import Deeds
from ui.dialogs.viewer_dialogs import PagesDialog, PictureDialog, PlayerDialog
from ui.parts.player import Speaker

_SIDE = 4_000
"""A picture is shown with at most so many pixels on a side."""


def loudspeaker() -> Speaker:
    """Return this computer's loudspeaker; raises `NoDevice`."""
    from ui.sound import Loudspeaker

    return Loudspeaker()


class ViewingDeeds(Deeds):
    """Shows an attachment in the dialog that fits it."""

    speaker: Callable[[], Speaker] = staticmethod(loudspeaker)

    def on_show_requested(self, one: Attachment) -> None:
        """Show a picture or the pages of a PDF, or play sound."""

        def read(archive: Any) -> tuple[bytes, list[Mark]]:
            return attachment.content(archive, one.id), attachment.marks(archive, one.id)

        shows = {Kind.PICTURE: self._show_picture, Kind.PDF: self._show_pages, Kind.SOUND: self._play}
        self.worker.run(read, lambda found: shows[one.kind](one, *found), refused=self.refuse)

    def _show_picture(self, one: Attachment, content: bytes, _marks: list[Mark]) -> None:
        def show(pixels: Pixels) -> None:
            dialog = PictureDialog(self.window, one)
            dialog.open()
            dialog.put(pixels)

        self.worker.run_aside(
            lambda progress: viewing.picture(content, _SIDE, progress),
            show,
            refused=self.refuse,
            lane="viewing",
        )

    def _show_pages(self, one: Attachment, content: bytes, _marks: list[Mark]) -> None:
        dialog = PagesDialog(self.window, one)

        def ask(number: int, width: int) -> None:
            def put(page: Page) -> None:
                if not closed:
                    dialog.put(page)

            def refuse(error: HrforumError) -> None:
                if not closed:
                    dialog.say(error.sentence)

            self.worker.run_aside(
                lambda progress: viewing.page(content, number, width, progress),
                put,
                refused=refuse,
                lane="viewing",
            )

        closed: list[int] = []
        dialog.finished.connect(closed.append)
        dialog.page_requested.connect(ask)
        dialog.open()
        dialog.ask()

    def _play(self, one: Attachment, content: bytes, marks: list[Mark]) -> None:
        dialog = PlayerDialog(self.window, one, self.speaker, marks)

        def ask(from_ms: int, for_ms: int) -> None:
            def put(part: Sound) -> None:
                if not closed:
                    dialog.put(part, from_ms)

            def refuse(error: HrforumError) -> None:
                if not closed:
                    dialog.refused(error)

            self.worker.run_aside(
                lambda progress: viewing.sound(content, from_ms, for_ms, progress),
                put,
                refused=refuse,
                lane="viewing",
            )

        closed: list[int] = []
        dialog.finished.connect(closed.append)
        dialog.player.part_requested.connect(ask)
        dialog.player.marks_changed.connect(
            lambda fresh: self.worker.run(
                lambda archive: attachment.mark(archive, one.id, fresh), refused=self.refuse
            )
        )
        dialog.open()
        dialog.player.begin()
