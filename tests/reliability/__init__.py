"""What the program has to withstand, one script a row: kills, a second program, damage. `python -m tests.reliability --list`."""
