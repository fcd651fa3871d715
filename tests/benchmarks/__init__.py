"""How fast the program is beside what it stands on: every figure is a ratio, both sides measured in turn in one run."""
