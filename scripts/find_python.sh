#!/bin/sh
# Prints the path of the newest Python here that hrforum has been tried with; 3.15 and later only if nothing else is there.
set -eu

works() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if works "$name"; then
        "$name" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done
echo "hrforum needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt-get install python3" >&2
exit 1
