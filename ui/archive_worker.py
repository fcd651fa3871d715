"""The one thread that touches the archive, and the thread beside it that sets documents and gets no archive."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from hrforum.domain.changes import Changes
from hrforum.errors import Cancelled, HrforumError
from hrforum.progress import Progress
from ui.bug import bug_from
from ui.job import Closable, Done, Job, Refused
from ui.ticket import Ticket, Watched
from ui.tidying import Tidying
from ui.undo import UndoList

_TURN = 0.0005
"""Seconds that one thread may go on while another one waits."""
T = TypeVar("T")


class ArchiveWorker(QObject):
    """Runs operations in order on the archive's own thread and brings every result back to the window's thread.

    Signals, all delivered on the thread that made the worker: `changed(Changes)` after each deed, `failed(HrforumError)` where
    nobody else takes the error, `crashed(Bug)`, `progressed(Ticket, done, total, label)`, `began(Ticket)` and `ended(Ticket)` around
    long work, `stepped` as `progressed` for work in a lane, which whoever asked for it may show, `undo_changed()`.
    """

    changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    progressed = Signal(object, int, int, str)
    stepped = Signal(object, int, int, str)
    began = Signal(object)
    ended = Signal(object)
    undo_changed = Signal()
    undone = Signal(str)
    redone = Signal(str)
    _came_back = Signal(int)

    def __init__(self, parent: QObject | None = None, before_closing: Done[Any] | None = None) -> None:
        """`before_closing(archive)` runs on the archive's thread whenever one is closed; what it refuses stops nothing."""
        super().__init__(parent)
        # With Python's own 5 ms the window would wait so long for each of its turns beside a search, which makes a frame or two.
        sys.setswitchinterval(_TURN)
        self._archive: Closable | None = None
        self._before_closing = before_closing
        self._archive_thread = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._setting_thread = ThreadPoolExecutor(1, thread_name_prefix="setting")
        self._lanes: dict[str, Ticket] = {}
        self._meanwhile: dict[Ticket, Callable[[Any], object]] = {}
        self._jobs: dict[int, Job[Any]] = {}
        self._numbers = itertools.count(1)
        self._closed = False
        self._undo = UndoList()
        self._tidying = Tidying(self)
        self._came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)

    # -- asking for work ---------------------------------------------------------------------------------------------

    def open(
        self, opener: Callable[[], Closable], done: Done[None], refused: Refused | None = None
    ) -> Ticket:
        """Open an archive with `opener` on the archive's thread, closing the one that was open before."""

        def work() -> None:
            archive = opener()
            self._close_archive()
            self._archive = archive

        return self._submit(Job(work, done, refused, Ticket()))

    def close_archive(self, done: Done[None] | None = None, *, as_it_is: bool = False) -> Ticket:
        """Close the archive after the work that waits before it, and forget what could be undone.

        With `as_it_is` nothing runs before: the archive is about to be put aside.
        """
        self._undo.clear()
        self.undo_changed.emit()
        return self._submit(Job(lambda: self._close_archive(as_it_is=as_it_is), done, None, Ticket()))

    def run(
        self,
        operation: Callable[[Any], T],
        done: Done[T] | None = None,
        *,
        refused: Refused | None = None,
        lane: str | None = None,
        meanwhile: Callable[[Any], object] | None = None,
    ) -> Ticket:
        """Run `operation(archive)` and hand what it returns to `done`.

        `refused` takes an `HrforumError` instead of the `failed` signal. Work in the same `lane` makes older work in it stale: an
        older result is dropped, and older work that has not begun is never begun. Where long work is under way, `meanwhile(archive)`
        runs at its next step, inside its transaction, so that `operation` may wait without harm.
        """
        ticket = self._in_lane(lane)
        if meanwhile is not None:
            self._meanwhile[ticket] = meanwhile

        def work() -> T:
            self._meanwhile.pop(ticket, None)
            return operation(self._open_archive())

        return self._submit(Job(work, done, refused, ticket, remember=self._undo.did))

    def _between(self) -> None:
        """On the archive's thread, at a step of long work: do what must not wait for its end."""
        for ticket in tuple(self._meanwhile):
            urgent = self._meanwhile.pop(ticket, None)
            if urgent is not None and not ticket.cancelled:
                # What the disk does not take now is told when its own work runs.
                with contextlib.suppress(HrforumError):
                    urgent(self._open_archive())

    def run_cancellable(
        self, operation: Callable[[Any, Callable[[], bool]], T], done: Done[T], *, lane: str
    ) -> Ticket:
        """Run a reader that asks now and then whether it is still wanted (`operation(archive, cancelled)`), such as a search."""
        ticket = self._in_lane(lane)
        return self._submit(
            Job(lambda: operation(self._open_archive(), lambda: ticket.cancelled), done, None, ticket)
        )

    def run_watched(
        self,
        operation: Callable[[Any, Progress], T],
        done: Done[T],
        *,
        refused: Refused | None = None,
        lane: str,
        quietly: bool = False,
    ) -> Ticket:
        """Run a reader that may take long, such as a large table: shown once it says how far it is, and stale once the lane has newer work.

        With `quietly` it tells how far it is by `stepped`, which nobody shows by itself, and lets urgent work in between.

        Where somebody stopped it, `refused` takes `Cancelled`; where newer work did, nobody hears of it.
        """
        ticket = self._in_lane(lane)
        watched = (
            Watched(ticket, self.stepped.emit, self._between)
            if quietly
            else Watched(ticket, self.progressed.emit)
        )
        return self._submit(
            Job(lambda: operation(self._open_archive(), watched), done, refused, ticket, watched=True)
        )

    def run_long(
        self,
        operation: Callable[[Any, Progress], T],
        done: Done[T] | None = None,
        *,
        refused: Refused | None = None,
    ) -> Ticket:
        """Run `operation(archive, progress)`, showing how far it is; its ticket cancels it."""
        ticket = Ticket()
        watched = Watched(ticket, self.progressed.emit, self._between)

        def work() -> T:
            return operation(self._open_archive(), watched)

        return self._submit(Job(work, done, refused, ticket, long=True, remember=self._undo.did))

    def run_aside(
        self,
        work: Callable[[Progress], T],
        done: Done[T] | None = None,
        *,
        refused: Refused | None = None,
        lane: str | None = None,
    ) -> Ticket:
        """Run work that gets no archive (setting a document) on the second thread, so that saves go on meanwhile.

        Work in a `lane` tells how far it is by `stepped`, and makes older work in the same lane stale as in `run`.
        """
        ticket = self._in_lane(lane)
        watched = Watched(ticket, self.progressed.emit if lane is None else self.stepped.emit)
        job = Job(lambda: work(watched), done, refused, ticket, long=lane is None)
        return self._submit(job, self._setting_thread)

    def run_without_archive(
        self, work: Callable[[], T], done: Done[T], *, refused: Refused | None = None
    ) -> Ticket:
        """Run work about files that are not the open archive (a probe, a recovery sheet) on the archive's thread."""
        return self._submit(Job(work, done, refused, Ticket()))

    def shut_down(self) -> None:
        """Close the archive and end both threads; waits for the deed under way, which ends by itself or at its cancel point."""
        if self._closed:
            return
        self._closed = True
        for job in self._jobs.values():
            job.ticket.cancel()
        self._setting_thread.shutdown(cancel_futures=True)
        self._archive_thread.submit(self._close_archive)
        self._archive_thread.shutdown()
        self._tidying.stop()
        self._undo.clear()

    # -- undo and redo -----------------------------------------------------------------------------------------------

    @property
    def undo_name(self) -> str | None:
        """The deed that `undo` would take back, None where there is none."""
        return self._undo.undo_name

    @property
    def redo_name(self) -> str | None:
        """The deed that `redo` would do again, None where there is none."""
        return self._undo.redo_name

    def undo(self) -> None:
        """Take the last deed back."""
        last = self._undo.take_undo()
        if last is not None:
            self._replay(
                last.inverse,
                lambda back: self._undo.undid(last, back),
                lambda: self._undo.put_back_undo(last),
                lambda _back: self.undone.emit(last.name),
            )

    def redo(self) -> None:
        """Do the deed again that was taken back last."""
        last = self._undo.take_redo()
        if last is not None:
            self._replay(
                last.inverse,
                lambda again: self._undo.redid(last, again),
                lambda: self._undo.put_back_redo(last),
                lambda _again: self.redone.emit(last.name),
            )

    def _replay(
        self,
        inverse: Callable[[Any], Changes[Any]],
        remember: Callable[[Changes[Any]], None],
        put_back: Callable[[], None],
        done: Done[Changes[Any]],
    ) -> None:
        def refused(error: HrforumError) -> None:
            put_back()
            self.undo_changed.emit()
            self.failed.emit(error)

        self._submit(Job(lambda: inverse(self._open_archive()), done, refused, Ticket(), remember=remember))

    # -- on the worker's threads ---------------------------------------------------------------------------------------

    def _open_archive(self) -> Closable:
        if self._archive is None:
            raise RuntimeError("no archive is open")
        return self._archive

    def _close_archive(self, *, as_it_is: bool = False) -> None:
        if self._archive is not None:
            archive, self._archive = self._archive, None
            try:
                with contextlib.suppress(HrforumError):
                    if self._before_closing is not None and not as_it_is:
                        self._before_closing(archive)
            finally:
                archive.close()

    def _perform(self, number: int) -> None:
        job = self._jobs[number]
        if job.ticket.cancelled and not job.long:
            job.error = Cancelled()
        else:
            try:
                job.result = job.work()
            except BaseException as error:  # noqa: BLE001  # it is handed to the main thread, which shows or reports it
                job.error = error
        # From here on only the main thread holds the job and whatever it refers to.
        del job
        self._came_back.emit(number)

    # -- back on the main thread ---------------------------------------------------------------------------------------

    @property
    def idle(self) -> bool:
        """Whether nothing is waiting or under way."""
        return not self._jobs

    @property
    def rests(self) -> bool:
        """Whether an archive is open and nothing is asked of it: only then may this thread look."""
        return self.idle and self._archive is not None and not self._closed

    def _in_lane(self, lane: str | None) -> Ticket:
        ticket = Ticket()
        if lane is not None:
            if lane in self._lanes:
                self._lanes[lane].cancel()
                self._meanwhile.pop(self._lanes[lane], None)
            self._lanes[lane] = ticket
        return ticket

    def _submit(self, job: Job[Any], thread: ThreadPoolExecutor | None = None) -> Ticket:
        if self._closed:
            job.ticket.cancel()
            return job.ticket
        number = next(self._numbers)
        self._jobs[number] = job
        if job.long:
            self.began.emit(job.ticket)
        (thread or self._archive_thread).submit(self._perform, number)
        return job.ticket

    @Slot(int)
    def _on_came_back(self, number: int) -> None:
        job = self._jobs.pop(number)
        if job.long or job.watched:
            self.ended.emit(job.ticket)
        if isinstance(job.error, HrforumError):
            self._on_refused(job, job.error)
        elif job.error is not None:
            self.crashed.emit(bug_from(job.error))
        else:
            self._on_done(job)

    def _on_refused(self, job: Job[Any], error: HrforumError) -> None:
        wanted = job.long or (job.watched and job.ticket in self._lanes.values())
        if isinstance(error, Cancelled) and not wanted:
            return
        if job.refused is not None:
            job.refused(error)
        else:
            self.failed.emit(error)

    def _on_done(self, job: Job[Any]) -> None:
        if isinstance(job.result, Changes):
            if job.remember is not None:
                job.remember(job.result)
                self.undo_changed.emit()
            self.changed.emit(job.result)
        elif job.ticket.cancelled:
            return
        if job.done is not None:
            job.done(job.result)
