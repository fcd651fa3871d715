"""Attachments: what connects the lists in the reader and in a form with the deeds about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrforum.operations import recording
from ui.deeds.attachment_deeds import AttachmentDeeds, ended_text
from ui.deeds.attachment_place import FormPlace, Place, ReadPlace
from ui.deeds.deeds import Deeds
from ui.deeds.recording_deeds import RecordingDeeds
from ui.pages.form import Form
from ui.pages.reader import Reader
from ui.pages.testimony_form import TestimonyForm
from ui.pages.writing import Writing
from ui.parts.attached_list import AttachedList

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_attachments(window: MainWindow, writing: Writing, reader: Reader | None = None) -> None:
    """Connect the list of the reader, and the list of whatever form is opened; end what a crash broke off."""

    of_form: list[Deeds] = []

    def watch(form: Form | None) -> None:
        of_form.clear()
        if isinstance(form, TestimonyForm):
            of_form.extend(_wire(window, form.attached, FormPlace(form)))

    writing.form_changed.connect(watch)
    if reader is not None:
        shown, records = _wire(window, reader.attached, ReadPlace(lambda: reader.reading))
        for each in (shown, records):
            each.setParent(window)
        reader.shown.connect(shown.refresh)
    window.worker.run(
        recording.finish_broken_off,
        lambda ended: window.say(ended_text(len(ended)), "plain") if ended else None,
    )


def _wire(window: MainWindow, attached: AttachedList, place: Place) -> tuple[AttachmentDeeds, RecordingDeeds]:
    deeds = AttachmentDeeds(window.worker, window, attached, place)
    records = RecordingDeeds(window.worker, window, place)
    for each in (deeds, records):
        # Those of a form go with it, once nothing that they asked for is under way.
        each.setParent(None)
        each.said.connect(window.say)
    attached.record_requested.connect(records.on_record_requested)
    # Whoever records sits beside the person and touches nothing for many minutes. The guard comes after the pages.
    records.under_way.connect(lambda: window.guard.idle.touch())  # noqa: PLW0108  # asked for when it is there
    deeds.refresh()
    return deeds, records
