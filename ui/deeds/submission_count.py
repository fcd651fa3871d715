"""Counts the words of a submission while somebody types: it is read once for each outline, then only what was typed is put in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from hrforum.errors import HrforumError
from hrforum.operations import submission
from hrforum.operations.around import Paper
from hrforum.operations.submission import Wanted
from ui.archive_worker import ArchiveWorker
from ui.dialogs.submission_dialog import SubmissionDialog


class Counting(QObject):
    """Answers a dialog's wish for a count, as long as it is open; the last wish alone is answered."""

    def __init__(self, worker: ArchiveWorker, dialog: SubmissionDialog, packet_id: int) -> None:
        super().__init__(dialog)
        self._worker, self._dialog, self._packet_id = worker, dialog, packet_id
        self._read: dict[Any, Paper] = {}
        self._closed: list[int] = []
        dialog.finished.connect(self._closed.append)

    def on_count_requested(self, wanted: Wanted) -> None:
        """Count the words of a submission as it is wanted now."""
        known, packet_id = self._read, self._packet_id

        def count(archive: Any) -> Any:
            # A count shows no words, so a name in them is no matter here; it is asked about before anything is saved.
            if wanted.kind not in known:
                known[wanted.kind] = submission.prepare(archive, packet_id, wanted, accept_names=True)
            return submission.budget_of(submission.as_typed(known[wanted.kind], wanted))

        def told(counted: Any) -> None:
            if not self._closed:
                self._dialog.show_count(counted)

        def refused(error: HrforumError) -> None:
            if not self._closed:
                self._dialog.show_no_count(error.sentence)

        self._worker.run(count, told, refused=refused, lane="words of a submission")
