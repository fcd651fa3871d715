#!/bin/sh
# Sets up one virtual environment from its lock file, and does nothing when it already stands as the lock file says.
#   sh scripts/set_up.sh app|dev|core|peers [what the system must offer, see system_packages.py] ...
set -eu
cd "$(dirname "$0")/.."

lock=requirements/$1.lock
case $1 in core) folder=.venv-core ;; peers) folder=.venv-peers ;; *) folder=.venv ;; esac
stamp=$folder/.$1.lock  # a copy of the lock file that was installed last
shift

if "$folder/bin/python" -c 'import pip' >/dev/null 2>&1; then
    python3=$folder/bin/python
else
    python3=$(sh scripts/find_python.sh)
    set -- venv "$@"
fi
"$python3" scripts/system_packages.py "$@"

if [ "${1:-}" = venv ]; then
    rm -rf "$folder"
    echo "Making $folder with $python3"
    "$python3" -m venv "$folder"
fi
if ! cmp -s "$lock" "$stamp"; then
    echo "Installing what $lock names into $folder (the first time takes a minute or two)"
    quiet="-qq --no-input --disable-pip-version-check"
    # shellcheck disable=SC2086
    "$folder/bin/python" -m pip install $quiet --only-binary :all: --require-hashes -r "$lock"
    # The project itself has no place beside what it is measured against.
    # shellcheck disable=SC2086
    [ "$folder" = .venv-peers ] || "$folder/bin/python" -m pip install $quiet --no-index --no-deps --no-build-isolation --editable .
    cp "$lock" "$stamp"
fi
