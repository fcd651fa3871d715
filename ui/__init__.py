"""The windows of hrforum: PySide6 over the operations, nothing deeper."""
