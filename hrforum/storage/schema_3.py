"""The tables of the third version: what is asked of whom, and what left the archive outside of a filed edition."""

ROW = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    rev INTEGER NOT NULL DEFAULT 1,
    device_id INTEGER NOT NULL REFERENCES device(id),
    batch_id INTEGER REFERENCES batch(id)
"""

TABLES = """
"""
