"""A process that holds the delay on a bus and is replaced when the computer is about to sleep, as a lock replaces the program."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection

from ui.app import replace_process
from ui.delay import Delay
from ui.sleep import Sleep

_AFTER = "import sys; print('replaced', flush=True); sys.stdin.read()"


def main(address: str) -> None:
    """Say "held" once the delay is held; then wait for the bus to say that the computer will sleep."""
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(address, "sleeper")
    sleep, delay, look = Sleep(), Delay(), QTimer()
    sleep.fell_asleep.connect(lambda: replace_process([sys.executable, "-c", _AFTER]))
    sleep.listen(bus)
    delay.take(bus)

    def say() -> None:
        if delay.held:
            look.stop()
            print("held", flush=True)

    look.timeout.connect(say)
    look.start(10)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
