"""Sound in and out: a microphone as a QIODevice of samples, and a loudspeaker that is fed samples.

The sound library calls back on a thread of its own. All that happens there is handing over bytes, by way of a queue and a buffer that
need no lock; everything else is asked for now and then on the window's thread.
"""

from __future__ import annotations

from collections import deque
from typing import Any

# The library itself: the module around it would load a network client for radio stations.
from _miniaudio import ffi, lib
from PySide6.QtCore import QIODevice, QObject, QTimer

from hrforum.domain import decoded, recording
from hrforum.errors import HrforumError
from hrforum.i18n import _

_LOOK_EVERY_MS = 50
_PERIOD_MS = 40


class NoDevice(HrforumError):
    """There is no microphone or loudspeaker here, or the system does not let the program use it."""


class _Line:
    """One device of the sound library, open; `silent` takes the device that plays nothing and hears nothing, for tests."""

    def __init__(self, kind: Any, rate: int, channels: int, *, silent: bool) -> None:
        self._device = ffi.new("ma_device *")
        self._context = ffi.new("ma_context *")
        self._handle = ffi.new_handle(self)
        chosen = ffi.new("ma_backend[1]", [lib.ma_backend_null])
        made = lib.ma_context_init(chosen if silent else ffi.NULL, int(silent), ffi.NULL, self._context)
        self._open = self._made = False
        if made != lib.MA_SUCCESS:
            raise self.missing()
        self._made = True
        config = lib.ma_device_config_init(kind)
        config.sampleRate, config.periodSizeInMilliseconds = rate, _PERIOD_MS
        side = config.playback if kind == lib.ma_device_type_playback else config.capture
        side.channels, side.format = channels, lib.ma_format_s16
        config.pUserData, config.dataCallback = self._handle, lib._internal_data_callback
        opened = lib.ma_device_init(self._context, ffi.addressof(config), self._device)
        self._open = opened == lib.MA_SUCCESS
        # Where the system has no sound at all, the library falls back on the silent device by itself.
        if not self._open or (self._context.backend == lib.ma_backend_null and not silent):
            self.close()
            raise self.missing()

    def missing(self) -> NoDevice:
        """Return what to say where the device is not there."""
        raise NotImplementedError

    def start(self) -> None:
        """Let it run."""
        if lib.ma_device_start(self._device) != lib.MA_SUCCESS:
            raise self.missing()

    def stop(self) -> None:
        """Let it rest; nothing more is called back after this returns."""
        if self._open:
            lib.ma_device_stop(self._device)

    def close(self) -> None:
        """Let go of the device."""
        if self._open:
            lib.ma_device_uninit(self._device)
        if self._made:
            lib.ma_context_uninit(self._context)
        self._open = self._made = False

    def called(self, out: Any, came: Any, frames: int) -> None:
        """Hand bytes over; on the sound library's own thread."""
        raise NotImplementedError


@ffi.def_extern()  # type: ignore[untyped-decorator]  # of a library without types
def _internal_data_callback(device: Any, out: Any, came: Any, frames: int) -> None:
    if device.pUserData:
        ffi.from_handle(device.pUserData).called(out, came, frames)


class _Heard(_Line):
    def __init__(self, *, silent: bool) -> None:
        self.pieces: deque[bytes] = deque()
        super().__init__(lib.ma_device_type_capture, recording.RATE, recording.CHANNELS, silent=silent)

    def missing(self) -> NoDevice:
        """Say that there is no microphone."""
        return NoDevice(
            _(
                "There is no microphone here, or the system does not let hrforum use it. Plug one in, or write down what is said."
            )
        )

    def called(self, _out: Any, came: Any, frames: int) -> None:
        """Take over what was heard."""
        self.pieces.append(bytes(ffi.buffer(came, frames * recording.FRAME_BYTES)))


class Microphone(QIODevice):
    """Samples as `domain.recording` has them, from this computer's microphone; `open` raises `NoDevice` where there is none.

    Nothing is heard before it is opened, and nothing after it is closed.
    """

    def __init__(self, parent: QObject | None = None, *, silent: bool = False) -> None:
        super().__init__()
        self.setParent(parent)
        self._silent = silent
        self._line: _Heard | None = None
        self._waiting = bytearray()
        self._beat = QTimer(self)
        self._beat.setInterval(_LOOK_EVERY_MS)
        self._beat.timeout.connect(self._on_beat)

    def open(self, mode: QIODevice.OpenModeFlag = QIODevice.OpenModeFlag.ReadOnly) -> bool:
        """Begin to listen."""
        self._line = _Heard(silent=self._silent)
        self._line.start()
        self._beat.start()
        return super().open(mode | QIODevice.OpenModeFlag.Unbuffered)

    def close(self) -> None:
        """Stop listening and let go of the microphone."""
        self._beat.stop()
        if self._line is not None:
            self._line.stop()
            self._line.close()
            self._line = None
        if self.isOpen():
            super().close()

    def isSequential(self) -> bool:
        """Say that what was read is gone."""
        return True

    def bytesAvailable(self) -> int:
        """Return how much can be read."""
        return len(self._waiting) + super().bytesAvailable()

    def readData(self, most: int) -> bytes:
        """Return what was heard."""
        taken = bytes(self._waiting[:most])
        del self._waiting[:most]
        return taken

    def writeData(self, _what: bytes | bytearray | memoryview, _size: int) -> int:
        """Take nothing."""
        return -1

    def _on_beat(self) -> None:
        pieces = self._line.pieces if self._line is not None else deque()
        while pieces:
            self._waiting += pieces.popleft()
        if self._waiting:
            self.readyRead.emit()


class _Played(_Line):
    def __init__(self, *, silent: bool) -> None:
        self.pieces: deque[bytes] = deque()
        self.played = 0
        super().__init__(lib.ma_device_type_playback, decoded.RATE, decoded.CHANNELS, silent=silent)

    def missing(self) -> NoDevice:
        """Say that there is no loudspeaker."""
        return NoDevice(
            _(
                "There is no loudspeaker here, or the system does not let hrforum use it. Plug one in, and try again."
            )
        )

    def called(self, out: Any, _came: Any, frames: int) -> None:
        """Play what waits; silence where nothing does."""
        wanted, target = frames * decoded.FRAME_BYTES, ffi.buffer(out, frames * decoded.FRAME_BYTES)
        done = 0
        while done < wanted and self.pieces:
            piece = self.pieces.popleft()
            used = min(len(piece), wanted - done)
            target[done : done + used] = piece[:used]
            if used < len(piece):
                self.pieces.appendleft(piece[used:])
            done += used
        self.played += done


class Loudspeaker:
    """Plays samples as `domain.decoded` has them; making one raises `NoDevice` where there is no loudspeaker."""

    _PIECE = decoded.RATE * decoded.FRAME_BYTES // 10

    def __init__(self, *, silent: bool = False) -> None:
        self._line = _Played(silent=silent)

    def feed(self, samples: bytes) -> None:
        """Play these after what waits already."""
        # In pieces, since what is left of a piece is copied each time it is asked for more.
        self._line.pieces.extend(samples[at : at + self._PIECE] for at in range(0, len(samples), self._PIECE))

    def play(self) -> None:
        """Let it sound."""
        self._line.start()

    def pause(self) -> None:
        """Let it rest; what waits goes on waiting."""
        self._line.stop()

    def forget(self) -> None:
        """Throw away what waits, and count what was played from here on."""
        self._line.pieces.clear()
        self._line.played = 0

    @property
    def played_ms(self) -> int:
        """How many milliseconds were played since `forget`."""
        return self._line.played // decoded.FRAME_BYTES * 1000 // decoded.RATE

    @property
    def waiting_ms(self) -> int:
        """How many milliseconds wait to be played."""
        size = sum(len(each) for each in tuple(self._line.pieces))
        return size // decoded.FRAME_BYTES * 1000 // decoded.RATE

    def close(self) -> None:
        """Let go of the loudspeaker."""
        self._line.stop()
        self._line.close()
