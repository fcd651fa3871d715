"""Tests of the scan for identifiers, on passages that were marked before it was written and on real ones marked after."""
