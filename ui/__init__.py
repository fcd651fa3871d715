"""The windows of hrforum: PySide6 over the operations, nothing deeper."""

from ui.lasting import keep_true

keep_true()
