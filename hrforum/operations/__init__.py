"""What an organiser does: one public function is one deed, one transaction and one line in the ledger.

The only door for the command line and the windows. Importing this package loads neither SQLCipher nor ReportLab.
"""
